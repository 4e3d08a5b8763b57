"""Ticking, un-ticking and waiving the steps and their parts."""

from collections.abc import Collection
from datetime import datetime

from msgspec.structs import replace

from .checklist import PartState, StepState, StepStatus, checklist
from .contact import Contact, ContactKind, Note, NoteKind, NoteStatus
from .guard import check_not_in_future
from .interview import Answer, Interview, Interviewer, Result
from .policy import Policy
from .recording import reopen, send_note
from .refusal import Refused
from .steps import Part, Step, StepMark
from .used_research import without_used_research
from .waiting import last_research_at

STEP_NAMES = {
    Step.SHOW_INTEREST: "Show interest",
    Step.LAY_GROUND: "Lay the ground",
    Step.STAY_CALM: "Stay calm",
    Step.THANK_YOU: "Thank-you notes",
    Step.RESEARCH: "Keep researching",
    Step.ACCEPT_OUTCOME: "Accept gracefully",
}
NOTE_KINDS = {Step.THANK_YOU: NoteKind.THANK_YOU, Step.ACCEPT_OUTCOME: NoteKind.CLOSING_NOTE}
_ANSWERS = ("interest_stated", "next_step_asked")
"""The parts of step 1 are named as the fields of the interview that hold their answers."""


def press(interview: Interview, step: Step, policy: Policy, now: datetime) -> Interview:
    """Tick a step, or take back what the last tick of it did and nothing older.

    Raises Refused where there is nothing to tick or to take back (product.md §1).
    """
    if _state(interview, step, policy, now).status not in (StepStatus.DONE, StepStatus.WAIVED):
        return tick(interview, step, policy, now, now)
    return untick(interview, step, policy, now)


def tick(
    interview: Interview,
    step: Step,
    policy: Policy,
    at: datetime,
    now: datetime,
    part: PartState | None = None,
) -> Interview:
    """Answer all open parts of a step, or one part, as done at `at`.

    Nothing changes where it is done already. Raises Refused for a locked step, for step 3 and
    for a moment still to come.
    """
    state = _state(interview, step, policy, now)
    check_not_in_future(at, now)
    _check_unlocked(interview, state)
    if step is Step.STAY_CALM:
        raise Refused(
            "Step 3 keeps itself: it is done when the check-in window opens and nobody was called "
            "before."
        )
    if step is Step.RESEARCH:
        return _mark(interview, StepMark(step=step, at=at))
    parts = [each for each in ([part] if part else state.parts) if not each.is_answered]
    if not parts:
        return interview
    mark = StepMark(step=step, at=at, parts=tuple(each.key for each in parts))
    if step not in NOTE_KINDS:
        return _mark(interview, mark)
    logged = len(interview.contacts)
    for each in parts:
        person = interview.person_named(each.person_id) if each.person_id else None
        interview = send_note(interview, NOTE_KINDS[step], person, at, policy, now)
    sent = tuple(contact.id for contact in interview.contacts[logged:])
    return _mark(interview, replace(mark, contacts=sent))


def untick(interview: Interview, step: Step, policy: Policy, now: datetime) -> Interview:
    """Take back what the last tick or waiver of a step did, and nothing older.

    "No answer" was only suggested: un-ticking step 6 opens the wait again. Raises Refused where
    no tick is left to take back.
    """
    if is_no_answer(interview, step):
        return reopen(interview)
    marks = [mark for mark in interview.steps if mark.step is step]
    # Research is kept fresh by the latest entry or tick: an older tick changes nothing.
    is_outdone = (
        step is Step.RESEARCH
        and not interview.is_waived(step)
        and (
            _state(interview, step, policy, now).status is StepStatus.OPEN
            or (marks and marks[-1].at != last_research_at(interview))
        )
    )
    if not marks or is_outdone:
        raise Refused(
            f"Step {step.number} has no tick to take back at {interview.company}. "
            "A single part can be opened again with space, or --part on the command line."
        )
    last = marks[-1]
    interview = replace(
        interview, steps=tuple(each for each in interview.steps if each is not last)
    )
    return _unsend(interview, last.contacts)


def is_no_answer(interview: Interview, step: Step) -> bool:
    """Say whether un-ticking a step reopens an interview that was given up."""
    outcome = interview.outcome
    return (
        step is Step.ACCEPT_OUTCOME and outcome is not None and outcome.result is Result.NO_ANSWER
    )


def untick_part(interview: Interview, step: Step, part: PartState) -> Interview:
    """Open one part again, whatever answered it. Raises Refused for what was agreed with them."""
    if part.status is StepStatus.OPEN:
        return interview
    opened = without_marks(interview, step, part.key)
    if step in NOTE_KINDS:
        return _unsend_note(opened, NOTE_KINDS[step], part)
    if part.name in _ANSWERS:
        return replace(opened, **{part.name: Answer.UNKNOWN})
    if opened == interview:
        raise Refused(
            f"This was agreed with {interview.company}: edit the interview where it has changed."
        )
    return opened


def waive(
    interview: Interview,
    step: Step,
    reason: str,
    policy: Policy,
    now: datetime,
    part: PartState | None = None,
) -> Interview:
    """Waive a step, or one part of it, for a reason. Raises Refused for a locked step."""
    if not reason.strip():
        raise Refused("A waiver needs a reason: a few words that you will understand in a month.")
    state = _state(interview, step, policy, now)
    _check_unlocked(interview, state)
    if part is not None and part.is_answered:
        raise Refused(f"This part of step {step.number} is answered already: nothing to waive.")
    parts = (part.key,) if part else ()
    return _mark(interview, StepMark(step=step, at=now, parts=parts, waived=True, reason=reason))


def without_marks(interview: Interview, step: Step, part: Part) -> Interview:
    """Take one part out of every tick and waiver of a step; a waived whole step is open again."""
    kept: list[StepMark] = []
    for mark in interview.steps:
        if mark.step is not step:
            kept.append(mark)
        elif rest := tuple(each for each in mark.parts if each != part):
            kept.append(replace(mark, parts=rest))
    return replace(interview, steps=tuple(kept))


def why_locked(interview: Interview, step: Step) -> str:
    """Return what unlocks a locked step, as the end of a sentence."""
    if step is Step.ACCEPT_OUTCOME:
        return "when they answer: o records the outcome"
    if interview.is_cancelled_before_held:
        return "never: the interview was cancelled"
    return "once the interview is over"


def _state(interview: Interview, step: Step, policy: Policy, now: datetime) -> StepState:
    return checklist(interview, policy, now)[step.number - 1]


def _check_unlocked(interview: Interview, state: StepState) -> None:
    if state.status is StepStatus.LOCKED:
        step = state.step
        raise Refused(
            f"Step {step.number} ({STEP_NAMES[step]}) is locked at {interview.company}; "
            f"it opens {why_locked(interview, step)}."
        )


def _mark(interview: Interview, mark: StepMark) -> Interview:
    return replace(interview, steps=(*interview.steps, mark))


def _unsend(interview: Interview, contacts: tuple[str, ...]) -> Interview:
    """Take back contacts that a tick logged; the notes they sent are drafts again."""
    taken = [contact for contact in interview.contacts if contact.id in contacts]
    for contact in taken:
        interview = _drafts_again(interview, contact)
    return replace(
        interview,
        contacts=tuple(each for each in interview.contacts if each.id not in contacts),
    )


def _drafts_again(interview: Interview, contact: Contact) -> Interview:
    return drafts_again(
        interview,
        [
            note
            for note in interview.notes_to_send
            if note.sent_at == contact.at and interview.carried(contact, note)
        ],
    )


def drafts_again(interview: Interview, notes: Collection[Note]) -> Interview:
    """Make notes drafts again; what of the research stands in no other letter is unused again."""
    drafts = tuple(
        replace(note, status=NoteStatus.DRAFT, sent_at=None) if note in notes else note
        for note in interview.notes_to_send
    )
    interview = replace(interview, notes_to_send=drafts)
    return without_used_research(interview, [note.body for note in notes])


def _unsend_note(interview: Interview, kind: NoteKind, part: PartState) -> Interview:
    """Open one person's note again: not sent, not waived; others of the same contact stay."""
    person = interview.person_named(part.person_id) if part.person_id else None
    interview = drafts_again(interview, interview.notes_to(kind, person))
    return unreached(interview, kind, person)


def unreached(
    interview: Interview, kind: NoteKind, person: Interviewer | None, at: datetime | None = None
) -> Interview:
    """Take a person out of the contacts of a kind, or out of that at `at`; others stay in it."""
    kept: list[Contact] = []
    for contact in interview.contacts:
        is_meant = contact.kind is ContactKind(kind) and at in (None, contact.at)
        if not is_meant or not interview.reached(contact, person):
            kept.append(contact)
        elif others := tuple(
            who for who in contact.people if person and interview.person_named(who) != person
        ):
            kept.append(replace(contact, people=others))
    return replace(interview, contacts=tuple(kept))
