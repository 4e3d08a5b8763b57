"""The base of every stored value: frozen, clean text, instants in UTC."""

import re
from datetime import UTC, date, datetime
from functools import cache
from typing import Annotated, NamedTuple, get_type_hints

import msgspec

Instant = Annotated[datetime, msgspec.Meta(tz=True)]
"""An aware moment. Kept in UTC, so that comparing and subtracting are elapsed time."""

Lines = Annotated[str, "may hold several lines"]
"""Text in which a line break is meant; everywhere else it becomes a space."""

FIRST_YEAR, LAST_YEAR = 1900, 2999

# C0 and C1 controls reach the terminal as commands; bidi overrides reorder the line around them;
# lone surrogates can't be written to a file at all.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str, *, several_lines: bool = False) -> str:
    """Return `text` without what could command a terminal; what can be read stays."""
    if _UNSAFE.search(text) is None:
        return text
    if several_lines:
        kept = text.replace("\r\n", "\n").replace("\r", "\n")
        return _UNSAFE.sub(lambda found: found[0] if found[0] in "\n\t" else _stand_in(found), kept)
    return _UNSAFE.sub(_stand_in, text)


def _stand_in(found: re.Match[str]) -> str:
    if found[0] in "\n\r\t\x0b\x0c\u2028\u2029":
        return " "
    return "\N{REPLACEMENT CHARACTER}" if "\ud800" <= found[0] <= "\udfff" else ""


# Without garbage collection: frozen values hold no circles, and a book holds very many of them.
class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A frozen value. Its text is cleaned and its instants turned to UTC when it is made."""

    def __post_init__(self) -> None:
        fields = _fields_to_settle(type(self))
        for name in fields.texts:
            text: str | None = getattr(self, name)
            # The quick look first: ten thousand interviews hold half a million texts.
            if text and not text.isprintable():
                cleaned = clean(text, several_lines=name in fields.several_lines)
                msgspec.structs.force_setattr(self, name, cleaned)
        for name in fields.lists:
            listed: tuple[str, ...] = getattr(self, name)
            if listed:
                msgspec.structs.force_setattr(self, name, tuple(clean(each) for each in listed))
        for name in fields.instants:
            at: datetime | None = getattr(self, name)
            if at is not None:
                _settle_instant(self, name, at)
        for name in fields.days:
            check_year(name, getattr(self, name))


def check_year(name: str, day: date | None) -> None:
    """Raise ValueError for a year so far off that days could not be counted on from it."""
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"{name}: the year {day.year} is not within {FIRST_YEAR} and {LAST_YEAR}")


def _settle_instant(value: Value, name: str, at: datetime) -> None:
    check_year(name, at)
    if at.tzinfo is None:
        raise ValueError(f"{name}: {at} needs a time zone, as in {at}+01:00")
    if at.tzinfo is not UTC:
        msgspec.structs.force_setattr(value, name, at.astimezone(UTC))


class _Fields(NamedTuple):
    """The names of a value's fields that are settled when it is made, by what they hold."""

    texts: tuple[str, ...]
    several_lines: frozenset[str]
    lists: tuple[str, ...]
    instants: tuple[str, ...]
    days: tuple[str, ...]


@cache
def _fields_to_settle(kind: type[Value]) -> _Fields:
    hints = get_type_hints(kind, include_extras=True)

    def of(*wanted: object) -> tuple[str, ...]:
        return tuple(name for name, hint in hints.items() if hint in wanted)

    return _Fields(
        texts=of(str, str | None, Lines),
        several_lines=frozenset(of(Lines)),
        lists=of(tuple[str, ...]),
        instants=of(Instant, Instant | None),
        days=of(date, date | None),
    )
