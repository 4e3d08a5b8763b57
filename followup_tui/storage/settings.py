"""What the user has set in config.toml."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from followup_tui.domain.policy import WEEKDAYS, Policy, Weekday
from followup_tui.domain.value import clean

from .documents import sentence
from .errors import BookError, DocumentError
from .public_holidays import public_holidays


class SettingsError(BookError):
    """The configuration file can't be used; the sentence names the file and the entry."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path}: {detail}")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The effective settings."""

    policy: Policy = Policy()
    """Its holidays are the user's own and those of the country."""
    own_holidays: frozenset[date] = frozenset()
    country: str = ""
    """The code of the country whose public holidays count; empty means none."""
    subdivision: str = ""
    """The code of a state or province of it; empty means the whole country."""
    week_start: int = 0
    """The weekday with which a week begins: 0 for Monday to 6 for Sunday."""
    day_first: bool = True
    """How 03/04 is read: as the third of April."""
    theme: str | None = None
    """The name of a theme; None means the program's choice."""
    my_name: str = ""
    """The user's name, as it stands below a letter."""
    notify_command: tuple[str, ...] = ()
    """The program and its arguments that say what is due; empty means standard output."""


class _Entries(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may stand in the file."""

    policy: Policy = Policy()
    country: str = ""
    subdivision: str = ""
    week_start: Weekday = "mon"
    date_order: Literal["dmy", "mdy"] = "dmy"
    theme: str | None = None
    my_name: str = ""
    notify_command: tuple[str, ...] = ()


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
        return _settings(msgspec.convert(entries, _Entries))
    except msgspec.ValidationError as error:
        raise SettingsError(path, sentence(error)) from error
    except DocumentError as error:
        raise SettingsError(path, str(error)) from error


def _settings(read: _Entries) -> Settings:
    """Return what the entries mean; raises DocumentError."""
    own = read.policy.holidays
    return Settings(
        policy=replace(read.policy, holidays=own | _country_holidays(read)),
        own_holidays=own,
        country=read.country,
        subdivision=read.subdivision,
        week_start=WEEKDAYS.index(read.week_start),
        day_first=read.date_order == "dmy",
        theme=read.theme,
        my_name=clean(read.my_name).strip(),
        # A script may have lines; a NUL would make the system refuse to run it.
        notify_command=tuple(clean(each, several_lines=True) for each in read.notify_command),
    )


def _country_holidays(read: _Entries) -> frozenset[date]:
    if read.country:
        return public_holidays(read.country, read.subdivision)
    if read.subdivision:
        raise DocumentError("subdivision: it is part of a country: set country as well")
    return frozenset()
