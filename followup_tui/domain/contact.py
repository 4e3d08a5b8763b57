"""Contacts that were made, and the notes that are to be sent."""

from enum import StrEnum
from uuid import uuid4

import msgspec

from .agreement import Method
from .value import Instant, Lines, Value


def new_id() -> str:
    """Return a fresh id: a random uuid as 32 hex digits."""
    return uuid4().hex


class Direction(StrEnum):
    """Who contacted whom: `out` is the user, `in` is the company."""

    OUT = "out"
    IN = "in"


class ContactKind(StrEnum):
    """What a contact was for."""

    THANK_YOU = "thank_you"
    CHECK_IN = "check_in"
    REPLY = "reply"
    CLOSING_NOTE = "closing_note"
    KEEP_IN_TOUCH = "keep_in_touch"
    OTHER = "other"


class EarlyReason(StrEnum):
    """Why a check-in was made before its window."""

    THEY_CONTACTED_ME = "they_contacted_me"
    COMPETING_OFFER = "competing_offer"
    DATE_CHANGED = "date_changed"
    OTHER = "other"


class Contact(Value, frozen=True, kw_only=True):
    """One contact in the log, out or in."""

    at: Instant
    direction: Direction
    kind: ContactKind = ContactKind.OTHER
    method: Method | None = None
    people: tuple[str, ...] = msgspec.field(default=(), name="with")
    """Ids of interviewers, or names."""
    text: Lines = ""
    early: bool = False
    """Made before its window; judged once, when it was logged."""
    early_reason: EarlyReason | None = None
    id: str = msgspec.field(default_factory=new_id)


class NoteKind(StrEnum):
    """What a note is for."""

    THANK_YOU = "thank_you"
    CHECK_IN = "check_in"
    CLOSING_NOTE = "closing_note"


class NoteStatus(StrEnum):
    """How far a note is."""

    DRAFT = "draft"
    SENT = "sent"
    WAIVED = "waived"
    MERGED = "merged"


class Note(Value, frozen=True, kw_only=True):
    """A note to one person: a draft, or what was sent."""

    kind: NoteKind
    to: str = ""
    """An interviewer's id, or a name; empty where nobody is named."""
    subject: str = ""
    body: Lines = ""
    status: NoteStatus = NoteStatus.DRAFT
    sent_at: Instant | None = None
    id: str = msgspec.field(default_factory=new_id)
