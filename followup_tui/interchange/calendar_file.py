"""Contact windows as a calendar file (iCalendar, RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from icalendar import Calendar, Event

from followup_tui.domain.interview import Interview
from followup_tui.domain.local_days import zone_of_user
from followup_tui.domain.policy import Policy
from followup_tui.domain.what_changed import cut_words
from followup_tui.domain.whys import why
from followup_tui.domain.window import ContactWindow, WindowKind, WindowState
from followup_tui.domain.window_days import first_day, last_day
from followup_tui.domain.window_words import what_words
from followup_tui.domain.windows import contact_windows

PRODUCT = "-//followup//contact windows//EN"
"""What says in the file that this program wrote it."""

_TIMED = frozenset({WindowKind.INTERVIEW, WindowKind.THANK_YOU, WindowKind.CLOSING_NOTE})
"""Kinds that are counted in hours; the others in the interview's own days (product.md §3)."""

_CALLED_OFF = frozenset(
    {WindowState.MISSED, WindowState.MERGED, WindowState.SUPERSEDED, WindowState.WAIVED}
)


def calendar_file(interviews: Iterable[Interview], policy: Policy, now: datetime) -> str:
    """Return the contact windows of all that is not archived; `now` is aware, in the user's zone.

    A window has the same UID every time, so that a calendar brings its event up to date; one
    that came to nothing is there as cancelled.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "followup")
    for interview in interviews:
        if not interview.archived:
            for event in _events(interview, policy, now):
                calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content.decode()


def _events(interview: Interview, policy: Policy, now: datetime) -> Iterator[Event]:
    numbers: dict[tuple[WindowKind, str | None], int] = {}
    for window in contact_windows(interview, policy, now):
        whose = (window.kind, window.person_id)
        numbers[whose] = numbers.get(whose, 0) + 1
        event = Event()
        event.add("uid", _uid(window, numbers[whose]))
        event.add("dtstamp", now)
        event.add("last-modified", interview.updated_at)
        event.add("summary", _summary(window))
        event.add("description", why(interview, window, policy))
        event.add("status", "CANCELLED" if window.state in _CALLED_OFF else "CONFIRMED")
        is_interview = window.kind is WindowKind.INTERVIEW
        if is_interview and interview.place:
            event.add("location", interview.place)
        # Only the interview takes the user's time; the rest leaves the calendar free.
        event.add("transp", "OPAQUE" if is_interview else "TRANSPARENT")
        _add_times(event, window, interview, now)
        yield event


def _uid(window: ContactWindow, number: int) -> str:
    """Return what a window is known by: the same whenever it is written, and plain letters."""
    name = "\n".join((window.interview, window.kind, window.person_id or "", str(number)))
    return f"{uuid5(NAMESPACE_OID, name).hex}@followup"


def _summary(window: ContactWindow) -> str:
    done = ", done" if window.state is WindowState.DONE else ""
    return f"{cut_words(window.company)}: {cut_words(what_words(window))}{done}"


def _add_times(event: Event, window: ContactWindow, interview: Interview, now: datetime) -> None:
    """Give an event its times, or its whole days."""
    if window.kind in _TIMED:
        event.add("dtstart", window.opens)
        event.add("dtend", window.closes)
        return
    own, user = interview.zone, zone_of_user(now)
    event.add("dtstart", first_day(window, own, user))
    # The end of an event is not part of it any more.
    event.add("dtend", last_day(window, own, user) + timedelta(days=1))
