"""The rows of research and questions: to look up, found out by scope, to ask by occasion."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.content import Content

from followup_tui.domain.checklist import StepStatus
from followup_tui.domain.interview import Finding, Interview, Question
from followup_tui.domain.own_days import OwnDays
from followup_tui.domain.signs import KIND_SIGNS
from followup_tui.domain.window import WindowKind

from .glyphs import DONE, STATUS_MARKS, Mark, Tone, toned
from .strips import two_columns

Subject = str | Finding | Question
"""What an entry is about; a str is a topic to look up."""

_TO_DO = STATUS_MARKS[StepStatus.OPEN]
_UNUSED = Mark(KIND_SIGNS[WindowKind.RESEARCH], Tone.OPEN)
_SCOPES = {"company": "COMPANY", "industry": "INDUSTRY", "topic": "WHAT WE TALKED ABOUT"}
_OCCASIONS = {"meeting": "FOR THE MEETING", "phone": "FOR THE PHONE"}
_INDENT = 2
_MOST_LINES = 6
"""An entry shows this many lines of a text; its form shows all of them."""


class ResearchRow(NamedTuple):
    """One entry, or lines of text that are not for the cursor."""

    key: str | None
    contents: tuple[Content, ...]
    subject: Subject | None = None

    @property
    def height(self) -> int:
        """As many lines as it was wrapped to."""
        return len(self.contents)

    def lines(self, width: int) -> Sequence[Content]:
        """Return the lines, cut where they don't fit."""
        return [line.truncate(width, ellipsis=True) for line in self.contents]


def research_rows(interview: Interview, width: int) -> list[ResearchRow]:
    """Return the entries in sections, wrapped to a width; without any, what will stand here."""
    rows: list[ResearchRow] = []
    for name, remark, entries in _sections(interview, width):
        if entries:
            heading = two_columns(toned(name, Tone.HEADING), toned(remark, Tone.QUIET), width)
            above = (Content(""), heading) if rows else (heading,)
            rows += [ResearchRow(None, above), *entries]
    return rows or _instead_of_rows(interview, width)


def _sections(interview: Interview, width: int) -> Iterator[tuple[str, str, list[ResearchRow]]]:
    """Yield each section's name, what stands at its right, and its entries."""
    topics = [
        ResearchRow(f"topic.{place}", _entry(_TO_DO, topic, width), topic)
        for place, topic in enumerate(interview.to_look_up)
    ]
    yield "TO LOOK UP", str(len(topics)), topics
    for scope, name in _SCOPES.items():
        findings = [
            _finding_row(place, finding, OwnDays.of(interview), width)
            for place, finding in enumerate(interview.research)
            if finding.scope == scope
        ]
        yield f"FOUND OUT · {name}", str(len(findings)), findings
    for occasion, name in _OCCASIONS.items():
        asked = [
            (place, question)
            for place, question in enumerate(interview.questions)
            if question.asked_in == occasion
        ]
        unanswered = sum(not question.answer.strip() for _, question in asked)
        rows = [_question_row(place, question, width) for place, question in asked]
        yield f"QUESTIONS {name}", f"{unanswered} open", rows


def _finding_row(place: int, finding: Finding, days: OwnDays, width: int) -> ResearchRow:
    mark, said = (DONE, "used") if finding.used else (_UNUSED, "not used yet")
    stands = f"{said} · {days.day_of(finding.at)}"
    beside = f"{stands} · {finding.url}"
    # A link that is too long begins on a line of its own, where it can be followed.
    is_short = Content(beside).cell_length <= width - _INDENT
    below = (beside if is_short else f"{stands}\n{finding.url}") if finding.url else stands
    contents = _entry(mark, finding.text, width, toned(below, Tone.QUIET))
    return ResearchRow(f"finding.{place}", contents, finding)


def _question_row(place: int, question: Question, width: int) -> ResearchRow:
    answer = question.answer.strip()
    mark, below = (DONE, (toned(answer, Tone.QUIET),)) if answer else (_TO_DO, ())
    return ResearchRow(f"question.{place}", _entry(mark, question.text, width, *below), question)


def _entry(mark: Mark, text: str, width: int, *below: Content) -> tuple[Content, ...]:
    """Set a text beside its mark, and below it what else is to be said, in the same column."""
    room = max(1, width - _INDENT)
    first, *others = [
        line for content in (Content(text.strip()), *below) for line in _wrapped(content, room)
    ]
    return (
        mark.content.pad_right(_INDENT - 1) + first,
        *(line.pad_left(_INDENT) for line in others),
    )


def _wrapped(content: Content, width: int) -> list[Content]:
    lines = content.wrap(width) or [content]
    if len(lines) <= _MOST_LINES:
        return lines
    last = lines[_MOST_LINES - 1].truncate(width - 1)
    return [*lines[: _MOST_LINES - 1], last + Content("…")]


def _instead_of_rows(interview: Interview, width: int) -> list[ResearchRow]:
    words = (
        f"Nothing is noted for {interview.company} yet.",
        "",
        "What you look up stands here: the company, its industry, what you talked about. "
        "So do the questions to ask at the next meeting or on the phone.",
        "",
        "n   something you found out; it keeps step 5 fresh for a week",
        "t   something to look up later",
        "a   a question to ask",
    )
    lines = (line for text in words for line in _wrapped(toned(text, Tone.QUIET), width))
    return [ResearchRow(None, tuple(lines))]
