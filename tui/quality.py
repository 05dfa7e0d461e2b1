"""What quality brings, on the command line."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tui.commands import network_of
from tui.printing import print_json, print_table

if TYPE_CHECKING:
    from store.rules.quality import Pair, Share


def quality(options: Namespace) -> int:
    """Compare what came of prepared meetings with what came of others."""
    from screens.quality_words import conclusion, parts
    from tui.preflight import ascii_only

    with network_of(options) as network:
        view = network.quality()
        seasons = {season.id: season.name for season in network.seasons()}
    if options.json:
        print_json(
            {
                "all": _pair_as_json(view.all),
                "sources": {str(s): _pair_as_json(p) for s, p in view.sources},
                "seasons": {seasons[id]: _pair_as_json(p) for id, p in view.seasons},
                "recent": view.recent,
                "days": 90,
            }
        )
        return 0
    ascii = bool(options.ascii) or ascii_only(os.environ, sys.stdout.encoding)
    print("Meetings of which something came within 90 days")
    for part in parts(view, seasons):
        print(part.title)
        print_table(_shares(part.pair, ascii))
    print("\n".join(conclusion(view)))
    return 0


def _shares(pair: Pair, ascii: bool) -> Iterable[tuple[str, ...]]:
    from screens.quality_words import BAR, bar, both, share_said

    for name, share in both(pair):
        said = share_said(share)
        said = said.replace("·", "-") if ascii else said
        yield "", f"{name:10}", f"{bar(share, ascii=ascii):{BAR}}", said


def _pair_as_json(pair: Pair) -> dict[str, Any]:
    return {
        "prepared": _share_as_json(pair.prepared),
        "unprepared": _share_as_json(pair.unprepared),
        "apart": pair.is_apart,
    }


def _share_as_json(share: Share) -> dict[str, Any]:
    low, high = share.interval or (None, None)
    signs = {str(sign): number for sign, number in share.signs}
    return {
        "came": share.came,
        "of": share.of,
        "enough": share.is_enough,
        "low": low,
        "high": high,
        "signs": signs,
    }
