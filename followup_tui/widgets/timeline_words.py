"""The words of a timeline: whose lane it is at the left, and below what stands at the cursor."""

from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from textual.content import Content

from followup_tui.domain.window import ContactWindow
from followup_tui.domain.window_words import ListedOn
from followup_tui.domain.wording import day_words, distance_words

from .glyphs import Tone, toned, window_mark
from .strips import two_columns
from .window_row import WindowRow

_LEAST_NAME, _MOST_NAME = 11, 34
_LEAST_ROLE = 10
"""So many cells must be left beside the company for the role to be said."""
_LEGEND = ("░ calm", "█ check in", "◆ note due", "◇ decision", "● interview", "✓ done", "▲ late")


def name_width(width: int) -> int:
    """Return how many cells of a timeline the names at its left take."""
    return min(_MOST_NAME, max(_LEAST_NAME, width // 4))


def lane_name(window: ContactWindow, width: int, *, is_over: bool, has_role: bool) -> Content:
    """Name the interview of a window in exactly so many cells."""
    company = toned(window.company, Tone.QUIET if is_over else Tone.STRONG)
    if not has_role or company.cell_length + _LEAST_ROLE > width:
        return company.truncate(width, ellipsis=True).truncate(width, pad=True)
    return two_columns(company, toned(window.role, Tone.QUIET), width, company.cell_length)


class AtCursor(NamedTuple):
    """What stands in one lane on a day, or in the week that begins with it."""

    company: str
    day: date
    is_week: bool
    windows: tuple[ContactWindow, ...]
    """The one that is shown first."""
    own_zone: ZoneInfo
    now: datetime

    def heading(self, width: int) -> Content:
        """Name the lane and the day, and say how the window stands."""
        day = ("week of " if self.is_week else "") + day_words(self.day, self.now.date())
        standing = self._standing
        room = width - len(f"─  · {day} ") - standing.cell_length
        company = Content(self.company).truncate(max(_LEAST_NAME, room), ellipsis=True)
        title = toned("─ ", Tone.QUIET) + (company + f" · {day}").stylize(f".{Tone.STRONG}")
        has_room = title.cell_length + standing.cell_length < width
        return two_columns(title, standing if has_room else Content(""), width)

    @property
    def _standing(self) -> Content:
        if not self.windows:
            return toned(distance_words(self.day, self.now.date()), Tone.QUIET)
        listed = self._listed
        return toned(listed.standing, window_mark(listed.window).tone)

    def words(self, width: int) -> Content:
        """Say what the window is for and when; where nothing stands, what the signs mean."""
        if not self.windows:
            return _legend(width)
        more = f"  +{len(self.windows) - 1} more" if len(self.windows) > 1 else ""
        about = WindowRow(self._listed, 2).lines(max(0, width - len(more)))[1]
        # In place of its indent; the sign is that of the list.
        mark = window_mark(self.windows[0]).content
        return mark + about[1:] + toned(more, Tone.QUIET)

    @property
    def _listed(self) -> ListedOn:
        return ListedOn(self.windows[0], self.day, self.own_zone, self.now)


def _legend(width: int) -> Content:
    said = _LEGEND[0]
    for sign in _LEGEND[1:]:
        if len(longer := f"{said}  {sign}") <= width:
            said = longer
    return toned(said, Tone.QUIET)
