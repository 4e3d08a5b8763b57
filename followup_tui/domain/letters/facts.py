"""The facts that lie beside a letter while it is written."""

from collections.abc import Iterator
from typing import NamedTuple

from followup_tui.domain.contact import NoteKind, NoteStatus
from followup_tui.domain.interview import Interview, Interviewer
from followup_tui.domain.used_research import unused_research

from .words import open_questions, recovery


class Fact(NamedTuple):
    """One thing that is known, under the heading of its group."""

    heading: str
    text: str


def letter_facts(
    interview: Interview, kind: NoteKind, person: Interviewer | None
) -> tuple[Fact, ...]:
    """Return what a letter to a person may draw on, in groups. Private feelings never do."""
    groups = {
        "You talked about": [person.talked_about] if person else [],
        "They need": [
            f"{need.text}\nyou: {need.my_fit}" if need.my_fit.strip() else need.text
            for need in interview.needs_discussed
        ],
        "Not said yet": interview.unsaid,
        "Found out, not used yet": [each.text for each in unused_research(interview)],
        "Open questions": [each.text for each in open_questions(interview)],
        "They said": list(_their_words(interview, kind)),
        "Your thank-you, not sent": list(_unsent_thanks(interview, kind, person)),
        "Forgotten in the room": [] if kind is NoteKind.CLOSING_NOTE else [recovery(interview)],
    }
    return tuple(
        Fact(heading, text.strip())
        for heading, texts in groups.items()
        for text in texts
        if text.strip()
    )


def _their_words(interview: Interview, kind: NoteKind) -> Iterator[str]:
    yield interview.agreement.words
    yield interview.next_step_words
    yield interview.second_round_words
    yield interview.decision_words
    if kind is NoteKind.CLOSING_NOTE and interview.outcome is not None:
        yield interview.outcome.words


def _unsent_thanks(
    interview: Interview, kind: NoteKind, person: Interviewer | None
) -> Iterator[str]:
    """Yield the thank-you that was begun: it goes into the closing note (product.md §3)."""
    if kind is NoteKind.CLOSING_NOTE:
        for note in interview.notes_to(NoteKind.THANK_YOU, person):
            if note.status is NoteStatus.DRAFT:
                yield note.body


def personal_facts(
    interview: Interview, kind: NoteKind, person: Interviewer | None
) -> Iterator[str]:
    """Yield what makes a letter to a person personal; in a check-in also what was agreed."""
    yield person.talked_about if person else ""
    for need in interview.needs_discussed:
        yield from (need.text, need.my_fit)
    yield from interview.unsaid
    yield from (finding.text for finding in interview.research)
    if kind is NoteKind.CHECK_IN:
        yield interview.agreement.words


def recorded_texts(interview: Interview) -> Iterator[str]:
    """Yield what the user wrote down about an interview, but for private feelings."""
    yield from (interview.company, interview.role, interview.stage, interview.place)
    yield interview.notes
    for person in interview.interviewers:
        yield from (person.name, person.role, person.talked_about)
    for need in interview.needs_discussed:
        yield from (need.text, need.my_fit)
    yield from (*interview.unsaid, *interview.to_look_up)
    yield from (finding.text for finding in interview.research)
    for question in interview.questions:
        yield from (question.text, question.answer)
    yield from _their_words(interview, NoteKind.CLOSING_NOTE)
    yield from (contact.text for contact in interview.contacts)
