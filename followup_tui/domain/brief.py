"""The brief for a sudden phone call: everything about an interview on one page."""

from collections.abc import Iterable
from datetime import datetime
from textwrap import shorten
from typing import NamedTuple

from .agreed_lines import agreed_lines
from .contact import Contact, Direction
from .interview import Finding, Interview
from .next_action import RESULT_WORDS, next_action
from .own_days import OwnDays
from .people_lines import person_line
from .policy import Policy
from .rounds import Story, earlier_rounds, open_questions, round_words, unsaid_so_far
from .standing import Standing
from .two_clocks import clock_there
from .whys import why

_MOST_CONTACTS = 3
_LONGEST_CONTACT = 200
"""Letters of a logged contact that a page for a phone call has room for."""


class Section(NamedTuple):
    """A part of a page: what it is about, and its lines."""

    heading: str
    lines: tuple[str, ...]


def brief(standing: Standing, story: Story, now: datetime) -> tuple[Section, ...]:
    """Return the page for a phone call, each entry in one line; what is empty is left out.

    `now` is aware, in the user's zone. Private feelings are never on it.
    """
    interview = standing.interview
    sections = (
        Section("Who they are", _people(interview, standing.policy, now)),
        Section("What was agreed", agreed_lines(interview, now)),
        Section("Where it stands", _where_it_stands(standing, now)),
        *what_is_known(interview, story),
        Section("Notes", tuple(interview.notes.splitlines())),
        Section("Last contacts", last_contacts(interview, _MOST_CONTACTS)),
        Section("Earlier rounds", _earlier(interview, story)),
    )
    flat = (
        Section(heading, tuple(" ".join(line.split()) for line in lines if line.strip()))
        for heading, lines in sections
    )
    return tuple(section for section in flat if section.lines)


def what_is_known(interview: Interview, story: Story) -> tuple[Section, ...]:
    """Return what was talked about and prepared, in this round and then in those before it.

    Lines break where the user broke them; what is empty is left out.
    """
    rounds = (interview, *reversed(earlier_rounds(interview, story)))
    sections = {
        "What we talked about": [line for one in rounds for line in _talked_about(one)],
        "What they need, and what I can do": [line for one in rounds for line in _needs(one)],
        "What I have not said": unsaid_so_far(interview, story),
        "What I found out": _findings(rounds),
        "Still to look up": [topic for one in rounds for topic in one.to_look_up],
        "Open questions": _still_open(interview, story),
        "Answered questions": [line for one in rounds for line in _answered(one)],
    }
    return tuple(
        # Once each: what is carried over to the next round is a copy.
        Section(heading, tuple(dict.fromkeys(lines)))
        for heading, lines in sections.items()
        if lines
    )


def contact_line(interview: Interview, contact: Contact) -> str:
    """Say one contact: "Sat 21 Nov 10:00, from them, reply, email, Jane Doe: thank you"."""
    known = ((who, interview.person_named(who)) for who in contact.people)
    people = ", ".join(person.name if person else who for who, person in known)
    facts = (
        OwnDays.of(interview).moment(contact.at),
        "from me" if contact.direction is Direction.OUT else "from them",
        contact.kind.value.replace("_", " "),
        contact.method.value if contact.method else "",
        people,
        "early" if contact.early else "",
    )
    said = ", ".join(fact for fact in facts if fact)
    return f"{said}: {contact.text}" if contact.text else said


def _people(interview: Interview, policy: Policy, now: datetime) -> tuple[str, ...]:
    if not interview.interviewers:
        return (clock_there(interview, None, policy, now).words,)
    return tuple(
        f"{person_line(each)} · {clock_there(interview, each.id, policy, now).words}"
        for each in interview.interviewers
    )


def last_contacts(interview: Interview, count: int) -> tuple[str, ...]:
    """Say the latest contacts, the newest first, each in one line."""
    latest = sorted(interview.contacts, key=lambda contact: contact.at, reverse=True)
    return tuple(
        shorten(contact_line(interview, each), _LONGEST_CONTACT, placeholder=" ...")
        for each in latest[:count]
    )


def _where_it_stands(standing: Standing, now: datetime) -> tuple[str, ...]:
    coming = standing.next_window
    action = next_action(standing, now)
    group = standing.group.value.capitalize()
    stands = f"{group}: {action}" if action else group
    return (stands, why(standing.interview, coming, standing.policy)) if coming else (stands,)


def _talked_about(interview: Interview) -> list[str]:
    people = interview.interviewers
    return [f"{each.name}: {each.talked_about}" for each in people if each.talked_about]


def _needs(interview: Interview) -> list[str]:
    return [
        f"{need.text} -> {need.my_fit}" if need.my_fit else need.text
        for need in interview.needs_discussed
    ]


def _findings(rounds: Iterable[Interview]) -> list[str]:
    found = [finding for one in rounds for finding in one.research]
    return [_finding(each) for each in sorted(found, key=lambda finding: finding.used)]


def _finding(finding: Finding) -> str:
    address = f" {finding.url}" if finding.url else ""
    used = " (used)" if finding.used else ""
    return f"{finding.scope.capitalize()}: {finding.text}{address}{used}"


def _still_open(interview: Interview, story: Story) -> list[str]:
    questions = open_questions(interview, story)
    by_phone_first = sorted(questions, key=lambda question: question.asked_in != "phone")
    return [f"{each.text} (for the {each.asked_in})" for each in by_phone_first]


def _answered(interview: Interview) -> list[str]:
    questions = interview.questions
    return [f"{each.text} - {each.answer}" for each in questions if each.answer.strip()]


def _earlier(interview: Interview, story: Story) -> tuple[str, ...]:
    lines = []
    for one in earlier_rounds(interview, story):
        people = ", ".join(person.name for person in one.interviewers)
        result = RESULT_WORDS[one.outcome.result] if one.outcome else "no answer noted"
        met = f" with {people}" if people else ""
        lines.append(f"{round_words(one, interview)}{met}: {result}")
    return tuple(lines)
