"""One contact window as a row of a list, in one to four lines."""

from typing import NamedTuple

from textual.content import Content

from followup_tui.domain.window import ContactWindow, WindowKind
from followup_tui.domain.window_days import SUBDUED
from followup_tui.domain.window_words import ListedOn, what_words

from .glyphs import Tone, toned, window_mark
from .strips import two_columns

_INDENT = "  "
_COMPANY, _WHAT, _BASIS = 24, 34, 9
"""Widths of the columns of a row that is one line."""


class WindowRow(NamedTuple):
    """A window as listed under a day."""

    listed: ListedOn
    base_height: int
    """1 for columns, 2 for a short row, 3 for one that says all; a second clock adds a line."""

    @property
    def window(self) -> ContactWindow:
        """The window that the row stands for."""
        return self.listed.window

    @property
    def key(self) -> str:
        """Tells the window from all others in a list."""
        window = self.window
        parts = (window.interview, window.kind, window.person_id, window.opens, window.done_at)
        return "|".join(map(str, parts))

    @property
    def height(self) -> int:
        """How many lines it takes."""
        is_longer = self.base_height == 3 and self.listed.elsewhere
        return self.base_height + 1 if is_longer else self.base_height

    def lines(self, width: int) -> list[Content]:
        """Return its lines, the company and how it stands first."""
        if self.base_height == 1:
            return [self._columns(width)]
        first = two_columns(self._company, self._standing, width)
        about = [what_words(self.window), self._when, self.listed.elsewhere]
        if self.base_height == 2:
            about = [" · ".join(words for words in about if words)]
        rest = [self._quiet(_INDENT + words) for words in about if words]
        return [first, *(line.truncate(width, ellipsis=True) for line in rest)]

    def _columns(self, width: int) -> Content:
        company = self._company.truncate(_COMPANY, ellipsis=True).pad_right(1)
        company = company.truncate(_COMPANY + 1, pad=True)
        what = Content(what_words(self.window)).truncate(_WHAT, ellipsis=True)
        when = self._quiet(" · ".join(each for each in (self._when, self.listed.elsewhere) if each))
        left = company + what.truncate(_WHAT + 1, pad=True) + when
        return two_columns(left, self._standing, width)

    @property
    def _company(self) -> Content:
        name = self.window.company
        tone = Tone.QUIET if self._is_subdued else Tone.STRONG
        return window_mark(self.window).content + toned(f" {name}", tone)

    @property
    def _standing(self) -> Content:
        return toned(self.listed.standing, window_mark(self.window).tone)

    @property
    def _when(self) -> str:
        is_check_in = self.window.kind is WindowKind.CHECK_IN
        return f"{self.listed.when} ({self.window.basis})" if is_check_in else self.listed.when

    @property
    def _is_subdued(self) -> bool:
        return self.window.state in SUBDUED

    def _quiet(self, text: str) -> Content:
        return toned(text, Tone.QUIET) if self._is_subdued else Content(text)


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


NOTHING_COMES = (
    TextRow("Nothing is coming up.", Tone.QUIET),
    TextRow("n  new interview", Tone.QUIET),
)
"""What an empty list says."""
