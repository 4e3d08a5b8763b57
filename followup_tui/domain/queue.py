"""The day's queue: what asks for an action now, most urgent first, and what is on hold."""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import IntEnum

import msgspec
from msgspec.structs import replace

from .agreement import Agreement
from .check_in import Basis
from .interview import Answer, Desire, Interview
from .policy import Policy
from .steps import Step
from .window import ContactWindow, WindowKind, WindowState, make_window
from .windows import contact_windows


class Urgency(IntEnum):
    """The six ranks of the queue (product.md §4)."""

    LATE = 1
    SOON = 2
    OPEN_CHECK_IN = 3
    OPEN_NOTE = 4
    TODAY = 5
    SUGGESTION = 6


class QueueItem(msgspec.Struct, frozen=True):
    """One window that asks for an action, with its place among all others."""

    window: ContactWindow
    urgency: Urgency
    is_wanted: bool
    """Whether it is about a job that the user really wants."""

    @property
    def place(self) -> tuple[object, ...]:
        """Sorts items: by rank, within it as the rank says, then by the ties of §4."""
        window = self.window
        closes = window.closes or _FAR_AWAY
        within: tuple[object, ...] = ()
        if self.urgency is Urgency.LATE:
            within = (_LATE_FIRST.index(window.kind), closes)
        elif self.urgency is Urgency.SOON:
            within = (closes,)
        elif self.urgency is Urgency.OPEN_CHECK_IN:
            within = (_SUREST_FIRST.index(window.basis),)
        elif self.urgency is Urgency.OPEN_NOTE:
            within = (_LATE_FIRST.index(window.kind),)
        elif self.urgency is Urgency.TODAY:
            within = (window.kind is not WindowKind.DEBRIEF,)
        else:
            within = (_SUGGESTIONS.index(window.kind),)
        company = window.company.casefold()
        return (self.urgency, *within, not self.is_wanted, closes, company, window.person or "")


_FAR_AWAY = datetime.max.replace(tzinfo=UTC)
_LATE_FIRST = (WindowKind.THANK_YOU, WindowKind.CLOSING_NOTE, WindowKind.CHECK_IN)
_SUREST_FIRST = (Basis.AGREED, Basis.PROMISED, Basis.RULE, Basis.ASSUMED)
_SUGGESTIONS = (WindowKind.SILENCE, WindowKind.RESEARCH, WindowKind.KEEP_IN_TOUCH)


def queue_items(interview: Interview, policy: Policy, now: datetime) -> tuple[QueueItem, ...]:
    """Return what one interview asks for at `now`, in no order; nothing where it is archived.

    `now` is aware and in the user's zone: "later today" means the user's day.
    """
    if interview.archived:
        return ()
    windows = contact_windows(interview, policy, now)
    return items_of(interview, windows, policy, now)


def items_of(
    interview: Interview, windows: Iterable[ContactWindow], policy: Policy, now: datetime
) -> tuple[QueueItem, ...]:
    """Return the windows of an interview that ask for an action at `now`."""
    asked = [*windows, *_debrief(interview, policy, now)]
    is_wanted = interview.desire is Desire.REALLY_WANT
    found = ((window, _urgency(interview, window, now)) for window in asked)
    return tuple(QueueItem(window, urgency, is_wanted) for window, urgency in found if urgency)


def in_order(items: Iterable[QueueItem]) -> tuple[ContactWindow, ...]:
    """Return the windows of queue items, most urgent first (product.md §4)."""
    return tuple(item.window for item in sorted(items, key=lambda item: item.place))


def day_queue(
    interviews: Iterable[Interview], policy: Policy, now: datetime
) -> tuple[ContactWindow, ...]:
    """Return everything that asks for an action today, most urgent first."""
    return in_order(item for each in interviews for item in queue_items(each, policy, now))


def needs_debrief(interview: Interview, now: datetime) -> bool:
    """Say whether an interview was held and nothing is answered in steps 1 and 2."""
    if interview.outcome is not None or not interview.is_held(now):
        return False
    if any(_says_something(agreed) for agreed in interview.agreements):
        return False
    if Answer.NO in (interview.interest_stated, interview.next_step_asked):
        return False
    asked = (Step.SHOW_INTEREST, Step.LAY_GROUND)
    if any(mark.step in asked for mark in interview.steps):
        return False
    return interview.interest_stated is interview.next_step_asked is Answer.UNKNOWN


def _says_something(agreed: Agreement) -> bool:
    """Say whether more is known than the method, which is carried over from an earlier round."""
    return replace(agreed, method=None) != Agreement()


def _debrief(interview: Interview, policy: Policy, now: datetime) -> Iterable[ContactWindow]:
    if needs_debrief(interview, now):
        yield make_window(interview, WindowKind.DEBRIEF, interview.held_at, None, policy, now)


def _urgency(interview: Interview, window: ContactWindow, now: datetime) -> Urgency | None:
    """Return the rank of a window in the queue; None where nothing is to be done about it."""
    if window.snoozed_until is not None and now < window.snoozed_until:
        return None
    kind, state = window.kind, window.state
    if kind is WindowKind.INTERVIEW:
        is_today = window.opens.astimezone(now.tzinfo).date() == now.date()
        is_on = interview.outcome is None and (is_today or window.is_due)
        return Urgency.TODAY if is_on else None
    if not window.is_due or kind not in _ASKING:
        return None
    if state is WindowState.LATE:
        return Urgency.LATE
    return Urgency.SOON if state is WindowState.SOON else _ASKING[kind]


_ASKING = {
    WindowKind.CHECK_IN: Urgency.OPEN_CHECK_IN,
    WindowKind.THANK_YOU: Urgency.OPEN_NOTE,
    WindowKind.CLOSING_NOTE: Urgency.OPEN_NOTE,
    WindowKind.DEBRIEF: Urgency.TODAY,
    WindowKind.SILENCE: Urgency.SUGGESTION,
    WindowKind.RESEARCH: Urgency.SUGGESTION,
    WindowKind.KEEP_IN_TOUCH: Urgency.SUGGESTION,
}
CAN_BE_SNOOZED = frozenset(_ASKING)
"""Kinds of window that ask for an action which can be put off."""
