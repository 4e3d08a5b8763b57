"""The six-step checklist: where each step and each of its parts stands."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

import msgspec

from .agreement import Permission
from .interview import Answer, Desire, Interview, Result
from .notes_owed import NOTE_PART, closing_note_windows, thank_you_windows
from .policy import Policy
from .steps import Part, Step
from .waiting import last_research_at, research_stale_at, windows_while_waiting
from .window import ContactWindow, WindowKind, WindowState


class StepStatus(StrEnum):
    """The only values a step can have."""

    LOCKED = "locked"
    OPEN = "open"
    SOON = "soon"
    LATE = "late"
    DONE = "done"
    BROKEN = "broken"
    WAIVED = "waived"


class PartState(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a step: a question to answer, or one person's note."""

    name: str
    person: str | None = None
    """The person's name, for a note."""
    person_id: str | None = None
    status: StepStatus
    window: ContactWindow | None = None
    """The window of a note; None for the questions of steps 1 and 2."""

    @property
    def key(self) -> Part:
        """The part as it is stored in a tick or a waiver."""
        return Part(name=self.name, person=self.person_id)

    @property
    def is_answered(self) -> bool:
        """Whether nothing is left to do about it."""
        return self.status in (StepStatus.DONE, StepStatus.WAIVED)


class StepState(msgspec.Struct, frozen=True, kw_only=True):
    """Where one step stands."""

    step: Step
    status: StepStatus
    parts: tuple[PartState, ...] = ()


Checklist = tuple[StepState, StepState, StepState, StepState, StepState, StepState]

_OF_WINDOW = {
    WindowState.UPCOMING: StepStatus.OPEN,
    WindowState.OPEN: StepStatus.OPEN,
    WindowState.SOON: StepStatus.SOON,
    WindowState.LATE: StepStatus.LATE,
    WindowState.DONE: StepStatus.DONE,
    WindowState.WAIVED: StepStatus.WAIVED,
    WindowState.MERGED: StepStatus.DONE,
}
_MOST_URGENT = (StepStatus.LATE, StepStatus.SOON, StepStatus.OPEN)


def checklist(interview: Interview, policy: Policy, now: datetime) -> Checklist:
    """Return the six steps in their order (product.md §1). Pure; `now` is aware."""
    held = interview.is_held(now)
    return (
        _asked(interview, Step.SHOW_INTEREST, interest_parts(interview), held),
        _asked(interview, Step.LAY_GROUND, ground_parts(interview), held),
        _stay_calm(interview, policy, now, held),
        _notes(interview, Step.THANK_YOU, thank_you_windows(interview, policy, now), held),
        _research(interview, policy, now),
        _accept(interview, policy, now),
    )


def interest_parts(interview: Interview) -> tuple[PartState, ...]:
    """Return the two parts of step 1: interest stated, next step asked."""
    unwanted = interview.desire is Desire.NOT_WANTED
    return (
        _part(
            interview, Step.SHOW_INTEREST, "interest_stated", interview.interest_stated, unwanted
        ),
        _part(interview, Step.SHOW_INTEREST, "next_step_asked", interview.next_step_asked),
    )


def ground_parts(interview: Interview) -> tuple[PartState, ...]:
    """Return the three parts of step 2; "asked, they declined" answers them all."""
    agreed = interview.agreement
    asked = agreed.permission is not Permission.NOT_ASKED
    declined = agreed.permission is Permission.NO
    answers = {
        "permission": asked,
        "when": declined or agreed.contact_on is not None,
        "method": declined or agreed.method is not None,
    }
    return tuple(
        _part(interview, Step.LAY_GROUND, name, Answer.YES if known else Answer.UNKNOWN)
        for name, known in answers.items()
    )


def _part(
    interview: Interview, step: Step, name: str, answer: Answer, is_waived: bool = False
) -> PartState:
    status = StepStatus.OPEN
    if answer is Answer.YES or interview.is_ticked(step, name):
        status = StepStatus.DONE
    elif is_waived or interview.is_waived(step, name):
        status = StepStatus.WAIVED
    return PartState(name=name, status=status)


def _asked(interview: Interview, step: Step, parts: tuple[PartState, ...], held: bool) -> StepState:
    status = StepStatus.OPEN
    if not held:
        status = StepStatus.LOCKED
    elif interview.is_waived(step):
        status = StepStatus.WAIVED
    elif all(part.is_answered for part in parts):
        status = StepStatus.DONE
    return StepState(step=step, status=status, parts=parts)


def _stay_calm(interview: Interview, policy: Policy, now: datetime, held: bool) -> StepState:
    status = StepStatus.DONE
    if not held:
        status = StepStatus.LOCKED
    elif interview.is_waived(Step.STAY_CALM):
        status = StepStatus.WAIVED
    elif any(contact.early for contact in interview.contacts):
        status = StepStatus.BROKEN
    elif any(
        window.kind is WindowKind.HOLD and now < (window.closes or now)
        for window in windows_while_waiting(interview, policy, now)
    ):
        status = StepStatus.OPEN
    return StepState(step=Step.STAY_CALM, status=status)


def _notes(
    interview: Interview, step: Step, windows: Iterable[ContactWindow], unlocked: bool
) -> StepState:
    parts = tuple(
        PartState(
            name=NOTE_PART,
            person=window.person,
            person_id=window.person_id,
            status=_OF_WINDOW[window.state],
            window=window,
        )
        for window in windows
    )
    statuses = {part.status for part in parts}
    status = next((each for each in _MOST_URGENT if each in statuses), StepStatus.DONE)
    if not unlocked:
        status = StepStatus.LOCKED
    elif interview.is_waived(step):
        status = StepStatus.WAIVED
    return StepState(step=step, status=status, parts=parts)


def _research(interview: Interview, policy: Policy, now: datetime) -> StepState:
    looked_up = last_research_at(interview) is not None
    status = StepStatus.OPEN
    if interview.is_waived(Step.RESEARCH):
        status = StepStatus.WAIVED
    elif interview.outcome is not None or (
        looked_up and now < research_stale_at(interview, policy)
    ):
        status = StepStatus.DONE
    return StepState(step=Step.RESEARCH, status=status)


def _accept(interview: Interview, policy: Policy, now: datetime) -> StepState:
    outcome = interview.outcome
    windows = closing_note_windows(interview, policy, now)
    state = _notes(interview, Step.ACCEPT_OUTCOME, windows, outcome is not None)
    if outcome is not None and outcome.result in (Result.ADVANCED, Result.NO_ANSWER):
        return msgspec.structs.replace(state, status=StepStatus.DONE)
    return state
