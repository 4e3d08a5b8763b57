"""The rows of the agenda that were made so far: it grows at both ends, piece by piece."""

from datetime import date
from itertools import chain, islice

from followup_tui.domain.window_words import ListedOn
from followup_tui.domain.wording import day_words

from .agenda_rows import AgendaRows
from .glyphs import Tone
from .window_row import AnyRow, TextRow, WindowRow

_PIECE = 60
"""How many rows are made at a time."""


class AgendaPieces:
    """Begins with a piece of what is coming; a row that was made once stays what it is."""

    def __init__(self, source: AgendaRows) -> None:
        self._earlier: list[AnyRow] = []
        self._coming: list[AnyRow] = []
        self._earlier_left = source.before_today()
        self._coming_left = source.from_today()
        self._today = self._since = source.now.date()
        self._ends_above = not source.has_past
        self.take_coming()

    @property
    def rows(self) -> list[AnyRow]:
        """All rows, with a line on top that says from when on they are, if more were before."""
        said = "today" if self._since == self._today else day_words(self._since, self._today)
        top = [] if self._ends_above else [TextRow(f"↑ before {said}", Tone.QUIET)]
        return [*top, *self._earlier, *self._coming]

    @property
    def listed(self) -> dict[str, ListedOn]:
        """What stands in the rows of windows, by their keys and in their order."""
        rows = chain(self._earlier, self._coming)
        return {row.key: row.listed for row in rows if isinstance(row, WindowRow)}

    @property
    def newest_over(self) -> str | None:
        """The key of the last window before today that is listed."""
        return next((row.key for row in reversed(self._earlier) if row.key is not None), None)

    def take_coming(self, count: int = _PIECE) -> bool:
        """Make more rows below; say whether there were any."""
        piece = list(islice(self._coming_left, count))
        self._coming += piece
        return bool(piece)

    def take_earlier(self, back_to: date = date.max) -> bool:
        """Make more rows above, whole days back to one at least; say whether anything changed."""
        piece: list[list[AnyRow]] = []
        before = self._ends_above, self._since
        count = 0
        while count < _PIECE or self._since > back_to:
            day, rows = next(self._earlier_left, (None, []))
            if day is None:
                self._ends_above = True
                break
            self._since = day
            count += len(rows)
            piece.append(rows)
        self._earlier = [*chain.from_iterable(reversed(piece)), *self._earlier]
        return before != (self._ends_above, self._since)

    def reach(self, day: date) -> bool:
        """Make rows until a day is among those listed; say whether any were made."""
        if day < self._since:
            return self.take_earlier(day)
        has_grown = False
        while self._last_day() < day and self.take_coming():
            has_grown = True
        return has_grown

    def go_as_far_as(self, other: "AgendaPieces | None") -> None:
        """Make as many rows as another one has, both ways."""
        if other is None:
            return
        self.take_coming(max(0, len(other._coming) - len(self._coming)))
        if other._since < self._since:
            self.take_earlier(other._since)

    def key_from(self, day: date) -> str | None:
        """Return the first window on a day, or on the next that has one."""
        return next((key for key, each in self.listed.items() if each.day >= day), None)

    def key_up_to(self, day: date) -> str | None:
        """Return the first window on a day, or on the last before it that has one."""
        days = (each.day for each in reversed(self.listed.values()) if each.day <= day)
        found = next(days, None)
        return None if found is None else self.key_from(found)

    def _last_day(self) -> date:
        last = next((row for row in reversed(self._coming) if isinstance(row, WindowRow)), None)
        return last.listed.day if last else self._today
