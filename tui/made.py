"""`python -m tui.made` writes anew what is made from the parser and the bindings."""

from __future__ import annotations

from pathlib import Path

from tui.keylist import keys_page
from tui.manual import PAGE, written

KEYS = Path(__file__).parent.parent / "docs" / "keys.md"


def made() -> dict[Path, str]:
    """Return the text of each file that is made."""
    return {PAGE: written(), KEYS: keys_page()}


if __name__ == "__main__":
    for path, text in made().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
