"""Where the rows of a list stand: their lines, their keys, and the way from one to the next."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Protocol

from textual.content import Content


class ListRow(Protocol):
    """One row; a row without a key is a heading, which the cursor skips."""

    @property
    def key(self) -> str | None:
        """What tells this row from the others, whatever its place."""

    @property
    def height(self) -> int:
        """How many lines it takes, at least one."""

    def lines(self, width: int) -> Sequence[Content]:
        """Return exactly `height` lines of at most `width` cells."""


class RowPlaces:
    """Rows of any height, one below the other; a place is a row's index."""

    def __init__(self, rows: Sequence[ListRow]) -> None:
        self.rows = rows
        self._tops = [0, *accumulate(row.height for row in rows)]
        self._by_key = {row.key: place for place, row in enumerate(rows) if row.key is not None}

    @property
    def height(self) -> int:
        """The number of all lines."""
        return self._tops[-1]

    def top(self, place: int) -> int:
        """Return the first line of a row."""
        return self._tops[place]

    def bottom(self, place: int) -> int:
        """Return the line behind the last one of a row."""
        return self._tops[place + 1]

    def of_key(self, key: str | None) -> int | None:
        """Return the place of a key's row; None where there is none."""
        return None if key is None else self._by_key.get(key)

    def at_line(self, line: int) -> int | None:
        """Return the place of the row that stands at a line."""
        if not 0 <= line < self.height:
            return None
        return bisect_right(self._tops, line) - 1

    def forward(self, place: int) -> int | None:
        """Return the first place with a key at or after a place."""
        return self._first_with_key(range(max(0, place), len(self.rows)))

    def backward(self, place: int) -> int | None:
        """Return the first place with a key at or before a place."""
        return self._first_with_key(range(min(place, len(self.rows) - 1), -1, -1))

    def nearest(self, place: int) -> int | None:
        """Return the first place with a key at or after a place, else the last one before."""
        after = self.forward(place)
        return self.backward(place) if after is None else after

    def top_with_headings(self, place: int) -> int:
        """Return the first line of a row and of the headings right above it."""
        while place > 0 and self.rows[place - 1].key is None:
            place -= 1
        return self._tops[place]

    def _first_with_key(self, places: Iterable[int]) -> int | None:
        return next((place for place in places if self.rows[place].key is not None), None)
