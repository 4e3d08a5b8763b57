"""Where one interview stands: to do, on hold, upcoming or closed, and what comes next."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import cached_property

import msgspec

from .checklist import Checklist, checklist
from .interview import Interview
from .policy import Policy
from .queue import QueueItem, in_order, items_of
from .waiting import research_stale_at
from .window import ContactWindow, WindowKind, WindowState
from .windows import contact_windows


class Group(StrEnum):
    """The four groups of the list, in their order."""

    TO_DO = "to do"
    ON_HOLD = "on hold"
    UPCOMING = "upcoming"
    CLOSED = "closed"


class Standing(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything that is derived from one interview at one moment."""

    interview: Interview
    group: Group
    windows: tuple[ContactWindow, ...]
    items: tuple[QueueItem, ...]
    """What it asks for now, in no order."""
    policy: Policy
    now: datetime
    """The moment at which all this was derived, aware, in the user's zone."""
    good_until: datetime
    """The moment at which the clock alone may change any of it."""

    next_window: ContactWindow | None
    """The most urgent action, else the running hold, what is snoozed, or what opens next."""
    place: tuple[object, ...]
    """Sorts standings: by group, in it the most urgent or the earliest first."""

    @cached_property
    def steps(self) -> Checklist:
        """The six steps; derived when they are first shown."""
        return checklist(self.interview, self.policy, self.now)


def standing(interview: Interview, policy: Policy, now: datetime) -> Standing:
    """Return where an interview stands. Pure; `now` is aware, in the user's zone."""
    windows = contact_windows(interview, policy, now)
    items = () if interview.archived else items_of(interview, windows, policy, now)
    group = _group(interview, items, now)
    next_window = _next_window(windows, items)
    return Standing(
        interview=interview,
        group=group,
        windows=windows,
        items=items,
        policy=policy,
        now=now,
        good_until=_next_moment(interview, windows, policy, now),
        next_window=next_window,
        place=_place(interview, group, items, next_window),
    )


def _next_window(
    windows: tuple[ContactWindow, ...], items: tuple[QueueItem, ...]
) -> ContactWindow | None:
    if items:
        return in_order(items)[0]
    for window in windows:
        if window.kind is WindowKind.HOLD and window.state is WindowState.OPEN:
            return window
    upcoming = (window for window in windows if window.state is WindowState.UPCOMING)
    snoozed = (window for window in windows if window.is_due and window.snoozed_until)
    return next(snoozed, next(upcoming, None))


def _place(
    interview: Interview,
    group: Group,
    items: tuple[QueueItem, ...],
    coming: ContactWindow | None,
) -> tuple[object, ...]:
    order = list(Group).index(group)
    if items:
        return (order, *min(item.place for item in items), interview.id)
    closes = coming.closes if coming and coming.kind is WindowKind.HOLD else None
    at = closes or (coming.opens if coming else interview.updated_at)
    # Of closed ones the latest matters most; of the others the earliest.
    seconds = -at.timestamp() if group is Group.CLOSED else at.timestamp()
    return (order, seconds, interview.company.casefold(), interview.id)


def _group(interview: Interview, items: tuple[QueueItem, ...], now: datetime) -> Group:
    if items:
        return Group.TO_DO
    if interview.outcome is not None or interview.archived:
        return Group.CLOSED
    return Group.ON_HOLD if interview.is_held(now) else Group.UPCOMING


def _next_moment(
    interview: Interview, windows: Iterable[ContactWindow], policy: Policy, now: datetime
) -> datetime:
    """Return the first moment after now at which a window, a snooze or the day turns."""
    tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    moments = [tomorrow, interview.held_at, research_stale_at(interview, policy)]
    moments += [snooze.until for snooze in interview.snoozes]
    for window in windows:
        moments.append(window.opens)
        if window.closes is not None:
            moments += [window.closes - timedelta(hours=policy.soon_hours), window.closes]
    return min(moment for moment in moments if moment > now)
