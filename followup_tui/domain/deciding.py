"""What a single key decides about something that is due: it is done, or it is let go."""

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from .checklist import PartState, StepStatus
from .contact import Contact, ContactKind, Direction
from .interview import Interview, Outcome, Result
from .notes_owed import NOTE_PART
from .policy import Policy
from .queue import needs_debrief
from .recording import keep_in_touch_with, log_contact, record_outcome
from .refusal import Refused
from .steps import Step
from .ticking import tick, waive
from .window import ContactWindow, WindowKind
from .windows import contact_windows


def done(interview: Interview, window: ContactWindow, policy: Policy, now: datetime) -> Interview:
    """Write down that what a window asks for is done, just now.

    Raises Refused for what is settled meanwhile, and for an interview that is still to come.
    """
    _check_still_due(interview, window, policy, now)
    return _DONE[window.kind](interview, window, policy, now)


def let_go(
    interview: Interview, window: ContactWindow, reason: str, policy: Policy, now: datetime
) -> Interview:
    """Write down, with a reason, that it is not to be done at all.

    Raises Refused for what is settled meanwhile, and where only an answer or a day can end it.
    """
    check_can_let_go(window)
    _check_still_due(interview, window, policy, now)
    if window.kind is WindowKind.KEEP_IN_TOUCH:
        return _stop_keeping_in_touch(interview)
    part = _open_part(window) if window.kind in _NOTE_STEPS else None
    for step in _STEPS[window.kind]:
        interview = waive(interview, step, reason, policy, now, part)
    return interview


def is_still_due(
    interview: Interview, window: ContactWindow, policy: Policy, now: datetime
) -> bool:
    """Say whether an interview, as it is now, still asks for what a window stood for."""
    if window.kind is WindowKind.DEBRIEF:
        return needs_debrief(interview, now)
    return any(
        each.is_due and (each.kind, each.person_id) == (window.kind, window.person_id)
        for each in contact_windows(interview, policy, now)
    )


def _check_still_due(
    interview: Interview, window: ContactWindow, policy: Policy, now: datetime
) -> None:
    is_to_come = window.kind is WindowKind.INTERVIEW
    if not is_to_come and not is_still_due(interview, window, policy, now):
        raise Refused(f"{window.company}: this was settled meanwhile.")


def check_can_let_go(window: ContactWindow) -> None:
    """Raise Refused for what can't be let go, so that nobody thinks of a reason in vain."""
    if window.kind not in CAN_BE_LET_GO:
        raise Refused(
            f"{window.company}: this can't be waived. s puts it off, o records the outcome."
        )


_NOTE_STEPS = {
    WindowKind.THANK_YOU: Step.THANK_YOU,
    WindowKind.CLOSING_NOTE: Step.ACCEPT_OUTCOME,
}
_STEPS = {
    **{kind: (step,) for kind, step in _NOTE_STEPS.items()},
    WindowKind.DEBRIEF: (Step.SHOW_INTEREST, Step.LAY_GROUND),
    WindowKind.RESEARCH: (Step.RESEARCH,),
}
CAN_BE_LET_GO = frozenset({*_STEPS, WindowKind.KEEP_IN_TOUCH})
"""Kinds of window that the user may decide to leave; the others end by an answer or a day."""


def _stop_keeping_in_touch(interview: Interview) -> Interview:
    if interview.interviewers:
        return keep_in_touch_with(interview, ())
    # Where nobody is named the company stands for whoever was there.
    return replace(interview, keep_in_touch_stopped=(interview.company,))


def _note_sent(
    interview: Interview, window: ContactWindow, policy: Policy, now: datetime
) -> Interview:
    step = _NOTE_STEPS[window.kind]
    return tick(interview, step, policy, now, now, _open_part(window))


def _open_part(window: ContactWindow) -> PartState:
    """Return the part of a step that a note's window stands for."""
    return PartState(
        name=NOTE_PART, person=window.person, person_id=window.person_id, status=StepStatus.OPEN
    )


def _steps_ticked(
    interview: Interview, window: ContactWindow, policy: Policy, now: datetime
) -> Interview:
    for step in _STEPS[window.kind]:
        interview = tick(interview, step, policy, now, now)
    return interview


def _contact_made(
    interview: Interview, window: ContactWindow, policy: Policy, now: datetime
) -> Interview:
    contact = Contact(
        at=now,
        direction=Direction.OUT,
        kind=ContactKind(window.kind),
        method=window.method,
        people=_whom(interview, window),
    )
    return log_contact(interview, contact, policy, now)


def _whom(interview: Interview, window: ContactWindow) -> tuple[str, ...]:
    """Return whom a contact was made with: the one to ask for, or the only one there is."""
    if window.person:
        return (window.person_id or window.person,)
    people = interview.interviewers
    return (people[0].id,) if len(people) == 1 else ()


def _given_up(
    interview: Interview, window: ContactWindow, policy: Policy, now: datetime
) -> Interview:
    return record_outcome(interview, Outcome(result=Result.NO_ANSWER, at=now), now)


def _nothing_yet(
    interview: Interview, window: ContactWindow, policy: Policy, now: datetime
) -> Interview:
    raise Refused(f"The interview at {window.company} is still to come: n goes on.")


_DONE: dict[WindowKind, Callable[[Interview, ContactWindow, Policy, datetime], Interview]] = {
    WindowKind.THANK_YOU: _note_sent,
    WindowKind.CLOSING_NOTE: _note_sent,
    WindowKind.CHECK_IN: _contact_made,
    WindowKind.KEEP_IN_TOUCH: _contact_made,
    WindowKind.DEBRIEF: _steps_ticked,
    WindowKind.RESEARCH: _steps_ticked,
    WindowKind.SILENCE: _given_up,
    WindowKind.INTERVIEW: _nothing_yet,
}
