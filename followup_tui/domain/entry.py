"""An interview as it is typed: fields of text, read into the record or refused one by one."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec.structs import replace

from .agreement import Agreement
from .agreement_entry import read_agreement
from .interview import USUAL_LENGTH, Answer, Desire, Interview
from .people_lines import with_only_people, with_people, without_person
from .typed_dates import NotADate
from .typed_fields import Reading, Typed, TypedFields, read_choice, read_minutes

_TEXTS = (
    "company",
    "role",
    "stage",
    "place",
    "posting_url",
    "notes",
    "next_step_words",
    "second_round_words",
    "decision_words",
)
_CHOICES: dict[str, tuple[type[StrEnum], StrEnum]] = {
    "desire": (Desire, Desire.UNKNOWN),
    "interest_stated": (Answer, Answer.UNKNOWN),
    "next_step_asked": (Answer, Answer.UNKNOWN),
}


def read_entry(
    interview: Interview | None, typed: Typed, reading: Reading, timezone: str = "UTC"
) -> Interview:
    """Return the interview with what was typed; a new one, in `timezone`, where there is none.

    Raises EntryRefused with a sentence for each field that can't be taken as it is.
    """
    fields = TypedFields(typed, reading, interview.timezone if interview else timezone)
    if not typed.get("company", interview.company if interview else "").strip():
        fields.errors["company"] = "an interview needs the name of a company"
    times = _times(fields, interview)
    said_at = _said_at(fields, interview, times)
    changes = _texts(fields) | times | _days(fields, said_at)
    last = interview.agreement if interview else Agreement()
    agreement = read_agreement(fields, last, said_at)
    fields.check()
    if interview is None:
        now = reading.now
        changed = Interview(**changes, timezone=fields.zone.key, created_at=now, updated_at=now)
    else:
        changed = replace(interview, **changes, timezone=fields.zone.key)
    changed = _with_people(fields, changed)
    fields.check()
    if agreement is None or agreement == last:
        return changed
    return replace(changed, agreements=(*changed.agreements, agreement))


def _texts(fields: TypedFields) -> dict[str, Any]:
    """Return the texts and choices that were typed."""
    typed = fields.typed
    changes: dict[str, Any] = {name: typed[name] for name in _TEXTS if name in typed}
    for name, (kind, blank) in _CHOICES.items():
        if typed.get(name):
            changes[name] = fields.read(name, _choice_of(kind), blank)
        elif name in typed:
            changes[name] = blank
    if "follows" in typed:
        changes["follows"] = typed["follows"] or None
    return changes


def _choice_of(kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    return lambda text: read_choice(kind, text)


def _times(fields: TypedFields, interview: Interview | None) -> dict[str, Any]:
    """Return start and end; an interview that is moved keeps its length."""

    def start(text: str) -> datetime:
        read = fields.typed_date(text, fields.reading.now)
        if read.at is None:
            raise NotADate(text, "at what time does it begin?")
        return read.at

    starts_at = fields.read("start", start, interview.starts_at if interview else None)
    if starts_at is None:
        fields.errors.setdefault("start", 'when is it? Write it like "fri 14:00"')
        return {}

    ends_at = interview.ends_at if interview else None
    if interview is not None and ends_at is not None:
        ends_at += starts_at - interview.starts_at
    ends_at = fields.read(
        "end", lambda text: fields.end(text, starts_at) if text else None, ends_at
    )
    if fields.typed.get("duration"):
        length = fields.read("duration", read_minutes, USUAL_LENGTH)
        ends_at = starts_at + length
    return {"starts_at": starts_at, "ends_at": ends_at}


def _said_at(fields: TypedFields, interview: Interview | None, times: dict[str, Any]) -> datetime:
    """Return when things were agreed: as typed, as known, or at the end of the interview."""
    if fields.typed.get("agreed_at"):
        return fields.read("agreed_at", fields.moment, fields.reading.now)
    if interview is not None and interview.agreement.made_at is not None:
        return interview.agreement.made_at
    ends_at: datetime | None = times.get("ends_at")
    starts_at: datetime = times.get("starts_at", fields.reading.now)
    return ends_at or starts_at + USUAL_LENGTH


def _days(fields: TypedFields, said_at: datetime) -> dict[str, Any]:
    """Return the days they named, counted from the day they said so (product.md §5)."""
    return {
        name: fields.read(name, lambda text: fields.day(text, said_at), None)
        for name in ("decision_by", "second_round_on")
        if name in fields.typed
    }


def _with_people(fields: TypedFields, interview: Interview) -> Interview:
    """Add, bring up to date or remove people, one a line."""
    changed = fields.read(
        "people", lambda text: with_only_people(interview, text.splitlines()), interview
    )
    added = fields.read(
        "interviewers", lambda text: with_people(changed, text.splitlines()), changed
    )

    def removed(text: str) -> Interview:
        left = added
        for who in text.splitlines():
            left = without_person(left, who)
        return left

    return fields.read("remove_interviewers", removed, added)
