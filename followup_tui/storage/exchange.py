"""Interviews as the items of `export json`, and back, lenient where something is left out."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from followup_tui.domain.agreement import Agreement
from followup_tui.domain.contact import Contact, Note
from followup_tui.domain.interview import (
    Finding,
    Interview,
    Interviewer,
    Need,
    Outcome,
    Question,
    Snooze,
)
from followup_tui.domain.steps import Part, StepMark

from .documents import document_of, interview_from
from .errors import DocumentError

_PARTS: dict[str, type[msgspec.Struct]] = {
    "interviewers": Interviewer,
    "agreements": Agreement,
    "needs_discussed": Need,
    "research": Finding,
    "questions": Question,
    "contacts": Contact,
    "notes_to_send": Note,
    "steps": StepMark,
    "parts": Part,
    "snoozes": Snooze,
    "outcome": Outcome,
}
"""What the objects under a name are."""

_BEGINS = ("from", "first", "start")
_ENDS = ("to", "until", "last", "end")


def export_items(interviews: Iterable[Interview]) -> list[dict[str, object]]:
    """Return interviews as plain objects with every field by its name (product.md §2)."""
    return [document_of(interview) for interview in interviews]


def read_items(items: object, at: datetime) -> tuple[Interview, ...]:
    """Return the interviews that items describe; ids that are missing are made, times are `at`.

    `at` is aware. Raises DocumentError, which names the item and the field.
    """
    if not isinstance(items, list):
        raise DocumentError("items: expected a list of interviews")
    made_at = at.isoformat()
    interviews = tuple(_read_item(item, f"items[{n}]", made_at) for n, item in enumerate(items))
    first: dict[str, int] = {}
    for number, interview in enumerate(interviews):
        if interview.id in first:
            raise DocumentError(
                f"items[{number}].id: {interview.id} is also the id of items[{first[interview.id]}]"
            )
        first[interview.id] = number
    return interviews


def _read_item(item: object, where: str, at: str) -> Interview:
    if not isinstance(item, dict):
        raise DocumentError(f"{where}: expected an object that describes an interview")
    try:
        return interview_from(_completed(item, Interview, at))
    except DocumentError as error:
        raise DocumentError(f"{where}.{error}") from error


def _completed(fields: dict[str, Any], kind: type[msgspec.Struct], at: str) -> dict[str, Any]:
    """Leave out what is null and empty ids, fill in times, and do the same further down."""
    known = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    given = {
        name: value
        for name, value in fields.items()
        if name not in known or not (value is None or (name, value) == ("id", ""))
    }
    times = ("at", "created_at", "updated_at")
    missing = {name: at for name in times if name in known and known[name].required}
    whole = {**missing, **given}
    if kind is Agreement:
        whole = _with_contact_on(whole)
    if kind is Contact and isinstance(whole.get("with"), str):
        whole["with"] = [whole["with"]]
    return {name: _completed_part(name, value, at) for name, value in whole.items()}


def _completed_part(name: str, value: Any, at: str) -> Any:
    kind = _PARTS.get(name)
    if kind is not None and isinstance(value, dict):
        return _completed(value, kind, at)
    if kind is not None and isinstance(value, list):
        return [_completed(one, kind, at) if isinstance(one, dict) else one for one in value]
    return value


def _with_contact_on(agreement: dict[str, Any]) -> dict[str, Any]:
    """Write an agreed range in the one way it is kept: `2026-12-01/2026-12-04`."""
    whole = dict(agreement)
    begin = whole.get("contact_on")
    if isinstance(begin, dict):
        begin = _begin_and_end(begin)
    if isinstance(begin, list) and 1 <= len(begin) <= 2:
        begin = "/".join(map(str, begin))
    if isinstance(begin, str) and (last := whole.pop("contact_until", None)) is not None:
        begin = f"{begin}/{last}"
    return whole if begin is None else {**whole, "contact_on": begin}


def _begin_and_end(days: dict[str, Any]) -> Any:
    begin = [days[name] for name in _BEGINS if name in days]
    end = [days[name] for name in _ENDS if name in days]
    is_range = len(begin) == len(end) == 1 and len(days) == 2
    return [*begin, *end] if is_range else days
