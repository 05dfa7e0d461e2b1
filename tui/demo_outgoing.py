"""An invitation that the demo's user is writing, and has not sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from store.decisions.outgoing import Invite
from store.network import Network


def tell_outgoing(network: Network, today: date, be_on: Callable[[date], None]) -> None:
    """Let one be begun, to somebody whom nobody has put in yet."""
    be_on(today - timedelta(days=2))
    why = "learn how she restores organ pipes"
    note = "Hi Elin, ours in Ribe whistle: how did you restore the pipes in Malmö?"
    network.decide(Invite("", why, note, name="Elin Sand"))
    be_on(today)
