"""The windows of all days as one list: from today on as far as it goes, and what was before."""

from datetime import date, datetime
from typing import ClassVar

from dateutil.relativedelta import relativedelta
from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from followup_tui.domain.policy import Policy
from followup_tui.domain.window import ContactWindow
from followup_tui.domain.window_days import WindowDays
from followup_tui.domain.window_words import ListedOn

from .agenda_pieces import AgendaPieces
from .agenda_rows import KIND_CHOICES, AgendaRows, ClockOf, ListedKinds
from .growing_list import GrowingList
from .virtual_list import VirtualList

_WIDE = 100
"""From this width on a window is one line."""


def _no_clock(_: ContactWindow) -> None:
    return None


class Agenda(GrowingList):
    """What asks for something from today on, and above it what is over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f",
            "next_kinds",
            "kinds",
            tooltip="List all, only notes, check-ins, interviews, other dates",
            id="agenda.kinds",
        ),
        Binding("escape", "every_kind", "list every kind", id="agenda.every_kind", show=False),
        Binding("[", "jump(-1)", "month", tooltip="Month before", id="agenda.month_before"),
        Binding("]", "jump(1)", "month", tooltip="Month after", id="agenda.month_after"),
        Binding("{", "jump(-12)", "year before", id="agenda.year_before", show=False),
        Binding("}", "jump(12)", "year after", id="agenda.year_after", show=False),
    ]

    class DayChosen(Message):
        """The user moved the cursor to a window of this day."""

        def __init__(self, day: date) -> None:
            self.day = day
            super().__init__()

    class WindowChosen(Message):
        """The user chose a window."""

        def __init__(self, window: ContactWindow) -> None:
            self.window = window
            super().__init__()

    class KindsChosen(Message):
        """The user chose which kinds of window are listed."""

        def __init__(self, title: str) -> None:
            self.title = title
            """What is listed now, "Agenda · check-ins"."""
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[WindowDays, datetime, Policy, ClockOf] | None = None
        self._kinds = KIND_CHOICES[0]
        self._pieces: AgendaPieces | None = None
        self._listed: dict[str, ListedOn] = {}

    @property
    def pointed_at(self) -> ContactWindow | None:
        """The window under the cursor."""
        listed = self._listed.get(self.cursor or "")
        return listed.window if listed else None

    @property
    def title(self) -> str:
        """What is listed: "Agenda", "Agenda · check-ins"."""
        return f"Agenda · {self._kinds.name}" if self._kinds.name else "Agenda"

    def show_from_today(
        self,
        days: WindowDays,
        now: datetime,
        day: date,
        policy: Policy | None = None,
        clock_of: ClockOf = _no_clock,
    ) -> None:
        """List what is coming as of `now`, in the user's zone; the cursor goes to `day`."""
        self._shown = (days, now, policy or Policy(), clock_of)
        self._list()
        self.go_to(day)

    def go_to(self, day: date) -> None:
        """Put the cursor on the first window of a day, or of the next that has one."""
        if self._pieces is None or self._day_of_cursor == day:
            return
        if self._pieces.reach(day):
            self._show()
        if (key := self._pieces.key_from(day)) is not None and key != self.cursor:
            self.move_to(key)
            self.show_cursor_from_the_top()

    def action_jump(self, months: int) -> None:
        """Move the cursor to the same day of another month, or to the nearest window beyond."""
        if self._pieces is None or self._shown is None:
            return
        day = self._day_of_cursor or self._shown[1].date()
        day += relativedelta(months=months)
        if self._pieces.reach(day):
            self._show()
        found = self._pieces.key_from(day) if months > 0 else self._pieces.key_up_to(day)
        if found is None:
            self.action_last() if months > 0 else self.action_first()
            return
        self._go(self._places.of_key(found))
        self.show_cursor_from_the_top()

    def action_next_kinds(self) -> None:
        """List the next kinds of window; the cursor stays on its day."""
        self._choose_kinds(KIND_CHOICES[(KIND_CHOICES.index(self._kinds) + 1) % len(KIND_CHOICES)])

    def action_every_kind(self) -> None:
        """List every kind again."""
        self._choose_kinds(KIND_CHOICES[0])

    def _choose_kinds(self, kinds: ListedKinds) -> None:
        self._kinds = kinds
        self.post_message(self.KindsChosen(self.title))
        if self._shown is None:
            return
        day = self._day_of_cursor or self._shown[1].date()
        self._pieces = None
        self._list()
        self.go_to(day)

    def grow(self, way: int) -> None:
        """List earlier days, or later ones."""
        pieces = self._pieces
        if pieces and (pieces.take_earlier() if way < 0 else pieces.take_coming()):
            self._show()

    @on(VirtualList.CursorMoved)
    def _choose_day(self, event: VirtualList.CursorMoved) -> None:
        event.stop()
        # What the message is about may be gone when it arrives.
        if (listed := self._listed.get(event.key)) is not None:
            self.post_message(self.DayChosen(listed.day))

    @on(VirtualList.RowChosen)
    def _choose_window(self, event: VirtualList.RowChosen) -> None:
        event.stop()
        if (listed := self._listed.get(event.key)) is not None:
            self.post_message(self.WindowChosen(listed.window))

    def on_resize(self) -> None:
        """List in as many lines as the width asks for."""
        super().on_resize()
        self._list()

    def _list(self) -> None:
        """Make the rows anew, as far as they went."""
        if self._shown is None:
            return
        height = 1 if self.size.width >= _WIDE else 2
        pieces = AgendaPieces(AgendaRows(*self._shown, self._kinds, height))
        pieces.go_as_far_as(self._pieces)
        self._pieces = pieces
        self._show()

    @property
    def _day_of_cursor(self) -> date | None:
        """The day under which the window is listed on which the cursor is."""
        listed = self._listed.get(self.cursor or "")
        return listed.day if listed else None

    def _show(self) -> None:
        if self._pieces is not None:
            self._listed = self._pieces.listed
            self.show_in_place(self._pieces.rows, self.cursor or self._pieces.newest_over)
