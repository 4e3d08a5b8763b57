"""Values for tests: a usual one each, with whatever the test is about put in its place.

The usual interview is at Acme in Berlin on Fri 20 Nov 2026, 14:00–15:30, with Jane Doe.
"""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from followup_tui.domain.agreement import Agreement, ContactOn, Method, Permission
from followup_tui.domain.contact import Contact, ContactKind, Direction, Note, NoteKind
from followup_tui.domain.interview import Interview, Interviewer, Outcome, Result
from followup_tui.domain.policy import Policy

POLICY = Policy()
JANE = Interviewer(id="jane", name="Jane Doe", role="CTO", email="jane@acme.example")
BOB = Interviewer(id="bob", name="Bob Li", role="Team lead", email="bob@acme.example")


def local(text: str, zone: str) -> datetime:
    """Read "2026-11-20 14:00" on the clock of a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def berlin(text: str) -> datetime:
    """Read "2026-11-20 14:00" on a clock in Berlin."""
    return local(text, "Europe/Berlin")


def utc(text: str) -> datetime:
    """Read "2026-11-20 14:00" as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def an_interview(**changes: Any) -> Interview:
    """Return the usual interview; one that is moved without an end has none."""
    usual: dict[str, Any] = {
        "id": "acme",
        "company": "Acme",
        "role": "Backend engineer",
        "starts_at": berlin("2026-11-20 14:00"),
        "ends_at": berlin("2026-11-20 15:30"),
        "timezone": "Europe/Berlin",
        "created_at": utc("2026-11-01 09:00"),
        "updated_at": utc("2026-11-01 09:00"),
        "interviewers": (JANE,),
    }
    if "starts_at" in changes and "ends_at" not in changes:
        changes["ends_at"] = None
    return Interview(**{**usual, **changes})


def an_agreement(contact_on: str | None = None, **changes: Any) -> Agreement:
    """Return an agreement that a contact is fine; `contact_on` as it is written in the file."""
    usual: dict[str, Any] = {
        "permission": Permission.YES,
        "contact_on": ContactOn.parse(contact_on) if contact_on else None,
        "method": Method.PHONE,
    }
    return Agreement(**{**usual, **changes})


def a_contact(
    at: datetime, kind: ContactKind | str = ContactKind.CHECK_IN, **changes: Any
) -> Contact:
    """Return a contact that the user made, a check-in unless told otherwise."""
    usual: dict[str, Any] = {"direction": Direction.OUT, "people": ()}
    return Contact(at=at, kind=ContactKind(kind), **{**usual, **changes})


def from_them(at: datetime, **changes: Any) -> Contact:
    """Return a contact that came from the company."""
    return a_contact(at, ContactKind.OTHER, direction=Direction.IN, **changes)


def a_note(to: str = "jane", kind: NoteKind | str = NoteKind.THANK_YOU, **changes: Any) -> Note:
    """Return a draft to an interviewer."""
    return Note(kind=NoteKind(kind), to=to, **changes)


def an_outcome(result: Result | str, at: datetime, reply_by: str | None = None) -> Outcome:
    """Return an answer that came at a moment."""
    day = date.fromisoformat(reply_by) if reply_by else None
    return Outcome(result=Result(result), at=at, reply_by=day)
