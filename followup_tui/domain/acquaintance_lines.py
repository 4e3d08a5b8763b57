"""What is said about somebody who was met before: one sentence, or all that happened with them."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from .acquaintances import Acquaintance, Meeting
from .agreement import Method
from .contact import Contact, ContactKind, Direction, NoteKind
from .interview import Interview
from .local_days import local_day
from .next_action import RESULT_WORDS
from .notes_owed import note_sent_at, thank_you_windows
from .own_days import OwnDays
from .policy import Policy
from .window import WindowState
from .wording import day_words

_LONGEST_NAME, _LONGEST_TEXT = 40, 240

_I_DID = {
    ContactKind.THANK_YOU: "You sent a thank-you note",
    ContactKind.CHECK_IN: "You checked in",
    ContactKind.REPLY: "You replied",
    ContactKind.CLOSING_NOTE: "You sent a closing note",
    ContactKind.KEEP_IN_TOUCH: "You kept in touch",
    ContactKind.OTHER: "You got in touch",
}
_BY = {
    Method.EMAIL: " by email",
    Method.PHONE: " by phone",
    Method.LINKEDIN: " on LinkedIn",
    Method.TEXT: " by text message",
    Method.LETTER: " by letter",
    Method.PORTAL: " through the portal",
    Method.RECRUITER: " through the recruiter",
}


class HistoryLine(NamedTuple):
    """Something that happened with a person, or is known about them."""

    day: str
    """The day in the interview's zone, "Tue 3 Nov"; empty for what belongs to the line above."""
    words: str
    is_meeting: bool = False


def met_words(meetings: Sequence[Meeting], now: datetime) -> str:
    """Say where somebody is known from, in a sentence; nothing where they are not.

    "You know Jane Doe from Globex (Data analyst), Tue 3 Nov; thanked on Wed 4 Nov."
    """
    if not meetings:
        return ""
    meeting = next((each for each in reversed(meetings) if _was_held(each, now)), meetings[-1])
    interview, name = meeting.interview, _shortened(meeting.person.name, _LONGEST_NAME)
    where = _shortened(interview.company, _LONGEST_NAME)
    where += f" ({_shortened(interview.role, _LONGEST_NAME)})" if interview.role else ""
    if interview.is_cancelled_before_held:
        return f"You know of {name} from {where}; that interview was cancelled."
    day = _day(interview.starts_at, interview, now)
    if not _was_held(meeting, now):
        return f"You meet {name} at {where}, {day}."
    known = "; ".join([f"You know {name} from {where}, {day}", *_thanked(meeting, now)])
    return f"{known}.{_elsewhere(meetings, interview)}"


def history_lines(acquaintance: Acquaintance, now: datetime) -> tuple[HistoryLine, ...]:
    """Say how to reach somebody, then all that happened with them at any company, in time order.

    Private feelings are none of it.
    """
    about = (", ".join(acquaintance.roles), acquaintance.email, acquaintance.phone)
    events = [
        event
        for meeting in acquaintance.meetings
        for event in _events(meeting, now, several=len(acquaintance.companies) > 1)
    ]
    events.sort(key=lambda event: event.at)
    known = tuple(HistoryLine("", _shortened(words, _LONGEST_TEXT)) for words in about if words)
    return known + tuple(line for event in events for line in event.lines)


class _Event(NamedTuple):
    at: datetime
    lines: tuple[HistoryLine, ...]


def _was_held(meeting: Meeting, now: datetime) -> bool:
    return meeting.interview.is_held(now)


def _thanked(meeting: Meeting, now: datetime) -> Iterator[str]:
    """Yield how the thank-you to a person stands, where one is owed."""
    interview, person = meeting
    days = OwnDays.of(interview)
    # Whether it is late by the user's own policy is not what is asked here.
    for window in thank_you_windows(interview, Policy(), now):
        if window.person_id != person.id:
            continue
        closed_at = note_sent_at(interview, NoteKind.CLOSING_NOTE, person)
        if window.done_at is not None:
            yield f"thanked on {days.day_of(window.done_at)}"
        elif window.state is WindowState.WAIVED:
            yield "the thank-you was waived"
        elif closed_at is not None:
            yield f"thanked in the closing note of {days.day_of(closed_at)}"
        else:
            yield "you have not thanked them yet"


def _elsewhere(meetings: Sequence[Meeting], said: Interview) -> str:
    others = dict.fromkeys(
        _shortened(each.interview.company, _LONGEST_NAME)
        for each in meetings
        if each.interview.company != said.company
    )
    return f" Also from {', '.join(others)}." if others else ""


def _events(meeting: Meeting, now: datetime, *, several: bool) -> Iterator[_Event]:
    """Yield the interview, the contacts and the notes; with the company where it is not clear."""
    interview, person = meeting
    lines = [HistoryLine(_day(interview.starts_at, interview, now), _about(interview), True)]
    if person.talked_about.strip():
        lines.append(HistoryLine("", f"Talked about: {' '.join(person.talked_about.split())}"))
    yield _Event(interview.starts_at, tuple(lines))
    where = f" ({_shortened(interview.company, _LONGEST_NAME)})" if several else ""
    for at, words, text in _exchanges(meeting):
        quoted = f': "{_shortened(text, _LONGEST_TEXT)}"' if text else ""
        line = HistoryLine(_day(at, interview, now), f"{words}{where}{quoted}")
        yield _Event(at, (line,))


def _about(interview: Interview) -> str:
    """Say what an interview was and what came of it: "Acme · SRE · onsite · offer, Fri 4 Dec"."""
    said = [interview.company, interview.role, interview.stage]
    if interview.outcome is not None:
        answered_on = OwnDays.of(interview).day_of(interview.outcome.at)
        said.append(f"{RESULT_WORDS[interview.outcome.result]}, {answered_on}")
    return " · ".join(_shortened(text, _LONGEST_TEXT) for text in said if text)


def _exchanges(meeting: Meeting) -> Iterator[tuple[datetime, str, str]]:
    """Yield when something was sent or said, what it was, and its text."""
    notes = {(ContactKind(note.kind), at): note for at, note in meeting.sent_notes}
    for contact in meeting.contacts:
        # Sending is one verb that writes both: it is told once.
        note = notes.pop((contact.kind, contact.at), None)
        text = contact.text or (note.body if note else "")
        yield contact.at, _contact_words(contact), text
    for (kind, at), note in notes.items():
        yield at, _I_DID[kind], note.body


def _contact_words(contact: Contact) -> str:
    by = _BY[contact.method] if contact.method else ""
    if contact.direction is Direction.OUT:
        return _I_DID[contact.kind] + by
    return ("They replied" if contact.kind is ContactKind.REPLY else "They got in touch") + by


def _day(at: datetime, interview: Interview, now: datetime) -> str:
    zone = interview.zone
    return day_words(local_day(at, zone), local_day(now, zone))


def _shortened(text: str, longest: int) -> str:
    """Return a text as one line, cut where it is too long to be read in passing."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
