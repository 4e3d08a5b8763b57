"""Contacts and notes of the sample story, as the log keeps them."""

from datetime import datetime

from msgspec.structs import replace

from followup_tui.domain.agreement import Method
from followup_tui.domain.contact import Contact, ContactKind, Direction, Note, NoteKind, NoteStatus
from followup_tui.domain.interview import Interview, Interviewer

from .days import sample_id


def they_said(at: datetime, person: Interviewer, method: Method, text: str) -> Contact:
    """Return a contact that came from them."""
    return Contact(
        id=sample_id(f"in {person.name} {text}"),
        at=at,
        direction=Direction.IN,
        method=method,
        people=(person.id,),
        text=text,
    )


def checked_in(at: datetime, person: Interviewer, method: Method, text: str) -> Contact:
    """Return a check-in that the user made."""
    return Contact(
        id=sample_id(f"check-in {person.name} {text}"),
        at=at,
        direction=Direction.OUT,
        kind=ContactKind.CHECK_IN,
        method=method,
        people=(person.id,),
        text=text,
    )


def draft(kind: NoteKind, person: Interviewer, subject: str, body: str) -> Note:
    """Return a note that is begun and not sent."""
    return Note(
        id=sample_id(f"{kind} {person.name} {subject}"),
        kind=kind,
        to=person.id,
        subject=subject,
        body=body,
    )


def with_sent(interview: Interview, note: Note, at: datetime) -> Interview:
    """Return an interview with a note that was sent by e-mail at a moment, and logged."""
    contact = Contact(
        id=sample_id(f"sent {interview.id} {note.id}"),
        at=at,
        direction=Direction.OUT,
        kind=ContactKind(note.kind),
        method=Method.EMAIL,
        people=(note.to,),
        text=note.subject,
    )
    return replace(
        interview,
        contacts=(*interview.contacts, contact),
        notes_to_send=(
            *interview.notes_to_send,
            replace(note, status=NoteStatus.SENT, sent_at=at),
        ),
    )


def with_thanks(interview: Interview, person: Interviewer, at: datetime, body: str) -> Interview:
    """Return an interview with a thank-you note that was sent to a person at a moment."""
    subject = f"Thank you for our conversation about {interview.role}"
    return with_sent(interview, draft(NoteKind.THANK_YOU, person, subject, body), at)
