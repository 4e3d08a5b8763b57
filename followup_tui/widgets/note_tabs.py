"""The people a note may go to, one beside the other, each with how far its note is."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from followup_tui.domain.contact import NoteStatus

_MARKS = {
    NoteStatus.DRAFT: "○",
    NoteStatus.SENT: "✓",
    NoteStatus.WAIVED: "–",
    NoteStatus.MERGED: "✓",
}
_GAP = "   "


class NoteTab(NamedTuple):
    """One person and how far the note is."""

    name: str
    status: NoteStatus
    is_written: bool

    @property
    def words(self) -> str:
        """The name behind its mark, and what stands there: "○ Bob Li, draft"."""
        is_said = self.is_written or self.status is not NoteStatus.DRAFT
        return f"{_MARKS[self.status]} {self.name}" + (f", {self.status}" if is_said else "")


class NoteTabs(Widget):
    """Shows whose note is written, and changes to another by a click."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "NoteTabs { height: 1; }"

    current = reactive(0)
    """The place of the person whose note is shown."""
    tabs: reactive[tuple[NoteTab, ...]] = reactive(())

    class TabClicked(Message):
        """The user clicked on a person."""

        def __init__(self, place: int) -> None:
            self.place = place
            super().__init__()

    def render(self) -> Content:
        """Draw the tabs from the first that has to be seen for the current one to fit."""
        return Content(_GAP).join(self._drawn(place) for place in self._shown())

    def on_click(self, event: events.Click) -> None:
        """Change to the person that was clicked."""
        where = event.get_content_offset(self)
        column = 0
        for place in self._shown() if where is not None else ():
            width = self._drawn(place).cell_length
            if where is not None and column <= where.x < column + width:
                self.post_message(self.TabClicked(place))
                return
            column += width + len(_GAP)

    def _drawn(self, place: int) -> Content:
        style = ".dialog--focused" if place == self.current else ".dialog--quiet"
        return Content.styled(self.tabs[place].words, style)

    def _shown(self) -> Sequence[int]:
        """Return the places of the tabs to draw; earlier ones give way where there is no room."""
        first = 0
        while first < self.current and self._width(first, self.current) > self.content_size.width:
            first += 1
        return range(first, len(self.tabs))

    def _width(self, first: int, last: int) -> int:
        gaps = len(_GAP) * (last - first)
        return gaps + sum(self._drawn(place).cell_length for place in range(first, last + 1))
