"""Fields of text that a user typed, read one by one; what is wrong is gathered by field."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from .interview import zone_named
from .policy import Policy
from .typed_dates import NotADate, TypedDate, names_a_day, read_date
from .value import clean

Typed = Mapping[str, str]
"""Field name -> what was typed. An empty text clears the field; a missing one leaves it."""


Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")

_DURATION = re.compile(
    r"(?:(?P<hours>\d{1,3})\s*h(?:ours?)?)?\s*(?:(?P<minutes>\d{1,4})\s*(?:m(?:in(?:utes?)?)?)?)?"
)


class EntryRefused(ValueError):
    """Some fields can't be read; `fields` maps each to its sentence, in the order of the form."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {sentence}" for name, sentence in fields.items()))
        self.fields = dict(fields)


class Reading(NamedTuple):
    """How typed dates are read: from which moment, by which policy, in which order."""

    now: datetime
    """Aware; what "today" means."""
    policy: Policy
    day_first: bool = True

    def typed_date(self, text: str, counted_from: datetime, zone: ZoneInfo) -> TypedDate:
        """Read a typed date; raises NotADate."""
        return read_date(
            text, counted_from=counted_from, zone=zone, policy=self.policy, day_first=self.day_first
        )


def read_minutes(text: str) -> timedelta:
    """Read a duration: "90m", "1h30", "2 h", "45". Raises ValueError with a sentence."""
    found = _DURATION.fullmatch(text.strip().casefold())
    hours, minutes = (int(found[name] or 0) if found else 0 for name in ("hours", "minutes"))
    if hours + minutes == 0:
        raise ValueError(f'"{clean(text)}" is no duration: write it like 90m or 1h30')
    return timedelta(hours=hours, minutes=minutes)


def read_choice(kind: type[Choice], text: str) -> Choice:
    """Read one of a few words, blanks or underscores alike. Raises ValueError with all of them."""
    try:
        return kind(text.strip().casefold().replace(" ", "_").replace("-", "_"))
    except ValueError as error:
        choices = ", ".join(each.value for each in kind)
        raise ValueError(f'"{clean(text)}" is none of {choices}') from error


class TypedFields:
    """What was typed in a form, the zone it is read in, and what is wrong with it."""

    def __init__(self, typed: Typed, reading: Reading, timezone: str) -> None:
        self.typed, self.reading = typed, reading
        self.errors: dict[str, str] = {}
        self.zone = zone_named(timezone)
        self.zone = self.read("timezone", zone_named, self.zone)

    def read(self, name: str, reader: Callable[[str], Value], otherwise: Value) -> Value:
        """Read a field if it was typed; note its sentence where it can't be read."""
        if name not in self.typed:
            return otherwise
        try:
            return reader(self.typed[name].strip())
        except ValueError as error:
            # A value names its own field; the form says at which field it stands.
            sentence = str(error).removeprefix("contact_on: ")
            self.errors[name] = sentence.removeprefix(f"{name}: ")
            return otherwise

    def typed_date(self, text: str, counted_from: datetime) -> TypedDate:
        """Read a typed date in the form's zone; raises NotADate."""
        return self.reading.typed_date(text, counted_from, self.zone)

    def day(self, text: str, counted_from: datetime) -> date | None:
        """Read a day; nothing typed means none."""
        return self.typed_date(text, counted_from).day if text else None

    def moment(self, text: str) -> datetime:
        """Read a moment, counted from now; a day without a time means its beginning."""
        return self.typed_date(text, self.reading.now).instant()

    def end(self, text: str, starts_at: datetime) -> datetime:
        """Read when an interview ends, in UTC; a time alone is on the day it starts."""
        counted_from = self.reading.now if names_a_day(text) else starts_at
        read = self.typed_date(text, counted_from)
        if read.at is None:
            raise NotADate(text, "at what time does it end?")
        if read.at <= starts_at:
            raise ValueError("the interview must end after it starts")
        return read.at

    def check(self) -> None:
        """Raise EntryRefused where anything was wrong."""
        if self.errors:
            raise EntryRefused(self.errors)
