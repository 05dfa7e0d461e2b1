"""`fewer check`: what is wrong with a store, and what would help."""

from __future__ import annotations

import os
from argparse import Namespace

from store.documents import TABLES, from_document
from store.errors import Damaged
from store.journal.checkup import Finding, check, repair
from store.journal.entries import Document
from tui.places import home_of, state_of
from tui.printing import print_json


def check_store(options: Namespace) -> int:
    """Verify the store, mend it if asked to, and say what is found."""
    home = home_of(options.home, os.environ)
    mended = repair(home, state_of(os.environ)) if options.repair else []
    findings = check(home, _reads)
    grave = any(finding.grave for finding in findings)
    if options.json:
        _print_json(findings, mended)
    else:
        _print(home.exists(), str(home), findings, mended)
    return Damaged.exit_code if grave else 0


def _reads(table: str, id: str, doc: Document) -> None:
    """Raise ValueError unless a document reads as the record it is to be."""
    for kind, name in TABLES.items():
        if name == table:
            from_document(kind, id, doc)


def _print(exists: bool, home: str, findings: list[Finding], mended: list[str]) -> None:
    for line in mended:
        print(f"mended  {line}")
    for finding in findings:
        print(f"{'damage' if finding.grave else 'note':8}{finding}")
    grave = [finding for finding in findings if finding.grave]
    if any(finding.mendable for finding in grave):
        print(
            "Nothing was changed. fewer check --repair rebuilds the view from the "
            "journal, and keeps each damaged file aside."
        )
    elif grave:
        print("No repair can know what was meant: the journal itself has it so.")
    elif not exists:
        print(f"No store at {home} yet.")
    elif not findings:
        print(f"All is well in {home}.")


def _print_json(findings: list[Finding], mended: list[str]) -> None:
    found = [
        {"path": str(f.path), "line": f.line, "what": f.what, "grave": f.grave}
        for f in findings
    ]
    print_json({"findings": found, "mended": mended})
