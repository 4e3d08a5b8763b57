"""The rows of the checklist: what was agreed, the six steps, the parts of the open one."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from textual.content import Content

from followup_tui.domain.advice import advice
from followup_tui.domain.agreed_lines import agreed_lines
from followup_tui.domain.checklist import PartState, StepState, StepStatus
from followup_tui.domain.elsewhere import check_in_clock
from followup_tui.domain.interview import Interview
from followup_tui.domain.policy import Policy
from followup_tui.domain.rounds import Story, place_words, round_words
from followup_tui.domain.standing import Standing
from followup_tui.domain.staying_calm import calm_lines
from followup_tui.domain.step_lines import part_line, part_name, step_line
from followup_tui.domain.steps import Step
from followup_tui.domain.ticking import STEP_NAMES

from .glyphs import ROUND, STATUS_MARKS, Mark, Tone, step_mark, toned

_PART_INDENT = 4
_NAME_WIDTH = max(len(name) for name in STEP_NAMES.values())
_LINE_AT = len("✓ 1 ") + _NAME_WIDTH + 2
"""The column at which the lines of the steps and of their parts begin."""


class ChecklistRow(NamedTuple):
    """One step or part under the cursor's reach, or lines of text that are not."""

    key: str | None
    contents: tuple[Content, ...]
    step: Step | None = None
    part: PartState | None = None
    round_id: str | None = None
    """Another round of the application, to go to."""

    @property
    def height(self) -> int:
        """As many lines as it was wrapped to."""
        return len(self.contents)

    def lines(self, width: int) -> Sequence[Content]:
        """Return the lines, cut where they don't fit."""
        return [line.truncate(width, ellipsis=True) for line in self.contents]


def agreed_rows(
    interview: Interview, now: datetime, width: int, *, is_wrapped: bool
) -> list[ChecklistRow]:
    """Return what was agreed and a blank line; each line cut where it is not wrapped."""
    lines = agreed_lines(interview, now)
    if is_wrapped:
        return [*(text_row(line, width) for line in lines), _BLANK]
    return [*(ChecklistRow(None, (Content(line),)) for line in lines), _BLANK]


def step_rows(
    standing: Standing, policy: Policy, now: datetime, opened: Step, width: int
) -> list[ChecklistRow]:
    """Return the six steps, with the parts of the `opened` one."""
    interview = standing.interview
    rows: list[ChecklistRow] = []
    for state in standing.steps:
        is_opened = state.step is opened
        line = step_line(standing, state.step, policy, now)
        rows.append(_step_row(state, line, width, is_opened=is_opened))
        if is_opened:
            rows += [
                _part_row(interview, state, part, place, now, width)
                for place, part in enumerate(state.parts)
            ]
        if is_opened and state.step is Step.STAY_CALM:
            below = (check_in_clock(standing, policy, now), *calm_lines(standing, policy, now))
            rows += [_text_below(line, width) for line in below if line]
    return rows


def _text_below(text: str, width: int) -> ChecklistRow:
    """Return text below a step, wrapped and set in as its parts are."""
    lines = toned(text, Tone.QUIET).wrap(max(1, width - _PART_INDENT))
    return ChecklistRow(None, tuple(line.pad_left(_PART_INDENT) for line in lines))


def advice_rows(state: StepState, width: int) -> list[ChecklistRow]:
    """Return the advice for a step, below a blank line."""
    return [_BLANK, text_row(advice(state), width, Tone.QUIET)]


def story_rows(interview: Interview, story: Story, width: int) -> list[ChecklistRow]:
    """Return the other rounds of the application, below a blank line and their place in it."""
    if len(story) < 2:
        return []
    heading = toned(place_words(interview, story), Tone.HEADING)
    rows = [_BLANK, ChecklistRow(None, (heading,))]
    for each in story:
        if each.id != interview.id:
            line = Content(f"{ROUND} {round_words(each, interview)}").truncate(width, ellipsis=True)
            rows.append(ChecklistRow(f"round {each.id}", (line,), round_id=each.id))
    return rows


def about_rows(interview: Interview, width: int) -> list[ChecklistRow]:
    """Return place, posting and the user's own notes, below a blank line."""
    about = (("Place", interview.place), ("Posting", interview.posting_url))
    lines = [f"{name}: {text}" for name, text in about if text.strip()]
    lines += interview.notes.strip().splitlines()
    return [_BLANK, *(text_row(line, width, Tone.QUIET) for line in lines)] if lines else []


def rows_without_interview(width: int) -> list[ChecklistRow]:
    """Return what stands here while no interview is chosen: what will be here, and how to begin."""
    locked = STATUS_MARKS[StepStatus.LOCKED].glyph
    steps = [f"{locked} {step.number} {name}" for step, name in STEP_NAMES.items()]
    words = ("The six steps of an interview stand here:", "", *steps, "", "n writes one down.")
    return [text_row(line, width, Tone.QUIET) for line in words]


def text_row(text: str, width: int, tone: Tone | None = None) -> ChecklistRow:
    """Return text that is not for the cursor, wrapped."""
    content = toned(text, tone) if tone else Content(text)
    return ChecklistRow(None, tuple(content.wrap(max(1, width))))


_BLANK = ChecklistRow(None, (Content(""),))


def _step_row(state: StepState, line: str, width: int, *, is_opened: bool) -> ChecklistRow:
    mark, step = step_mark(state), state.step
    name = Content.assemble(mark.content, f" {step.number} {STEP_NAMES[step]}")
    contents = _beside(name, toned(line, _line_tone(mark)), width, is_wrapped=is_opened)
    return ChecklistRow(str(step.number), contents, step)


def _part_row(
    interview: Interview, state: StepState, part: PartState, place: int, now: datetime, width: int
) -> ChecklistRow:
    is_locked = state.status is StepStatus.LOCKED
    mark = STATUS_MARKS[StepStatus.LOCKED if is_locked else part.status]
    name = Content.assemble(" " * _PART_INDENT, mark.content, f" {part_name(part)}")
    words = "" if is_locked else part_line(interview, state.step, part, now)
    contents = _beside(name, toned(words, _line_tone(mark)), width, is_wrapped=True)
    return ChecklistRow(f"{state.step.number}.{place}", contents, state.step, part)


def _line_tone(mark: Mark) -> Tone:
    return mark.tone if mark.tone in (Tone.SOON, Tone.LATE, Tone.HOLD) else Tone.QUIET


def _beside(name: Content, line: Content, width: int, *, is_wrapped: bool) -> tuple[Content, ...]:
    """Set a line beside a name, in its column; wrapped there, or cut."""
    column = max(_LINE_AT, name.cell_length + 1)
    room = max(1, width - column)
    lines = line.wrap(room) if is_wrapped else [line.truncate(room, ellipsis=True)]
    first, *others = lines or [Content("")]
    return (
        name.pad_right(column - name.cell_length) + first,
        *(each.pad_left(column) for each in others),
    )
