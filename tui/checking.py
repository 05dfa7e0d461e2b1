"""`fewer check`: what is wrong with a store, and what would help."""

from __future__ import annotations

import os
from argparse import Namespace

from store.errors import Damaged
from store.journal.checkup import Finding, check, repair
from tui.places import home_of, state_of


def check_store(options: Namespace) -> int:
    """Verify the store, mend it if asked to, and say what is found."""
    home = home_of(options.home, os.environ)
    mended = repair(home, state_of(os.environ)) if options.repair else []
    findings = check(home)
    grave = any(finding.grave for finding in findings)
    if options.json:
        _print_json(findings, mended)
    else:
        _print(home.exists(), str(home), findings, mended)
    return Damaged.exit_code if grave else 0


def _print(exists: bool, home: str, findings: list[Finding], mended: list[str]) -> None:
    for line in mended:
        print(f"mended  {line}")
    for finding in findings:
        print(f"{'damage' if finding.grave else 'note':8}{finding}")
    if any(finding.grave for finding in findings):
        print(
            "Nothing was changed. fewer check --repair rebuilds the view from the "
            "journal, and keeps each damaged file aside."
        )
    elif not exists:
        print(f"No store at {home} yet.")
    elif not findings:
        print(f"All is well in {home}.")


def _print_json(findings: list[Finding], mended: list[str]) -> None:
    from tui.commands import print_json

    found = [
        {"path": str(f.path), "line": f.line, "what": f.what, "grave": f.grave}
        for f in findings
    ]
    print_json({"findings": found, "mended": mended})
