"""Writing a note: to whom it goes, its draft, sending it, and what comes back."""

from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from .agreement import Method
from .contact import (
    Contact,
    ContactKind,
    Direction,
    EarlyReason,
    Note,
    NoteKind,
    NoteStatus,
    new_id,
)
from .guard import too_early
from .interview import Interview, Interviewer
from .notes_owed import NOTE_PART, is_merged, note_sent_at
from .policy import Policy
from .queue import in_order
from .recording import log_contact
from .refusal import Refused, TooEarly
from .standing import Standing
from .steps import Part
from .ticking import NOTE_KINDS, drafts_again, unreached, without_marks
from .window import WindowKind

_KINDS = {
    WindowKind.THANK_YOU: NoteKind.THANK_YOU,
    WindowKind.CHECK_IN: NoteKind.CHECK_IN,
    WindowKind.CLOSING_NOTE: NoteKind.CLOSING_NOTE,
}
_STEPS = {kind: step for step, kind in NOTE_KINDS.items()}


class Recipient(NamedTuple):
    """Whom a note goes to."""

    to: str
    """An interviewer's id, or a name; empty where nobody is named."""
    name: str
    person: Interviewer | None = None
    """None for somebody who was not at the interview."""


def recipients(interview: Interview, kind: NoteKind) -> tuple[Recipient, ...]:
    """Return whom notes of a kind may go to; for a check-in, whom to ask for comes first."""
    people = [Recipient(each.id, each.name, each) for each in interview.interviewers]
    whom = interview.agreement.contact_person
    if kind is NoteKind.CHECK_IN and whom:
        asked_for = interview.person_named(whom)
        first = Recipient(asked_for.id, asked_for.name, asked_for) if asked_for else None
        first = first or Recipient(whom, whom)
        people = [first, *(each for each in people if each != first)]
    return tuple(people) or (Recipient("", interview.company),)


def note_to(interview: Interview, kind: NoteKind, to: str) -> Note:
    """Return the note to write to somebody: the draft, else what was sent, else a new one.

    A check-in that was sent is over: the next one is a new note.
    """
    of_kind = [each for each in interview.notes_to_send if each.kind is kind]
    person = interview.person_named(to)
    theirs = [
        each
        for each in of_kind
        if each.to == to or (person is not None and interview.person_named(each.to) == person)
    ]
    drafts = [each for each in theirs if each.status is NoteStatus.DRAFT]
    sent = [each for each in theirs if each.status is NoteStatus.SENT]
    if drafts or (sent and kind is not NoteKind.CHECK_IN):
        return (drafts or sent)[-1]
    return Note(kind=kind, to=to)


def status_of(interview: Interview, kind: NoteKind, recipient: Recipient) -> NoteStatus:
    """Return how far the note to somebody is; one that was only logged counts as sent."""
    note = note_to(interview, kind, recipient.to)
    if note.status is not NoteStatus.DRAFT or kind not in _STEPS:
        return note.status
    if is_merged(interview, kind):
        return NoteStatus.MERGED
    if note_sent_at(interview, kind, recipient.person) is not None:
        return NoteStatus.SENT
    person_id = recipient.person.id if recipient.person else None
    is_waived = interview.is_waived(_STEPS[kind], NOTE_PART, person_id)
    return NoteStatus.WAIVED if is_waived else NoteStatus.DRAFT


def sent_note(interview: Interview, kind: NoteKind, recipient: Recipient) -> Note | None:
    """Return what somebody was sent last, if anything; without a text where it was only logged."""
    to = recipient.to
    sent = [
        each
        for each in interview.notes_to_send
        if (each.kind, each.to, each.status) == (kind, to, NoteStatus.SENT)
    ]
    if sent:
        return sent[-1]
    if kind in _STEPS and status_of(interview, kind, recipient) is NoteStatus.SENT:
        note = note_to(interview, kind, to)
        sent_at = note.sent_at or note_sent_at(interview, kind, recipient.person)
        return replace(note, status=NoteStatus.SENT, sent_at=sent_at)
    return None


def note_due(standing: Standing) -> tuple[NoteKind, str | None]:
    """Return the kind of note that is due, and the id of the person it goes to.

    Where none is due it is the next that may be: a check-in while waiting, a closing note after
    an answer. Raises Refused where none will be.
    """
    for window in in_order(standing.items):
        if window.kind in _KINDS:
            return _KINDS[window.kind], window.person_id
    interview, now = standing.interview, standing.now
    if interview.outcome is not None:
        owed = [each for each in standing.windows if each.kind is WindowKind.CLOSING_NOTE]
        if not owed:
            raise Refused(f"No note is owed at {interview.company}: c logs a word in your own.")
        return NoteKind.CLOSING_NOTE, owed[0].person_id
    if not interview.is_held(now):
        raise Refused("The interview is still to come: b shows what to ask before you leave.")
    return NoteKind.CHECK_IN, None


def too_early_to_write(
    interview: Interview, kind: NoteKind, policy: Policy, now: datetime
) -> TooEarly | None:
    """Return why not even the draft of a check-in should be begun now (product.md §3)."""
    contact = Contact(at=now, direction=Direction.OUT, kind=ContactKind(kind))
    return too_early(interview, contact, policy)


def write_draft(interview: Interview, note: Note, before: Note | None = None) -> Interview:
    """Put a draft into the record, in place of the one with its id; an empty one is dropped.

    One that was sent meanwhile, by another program, stays as it was sent. `before` is the draft
    as it was last seen: where another program has written into it since, that is kept beside it.
    """
    if _is_out(interview, note):
        return interview
    if before is not None:
        interview = _with_versions_kept(interview, note, before)
    others = [each for each in interview.notes_to_send if each.id != note.id]
    if not (note.subject.strip() or note.body.strip()):
        return replace(interview, notes_to_send=tuple(others))
    notes = [note if each.id == note.id else each for each in interview.notes_to_send]
    return replace(interview, notes_to_send=tuple(notes if note in notes else [*others, note]))


def send(
    interview: Interview,
    note: Note,
    at: datetime,
    method: Method | None,
    policy: Policy,
    now: datetime,
    early_reason: EarlyReason | None = None,
) -> Interview:
    """Mark a note as sent at `at` and log the contact.

    Raises TooEarly, and Refused for a note that was sent already.
    """
    if _is_out(interview, note):
        raise Refused("This note was sent already: nothing was logged a second time.")
    contact = Contact(
        at=at,
        direction=Direction.OUT,
        kind=ContactKind(note.kind),
        method=method,
        people=(note.to,) if note.to else (),
        text=note.subject,
    )
    written = write_draft(interview, note)
    return log_contact(written, contact, policy, now, early_reason=early_reason)


def bounce(interview: Interview, note: Note) -> Interview:
    """Open a note again that did not arrive: a draft, and nobody was contacted by it."""
    person = interview.person_named(note.to)
    if note.sent_at is not None:
        interview = unreached(interview, note.kind, person, note.sent_at)
    interview = drafts_again(
        interview, [each for each in interview.notes_to_send if each.id == note.id]
    )
    if note.kind not in _STEPS:
        return interview
    part = Part(name=NOTE_PART, person=person.id if person else None)
    return without_marks(interview, _STEPS[note.kind], part)


def _is_out(interview: Interview, note: Note) -> bool:
    known = (each for each in interview.notes_to_send if each.id == note.id)
    return any(each.status is not NoteStatus.DRAFT for each in known)


def _with_versions_kept(interview: Interview, note: Note, before: Note) -> Interview:
    """Give what another program wrote into a draft an id of its own."""
    seen = (before.body, note.body)
    notes = tuple(
        replace(each, id=new_id()) if each.id == note.id and each.body not in seen else each
        for each in interview.notes_to_send
    )
    return replace(interview, notes_to_send=notes)
