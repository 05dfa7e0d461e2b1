"""`config.toml`: how fewer looks on this machine, as the user writes it, or the app.

Nothing in it is overwritten that the user didn't change: their comments, their order
and what fewer knows nothing of stay. What is wrong is named by its line, and only
that value is the built-in one.
"""

from __future__ import annotations

import os
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from screens.looks import LOOKS, Look, Looks, Name, Value, look_named
from store.errors import Unusable
from tui.no_toml import placed
from tui.places import text_of


class Config(Struct, frozen=True):
    """What the file says, as far as it can be understood."""

    path: Path
    looks: Looks = field(default_factory=Looks)
    lines: dict[Name, int] = field(default_factory=dict)
    """The line of each choice that the file makes; the others are built in."""
    complaints: tuple[str, ...] = ()
    """What is wrong with it, each with its line."""


def read_config(path: Path) -> Config:
    """Return what the file says; where there is none, what is built in."""
    try:
        text = text_of(path)
    except FileNotFoundError:
        return Config(path)
    except Unusable as error:
        return Config(path, complaints=(f"{error} The built-in looks are used.",))
    import tomllib

    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        why = f"{path.name} {placed(error, text)}; using the defaults."
        return Config(path, complaints=(why,))
    return _understood(path, given, text)


def changed(config: Config, name: Name, value: Value) -> Config:
    """Write one choice into the file, and return what it says now.

    Raises `Unusable` where the file is no TOML, or can't be written; it is then left
    as it is.
    """
    try:
        text = text_of(config.path)
    except FileNotFoundError:
        text = template()
    _write(config.path, _with(text, name, value, config.path.name))
    return read_config(config.path)


def write_template(path: Path) -> None:
    """Write a file that says what may be chosen; raises `Unusable` if there is one."""
    if path.exists():
        raise Unusable(f"{path} is there already, and stays as it is.")
    _write(path, template())


def template() -> str:
    """Return the file with everything said, and nothing chosen."""
    parts = ["# How fewer looks on this machine. Take away a # to choose.\n"]
    for look in LOOKS:
        about = textwrap.wrap(f"{look.label}: {look.choices}. {look.why}", 78)
        said = "".join(f"# {line}\n" for line in about)
        default = _toml(Looks().of(look.name))
        parts.append(f"\n{said}# {look.name} = {default}\n")
    return "".join(parts)


def _understood(path: Path, given: dict[str, Any], text: str) -> Config:
    """Return the choices, each judged by itself."""
    chosen: dict[str, Any] = {}
    lines: dict[Name, int] = {}
    wrong: list[str] = []
    for name, said in given.items():
        line = _line_of(name, text)
        look = look_named(name)
        value = look.read(said) if look else None
        if look is None:
            known = ", ".join(look.name for look in LOOKS)
            wrong.append(f"{path.name} line {line}: “{name}” is none of {known}.")
        elif value is None:
            wrong.append(
                f"{path.name} line {line}: {look.refusal(said)}; "
                f"using {Looks().of(look.name)}."
            )
        else:
            chosen[look.name] = value
            lines[look.name] = line
    return Config(path, Looks(**chosen), lines, tuple(wrong))


def _with(text: str, name: Name, value: Value, file: str) -> str:
    """Return the file's text with one choice made: in its line, else as a new one."""
    import tomlkit
    from tomlkit.exceptions import ParseError

    try:
        document = tomlkit.parse(text)
    except ParseError as error:
        raise Unusable(
            f"{file} line {error.line} is no TOML, so it stays as it is: mend it first."
        ) from None
    if name not in document:  # Where the file offers it in a comment, it is made there.
        offered = re.compile(rf"^#[ \t]*{name}[ \t]*=[^\n]*$", re.MULTILINE)
        made, times = offered.subn(f"{name} = {_toml(value)}", text, count=1)
        if times and _says(made, name, value):
            return made
    document[name] = value
    return tomlkit.dumps(document)


def _says(text: str, name: Name, value: Value) -> bool:
    """Tell whether a text chooses so: a comment within a table would not."""
    import tomllib

    try:
        return bool(tomllib.loads(text).get(name) == value)
    except tomllib.TOMLDecodeError:
        return False


def _write(path: Path, text: str) -> None:
    """Put the text in the file's place, whole; a link stays a link."""
    real = path.resolve()
    fresh = real.with_name(f".{real.name}.{os.getpid()}")
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(text, "utf-8")
        if real.exists():
            fresh.chmod(real.stat().st_mode & 0o777)
        fresh.replace(real)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        why = error.strerror or error
        raise Unusable(f"{path} can't be written ({why}).") from None


def _toml(value: Value) -> str:
    return str(value) if isinstance(value, int) else f'"{value}"'


def _line_of(name: str, text: str) -> int:
    """Return the line in which something is said, from 1."""
    said = re.compile(rf"\s*\[*\s*[\"']?{re.escape(name)}[\"']?\s*[=.\]]")
    lines = enumerate(text.splitlines(), 1)
    return next((n for n, line in lines if said.match(line)), 1)


def in_force(config: Config) -> Iterator[tuple[Look, Value, str]]:
    """Yield each choice with its value, and where that comes from."""
    for look in LOOKS:
        line = config.lines.get(look.name)
        whence = f"{config.path.name} line {line}" if line else "built in"
        if look.name == "theme" and os.environ.get("NO_COLOR"):
            whence += ", but NO_COLOR takes all colours away"
        yield look, config.looks.of(look.name), whence
