"""What a change was, in the few words that undo and redo say."""

from .checklist import PartState
from .contact import Contact, Direction, NoteKind
from .interview import Interview, Result
from .next_action import RESULT_WORDS
from .notes_owed import NOTE_PART
from .steps import Step
from .window import ContactWindow, WindowKind
from .window_words import what_words
from .wording import count_words

_LONGEST_NAME = 40


def ticked(interview: Interview, step: Step, part: PartState | None = None) -> str:
    """Say that a step or a part of it was ticked: "tick step 1 at Acme"."""
    return f"tick {_step(step, part)} at {company_words(interview)}"


def unticked(interview: Interview, step: Step, part: PartState | None = None) -> str:
    """Say that a tick was taken back: "untick step 1 at Acme"."""
    return f"untick {_step(step, part)} at {company_words(interview)}"


def waived(interview: Interview, step: Step, part: PartState | None = None) -> str:
    """Say that a step or a part of it was waived: "waive step 4, Bob Li, at Acme"."""
    return f"waive {_step(step, part)} at {company_words(interview)}"


def added(interview: Interview) -> str:
    """Say that an interview is new: "add Acme"."""
    return f"add {company_words(interview)}"


def edited(interview: Interview) -> str:
    """Say that an interview was edited: "edit Acme"."""
    return f"edit {company_words(interview)}"


def removed(interview: Interview) -> str:
    """Say that an interview was deleted: "delete Acme"."""
    return f"delete {company_words(interview)}"


def archived(interview: Interview) -> str:
    """Say that an interview was archived or brought back, from what it was before."""
    verb = "bring back" if interview.archived else "archive"
    return f"{verb} {company_words(interview)}"


def logged(interview: Interview, contact: Contact) -> str:
    """Say that a contact was logged: "log check-in with Acme", "log reply from Acme"."""
    preposition = "with" if contact.direction is Direction.OUT else "from"
    kind = contact.kind.value.replace("_", "-")
    return f"log {kind} {preposition} {company_words(interview)}"


def debriefed(interview: Interview) -> str:
    """Say that an interview was written down: "debrief Acme"."""
    return f"debrief {company_words(interview)}"


def wrote(kind: NoteKind, person: str) -> str:
    """Say that a note was written: "write thank-you to Bob Li"."""
    return f"write {_note(kind, person)}"


def sent(kind: NoteKind, person: str) -> str:
    """Say that a note was sent: "send thank-you to Bob Li"."""
    return f"send {_note(kind, person)}"


def bounced(person: str) -> str:
    """Say that a note came back: "open the note to Bob Li again"."""
    return f"open the note to {cut_words(person)} again"


def answered(interview: Interview, result: Result) -> str:
    """Say that an outcome was recorded: "record rejected at Acme"."""
    return f"record {RESULT_WORDS[result]} at {company_words(interview)}"


def reopened(interview: Interview) -> str:
    """Say that an outcome was taken back: "take back the outcome at Acme"."""
    return f"take back the outcome at {company_words(interview)}"


def snoozed(interview: Interview, kind: WindowKind) -> str:
    """Say that a window was snoozed: "snooze check-in at Acme"."""
    return f"snooze {kind.value.replace('_', '-')} at {company_words(interview)}"


def shown_again(interview: Interview, kind: WindowKind) -> str:
    """Say that a snooze was ended: "show check-in at Acme again"."""
    return f"show {kind.value.replace('_', '-')} at {company_words(interview)} again"


def settled(interview: Interview, window: ContactWindow) -> str:
    """Say that what was due is done: "settle thank-you to Bob Li at Acme"."""
    return f"settle {cut_words(what_words(window))} at {company_words(interview)}"


def left_alone(interview: Interview, window: ContactWindow) -> str:
    """Say that what was due is not to be done: "let go thank-you to Bob Li at Acme"."""
    return f"let go {cut_words(what_words(window))} at {company_words(interview)}"


def withdrew(count: int) -> str:
    """Say that the user took themselves out of applications: "withdraw from 2 applications"."""
    return f"withdraw from {count_words(count, 'application')}"


def imported(count: int) -> str:
    """Say that interviews came from a file: "import 3 interviews"."""
    return f"import {count_words(count, 'interview')}"


def company_words(interview: Interview) -> str:
    """Return the company's name, cut where it is too long to be said in a sentence."""
    return cut_words(interview.company)


def cut_words(name: str) -> str:
    """Return a name, cut where it is too long to be said in a sentence."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _note(kind: NoteKind, person: str) -> str:
    return f"{kind.value.replace('_', '-')} to {cut_words(person)}"


def _step(step: Step, part: PartState | None) -> str:
    if part is None:
        return f"step {step.number}"
    name = part.person if part.name == NOTE_PART else part.name.replace("_", " ")
    return f"step {step.number}, {name}," if name else f"step {step.number}"
