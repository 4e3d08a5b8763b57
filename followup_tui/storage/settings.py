"""What the user has set in config.toml."""

import tomllib
from pathlib import Path
from typing import Literal

import msgspec

from followup_tui.domain.policy import Policy
from followup_tui.domain.value import clean

from .documents import sentence
from .errors import BookError


class SettingsError(BookError):
    """The configuration file can't be used; the sentence names the file and the entry."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path}: {detail}")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The effective settings."""

    policy: Policy = Policy()
    day_first: bool = True
    """How 03/04 is read: as the third of April."""
    theme: str | None = None
    """The name of a theme; None means the program's choice."""
    my_name: str = ""
    """The user's name, as it stands below a letter."""


class _Entries(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may stand in the file."""

    policy: Policy = Policy()
    date_order: Literal["dmy", "mdy"] = "dmy"
    theme: str | None = None
    my_name: str = ""


def read_settings(path: Path) -> Settings:
    """Read a configuration file; one that is not there means the defaults.

    Raises SettingsError.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(path, f"can't be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(path, f"is no TOML: {error}") from error
    misplaced = sorted(set(entries) & set(Policy.__struct_fields__))
    if misplaced:
        raise SettingsError(path, f"{misplaced[0]}: belongs into the table [policy]")
    try:
        read = msgspec.convert(entries, _Entries)
    except msgspec.ValidationError as error:
        raise SettingsError(path, sentence(error)) from error
    return Settings(
        policy=read.policy,
        day_first=read.date_order == "dmy",
        theme=read.theme,
        my_name=clean(read.my_name).strip(),
    )
