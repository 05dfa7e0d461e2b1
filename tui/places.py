"""Where things are: the store, the settings, this device's own state."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from store.errors import Unreadable, Unusable


def file_named(typed: str) -> Path:
    """Return the file that was typed, "~" being home; raises `Unreadable`."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        raise Unreadable(typed, _unknown(typed)) from None


def file_to_write(typed: str, *, force: bool = True) -> Path:
    """Return the file that was typed, "~" being home; raises `Unusable`.

    Unless it is forced, nothing may be there yet.
    """
    path = _directory_named(typed)
    if not path.parent.is_dir():
        raise Unusable(f"{path.parent}: there is no such directory.")
    if path.is_file() and not force:
        raise Unusable(f"{path} is there already: --force writes over it.")
    return path


def _directory_named(typed: str) -> Path:
    """Return the directory that was set, whole; raises `Unusable`."""
    try:
        return Path(typed).expanduser().absolute()
    except RuntimeError:
        raise Unusable(f"{typed}: {_unknown(typed)}.") from None


def _unknown(typed: str) -> str:
    return f"this machine knows no home of {Path(typed).parts[0]}"


def home_of(option: str | None, environ: Mapping[str, str]) -> Path:
    """Return the store's directory: `--home`, else FEWER_HOME, else the usual one.

    Raises `Unusable` for a "~user" whom nobody knows.
    """
    if chosen := option or environ.get("FEWER_HOME"):
        return _directory_named(chosen)
    from platformdirs import user_data_path

    return user_data_path("fewer", appauthor=False)


def is_store(home: Path) -> bool:
    """Tell whether anything was ever kept there, be it damaged."""
    return any((home / name).exists() for name in ("journal", "network.json"))


def state_of(environ: Mapping[str, str]) -> Path | None:
    """Return where FEWER_STATE keeps what no other device should copy, if it is set."""
    chosen = environ.get("FEWER_STATE")
    return _directory_named(chosen) if chosen else None


def spares_of(state: Path | None) -> Path:
    """Return where spare copies of what is being typed go, on this device alone."""
    if state is None:
        from platformdirs import user_state_path

        state = user_state_path("fewer", appauthor=False)
    return state / "unsaved"


def keys_file() -> Path:
    """Return the file that remaps keys."""
    return _settings_of(os.environ) / "keys.toml"


def config_file() -> Path:
    """Return the file that says how fewer looks on this machine."""
    return _settings_of(os.environ) / "config.toml"


def _settings_of(environ: Mapping[str, str]) -> Path:
    """Return the directory of what the user writes: FEWER_CONFIG, else the usual."""
    if chosen := environ.get("FEWER_CONFIG"):
        return _directory_named(chosen)
    from platformdirs import user_config_path

    return user_config_path("fewer", appauthor=False)


def text_of(path: Path) -> str:
    """Return what the user wrote into a file of theirs.

    Raises `Unusable` for what can't be read, FileNotFoundError where there is none.
    """
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise
    except IsADirectoryError:
        why = "this is a directory, not a file"
    except PermissionError:
        why = "you have no permission to read it"
    except UnicodeDecodeError:
        why = "this is no text in UTF-8"
    except OSError as error:
        why = error.strerror or "it can't be read"
    raise Unusable(f"{path}: {why}.")


def reports_of() -> Path:
    """Return where reports of errors go; they hold nobody's data."""
    from platformdirs import user_state_path

    return user_state_path("fewer", appauthor=False) / "reports"
