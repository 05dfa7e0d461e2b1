"""A list and what is known of the one under its cursor, side by side where it fits."""

from __future__ import annotations

from textual.widget import Widget


class Beside(Widget):
    """Sets what it holds below each other; on a broad page, beside each other."""

    DEFAULT_CSS = """
    Beside { height: 1fr; layout: vertical; }
    """
