"""One contact window as a row of a list, in one to four lines."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from textual.content import Content

from followup_tui.domain.check_in import Basis
from followup_tui.domain.window import ContactWindow
from followup_tui.domain.window_days import SUBDUED
from followup_tui.domain.window_words import ListedOn, asked_words, what_words

from .glyphs import Tone, toned, window_mark
from .strips import two_columns

_INDENT = "  "
_BROAD = 140
"""From this width on one line also says whether people are at work there."""
_COLUMNS, _BROAD_COLUMNS = (22, 27, 9), (30, 40, 10)
"""Widths of the columns of a row that is one line: company, what, badge."""
_BADGE_TONES = {Basis.AGREED: Tone.OPEN, Basis.ASSUMED: Tone.QUIET}


@dataclass(frozen=True)
class WindowRow:
    """A window as listed under a day."""

    listed: ListedOn
    base_height: int
    """1 for columns, 2 for a short row, 3 for one that says all, in as many lines as it takes."""

    @property
    def window(self) -> ContactWindow:
        """The window that the row stands for."""
        return self.listed.window

    @cached_property
    def key(self) -> str:
        """Tells the window from all others in a list."""
        window = self.window
        parts = (window.interview, window.kind, window.person_id, window.opens, window.done_at)
        return "|".join(map(str, parts))

    @property
    def height(self) -> int:
        """How many lines it takes."""
        return 2 + len(self._further) if self.base_height == 3 else self.base_height

    def lines(self, width: int) -> list[Content]:
        """Return its lines, the company and how it stands first."""
        if self.base_height == 1:
            return [self._columns(width)]
        first = two_columns(self._company, self._standing, width)
        if self.base_height == 2:
            return [first, self._about(width)]
        what = two_columns(self._quiet(_INDENT + what_words(self.window)), self._badge, width)
        rest = [self._quiet(_INDENT + each) for each in self._further]
        return [first, what, *(line.truncate(width, ellipsis=True) for line in rest)]

    @property
    def _further(self) -> list[str]:
        """What a row that says all says below what it is for."""
        there = self.listed.there_now if self.window.is_due else ""
        return [words for words in (*self._times, there) if words]

    def _about(self, width: int) -> Content:
        """Say all else in one line; the time where somebody may be called now stays whole."""
        clock = self._short_clock if self.window.is_due else ""
        right = Content("  ").join(each for each in (self._quiet(clock), self._badge) if each)
        words = [asked_words(self.window), *self._times, "" if clock else self._short_clock]
        room = width - len(_INDENT) - right.cell_length - 1
        return two_columns(self._quiet(_INDENT + _as_fits(words, room)), right, width)

    def _columns(self, width: int) -> Content:
        clock = self.listed.there_now if width >= _BROAD else self._short_clock
        when, elsewhere = self._times
        words = [when, clock, elsewhere] if self.window.is_due else [when, elsewhere, clock]
        columns = self._company, self._quiet(asked_words(self.window)), self._badge
        widths = _BROAD_COLUMNS if width >= _BROAD else _COLUMNS
        row = Content("").join(map(_cell, columns, widths))
        room = width - row.cell_length - self._standing.cell_length - 1
        return two_columns(row + self._quiet(_as_fits(words, room)), self._standing, width)

    @property
    def _times(self) -> tuple[str, str]:
        return self.listed.when, self.listed.elsewhere

    @property
    def _company(self) -> Content:
        name = self.window.company
        tone = Tone.QUIET if self._is_subdued else Tone.STRONG
        return window_mark(self.window).content + toned(f" {name}", tone)

    @property
    def _standing(self) -> Content:
        return toned(self.listed.standing, window_mark(self.window).tone)

    @property
    def _badge(self) -> Content:
        tone = Tone.QUIET if self._is_subdued else _BADGE_TONES.get(self.window.basis)
        return toned(self.listed.badge, tone) if tone else Content(self.listed.badge)

    @property
    def _short_clock(self) -> str:
        return self.listed.there_now.partition(" now,")[0]

    @property
    def _is_subdued(self) -> bool:
        return self.window.state in SUBDUED

    def _quiet(self, text: str) -> Content:
        return toned(text, Tone.QUIET) if self._is_subdued else Content(text)


def _cell(content: Content, width: int) -> Content:
    """Cut or fill to a column, with a blank behind it."""
    return content.truncate(width, ellipsis=True).truncate(width + 1, pad=True)


def _as_fits(words: list[str], room: int) -> str:
    """Join the first words with whatever else finds room: half a time says nothing."""
    said = words[0]
    for each in words[1:]:
        longer = f"{said} · {each}"
        if each and Content(longer).cell_length <= room:
            said = longer
    return said


class TextRow(NamedTuple):
    """A line that is no window: the heading of a day, or a sentence where there is nothing."""

    text: str
    tone: Tone = Tone.HEADING

    @property
    def key(self) -> None:
        """None: the cursor passes it by."""
        return None

    @property
    def height(self) -> int:
        """One line."""
        return 1

    def lines(self, width: int) -> list[Content]:
        """Return its text, cut to fit."""
        return [toned(self.text, self.tone).truncate(width, ellipsis=True)]


AnyRow = WindowRow | TextRow

NOTHING_COMES = (
    TextRow("Nothing is coming up.", Tone.QUIET),
    TextRow("n  new interview", Tone.QUIET),
)
"""What an empty list says."""
