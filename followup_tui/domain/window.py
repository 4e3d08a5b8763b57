"""A contact window: one stretch of time in which a contact may be made, or must not."""

from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from .agreement import Method
from .check_in import Basis, Flag
from .interview import Interview, Interviewer, Snooze
from .policy import Policy


class WindowKind(StrEnum):
    """What a window is for."""

    INTERVIEW = "interview"
    THANK_YOU = "thank_you"
    HOLD = "hold"
    CHECK_IN = "check_in"
    DECISION = "decision"
    SILENCE = "silence"
    CLOSING_NOTE = "closing_note"
    KEEP_IN_TOUCH = "keep_in_touch"
    RESEARCH = "research"
    DEBRIEF = "debrief"
    """Only in the day's queue: an interview that nobody has written down yet."""


class WindowState(StrEnum):
    """Where a window stands at a moment."""

    UPCOMING = "upcoming"
    OPEN = "open"
    SOON = "soon"
    LATE = "late"
    PAST = "past"
    DONE = "done"
    MISSED = "missed"
    MERGED = "merged"
    SUPERSEDED = "superseded"
    WAIVED = "waived"


DUE = frozenset({WindowState.OPEN, WindowState.SOON, WindowState.LATE})
"""States of a window in which its contact may be made."""

ONE_A_PERSON = frozenset({WindowKind.THANK_YOU, WindowKind.CLOSING_NOTE})
"""Kinds of which each interviewer has one; other windows only name whom to contact."""

CONTACTS = ONE_A_PERSON | {WindowKind.CHECK_IN, WindowKind.KEEP_IN_TOUCH}
"""Kinds in which the user gets in touch with somebody."""

_CAN_BE_LATE = ONE_A_PERSON | {WindowKind.CHECK_IN}


class ContactWindow(msgspec.Struct, frozen=True, kw_only=True):
    """One window, [opens, closes) in UTC; derived from an interview, never stored."""

    interview: str
    """The interview's id."""
    company: str
    role: str
    kind: WindowKind
    person: str | None = None
    person_id: str | None = None
    opens: datetime
    closes: datetime | None = None
    """None for an open-ended window."""
    basis: Basis = Basis.RULE
    state: WindowState
    method: Method | None = None
    done_at: datetime | None = None
    snoozed_until: datetime | None = None
    flags: tuple[Flag, ...] = ()

    @property
    def owner_id(self) -> str | None:
        """The interviewer whose own window it is; None where it only names whom to contact."""
        return self.person_id if self.kind in ONE_A_PERSON else None

    @property
    def is_due(self) -> bool:
        """Whether the contact may be made, and was not yet."""
        return self.state in DUE


def state_at(
    kind: WindowKind, opens: datetime, closes: datetime | None, policy: Policy, now: datetime
) -> WindowState:
    """Return the state that follows from the clock alone (product.md §3)."""
    if now < opens:
        return WindowState.UPCOMING
    if closes is None:
        return WindowState.OPEN
    if now >= closes:
        return WindowState.LATE if kind in _CAN_BE_LATE else WindowState.PAST
    if kind in _CAN_BE_LATE and closes - now <= timedelta(hours=policy.soon_hours):
        return WindowState.SOON
    return WindowState.OPEN


def make_window(
    interview: Interview,
    kind: WindowKind,
    opens: datetime,
    closes: datetime | None,
    policy: Policy,
    now: datetime,
    *,
    person: Interviewer | None = None,
    done_at: datetime | None = None,
    ended: WindowState | None = None,
    basis: Basis = Basis.RULE,
    flags: frozenset[Flag] = frozenset(),
) -> ContactWindow:
    """Return a window of an interview; `ended` is the state somebody brought about, if any."""
    state = ended or state_at(kind, opens, closes, policy, now)
    if done_at is not None:
        state = WindowState.DONE
    is_over = state not in DUE and state is not WindowState.UPCOMING
    person_id = person.id if person else None
    return ContactWindow(
        interview=interview.id,
        company=interview.company,
        role=interview.role,
        kind=kind,
        person=person.name if person else None,
        person_id=person_id,
        opens=opens,
        closes=closes,
        basis=basis,
        state=state,
        done_at=done_at,
        snoozed_until=None if is_over else _snoozed_until(interview, kind, person_id, now),
        flags=tuple(sorted(flags)),
    )


def _snoozed_until(
    interview: Interview, kind: WindowKind, person: str | None, now: datetime
) -> datetime | None:
    """Return until when the window is hidden; the last snooze counts, one that is over does not."""
    last = last_snooze(interview, kind, person)
    return last.until if last is not None and now < last.until else None


def last_snooze(interview: Interview, kind: WindowKind, person: str | None) -> Snooze | None:
    """Return the snooze that counts for a window, over or not; `person` is an interviewer's id."""
    found = (each for each in reversed(interview.snoozes) if is_snooze_of(each, kind, person))
    return next(found, None)


def is_snooze_of(snooze: Snooze, kind: WindowKind, person: str | None) -> bool:
    """Say whether a snooze is of a window, anybody's where no person has one of their own."""
    return snooze.kind == kind and (kind not in ONE_A_PERSON or snooze.person == person)
