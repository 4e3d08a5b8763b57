"""A small world: which people are known from more than one interview (product.md §2)."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from .contact import Contact, Note, NoteStatus
from .interview import Interview, Interviewer

_KnownAs = tuple[str, str | None]
"""A folded name, and the folded company outside of which it says nothing; None: a full name."""


class Meeting(NamedTuple):
    """One interview with one person."""

    interview: Interview
    person: Interviewer
    """As they were written down there."""

    @property
    def contacts(self) -> list[Contact]:
        """The contacts with this person; where nobody else was there, also those with nobody."""
        is_alone = len(self.interview.interviewers) == 1
        return [
            contact
            for contact in self.interview.contacts
            if (is_alone and not contact.people) or self.interview.reached(contact, self.person)
        ]

    @property
    def sent_notes(self) -> list[tuple[datetime, Note]]:
        """The notes that were sent to this person, each with when that was."""
        return [
            (note.sent_at or self.interview.updated_at, note)
            for note in self.interview.notes_to_send
            if note.status is NoteStatus.SENT
            and self.interview.person_named(note.to) == self.person
        ]

    @property
    def last_at(self) -> datetime:
        """When it began, or the latest contact or note after it, in UTC."""
        contacts = (contact.at for contact in self.contacts)
        notes = (at for at, _ in self.sent_notes)
        return max([self.interview.starts_at, *contacts, *notes])


class Acquaintance(NamedTuple):
    """One person, with all interviews in which they were met."""

    meetings: tuple[Meeting, ...]
    """The earliest first; never empty."""

    @property
    def latest(self) -> Meeting:
        """The latest interview with them, held or still to come."""
        return self.meetings[-1]

    @property
    def name(self) -> str:
        """Their name as it was last written."""
        return self.latest.person.name

    @property
    def roles(self) -> tuple[str, ...]:
        """What they were, the latest first, each once."""
        return _each_once(meeting.person.role for meeting in reversed(self.meetings))

    @property
    def companies(self) -> tuple[str, ...]:
        """Where they were met, the latest first, each once."""
        return _each_once(meeting.interview.company for meeting in reversed(self.meetings))

    @property
    def email(self) -> str:
        """The e-mail that was last written down; empty where none was."""
        return _first(meeting.person.email for meeting in reversed(self.meetings))

    @property
    def phone(self) -> str:
        """The number that was last written down; empty where none was."""
        return _first(meeting.person.phone for meeting in reversed(self.meetings))

    @property
    def last_at(self) -> datetime:
        """When there last was anything with them: a meeting, a contact or a note, in UTC."""
        return max(meeting.last_at for meeting in self.meetings)


class Acquaintances:
    """Knows everybody who was met, from these interviews on; made in one pass over them."""

    def __init__(self, interviews: Iterable[Interview]) -> None:
        self._by_email: dict[str, list[Meeting]] = {}
        self._by_name: dict[_KnownAs, list[Meeting]] = {}
        for interview in interviews:
            for person in interview.interviewers:
                meeting = Meeting(interview, person)
                if email := _folded(person.email):
                    self._by_email.setdefault(email, []).append(meeting)
                name = _known_as(person.name, interview.company)
                self._by_name.setdefault(name, []).append(meeting)

    def met(self, name: str, email: str, besides: str | None) -> tuple[Meeting, ...]:
        """Return where else a person is known from, the earliest first.

        `besides` is the id of the interview that is left out. The same e-mail is the same
        person; where one has none, the same full name is.
        """
        email = _folded(email)
        found = list(self._by_email.get(email, ()))
        # However it is typed: a name is known as one from where it is written with capitals.
        namesakes = self._by_name.get((_folded(name), None), ())
        found += [each for each in namesakes if not (email and _folded(each.person.email))]
        return _in_order(each for each in found if each.interview.id != besides)

    def people(self) -> tuple[Acquaintance, ...]:
        """Return everybody, the latest contact first."""
        everybody = [Acquaintance(_in_order(meetings)) for meetings in self._circles()]
        everybody.sort(key=lambda each: each.last_at, reverse=True)
        return tuple(everybody)

    def _circles(self) -> Iterator[list[Meeting]]:
        """Yield the meetings of each person, in no order."""
        by_email = {email: list(meetings) for email, meetings in self._by_email.items()}
        for namesakes in self._by_name.values():
            without = [each for each in namesakes if not _folded(each.person.email)]
            emails = {_folded(each.person.email) for each in namesakes} - {""}
            # With two e-mails for one name nobody can say whose the others are.
            if len(emails) == 1:
                by_email[emails.pop()] += without
            elif without:
                yield without
        yield from by_email.values()


def _known_as(name: str, company: str) -> _KnownAs:
    """Return what tells people apart by name.

    A bare description, "Bob", "2nd engineer" or "Senior engineer", says so only in its company.
    """
    words = name.split()
    is_full = len(words) > 1 and _begins_a_name(words[0]) and _begins_a_name(words[-1])
    return " ".join(words).casefold(), None if is_full else _folded(company)


def _begins_a_name(word: str) -> bool:
    return word[0].isalpha() and not word[0].islower()


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _in_order(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    return tuple(sorted(meetings, key=lambda each: each.interview.starts_at))


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")
