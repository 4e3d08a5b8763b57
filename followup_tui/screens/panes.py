"""Three panes on a screen: where each is, which has the focus, which fills it all."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widget import Widget

from followup_tui.widgets.calendar_pane import CalendarPane
from followup_tui.widgets.checklist_pane import ChecklistPane
from followup_tui.widgets.header_line import HeaderLine
from followup_tui.widgets.interviews_pane import InterviewsPane
from followup_tui.widgets.key_bar import KeyBar

from .opening import OpensDialogs

_BY_WIDTH = [(0, "-narrow"), (70, "-middling"), (110, "-wide"), (160, "-broad")]
_BY_HEIGHT = [(0, "-low"), (30, "-tall")]


class PanesScreen(OpensDialogs, Screen[None]):
    """The layout of the desk: side by side, below each other or one at a time, by the width."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = _BY_WIDTH
    VERTICAL_BREAKPOINTS = _BY_HEIGHT
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_pane(1)", "next pane", id="desk.next_pane", show=False),
        Binding("shift+tab", "next_pane(-1)", "previous pane", id="desk.last_pane", show=False),
    ]

    def __init__(self, week_start: int) -> None:
        super().__init__()
        self.header = HeaderLine()
        self.interviews = InterviewsPane()
        self.checklist = ChecklistPane()
        self.calendar = CalendarPane(week_start=week_start)
        self.key_bar = KeyBar()
        self._panes: tuple[Widget, ...] = (self.interviews, self.checklist, self.calendar)
        # Before it is mounted: a class that comes later styles the whole pane a second time.
        self.interviews.add_class("-front")

    def compose(self) -> ComposeResult:
        """Lay out the header, the three panes and the key bar."""
        yield self.header
        with Container(id="panes"):
            yield from self._panes
        yield self.key_bar

    def on_mount(self) -> None:
        """Begin in the list."""
        self.go_to(self.interviews)

    def go_to(self, pane: Widget) -> None:
        """Focus a pane; where one is shown at a time, show it."""
        self._bring_to_front(pane)
        pane.focus()

    def _bring_to_front(self, pane: Widget) -> None:
        # A class costs a third of what :focus-within does at every change of the focus.
        for each in self._panes:
            each.set_class(each is pane, "-front")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep the pane that was clicked in front."""
        self._bring_to_front(self._pane_of(event.widget))

    def action_next_pane(self, step: int) -> None:
        """Focus the next pane, or the one before."""
        place = next(
            (place for place, each in enumerate(self._panes) if each.has_class("-front")), 0
        )
        self.go_to(self._panes[(place + step) % len(self._panes)])

    def action_zoom(self) -> None:
        """Give the focused pane the whole screen, or take it back."""
        self.toggle_class("-zoomed")

    def action_view(self) -> None:
        """Show the next view of the calendar; where it is out of sight, the calendar first."""
        if self.calendar.display:
            self.calendar.next_view()
        else:
            self.go_to(self.calendar)

    def action_today(self) -> None:
        """Go to today in the calendar."""
        self.calendar.go_to_today()
        if not self.calendar.display:
            self.go_to(self.calendar)

    def action_filter(self) -> None:
        """Filter the list as you type."""
        self.go_to(self.interviews)
        self.interviews.ask_filter()

    def _pane_of(self, widget: Widget) -> Widget:
        return next((each for each in self._panes if each in widget.ancestors_with_self), widget)
