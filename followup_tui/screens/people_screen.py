"""Everybody who was met, and beside the list all that happened with the one under the cursor."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input

from followup_tui.domain.acquaintance_lines import HistoryLine, history_lines
from followup_tui.domain.acquaintances import Acquaintance, Acquaintances
from followup_tui.domain.local_days import local_day
from followup_tui.domain.wording import day_words
from followup_tui.widgets.dialog import Dialog
from followup_tui.widgets.dialog_keys import DialogKeys
from followup_tui.widgets.glyphs import Tone, toned
from followup_tui.widgets.interview_rows import WordsRow
from followup_tui.widgets.strips import two_columns
from followup_tui.widgets.virtual_list import VirtualList

from .dialog_screen import DialogScreen

_NOBODY_YET = (
    "Everybody you meet in an interview will be here, with what happened at which company. "
    "It begins with n on the desk: a new interview."
)
_NO_MATCH = WordsRow(("", "Nobody is found.", "esc clears it."))


class PersonRow(NamedTuple):
    """One person: name and last day, and below where they were met."""

    key: str
    acquaintance: Acquaintance
    now: datetime

    @property
    def height(self) -> int:
        """Two lines."""
        return 2

    def lines(self, width: int) -> Sequence[Content]:
        """Draw both lines; what does not fit is cut."""
        met, zone = self.acquaintance, self.acquaintance.latest.interview.zone
        day = day_words(local_day(met.last_at, zone), local_day(self.now, zone))
        # A name needs the room more than the weekday does.
        day = day.partition(" ")[2]
        name, where = toned(met.name, Tone.STRONG), f" {', '.join(met.companies)}"
        return (
            two_columns(name, toned(day, Tone.QUIET), width),
            toned(where, Tone.QUIET).truncate(width, ellipsis=True),
        )

    @property
    def searchable(self) -> str:
        """What the filter looks through, case-folded."""
        met = self.acquaintance
        return "\n".join([met.name, met.email, *met.roles, *met.companies]).casefold()


class History(Widget):
    """Days in one column, and beside them what happened, wrapped."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "History { height: auto; padding-right: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._title, self._lines = "", tuple[HistoryLine, ...]()

    def show(self, title: str, lines: Sequence[HistoryLine]) -> None:
        """Show other lines below a title."""
        self._title, self._lines = title, tuple(lines)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it takes at a width."""
        return len(self._drawn(width))

    def render(self) -> Content:
        """Draw the title and the lines."""
        return Content("\n").join(self._drawn(self.content_size.width))

    def _drawn(self, width: int) -> list[Content]:
        title = Content.styled(self._title, ".dialog--heading")
        drawn = [title.truncate(width, ellipsis=True)]
        column, has_begun = max((len(line.day) for line in self._lines), default=0) + 2, False
        for line in self._lines:
            has_begun = has_begun or bool(line.day)
            drawn += [Content("")] if line.is_meeting else []
            drawn += _wrapped(line, column if has_begun else 0, width)
        return drawn


def _wrapped(line: HistoryLine, column: int, width: int) -> list[Content]:
    """Draw a line with its words in a column; what is no day's stands below the words before."""
    style = ".dialog--strong" if line.is_meeting else ""
    words = Content.styled(line.words, style).wrap(max(1, width - column))
    day = Content.styled(line.day.ljust(column), ".dialog--quiet")
    return [day + words[0], *(each.pad_left(column) for each in words[1:])]


class PersonPage(VerticalScroll):
    """The history of one person; it scrolls with the keys that move in a list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "down", id="person.down", show=False),
        Binding("k", "scroll_up", "up", id="person.up", show=False),
        Binding("g", "scroll_home", "first", id="person.first", show=False),
        Binding("G", "scroll_end", "last", id="person.last", show=False),
    ]


class PeopleScreen(DialogScreen[str | None]):
    """Shows everybody who was met; closes with the id of the latest interview with one of them."""

    AUTO_FOCUS = "VirtualList"
    DEFAULT_CSS = """
    PeopleScreen Horizontal { height: 1fr; }
    PeopleScreen .people-list { width: 34%; min-width: 26; max-width: 44; margin-right: 1; }
    PeopleScreen PersonPage { width: 1fr; padding-left: 1; }
    PeopleScreen Input { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        # Priority: the list has an enter of its own, which this one stands for in the keys below.
        Binding("enter", "go", "go to the interview", id="people.go", priority=True),
        Binding("slash", "filter", "filter", id="people.filter", key_display="/"),
        Binding("tab", "other_half", "other half", id="people.tab", key_display="tab"),
        Binding("escape", "leave", "close", id="people.leave", key_display="esc"),
        Binding("q", "dismiss(None)", "close", id="people.q", show=False),
    ]

    def __init__(self, acquaintances: Acquaintances, now: datetime) -> None:
        """Take everybody as they are at `now` (aware, in the user's zone)."""
        super().__init__(classes="-dialog -full")
        self._now = now
        people = enumerate(acquaintances.people())
        self._rows = {str(place): PersonRow(str(place), each, now) for place, each in people}
        self._list, self._page, self._history = VirtualList(), PersonPage(), History()
        self._input = Input(placeholder="a name, or where", compact=True, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """Lay out the list with the filter below it, and the page beside it."""
        self._input.display = False
        with Dialog(f"People · {len(self._rows)}"):
            with Horizontal():
                with Vertical(classes="people-list") as people:
                    yield self._list
                    yield self._input
                people.display = bool(self._rows)
                with self._page:
                    yield self._history
            yield DialogKeys()

    def on_mount(self) -> None:
        """Show everybody."""
        self._fill("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Offer only what can be done while there is somebody."""
        return bool(self._rows) or action not in ("go", "filter", "other_half")

    def action_filter(self) -> None:
        """Filter the list as the user types."""
        self._input.display = True
        self._input.focus()

    def action_other_half(self) -> None:
        """Go from the list to the page of the person, and back."""
        (self._page if self._list.has_focus else self._list).focus()

    def action_go(self) -> None:
        """Close with where this person was met last; from the filter, go back to the list."""
        if self._input.has_focus:
            self._list.focus()
        elif (row := self._rows.get(self._list.cursor or "")) is not None:
            self.dismiss(row.acquaintance.latest.interview.id)

    def action_leave(self) -> None:
        """Show everybody again, or close."""
        if not self._input.display:
            self.dismiss(None)
            return
        self._input.value = ""
        self._input.display = False
        self._list.focus()

    @on(Input.Changed)
    def _filter_as_typed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    @on(VirtualList.CursorMoved)
    def _show_person(self) -> None:
        """Show what happened with the person under the cursor."""
        self._page.scroll_home(animate=False)
        row = self._rows.get(self._list.cursor or "")
        if row is not None:
            lines = history_lines(row.acquaintance, self._now)
            self._history.show(row.acquaintance.name, lines)
        elif self._rows:
            self._history.show("", ())
        else:
            self._history.show("Nobody yet", [HistoryLine("", _NOBODY_YET)])

    @on(VirtualList.RowChosen)
    def _go_to_clicked(self) -> None:
        self.action_go()

    def _fill(self, typed: str) -> None:
        """List who is found by all of the words."""
        words = typed.casefold().split()
        found = [
            row for row in self._rows.values() if all(word in row.searchable for word in words)
        ]
        self._list.show(found or [_NO_MATCH])
        self._show_person()
