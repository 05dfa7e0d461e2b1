"""Where things are: the store, the settings, this device's own state."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def home_of(option: str | None, environ: Mapping[str, str]) -> Path:
    """Return the store's directory: `--home`, else FEWER_HOME, else the usual one."""
    if chosen := option or environ.get("FEWER_HOME"):
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("fewer", appauthor=False)


def state_of(environ: Mapping[str, str]) -> Path | None:
    """Return where FEWER_STATE keeps what no other device should copy, if it is set."""
    chosen = environ.get("FEWER_STATE")
    return Path(chosen).expanduser().absolute() if chosen else None


def keys_file() -> Path:
    """Return the file that remaps keys."""
    from platformdirs import user_config_path

    return user_config_path("fewer", appauthor=False) / "keys.toml"


def reports_of() -> Path:
    """Return where reports of errors go; they hold nobody's data."""
    from platformdirs import user_state_path

    return user_state_path("fewer", appauthor=False) / "reports"
