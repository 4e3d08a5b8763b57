"""Research and questions: what is still to look up, what was found out, what to ask."""

from typing import Literal, TypeVar

from msgspec import convert
from msgspec.structs import replace

from .contact_entry import past_moment
from .interview import Finding, Interview, Question
from .refusal import Refused
from .typed_fields import EntryRefused, Reading, Typed, TypedFields
from .what_changed import company_words

Scope = Literal["company", "industry", "topic"]
Noted = TypeVar("Noted", bound=Finding | Question)


def add_topic(interview: Interview, topic: str) -> Interview:
    """Add something to look up; a topic that stands there already changes nothing."""
    topic = " ".join(topic.split())
    if topic.casefold() in (each.casefold() for each in interview.to_look_up):
        return interview
    return replace(interview, to_look_up=(*interview.to_look_up, topic))


def drop_topic(interview: Interview, topic: str) -> Interview:
    """Take a topic off the list. Raises Refused where it is not there any more."""
    if topic not in interview.to_look_up:
        raise Refused(_gone("topic"))
    return replace(interview, to_look_up=_without(interview.to_look_up, topic))


def add_finding(interview: Interview, finding: Finding, topic: str | None = None) -> Interview:
    """Add what was found out; the `topic` that it answers need not be looked up any more."""
    return replace(
        interview,
        research=(*interview.research, finding),
        to_look_up=_without(interview.to_look_up, topic),
    )


def change_finding(interview: Interview, before: Finding, after: Finding) -> Interview:
    """Put a finding in the place of an earlier one. Raises Refused where that is gone."""
    return replace(interview, research=_with(interview.research, before, (after,)))


def remove_finding(interview: Interview, finding: Finding) -> Interview:
    """Remove a finding. Raises Refused where it is gone."""
    return replace(interview, research=_with(interview.research, finding, ()))


def mark_used(interview: Interview, finding: Finding, *, used: bool) -> Interview:
    """Note whether a finding was used in a contact. Raises Refused where it is gone."""
    return change_finding(interview, finding, replace(finding, used=used))


def add_question(interview: Interview, question: Question) -> Interview:
    """Add something to ask."""
    return replace(interview, questions=(*interview.questions, question))


def change_question(interview: Interview, before: Question, after: Question) -> Interview:
    """Change or answer a question. Raises Refused where it is gone."""
    return replace(interview, questions=_with(interview.questions, before, (after,)))


def remove_question(interview: Interview, question: Question) -> Interview:
    """Remove a question. Raises Refused where it is gone."""
    return replace(interview, questions=_with(interview.questions, question, ()))


def topic_opening(topic: str) -> str:
    """Return how the finding begins that answers a topic: it says what it is about."""
    return f"{topic}: "


def read_finding(
    typed: Typed,
    reading: Reading,
    interview: Interview,
    before: Finding | None = None,
    topic: str | None = None,
) -> Finding:
    """Return what was found out as it was typed, about a `topic` or in place of one `before`.

    Nothing typed about the time means now. Raises EntryRefused.
    """
    fields = TypedFields(typed, reading, interview.timezone)
    text = typed["text"].strip()
    if not text or (topic and text == topic_opening(topic).strip()):
        fields.errors["text"] = "what did you find out?"
    at = past_moment(fields)
    fields.check()
    return Finding(
        text=text,
        scope=convert(typed["scope"], Scope),
        url=typed["url"].strip(),
        at=at,
        used=before is not None and before.used,
    )


def read_question(typed: Typed) -> Question:
    """Return a question as it was typed. Raises EntryRefused."""
    text = typed["text"].strip()
    if not text:
        raise EntryRefused({"text": "what do you want to ask?"})
    return Question(
        text=text,
        asked_in="phone" if typed["for"] == "phone" else "meeting",
        answer=typed["answer"].strip(),
    )


def done_at(interview: Interview, what: str) -> str:
    """Say what was done to the research of an interview: "note research at Acme"."""
    return f"{what} at {company_words(interview)}"


def _without(topics: tuple[str, ...], topic: str | None) -> tuple[str, ...]:
    return tuple(each for each in topics if each != topic)


def _with(noted: tuple[Noted, ...], before: Noted, instead: tuple[Noted, ...]) -> tuple[Noted, ...]:
    """Put something in the place of the first that equals `before`: they have no ids."""
    if before not in noted:
        raise Refused(_gone("finding" if isinstance(before, Finding) else "question"))
    place = noted.index(before)
    return (*noted[:place], *instead, *noted[place + 1 :])


def _gone(what: str) -> str:
    return (
        f"That {what} was changed or removed by another program meanwhile. "
        "Close the list and open it again to see it as it is now."
    )
