"""Invitations from a calendar file (iCalendar, RFC 5545), as Google, Outlook and Teams send them.

The id of the interview is made of the event's UID: the same invitation is known again.
"""

import re
import warnings
from collections.abc import Iterator
from html import unescape
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from icalendar import Calendar
from icalendar.cal import Component

from followup_tui.domain.interview import Interview
from followup_tui.domain.refusal import Refused
from followup_tui.domain.value import clean
from followup_tui.domain.what_changed import cut_words
from followup_tui.domain.wording import count_words, moment_words

from .calendar_file import PRODUCT
from .event_times import EventTimes, read_times, when
from .incoming import Incoming, NothingTaken, Receiver
from .invited_people import read_guests
from .summary_words import read_summary

# Not <https://…>, in which some programs write a link.
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]{0,200}>", re.IGNORECASE)
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\r\n"})
_MEETING_LINK = re.compile(
    r"https://(?:teams\.microsoft\.com/|teams\.live\.com/|meet\.google\.com/|[\w.-]{0,60}zoom\.us/"
    r"|[\w.-]{0,60}webex\.com/)[^\s<>\"']{1,1000}"
)
_LINKS = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "URL")


def read_invitations(file: str, content: bytes, receiver: Receiver) -> Incoming:
    """Read the events of a file as new interviews; raises Refused where none can be taken.

    One that is known already is left as it is, and said.
    """
    interviews: dict[str, Interview] = {}
    remarks: list[str] = []
    is_known = False
    for calendar, event in _events(file, content):
        try:
            interview, doubts = _read(calendar, event, receiver)
        except ValueError as error:
            remarks.append(f"“{_title(event)}” {error}.")
            continue
        known = receiver.known.get(interview.id)
        if known is not None:
            is_known = True
            remarks.append(_known_words(known, interview))
            continue
        interviews[interview.id] = interview
        remarks += [f"{cut_words(interview.company)}: {doubt}." for doubt in doubts]
    if not interviews and not is_known:
        raise NothingTaken(tuple(remarks) or (f"{file} holds no event.",))
    return Incoming(tuple(interviews.values()), tuple(remarks))


def _events(file: str, content: bytes) -> Iterator[tuple[Component, Component]]:
    """Yield each event with the calendar it stands in; raises Refused."""
    try:
        with warnings.catch_warnings():
            # Guesses about time zones are not for the user's terminal.
            warnings.simplefilter("ignore")
            # A control character would make the parser drop its whole line.
            plain = content.translate(None, delete=_CONTROLS)
            calendars = Calendar.from_ical(plain, multiple=True)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        # The parser lets out whatever went wrong inside of it.
        raise Refused(f"{file} is no calendar file: {cut_words(str(error))}") from error
    for calendar in calendars:
        if str(calendar.get("PRODID", "")) == PRODUCT:
            raise Refused(f"{file} is what export ics wrote: it holds no invitation.")
        for event in calendar.walk("VEVENT"):
            yield calendar, event


def _read(
    calendar: Component, event: Component, receiver: Receiver
) -> tuple[Interview, tuple[str, ...]]:
    """Return an event as a new interview, and what is in doubt about it.

    Raises ValueError with the rest of a sentence that begins with the event's title.
    """
    _check(calendar, event)
    times = read_times(calendar, event, receiver.timezone)
    guests = read_guests(event, receiver.my_name)
    title, now = _text(event, "SUMMARY"), receiver.reading.now
    about = read_summary(title, guests)
    interview = Interview(
        id=_id(event, title, times),
        company=about.company or "Interview",
        role=about.role,
        stage=about.stage,
        starts_at=times.starts_at,
        ends_at=times.ends_at,
        timezone=times.timezone,
        place=_place(event),
        notes=_plain(_text(event, "DESCRIPTION")),
        interviewers=guests.people,
        created_at=now,
        updated_at=now,
    )
    unread = len(event.errors)
    lost = (f"{count_words(unread, 'line')} could not be read",) if unread else ()
    return interview, (*times.doubts, *lost)


def _check(calendar: Component, event: Component) -> None:
    """Raise ValueError for an event that is no invitation to one interview."""
    cancelled = (calendar.get("METHOD"), event.get("STATUS"))
    if any(str(each).upper() in ("CANCEL", "CANCELLED") for each in cancelled):
        raise ValueError("was called off: if it is here, record the outcome cancelled")
    if str(calendar.get("METHOD", "")).upper() == "REPLY":
        raise ValueError("is an answer to an invitation, and not one itself")
    if "RRULE" in event:
        raise ValueError("is held again and again: an interview is held once, add it by hand")


def _id(event: Component, title: str, times: EventTimes) -> str:
    """Return an id that the same invitation always has."""
    uid = str(event.get("UID", "")) or f"{title}\n{times.starts_at.isoformat()}"
    which = when(event.get("RECURRENCE-ID")) or ""
    return uuid5(NAMESPACE_OID, f"{uid}\n{which}").hex


def _known_words(known: Interview, invited: Interview) -> str:
    name = cut_words(known.company)
    if known.starts_at == invited.starts_at:
        return f"{name} is here already, and was left as it is."
    here = moment_words(known.starts_at, known.zone)
    there = moment_words(invited.starts_at, known.zone)
    return f"{name} is here already, on {here}; the invitation says {there}: edit it if it moved."


def _place(event: Component) -> str:
    """Return the place, with the link of the call where there is one."""
    place = " ".join(_text(event, "LOCATION").split())
    links = [_text(event, name) for name in _LINKS]
    found = _MEETING_LINK.search(_text(event, "DESCRIPTION"))
    link = next(filter(None, (*links, found[0] if found else "")), "")
    if not link or "://" in place:
        return place
    return f"{place}, {link}" if place else link


def _plain(text: str) -> str:
    """Return a description as plain text: some programs write HTML into it."""
    if _TAG.search(text):
        text = unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    return clean(text, several_lines=True).strip()


def _title(event: Component) -> str:
    return cut_words(_text(event, "SUMMARY")) or "An event without a title"


def _text(event: Component, name: str) -> str:
    """Return a property as text; the first one where there are several."""
    found: Any = event.get(name, "")
    return str(found[0] if isinstance(found, list) else found).strip()
