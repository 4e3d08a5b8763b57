"""The checklist of one interview: what was agreed, and the six steps."""

from datetime import datetime
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from followup_tui.domain.checklist import PartState
from followup_tui.domain.interview import Step
from followup_tui.domain.policy import Policy
from followup_tui.domain.standing import Standing

from .checklist_rows import (
    ChecklistRow,
)
from .virtual_list import VirtualList

_ROOM_FOR_ADVICE = 30
"""From this height of the screen on, in rows, there is advice (interface.md §1)."""
_MARK_END = 6
"""A click left of this column is on the mark of a step or a part."""


class ChecklistPane(VirtualList):
    """Shows the steps of one interview; the step under the cursor is open to its parts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "toggle", "tick", id="checklist.toggle"),
        Binding("minus", "waive", "waive", id="checklist.waive", key_display="-"),
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

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._standing: Standing | None = None
        self._policy = Policy()
        self._now: datetime | None = None
        self._by_key: dict[str, ChecklistRow] = {}

    @property
    def focused_row(self) -> ChecklistRow | None:
        """The step or part under the cursor; None where no interview is shown."""
        return self._by_key.get(self.cursor) if self.cursor else None

    def show_checklist(self, standing: Standing | None, policy: Policy, now: datetime) -> None:
        """Show an interview's steps at `now`, the first one to be done open; posts nothing."""
        before = self._standing.interview.id if self._standing else None
        self._standing, self._policy, self._now = standing, policy, now
        self.border_title = _title(standing)
        if standing is None or standing.interview.id == before:
            self._fill(self.cursor)
            return
        self._fill(str(_first_to_do(standing).step.number))
        self.scroll_home(animate=False, force=True, immediate=True)
