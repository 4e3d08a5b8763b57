"""People as a user types them: "Jane Doe (CTO) <jane@acme.example> +49 30 1234"."""

import re
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from .interview import Interview, Interviewer

_PERSON = re.compile(
    r"\s*(?P<name>[^<>(]*[^<>(\s])\s*(?:\((?P<role>[^()]*)\))?\s*"
    r"(?:<(?P<email>[^<>]*)>)?\s*(?P<phone>\+?[\d][\d\s()./-]*)?\s*"
)


def person_line(person: Interviewer) -> str:
    """Return a person as one line, in the form that `read_person` reads."""
    role = f" ({person.role})" if person.role else ""
    email = f" <{person.email}>" if person.email else ""
    return f"{person.name}{role}{email}{' ' + person.phone if person.phone else ''}"


def read_person(line: str, known: Iterable[Interviewer] = ()) -> Interviewer:
    """Read one person; one already known by that name keeps what the line does not say.

    Raises ValueError with a sentence.
    """
    # Blanks folded first: the pattern takes very long over very many of them.
    found = _PERSON.fullmatch(" ".join(line.split()))
    if found is None:
        raise ValueError(
            f'"{line.strip()}" is no person: write a line like Jane Doe (CTO) <jane@acme.example>'
        )
    said: dict[str, Any] = {name: text.strip() for name, text in found.groupdict().items() if text}
    for person in known:
        if person.name.casefold() == said["name"].casefold():
            return replace(person, **said)
    return Interviewer(**said)


def with_people(interview: Interview, lines: Iterable[str]) -> Interview:
    """Add the people of these lines; those known already by name are brought up to date."""
    people = list(interview.interviewers)
    for line in lines:
        person = read_person(line, people)
        places = [place for place, each in enumerate(people) if each.id == person.id]
        if places:
            people[places[0]] = person
        else:
            people.append(person)
    return replace(interview, interviewers=tuple(people))


def with_only_people(interview: Interview, lines: Iterable[str]) -> Interview:
    """Make these lines the interviewers: new ones are added, missing ones removed.

    A line with a new name and a known address, or in a known place, is the same person, whose
    name was put right: what is recorded about them stays theirs.
    """
    typed = [line for line in lines if line.strip()]
    interview = _with_names_put_right(interview, [read_person(line) for line in typed])
    named = {read_person(line).name.casefold() for line in typed}
    for person in interview.interviewers:
        if person.name.casefold() not in named:
            interview = without_person(interview, person.name)
    return with_people(interview, typed)


def _with_names_put_right(interview: Interview, typed: list[Interviewer]) -> Interview:
    known = {person.name.casefold() for person in interview.interviewers}
    named = {person.name.casefold() for person in typed}
    new = {
        place: person for place, person in enumerate(typed) if person.name.casefold() not in known
    }
    people = list(interview.interviewers)
    is_same_length = len(typed) == len(people)
    for place, person in enumerate(people):
        if person.name.casefold() in named:
            continue
        there = new.get(place) if is_same_length else None
        if there is not None and person.email and there.email:
            there = None
        same = next((each for each in new.values() if _is_same_address(each, person)), there)
        if same is not None:
            people[place] = replace(person, name=same.name)
    return replace(interview, interviewers=tuple(people))


def _is_same_address(one: Interviewer, other: Interviewer) -> bool:
    return bool(one.email) and one.email.casefold() == other.email.casefold()


def without_person(interview: Interview, who: str) -> Interview:
    """Remove an interviewer by id or name; what is recorded keeps the name. Raises ValueError."""
    gone = interview.person_named(who)
    if gone is None:
        raise ValueError(f'"{who}" is none of the interviewers at {interview.company}')
    contacts = tuple(
        replace(
            contact, people=tuple(gone.name if each == gone.id else each for each in contact.people)
        )
        for contact in interview.contacts
    )
    notes = tuple(
        replace(note, to=gone.name) if note.to == gone.id else note
        for note in interview.notes_to_send
    )
    agreements = tuple(
        replace(each, contact_person=gone.name) if each.contact_person == gone.id else each
        for each in interview.agreements
    )
    outcome = interview.outcome
    if outcome is not None and outcome.told_by == gone.id:
        outcome = replace(outcome, told_by=gone.name)
    return replace(
        interview,
        interviewers=tuple(person for person in interview.interviewers if person != gone),
        contacts=contacts,
        notes_to_send=notes,
        agreements=agreements,
        outcome=outcome,
    )
