"""The tree of errors, as its docstring draws it."""

from __future__ import annotations

import inspect

from store import errors
from store.errors import FewerError


def drawn() -> dict[str, str]:
    """Return each error that the docstring draws, with the one above it."""
    assert errors.__doc__
    above: dict[str, str] = {}
    branch: list[str] = []
    for line in errors.__doc__.splitlines():
        bare = line.lstrip("│├└─ ")
        if not bare or not (line[0] in "│├└ " or bare == FewerError.__name__):
            continue
        depth = (len(line) - len(bare)) // 4
        names = bare.split("  ")[0].split(", ")
        above.update(dict.fromkeys(names, branch[depth - 1] if depth else ""))
        branch[depth:] = names[-1:]
    return above


def test_the_docstring_draws_every_error_where_it_is() -> None:
    classes = inspect.getmembers(errors, inspect.isclass)
    real = {
        name: kind.__mro__[1].__name__
        for name, kind in classes
        if issubclass(kind, FewerError) and kind is not FewerError
    }
    assert drawn() == {"FewerError": "", **real}


def test_every_error_says_what_it_means() -> None:
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, FewerError):
            assert kind.__doc__, name
