"""What the placeholders of a letter stand for, as far as it is known."""

from datetime import date, datetime
from typing import NamedTuple, TypeVar

from followup_tui.domain.check_in import agreed_check_in, facts
from followup_tui.domain.checklist import interest_parts
from followup_tui.domain.contact import NoteKind
from followup_tui.domain.interview import Answer, Finding, Interview, Interviewer, Need, Question
from followup_tui.domain.local_days import local_day
from followup_tui.domain.notes_owed import note_sent_at
from followup_tui.domain.policy import Policy
from followup_tui.domain.typed_dates import MONTH_NAMES, WEEKDAY_NAMES
from followup_tui.domain.used_research import unused_research

from .person_names import first_name

INTEREST = "What I should have said when we spoke: I would like this job."
NEXT_STEP = "May I ask what the next step will be, and by when you hope to decide?"
THANKS = "I have not thanked you yet for the time you took for me on {day}: thank you."
"""The sentences that stand for {recovery} and {thanks}."""

_OneOf = TypeVar("_OneOf", Need, str, Finding, Question)


class Dealt(NamedTuple):
    """What falls to one interviewer, so that no two notes of a round are alike."""

    need: Need | None
    unsaid: str | None
    research: Finding | None
    question: Question | None

    @classmethod
    def to(cls, interview: Interview, person: Interviewer | None) -> "Dealt":
        """Deal out the facts of an interview by the place of a person among its people."""
        people = interview.interviewers
        place = people.index(person) if person in people else 0
        return cls(
            _share(interview.needs_discussed, place),
            _share(interview.unsaid, place),
            _share(unused_research(interview), place),
            _share(open_questions(interview), place),
        )


def letter_words(
    interview: Interview,
    kind: NoteKind,
    person: Interviewer | None,
    my_name: str,
    policy: Policy,
    now: datetime,
) -> dict[str, str]:
    """Return the words for every placeholder; empty where they are not known.

    Each is one line, as the user wrote it, without the full stop at its end.
    """
    dealt = Dealt.to(interview, person)
    day = _day_words(local_day(interview.starts_at, interview.zone), interview, now)
    words = {
        "first_name": first_name(person.name) if person else "",
        "name": person.name if person else "",
        "company": interview.company,
        "role": interview.role,
        "stage": interview.stage,
        "day": day,
        "talked_about": first_topic(person.talked_about) if person else "",
        "need": dealt.need.text if dealt.need else "",
        "my_fit": dealt.need.my_fit if dealt.need else "",
        "unsaid": dealt.unsaid or "",
        "research": dealt.research.text if dealt.research else "",
        "question": dealt.question.text if dealt.question else "",
        "thanks": THANKS.replace("{day}", day) if _owes_thanks(interview, kind, person) else "",
        "words": interview.outcome.words if interview.outcome else "",
        "my_name": my_name,
        **_agreed(interview, policy, now),
    }
    # A sentence of the program's own keeps its full stop.
    own = {"recovery": recovery(interview), "thanks": words["thanks"]}
    return {name: in_line(text) for name, text in words.items()} | own


def in_line(text: str) -> str:
    """Return a fact as it stands inside of a sentence: in one line, without a full stop."""
    line = " ".join(text.split())
    return line if line.endswith("...") else line.removesuffix(".").rstrip()


def first_topic(talked_about: str) -> str:
    """Return the first of the topics, which are parted by semicolons or lines."""
    topics = talked_about.replace(";", "\n").splitlines()
    return next((topic for topic in topics if topic.strip()), "")


def recovery(interview: Interview) -> str:
    """Say now what was forgotten in the room, where it was and is still worth saying."""
    open_parts = {part.name for part in interest_parts(interview) if not part.is_answered}
    forgotten = [
        sentence
        for part, answer, sentence in (
            ("interest_stated", interview.interest_stated, INTEREST),
            ("next_step_asked", interview.next_step_asked, NEXT_STEP),
        )
        if answer is Answer.NO and part in open_parts
    ]
    return " ".join(forgotten)


def open_questions(interview: Interview) -> tuple[Question, ...]:
    """Return the questions without an answer."""
    return tuple(question for question in interview.questions if not question.answer.strip())


def _share(facts: tuple[_OneOf, ...], place: int) -> _OneOf | None:
    return facts[place % len(facts)] if facts else None


def _owes_thanks(interview: Interview, kind: NoteKind, person: Interviewer | None) -> bool:
    """Say whether a closing note says thank you as well: one message a person (product.md §3)."""
    is_closing = kind is NoteKind.CLOSING_NOTE
    return is_closing and note_sent_at(interview, NoteKind.THANK_YOU, person) is None


def _agreed(interview: Interview, policy: Policy, now: datetime) -> dict[str, str]:
    """Return the agreed day and the words about it, unless that day is used up."""
    contact_on = interview.agreement.contact_on
    if contact_on is None or agreed_check_in(facts(interview), policy) is None:
        return {"agreed_words": "", "agreed_day": ""}
    day = _day_words(contact_on.day(interview.zone), interview, now)
    return {"agreed_words": interview.agreement.words, "agreed_day": day}


def _day_words(day: date, interview: Interview, now: datetime) -> str:
    """Say a day as a letter does: "Friday" for less than a week, else "20 November"."""
    today = local_day(now, interview.zone)
    if 0 <= (today - day).days < 7:
        return WEEKDAY_NAMES[day.weekday()]
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTH_NAMES[day.month - 1]}{year}"
