"""The letters that a letter must not repeat."""

from collections.abc import Iterator
from typing import NamedTuple

from followup_tui.domain.acquaintances import Acquaintances, Meeting
from followup_tui.domain.contact import NoteKind, NoteStatus
from followup_tui.domain.interview import Interview, Interviewer
from followup_tui.domain.local_days import local_day
from followup_tui.domain.wording import day_words

_WRITTEN = frozenset({NoteStatus.DRAFT, NoteStatus.SENT})
_MOST_EARLIER = 20
"""With so many earlier notes to one person a letter is compared."""


class OtherNote(NamedTuple):
    """A letter to compare with: the name of whom it goes to, its text, and which one it was."""

    name: str
    body: str
    of: str = ""
    """The day it was sent, "of Fri 20 Nov 2026", where it went to the same person before."""


def other_notes(
    interview: Interview,
    kind: NoteKind,
    person: Interviewer | None,
    acquaintances: Acquaintances,
) -> tuple[OtherNote, ...]:
    """Return this round's notes of a kind to others, and what the person was sent before."""
    same_round = (
        OtherNote(other.name, note.body)
        for other in interview.interviewers
        if other != person
        for note in interview.notes_to(kind, other)
        if note.status in _WRITTEN and note.body.strip()
    )
    earlier = _had_before(interview, person, acquaintances) if person else ()
    return (*same_round, *tuple(earlier)[-_MOST_EARLIER:])


def _had_before(
    interview: Interview, person: Interviewer, acquaintances: Acquaintances
) -> Iterator[OtherNote]:
    """Yield what a person was sent in other rounds, and before in this one."""
    met = acquaintances.met(person.name, person.email, besides=interview.id)
    for meeting in (*met, Meeting(interview, person)):
        for at, note in meeting.sent_notes:
            if note.body.strip():
                day = day_words(local_day(at, meeting.interview.zone))
                yield OtherNote(person.name, note.body, f"of {day}")
