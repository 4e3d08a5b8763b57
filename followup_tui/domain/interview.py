"""One interview and its parts: what is known about one round at one company."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from .agreement import Agreement
from .contact import Contact, ContactKind, Direction, Note, NoteKind, new_id
from .steps import Step, StepMark
from .value import Instant, Lines, Value

USUAL_LENGTH = timedelta(minutes=60)
"""How long an interview lasts where no end is given (product.md §1)."""


class Answer(StrEnum):
    """Whether something was done."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Desire(StrEnum):
    """How much the user wants the job."""

    REALLY_WANT = "really_want"
    OPEN = "open"
    NOT_WANTED = "not_wanted"
    UNKNOWN = "unknown"


class Result(StrEnum):
    """How an interview ended."""

    ADVANCED = "advanced"
    OFFER = "offer"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    NO_ANSWER = "no_answer"
    CANCELLED = "cancelled"


class Interviewer(Value, frozen=True, kw_only=True):
    """A person on the other side of the table."""

    name: str
    id: str = msgspec.field(default_factory=new_id)
    role: str = ""
    email: str = ""
    phone: str = ""
    timezone: str = ""
    """IANA name; empty means the zone of the interview."""
    talked_about: Lines = ""
    slot_ended_at: Instant | None = None
    """When this person's part of a panel ended; None means at the end of the interview."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.name.strip():
            raise ValueError("interviewers: a person needs a name ('2nd engineer' will do)")
        if self.timezone:
            zone_named(self.timezone)


class Need(Value, frozen=True, kw_only=True):
    """Something they need, and what the user can do about it."""

    text: Lines
    my_fit: Lines = ""


class Finding(Value, frozen=True, kw_only=True):
    """One thing found out by research."""

    text: Lines
    scope: Literal["company", "industry", "topic"] = "company"
    url: str = ""
    at: Instant
    used: bool = False


class Question(Value, frozen=True, kw_only=True):
    """A question to ask at the next meeting or on the phone."""

    text: Lines
    asked_in: Literal["meeting", "phone"] = msgspec.field(default="meeting", name="for")
    answer: Lines = ""


class Snooze(Value, frozen=True, kw_only=True):
    """A window that the user does not want to see before a moment."""

    kind: str
    person: str | None = None
    """The interviewer's id; None where the window is nobody's."""
    until: Instant


class Outcome(Value, frozen=True, kw_only=True):
    """The answer, whatever it is."""

    result: Result
    at: Instant
    told_by: str = ""
    words: Lines = ""
    someone_else_hired: bool | None = None
    reply_by: date | None = None
    """The last day to answer an offer, in the interview's zone."""
    private_feelings: Lines = ""
    """Only in the data file, in the JSON export, and in Markdown when asked for."""


class Interview(Value, frozen=True, kw_only=True):
    """One round at one company, with all that is known about it (product.md §2)."""

    id: str = msgspec.field(default_factory=new_id)
    company: str
    role: str = ""
    stage: str = ""
    starts_at: Instant
    ends_at: Instant | None = None
    """None means 60 minutes after the start: see `held_at`."""
    timezone: str = "UTC"
    """IANA name: the zone in which the interview's days are counted."""
    place: str = ""
    posting_url: str = ""
    desire: Desire = Desire.UNKNOWN
    notes: Lines = ""
    created_at: Instant
    updated_at: Instant
    archived: bool = False
    follows: str | None = None
    """The id of the earlier round of the same application."""
    interviewers: tuple[Interviewer, ...] = ()
    interest_stated: Answer = Answer.UNKNOWN
    next_step_asked: Answer = Answer.UNKNOWN
    next_step_words: str = ""
    second_round_on: date | None = None
    second_round_words: str = ""
    decision_by: date | None = None
    decision_words: str = ""
    agreements: tuple[Agreement, ...] = ()
    needs_discussed: tuple[Need, ...] = ()
    unsaid: tuple[str, ...] = ()
    """Achievements that did not come up."""
    to_look_up: tuple[str, ...] = ()
    """Topics that came up and were not looked up yet: research still to be done."""
    research: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()
    contacts: tuple[Contact, ...] = ()
    notes_to_send: tuple[Note, ...] = ()
    steps: tuple[StepMark, ...] = ()
    outcome: Outcome | None = None
    snoozes: tuple[Snooze, ...] = ()
    keep_in_touch_stopped: tuple[str, ...] = ()
    """Ids or names of people the user does not want to be reminded of."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.company.strip():
            raise ValueError("company: an interview needs the name of a company")
        zone_named(self.timezone)
        if self.ends_at is not None and self.ends_at <= self.starts_at:
            raise ValueError("ends_at: the interview must end after it starts")
        ids = [person.id for person in self.interviewers]
        if len(set(ids)) != len(ids):
            raise ValueError("interviewers: two people have the same id")

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which the interview's days are counted."""
        return zone_named(self.timezone)

    @property
    def held_at(self) -> datetime:
        """The moment from which the interview counts as held: its end, in UTC."""
        return self.ends_at or self.starts_at + USUAL_LENGTH

    @property
    def agreement(self) -> Agreement:
        """The agreement that counts: the last one."""
        return self.agreements[-1] if self.agreements else Agreement()

    def is_held(self, now: datetime) -> bool:
        """Say whether the interview took place before `now` (product.md §1)."""
        return self.held_at <= now and not self.is_cancelled_before_held

    @property
    def is_cancelled_before_held(self) -> bool:
        """Whether it was called off before its end."""
        return (
            self.outcome is not None
            and self.outcome.result is Result.CANCELLED
            and self.outcome.at < self.held_at
        )

    def person_named(self, who: str) -> Interviewer | None:
        """Find an interviewer by id or by name, whatever its case."""
        wanted = who.casefold().strip()
        for person in self.interviewers:
            if person.id == who or person.name.casefold() == wanted:
                return person
        return None

    def contacts_out(self, kind: ContactKind) -> tuple[Contact, ...]:
        """Contacts that the user made, of one kind, as logged."""
        return tuple(
            contact
            for contact in self.contacts
            if contact.direction is Direction.OUT and contact.kind is kind
        )

    def reached(self, contact: Contact, person: Interviewer | None) -> bool:
        """Say whether a contact reached a person; anybody where nobody is named."""
        if person is None:
            return True
        return any(self.person_named(who) == person for who in contact.people)

    def carried(self, contact: Contact, note: Note) -> bool:
        """Say whether a contact is of a note's kind and went to whom the note goes."""
        if contact.direction is Direction.IN or contact.kind is not ContactKind(note.kind):
            return False
        person = self.person_named(note.to)
        if person is None and note.to:
            return any(who.casefold() == note.to.casefold() for who in contact.people)
        return self.reached(contact, person)

    def notes_to(self, kind: NoteKind, person: Interviewer | None) -> tuple[Note, ...]:
        """Return the notes of a kind to a person; with None, those to anybody."""
        return tuple(
            note
            for note in self.notes_to_send
            if note.kind is kind and (person is None or self.person_named(note.to) == person)
        )

    def marks(
        self, step: Step, part: str | None = None, person: str | None = None
    ) -> list[StepMark]:
        """Return the ticks and waivers of a step as a whole, or with `part`, also of that part."""
        return [
            mark
            for mark in self.steps
            if mark.step is step
            and (
                not mark.parts
                or any((each.name, each.person) == (part, person) for each in mark.parts)
            )
        ]

    def is_waived(self, step: Step, part: str | None = None, person: str | None = None) -> bool:
        """Say whether a step was waived as a whole, or with `part`, whether that part was."""
        return any(mark.waived for mark in self.marks(step, part, person))

    def is_ticked(self, step: Step, part: str | None = None, person: str | None = None) -> bool:
        """Say whether a step was ticked as a whole, or with `part`, whether that part was."""
        return any(not mark.waived for mark in self.marks(step, part, person))


@lru_cache(maxsize=256)
def zone_named(name: str) -> ZoneInfo:
    """Return the zone of an IANA name; raises ValueError with a sentence."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(
            f"timezone: {name!r} is no time zone; write one like Europe/Berlin"
        ) from error
