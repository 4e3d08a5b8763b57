"""The checklist of one interview: what was agreed, and the six steps."""

from datetime import datetime
from typing import ClassVar, Self

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.style import Style

from followup_tui.domain.checklist import PartState, StepState
from followup_tui.domain.next_action import next_step
from followup_tui.domain.policy import Policy
from followup_tui.domain.rounds import Story
from followup_tui.domain.standing import Standing
from followup_tui.domain.steps import Step

from .checklist_rows import (
    ChecklistRow,
    about_rows,
    advice_rows,
    agreed_rows,
    rows_without_interview,
    step_rows,
    story_rows,
)
from .virtual_list import VirtualList

_LEAST_FOR_ADVICE = 30
"""From this height of the screen on, in rows, there is advice (interface.md §1)."""
_MARKS_END = 7
"""A click left of this column of the list is on the mark of a step or of a part."""


class StepList(VirtualList):
    """The rows of the checklist; a click on a mark ticks it."""

    class MarkClicked(Message):
        """The user clicked on the mark of a row."""

        def __init__(self, key: str) -> None:
            self.key = key
            """The key of the row."""
            super().__init__()

    def on_click(self, event: events.Click) -> None:
        """Tick where the click is on a mark; elsewhere the list moves its cursor."""
        offset = event.get_content_offset(self)
        key = self.key_at(offset.y) if offset is not None and offset.x < _MARKS_END else None
        if key is not None:
            event.prevent_default()
            event.stop()
            self.move_to(key)
            self.post_message(self.MarkClicked(key))


class ChecklistPane(Vertical):
    """Shows the steps of one interview; the step under the cursor is open to its parts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "tick", tooltip="Tick or untick this", id="checklist.tick"),
        Binding(
            "minus",
            "waive",
            "waive",
            tooltip="Waive this, with a reason",
            id="checklist.waive",
            key_display="-",
        ),
    ]

    class StepToggled(Message):
        """The user ticked or unticked a step."""

        def __init__(self, step: Step) -> None:
            self.step = step
            super().__init__()

    class PartToggled(Message):
        """The user ticked or unticked one part of a step."""

        def __init__(self, step: Step, part: PartState) -> None:
            self.step = step
            self.part = part
            super().__init__()

    class WaiveAsked(Message):
        """The user wants to waive a step, or one part of it."""

        def __init__(self, step: Step, part: PartState | None) -> None:
            self.step = step
            self.part = part
            super().__init__()

    class StepOpened(Message):
        """The user wants to work on a step, or on one part of it."""

        def __init__(self, step: Step, part: PartState | None) -> None:
            self.step = step
            self.part = part
            super().__init__()

    class RoundChosen(Message):
        """The user wants to go to another round of the application."""

        def __init__(self, interview_id: str) -> None:
            self.interview_id = interview_id
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._list = StepList()
        self._story: Story = ()
        self._opened = Step.SHOW_INTEREST
        self._standing: Standing | None = None
        self._policy = Policy()
        self._now: datetime | None = None
        self._begun: tuple[str, bool] | None = None
        """The chapter that is laid out already."""
        self._rows: dict[str, ChecklistRow] = {}
        """The steps and the parts of the open one, by key."""

    def compose(self) -> ComposeResult:
        """One list for everything."""
        yield self._list

    def show(self, standing: Standing | None, story: Story, policy: Policy, now: datetime) -> None:
        """Show an interview's steps at `now`, that of the next action open; posts nothing.

        `story` are all rounds of its application.
        """
        self._story = story
        self._standing, self._policy, self._now = standing, policy, now
        self.border_title = _title(standing)
        self._lay_out()

    def focus(self, scroll_visible: bool = True) -> Self:
        """Focus the list of steps."""
        self._list.focus(scroll_visible)
        return self

    def _lay_out(self) -> None:
        """Lay out the rows; another interview than before from its top."""
        if self._list.room <= 0:
            return
        if self._standing is None:
            self._begun, self._rows = None, {}
            self._list.show(rows_without_interview(self._list.room))
        elif self._chapter == self._begun:
            self._fill(self._list.cursor or "1")
        else:
            self._begun = self._chapter
            key = str(next_step(self._standing).number)
            self._fill(key)
            self._show_from_top(key)

    @property
    def _chapter(self) -> tuple[str, bool] | None:
        """The interview, and whether it was answered: that begins another kind of work."""
        if self._standing is None:
            return None
        interview = self._standing.interview
        return interview.id, interview.outcome is not None

    def _show_from_top(self, key: str) -> None:
        """Show the first lines, but never without the row of a key."""
        self._list.scroll_home(animate=False, force=True, immediate=True)
        self._list.move_to(key)

    def _fill(self, cursor: str) -> None:
        """Lay out the rows of the present interview, with the step of the cursor open."""
        if self._standing is None or self._now is None:
            return
        if cursor[0].isdigit():
            self._opened = self._standing.steps[int(cursor[0]) - 1].step
        opened = self._standing.steps[self._opened.number - 1]
        steps = step_rows(self._standing, self._policy, self._now, opened.step, self._list.room)
        rows = [*self._agreed(self._standing, steps, self._now), *steps]
        rows += self._advice(opened, rows)
        rows += story_rows(self._standing.interview, self._story, self._list.room)
        rows += about_rows(self._standing.interview, self._list.room)
        self._rows = {row.key: row for row in rows if row.key is not None}
        self._list.show(rows, cursor if cursor in self._rows else str(opened.step.number))

    def _agreed(
        self, standing: Standing, steps: list[ChecklistRow], now: datetime
    ) -> list[ChecklistRow]:
        """Return what was agreed, cut to one line each where the steps need the room."""
        interview, width = standing.interview, self._list.room
        rows = agreed_rows(interview, now, width, is_wrapped=True)
        if _height(rows) + _height(steps) <= self._list.size.height:
            return rows
        return agreed_rows(interview, now, width, is_wrapped=False)

    def _advice(self, opened: StepState, above: list[ChecklistRow]) -> list[ChecklistRow]:
        """Return advice where it fits below the steps, else nothing: steps go first."""
        if self.app.size.height < _LEAST_FOR_ADVICE:
            return []
        rows = advice_rows(opened, self._list.room)
        return rows if _height(above) + _height(rows) <= self._list.size.height else []

    def on_resize(self) -> None:
        """Wrap to another width, once the list has it too."""
        self.call_after_refresh(self._lay_out_again)

    def _lay_out_again(self) -> None:
        self._lay_out()
        if (key := self._list.cursor) is not None:
            self._show_from_top(key)

    @on(VirtualList.CursorMoved)
    def open_step(self, event: VirtualList.CursorMoved) -> None:
        """Open the step under the cursor and fold the one that was open."""
        event.stop()
        self._fill(event.key)

    @on(VirtualList.RowChosen)
    def work_on_step(self, event: VirtualList.RowChosen) -> None:
        """Say that the user wants to work on a step or a part."""
        event.stop()
        row = self._rows.get(event.key)
        if row is not None and row.step is not None:
            self.post_message(self.StepOpened(row.step, row.part))
        elif row is not None and row.round_id is not None:
            self.post_message(self.RoundChosen(row.round_id))

    @on(StepList.MarkClicked)
    def toggle_clicked(self, event: StepList.MarkClicked) -> None:
        """Tick or untick what was clicked."""
        event.stop()
        self.action_tick()
        self._fill(event.key)

    def action_tick(self) -> None:
        """Tick or untick the step or part under the cursor."""
        row = self._row_under_cursor()
        if row is None or row.step is None:
            return
        if row.part is None:
            self.post_message(self.StepToggled(row.step))
        else:
            self.post_message(self.PartToggled(row.step, row.part))

    def action_waive(self) -> None:
        """Ask to waive the step or part under the cursor."""
        row = self._row_under_cursor()
        if row is not None and row.step is not None:
            self.post_message(self.WaiveAsked(row.step, row.part))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep ticking and waiving out of the key bar while there is nothing to tick."""
        return None if self._standing is None and action in ("tick", "waive") else True

    def _row_under_cursor(self) -> ChecklistRow | None:
        key = self._list.cursor
        return self._rows.get(key) if key else None


def _height(rows: list[ChecklistRow]) -> int:
    return sum(row.height for row in rows)


def _title(standing: Standing | None) -> Content:
    if standing is None:
        return Content("Checklist")
    company = Content.styled(standing.interview.company, Style(bold=True))
    role = standing.interview.role
    return company + Content(f" · {role}") if role else company
