"""Help for where the user is: its keys, the six steps, and what the glyphs mean."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import ItemGrid, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from followup_tui.domain.checklist import StepStatus
from followup_tui.domain.signs import KIND_SIGNS
from followup_tui.domain.steps import Step
from followup_tui.domain.ticking import STEP_NAMES
from followup_tui.domain.window import WindowKind
from followup_tui.widgets.dialog import Dialog
from followup_tui.widgets.dialog_keys import DialogKeys
from followup_tui.widgets.glyphs import HALF_DONE, STATUS_MARKS

from .dialog_screen import DialogScreen
from .form_screen import SIDE_BY_SIDE

_STEPS = {
    Step.SHOW_INTEREST: "say you want it, ask what comes next",
    Step.LAY_GROUND: "agree on whether, when and how",
    Step.STAY_CALM: "no call before the agreed day",
    Step.THANK_YOU: "one each, personal, within 48 hours",
    Step.RESEARCH: "look things up, collect questions",
    Step.ACCEPT_OUTCOME: "a courteous note, whatever they say",
}
_STATUSES = {
    StepStatus.OPEN: "to do",
    StepStatus.SOON: "to do, and little time left",
    StepStatus.LATE: "late; still worth doing",
    StepStatus.DONE: "done",
    StepStatus.LOCKED: "its time has not come",
    StepStatus.WAIVED: "you decided not to",
    StepStatus.BROKEN: "contacted too early",
}
_KINDS = {
    WindowKind.INTERVIEW: "the interview",
    WindowKind.THANK_YOU: "a thank-you or closing note",
    WindowKind.HOLD: "on hold: wait",
    WindowKind.CHECK_IN: "time to check in",
    WindowKind.DECISION: "a day somebody decides by",
    WindowKind.SILENCE: "long without a word",
    WindowKind.RESEARCH: "look something up again",
    WindowKind.KEEP_IN_TOUCH: "say hello again",
    WindowKind.DEBRIEF: "write down how it went",
}
_BARS = {
    "░": "wait",
    "█ ▄": "time to check in",
    "─": "up to a deadline, or to its end",
    "◂ ▸": "goes on where it can't be seen",
    "· ┄": "weekend",
    "*": "holiday",
}

Lines = Iterable[tuple[str, str]]
"""What stands on the left, and what it means."""


class HelpScreen(DialogScreen[None]):
    """Shows keys by section, those of the focused pane first, and closes with the same key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "close", "close", id="help.close", key_display="? esc"),
        Binding("escape", "close", "close", id="help.leave", show=False),
        Binding("enter", "close", "close", id="help.enter", show=False),
        Binding("q", "close", "close", id="help.q", show=False),
        Binding("j", "scroll(1)", "scroll", id="help.down", key_display="j k"),
        Binding("k", "scroll(-1)", "scroll", id="help.up", show=False),
    ]

    def __init__(self, keys: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        super().__init__(classes="-dialog -broad")
        self._keys = tuple(keys)

    def compose(self) -> ComposeResult:
        """Lay out the keys, and beside or below them the steps and the glyphs."""
        with Dialog("Help"):
            with (
                VerticalScroll(classes="dialog-body") as self._body,
                ItemGrid(min_column_width=SIDE_BY_SIDE),
            ):
                yield Static(_sections(self._keys), classes="form-column")
                yield Static(_sections(_meanings()), classes="form-column")
            yield DialogKeys()

    def action_scroll(self, lines: int) -> None:
        """Scroll the help."""
        self._body.scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)


def _meanings() -> Iterable[tuple[str, Lines]]:
    yield (
        "The six steps",
        [(f"{step.number} {STEP_NAMES[step]}", what) for step, what in _STEPS.items()],
    )
    statuses = [(STATUS_MARKS[status].glyph, what) for status, what in _STATUSES.items()]
    statuses.insert(1, (HALF_DONE, "to do, some of it done"))
    yield "How a step stands", statuses
    yield "What a window is for", [(KIND_SIGNS[kind], what) for kind, what in _KINDS.items()]
    yield "Across the days", _BARS.items()


def _sections(sections: Iterable[tuple[str, Lines]]) -> Content:
    return Content("\n\n").join(_section(heading, lines) for heading, lines in sections)


def _section(heading: str, lines: Lines) -> Content:
    """Draw a heading and its lines; what they mean stands in one column."""
    drawn = [Content.styled(heading, ".dialog--heading")]
    shown = [(Content.styled(left, ".dialog--strong"), what) for left, what in lines]
    width = max((left.cell_length for left, _ in shown), default=0) + 2
    drawn += [left.pad_right(width - left.cell_length) + Content(what) for left, what in shown]
    return Content("\n").join(drawn)
