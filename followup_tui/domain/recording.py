"""What happened, written into an interview: contacts, agreements, the outcome."""

from collections.abc import Collection
from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from .agreement import Agreement, Method
from .contact import Contact, ContactKind, Direction, EarlyReason, Note, NoteKind, NoteStatus
from .guard import check_not_in_future, too_early
from .interview import Interview, Interviewer, Outcome, Snooze
from .policy import Policy
from .refusal import Refused
from .used_research import with_used_research
from .window import WindowKind

_GOES_TO_SOMEBODY = frozenset({ContactKind.THANK_YOU, ContactKind.CLOSING_NOTE})


def log_contact(
    interview: Interview,
    contact: Contact,
    policy: Policy,
    now: datetime,
    *,
    early_reason: EarlyReason | None = None,
    agreement: Agreement | None = None,
) -> Interview:
    """Add a contact to the log, and the agreement that came with it.

    A note of that kind to those people is sent by it, and what it says of the research is used.
    Raises TooEarly for an early check-in without a reason, Refused for one in the future or to
    nobody (product.md §3).
    """
    check_not_in_future(contact.at, now)
    refusal = too_early(interview, contact, policy)
    if refusal is not None and early_reason is None:
        raise refusal
    is_early = refusal is not None
    contact = replace(contact, early=is_early, early_reason=early_reason if is_early else None)
    contact = replace(contact, people=_people_reached(interview, contact))
    # Of several drafts to one person the last is what went out; the others are versions of it.
    drafts = [note for note in interview.notes_to_send if note.status is NoteStatus.DRAFT]
    latest = {(note.kind, note.to): note.id for note in drafts}
    notes = tuple(
        _sent_by(contact, note, interview) if note.id in latest.values() else note
        for note in interview.notes_to_send
    )
    bodies = [note.body for note in notes if note not in interview.notes_to_send]
    interview = replace(
        with_used_research(interview, bodies),
        contacts=(*interview.contacts, contact),
        notes_to_send=notes,
    )
    if agreement is None:
        return interview
    return add_agreement(
        interview, replace(agreement, made_at=agreement.made_at or _said_at(contact))
    )


def add_agreement(interview: Interview, agreement: Agreement) -> Interview:
    """Append an agreement; the last one counts."""
    return replace(interview, agreements=(*interview.agreements, agreement))


def send_note(
    interview: Interview,
    kind: NoteKind,
    person: Interviewer | None,
    sent_at: datetime,
    policy: Policy,
    now: datetime,
    method: Method | None = None,
) -> Interview:
    """Mark the note of a kind to a person as sent, and log the contact."""
    contact = Contact(
        at=sent_at,
        direction=Direction.OUT,
        kind=ContactKind(kind),
        method=method,
        people=(person.id,) if person else (),
    )
    return log_contact(interview, contact, policy, now)


def record_outcome(
    interview: Interview, outcome: Outcome, now: datetime, shown: Outcome | None = None
) -> Interview:
    """Write down the answer, in place of an earlier one. Raises Refused for a future one.

    Of an answer that was `shown` to be changed only what was changed is written: what another
    program wrote about it meanwhile stays.
    """
    check_not_in_future(outcome.at, now)
    if shown is not None and interview.outcome is not None:
        names = (field.name for field in msgspec.structs.fields(Outcome))
        changed = {
            name: getattr(outcome, name)
            for name in names
            if getattr(outcome, name) != getattr(shown, name)
        }
        outcome = replace(interview.outcome, **changed)
    return replace(interview, outcome=outcome)


def keep_in_touch_with(interview: Interview, ids: Collection[str]) -> Interview:
    """Remind of these interviewers only; somebody else who was stopped stays so."""
    people = interview.interviewers
    others = (who for who in interview.keep_in_touch_stopped if not interview.person_named(who))
    stopped = (each.id for each in people if each.id not in ids)
    return replace(interview, keep_in_touch_stopped=(*others, *stopped))


def reopen(interview: Interview) -> Interview:
    """Take the outcome back: the wait goes on."""
    if interview.outcome is None:
        raise Refused(f"{interview.company} has no outcome to take back.")
    return replace(interview, outcome=None)


def snooze(
    interview: Interview, kind: WindowKind, person: str | None, until: datetime
) -> Interview:
    """Hide a window until a moment; `person` is an interviewer's id."""
    others = tuple(each for each in interview.snoozes if (each.kind, each.person) != (kind, person))
    return replace(interview, snoozes=(*others, Snooze(kind=kind, person=person, until=until)))


def _said_at(contact: Contact) -> datetime:
    """Return when the agreement that came with a contact was made.

    What they said when the user called answers that call, so it was said after it: a check-in
    at the same instant would count as one more attempt while waiting, and put off the very day
    that was just agreed.
    """
    answered = contact.direction is Direction.OUT
    return contact.at + timedelta(seconds=1) if answered else contact.at


def _people_reached(interview: Interview, contact: Contact) -> tuple[str, ...]:
    """Return ids for known people, names for others; a note goes to somebody in particular."""
    known = [(who, interview.person_named(who)) for who in contact.people]
    people = tuple(person.id if person else who for who, person in known)
    if people or contact.direction is Direction.IN or contact.kind not in _GOES_TO_SOMEBODY:
        return people
    if len(interview.interviewers) > 1:
        names = ", ".join(person.name for person in interview.interviewers)
        raise Refused(f"Whom did it go to? Name one or more of {names}.")
    return tuple(person.id for person in interview.interviewers)


def _sent_by(contact: Contact, note: Note, interview: Interview) -> Note:
    """Return the note as sent, where this contact is what sent it."""
    if note.status is not NoteStatus.DRAFT or not interview.carried(contact, note):
        return note
    return replace(note, status=NoteStatus.SENT, sent_at=contact.at)
