"""The pane of all interviews, most urgent first, with a filter."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, Self

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Input

from followup_tui.domain.filtering import Filter, SearchTexts
from followup_tui.domain.standing import Group, Standing

from .interview_rows import FOLD_KEY, WordsRow, interview_rows
from .row_places import ListRow
from .virtual_list import VirtualList

_EMPTY_BOOK = WordsRow(
    (
        "",
        "No interview yet.",
        "Each one will stand here with",
        "what is to be done next.",
        "",
        "n   new interview",
        "",
        "To try it with sample data,",
        "quit and run: followup demo",
    )
)
_NO_MATCH = WordsRow(("", "No interview matches the filter.", "esc clears it."))


class InterviewsPane(Vertical):
    """Shows interviews in groups with their next actions, and filters them as the user types."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear_filter", "clear filter", id="interviews.clear_filter"),
        Binding("space", "fold", "fold", id="interviews.fold"),
    ]

    class InterviewChosen(Message):
        """The user moved to another interview."""

        def __init__(self, interview_id: str) -> None:
            self.interview_id = interview_id
            super().__init__()

    class InterviewOpened(Message):
        """The user wants to go into an interview."""

        def __init__(self, interview_id: str) -> None:
            self.interview_id = interview_id
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._list = VirtualList()
        self._input = Input(placeholder="words, or is:hold", compact=True, select_on_focus=False)
        self._standings: Sequence[Standing] = ()
        self._now: datetime | None = None
        self._chosen: str | None = None
        self._filter = Filter()
        self._texts = SearchTexts()
        self._is_folded = True

    def compose(self) -> ComposeResult:
        """The list, and the filter below it while there is one."""
        self._input.display = False
        yield self._list
        yield self._input

    @property
    def chosen(self) -> str | None:
        """The id of the interview under the cursor; None where it is on none."""
        key = self._list.cursor
        return None if key == FOLD_KEY else key

    def show(self, standings: Sequence[Standing], now: datetime, chosen: str | None) -> None:
        """Show the standings in their order, the cursor on `chosen`; posts nothing."""
        self._standings, self._now = standings, now
        # The line that folds is left only for another interview than the one it was reached from.
        stays = self._list.cursor == FOLD_KEY and chosen == self._chosen
        self._chosen = chosen
        if not stays and any(_is_closed(each, chosen) for each in standings):
            self._is_folded = False
        self._fill(None if stays else chosen)

    def focus(self, scroll_visible: bool = True) -> Self:
        """Focus the list."""
        self._list.focus(scroll_visible)
        return self

    def _fill(self, cursor: str | None) -> None:
        if self._now is None:
            return
        found = self._texts.found(self._standings, self._filter)
        folds = self._is_folded and self._filter.is_empty
        rows = interview_rows(found, self._now, is_folded=folds)
        self._list.show(rows or self._instead_of_rows(), cursor)
        self._write_title(len(found))

    def _instead_of_rows(self) -> list[ListRow]:
        return [_NO_MATCH if self._standings else _EMPTY_BOOK]

    def _write_title(self, found: int) -> None:
        """Write the name into the border at the left, how many there are at the right."""
        count = str(found) if self._filter.is_empty else f"{found} of {len(self._standings)}"
        name = Content.styled("Interviews", Style(bold=True))
        corners = 6
        gap = self.outer_size.width - corners - name.cell_length - len(count) - 2
        self.border_title = name + Content(f" {'─' * max(1, gap)} {count}")

    def on_resize(self) -> None:
        """Fit the title to another width."""
        self._fill(None)

    def ask_filter(self) -> None:
        """Go to the filter."""
        self._show_input(True)
        self._input.focus()

    def show_archived(self) -> None:
        """Show what was put away; esc brings back the others."""
        self._show_input(True)
        with self.prevent(Input.Changed):
            self._input.value = "is:archived"
        self._filter = Filter.parse(self._input.value)

    def action_clear_filter(self) -> None:
        """Show all interviews again."""
        self._input.value = ""
        self._show_input(False)
        self._list.focus()

    def action_fold(self) -> None:
        """Open or fold the closed interviews."""
        self._is_folded = not self._is_folded
        self._fill(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Offer only what can be done now."""
        if action == "clear_filter":
            return self._input.display
        return action != "fold" or self._list.cursor == FOLD_KEY

    @on(Input.Changed)
    def filter_as_typed(self, event: Input.Changed) -> None:
        """Show what matches; the interview under the cursor is the chosen one."""
        event.stop()
        self._filter = Filter.parse(event.value)
        self._fill(self._chosen)
        if (chosen := self.chosen) is not None and chosen != self._chosen:
            self._choose(chosen)

    @on(Input.Submitted)
    def keep_filter(self, event: Input.Submitted) -> None:
        """Go back to the list and keep the filter."""
        event.stop()
        self._list.focus()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Hide a filter that asks for nothing."""
        if event.widget is self._input and not self._input.value:
            self._show_input(False)

    @on(VirtualList.CursorMoved)
    def choose_under_cursor(self, event: VirtualList.CursorMoved) -> None:
        """Say which interview the cursor is on."""
        event.stop()
        self.refresh_bindings()
        if event.key != FOLD_KEY:
            self._choose(event.key)

    @on(VirtualList.RowChosen)
    def open_row(self, event: VirtualList.RowChosen) -> None:
        """Go into an interview, or open and fold the closed ones."""
        event.stop()
        if event.key == FOLD_KEY:
            self.action_fold()
        else:
            self.post_message(self.InterviewOpened(event.key))

    def _show_input(self, is_shown: bool) -> None:
        self._input.display = is_shown
        self.border_subtitle = "enter keeps, esc clears" if is_shown else ""

    def _choose(self, interview_id: str) -> None:
        self._chosen = interview_id
        self.post_message(self.InterviewChosen(interview_id))


def _is_closed(standing: Standing, interview_id: str | None) -> bool:
    return standing.group is Group.CLOSED and standing.interview.id == interview_id
