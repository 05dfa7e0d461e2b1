"""What a screen and the app ask of each other beyond deciding: texts in the making."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.app import App

from store.text import clean_lines

if TYPE_CHECKING:
    from store.decisions.book import Decision
    from store.rules.review import Bookmark


@runtime_checkable
class EditsText(Protocol):
    """An app that can hand a text to $EDITOR."""

    def edit_text(self, text: str) -> str | None:
        """Return what became of the text; None if that failed, which was said."""
        ...


def edit_outside(app: App[Any], text: str) -> str:
    """Return what became of a text in $EDITOR; the old one if that failed."""
    edited = app.edit_text(f"{text}\n") if isinstance(app, EditsText) else None
    return text if edited is None else clean_lines(edited)


@runtime_checkable
class KeepsWords(Protocol):
    """A screen with words that would be lost if the app ended now."""

    def words_to_keep(self) -> Decision | None:
        """Return the decision that keeps them."""
        ...


def words_of(decision: Decision) -> str:
    """Return the words that were written for a decision, if any were."""
    return str(getattr(decision, "words", ""))


@runtime_checkable
class TypesAhead(Protocol):
    """An app that can be handed a key which came too early."""

    def type_ahead(self, character: str) -> None:
        """Let the key do what it does once what came before it is done."""
        ...


@runtime_checkable
class TakesBack(Protocol):
    """A screen that changes what is no decision, and takes that back itself."""

    def take_back(self, *, again: bool) -> bool:
        """Take a change back, or make it again; False where decisions are meant."""
        ...


@runtime_checkable
class KeepsBookmark(Protocol):
    """An app that remembers where one is in a review, through a cut and a kill."""

    @property
    def bookmark(self) -> Bookmark | None:
        """Where one is; None if no review is under way."""
        ...

    def be_at(self, bookmark: Bookmark | None) -> None:
        """Remember another bookmark, or that the review is over."""
        ...
