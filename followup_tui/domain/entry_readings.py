"""How the fields of a form are read while they are typed: the words under each of them."""

from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from .interview import USUAL_LENGTH, Interview
from .local_days import local_day
from .people_lines import read_person
from .typed_dates import NotADate
from .typed_fields import Reading, Typed, TypedFields, read_minutes
from .wording import clock_words, count_words, day_words, moment_words, reading_words

_AGREED_DAYS = ("contact_on", "contact_until", "decision_by", "second_round_on")


class FieldReading(NamedTuple):
    """What stands under a field: how it was read, or why it can't be."""

    words: str
    is_refused: bool = False


Readings = dict[str, FieldReading]
"""Field name -> its reading; a field about which nothing is to be said is missing."""


def typed_ends(text: str) -> dict[str, str]:
    """Return the field that a text about the end is: `duration` for "90m", else `end`."""
    try:
        read_minutes(text)
    except ValueError:
        return {"end": text}
    return {"duration": text}


def entry_readings(
    typed: Typed, reading: Reading, timezone: str, made_at: datetime | None = None
) -> Readings:
    """Read the fields of the editor's form, `ends` among them, each as far as it can be read.

    `made_at` is when the agreement was made, where that is known; else it is what `agreed_at`
    says, or the end of the interview.
    """
    fields = TypedFields(typed, reading, timezone)
    words = {"timezone": f"{clock_words(reading.now, fields.zone)} there now"}
    starts_at = fields.read("start", lambda text: _start(fields, text, words), None)
    ends_at = starts_at
    if starts_at is not None:
        ends_at = fields.read("ends", lambda text: _end(fields, text, starts_at, words), starts_at)
        due = ends_at + timedelta(hours=reading.policy.thank_you_hours)
        words["start"] += f"; thank-you notes are due {_moment(fields, due)}"
    said_at = made_at or ends_at or reading.now
    if typed.get("agreed_at"):
        said_at = fields.read("agreed_at", lambda text: _moment_read(fields, text, words), said_at)
    elif made_at or ends_at:
        known = "as before" if made_at else "taken as the end of the interview"
        words["agreed_at"] = f"{known}, {_moment(fields, said_at)}"
    _read_agreed_days(fields, words, said_at)
    fields.read("people", lambda text: _people(text, words), None)
    return _readings(fields, words)


def contact_readings(typed: Typed, reading: Reading, timezone: str) -> Readings:
    """Read the days of a form about something that happened at `at`, and what was agreed then."""
    fields = TypedFields(typed, reading, timezone)
    words: dict[str, str] = {}
    at = fields.read("at", lambda text: _moment_read(fields, text, words), reading.now)
    _read_agreed_days(fields, words, at)
    if typed.get("reply_by"):
        fields.read("reply_by", partial(_day, fields, words, "reply_by", at), None)
    return _readings(fields, words)


def debrief_readings(typed: Typed, reading: Reading, interview: Interview) -> Readings:
    """Read the days that they named in the room, counted from when they said so."""
    fields = TypedFields(typed, reading, interview.timezone)
    words: dict[str, str] = {}
    _read_agreed_days(fields, words, interview.agreement.made_at or interview.held_at)
    return _readings(fields, words)


def _readings(fields: TypedFields, words: dict[str, str]) -> Readings:
    refused = {name: FieldReading(said, is_refused=True) for name, said in fields.errors.items()}
    return {name: FieldReading(said) for name, said in words.items()} | refused


def _start(fields: TypedFields, text: str, words: dict[str, str]) -> datetime | None:
    if not text:
        return None
    read = fields.typed_date(text, fields.reading.now)
    if read.at is None:
        raise NotADate(text, "at what time does it begin?")
    words["start"] = reading_words(read, fields.reading.now)
    return read.at


def _end(fields: TypedFields, text: str, starts_at: datetime, words: dict[str, str]) -> datetime:
    if not text:
        ends_at = starts_at + USUAL_LENGTH
    elif "duration" in typed_ends(text):
        ends_at = starts_at + read_minutes(text)
    else:
        ends_at = fields.end(text, starts_at)
    is_same_day = local_day(ends_at, fields.zone) == local_day(starts_at, fields.zone)
    until = clock_words(ends_at, fields.zone) if is_same_day else _moment(fields, ends_at)
    minutes = (ends_at - starts_at) // timedelta(minutes=1)
    length = f"{minutes} min" if text else "taken as an hour"
    words["ends"] = f"{length}, until {until}"
    return ends_at


def _moment_read(fields: TypedFields, text: str, words: dict[str, str]) -> datetime:
    name = "at" if "at" in fields.typed else "agreed_at"
    read = fields.typed_date(text or "now", fields.reading.now)
    words[name] = reading_words(read, fields.reading.now)
    if read.at is None:
        words[name] += "; with no time it counts from the beginning of the day"
    return read.instant()


def _read_agreed_days(fields: TypedFields, words: dict[str, str], said_at: datetime) -> None:
    for name in _AGREED_DAYS:
        if fields.typed.get(name):
            fields.read(name, partial(_day, fields, words, name, said_at), None)


def _day(
    fields: TypedFields, words: dict[str, str], name: str, said_at: datetime, text: str
) -> None:
    """Read a day that they named: it counts from the day they said it (product.md §5)."""
    read = fields.typed_date(text, said_at)
    words[name] = reading_words(read, fields.reading.now)
    if read != fields.typed_date(text, fields.reading.now):
        said_on = local_day(said_at, fields.zone)
        words[name] += f"; counted from {day_words(said_on, read.day)}, when it was said"


def _people(text: str, words: dict[str, str]) -> None:
    lines = [line for line in text.splitlines() if line.strip()]
    if lines:
        names = ", ".join(read_person(line).name for line in lines)
        words["people"] = f"{count_words(len(lines), 'person', 'people')}: {names}"


def _moment(fields: TypedFields, at: datetime) -> str:
    return moment_words(at, fields.zone, local_day(fields.reading.now, fields.zone))
