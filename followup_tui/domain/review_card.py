"""One card of the daily review: what is due, why, whom it is about, and what each key does."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from .agreement import Method
from .backlog import Gathered
from .brief import Section, last_contacts
from .deciding import CAN_BE_LET_GO
from .elsewhere import on_their_clock
from .people_lines import person_line
from .standing import Standing
from .standings import Standings
from .two_clocks import clock_there
from .whys import why
from .window import CONTACTS, ContactWindow, WindowKind
from .window_words import ListedOn, what_words

_DO = {
    WindowKind.THANK_YOU: "write the note",
    WindowKind.CLOSING_NOTE: "write the note",
    WindowKind.CHECK_IN: "write to them",
    WindowKind.KEEP_IN_TOUCH: "get in touch",
    WindowKind.DEBRIEF: "write it down",
    WindowKind.INTERVIEW: "see what to ask",
    WindowKind.SILENCE: "record the outcome",
    WindowKind.RESEARCH: "look things up",
}
_DONE = {
    WindowKind.THANK_YOU: "it was sent",
    WindowKind.CLOSING_NOTE: "it was sent",
    WindowKind.CHECK_IN: "I checked in",
    WindowKind.KEEP_IN_TOUCH: "I said hello",
    WindowKind.DEBRIEF: "I did all of it",
    WindowKind.SILENCE: "record 'no answer'",
    WindowKind.RESEARCH: "looked things up",
    WindowKind.INTERVIEW: "noted",
}
_ALL_DONE = {
    WindowKind.THANK_YOU: "all were sent",
    WindowKind.CLOSING_NOTE: "all were sent",
    WindowKind.CHECK_IN: "all were made",
    WindowKind.KEEP_IN_TOUCH: "said hello to all",
    WindowKind.DEBRIEF: "did all of it in each",
    WindowKind.SILENCE: "record 'no answer' for all",
    WindowKind.RESEARCH: "looked things up for all",
}


class Card(NamedTuple):
    """What a card shows."""

    window: ContactWindow
    """What it is about; of a group the most urgent."""
    heading: str
    standing: str
    """How it stands: "5 h left"."""
    what: str
    why: str
    sections: tuple[Section, ...]
    answers: Mapping[str, str]
    """What each key does here: do, done, let_go; one that does nothing here is not among them."""


def card_of(standing: Standing, window: ContactWindow, now: datetime) -> Card:
    """Return the card of one thing that is due; `now` is aware, in the user's zone."""
    interview, policy = standing.interview, standing.policy
    listed = ListedOn(window, now.date(), interview.zone, now)
    heading = f"{interview.company} · {interview.role}" if interview.role else interview.company
    what = what_words(window)
    return Card(
        window=window,
        heading=heading,
        standing=listed.standing,
        what=f"{what[:1].upper()}{what[1:]} · {listed.when}",
        why=on_their_clock(why(interview, window, policy), interview, now),
        sections=_sections(standing, window, now),
        answers=_answers(window),
    )


def group_card(group: Gathered, standings: Standings, now: datetime) -> Card:
    """Return the card of what has gathered: everything in it, and one answer for all."""
    window = group.windows[0]
    known = ((each, standings.get(each.interview)) for each in group.windows)
    lines = tuple(_line(each, standing, now) for each, standing in known if standing)
    answers = {
        "do": "one by one, after the groups",
        "done": _ALL_DONE[group.kind],
        "snooze": "all until tomorrow",
    }
    if group.kind in CAN_BE_LET_GO:
        answers["let_go"] = "let all go"
    return Card(
        window=window,
        heading=f"{group.name[:1].upper()}{group.name[1:]}",
        standing="",
        what="",
        why="",
        sections=(Section("", lines),),
        answers=answers,
    )


def is_called(window: ContactWindow) -> bool:
    """Say whether a page of facts helps to do it, not a letter."""
    is_by_phone = window.kind is WindowKind.CHECK_IN and window.method is Method.PHONE
    return is_by_phone or window.kind is WindowKind.KEEP_IN_TOUCH


def _line(window: ContactWindow, standing: Standing, now: datetime) -> str:
    listed = ListedOn(window, now.date(), standing.interview.zone, now)
    words = listed.standing if window.closes else listed.when
    return f"{window.company} · {what_words(window)} · {words}"


def _answers(window: ContactWindow) -> dict[str, str]:
    answers = {"do": _DO[window.kind], "done": _DONE[window.kind]}
    if window.kind is WindowKind.CHECK_IN and is_called(window):
        answers["do"] = "see the facts and call"
    if window.kind is not WindowKind.INTERVIEW:
        answers["snooze"] = "snooze"
    if window.kind in CAN_BE_LET_GO:
        answers["let_go"] = "waive"
    return answers


def _sections(standing: Standing, window: ContactWindow, now: datetime) -> tuple[Section, ...]:
    interview = standing.interview
    unused = tuple(each.text for each in interview.research if not each.used)
    sections = (
        Section("Who", _who(standing, window, now)),
        Section("Last contact", last_contacts(interview, 1) or ("none yet",)),
        Section("Found out, not used yet", unused),
        Section("Still to look up", interview.to_look_up),
    )
    flat = (
        Section(heading, tuple(" ".join(line.split()) for line in lines))
        for heading, lines in sections
    )
    return tuple(section for section in flat if section.lines)


def _who(standing: Standing, window: ContactWindow, now: datetime) -> tuple[str, ...]:
    """Say whom it is about and how to reach them; where their clock is another one, their time."""
    interview, policy = standing.interview, standing.policy
    people = [each for each in interview.interviewers if window.person_id in (None, each.id)]
    lines = []
    for person in people:
        clock = clock_there(interview, person.id, policy, now)
        lines.append(person_line(person) + (f" · {clock.words}" if clock.is_other else ""))
    clock = clock_there(interview, window.person_id, policy, now)
    if window.kind in CONTACTS and clock.is_other and clock.hint:
        lines.append(f"{clock.hint[:1].upper()}{clock.hint[1:]}.")
    return tuple(lines)
