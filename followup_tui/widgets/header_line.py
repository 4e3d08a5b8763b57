"""The line at the top: the day, what is to do, and whether everything is saved."""

from datetime import datetime
from typing import ClassVar

from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from followup_tui.domain.wording import day_words

from .glyphs import TONES, Tone, toned
from .strips import strip_of

SAVED = "saved"


class HeaderLine(Widget):
    """Shows the program's name, the moment, and the day's counts; drops what does not fit."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"header--mark", *TONES}
    DEFAULT_CSS = "HeaderLine { height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[tuple[Content, Content], ...] = ()
        """Left and right ends of the line, the fullest first."""

    def show(self, now: datetime, to_do: int, on_hold: int, saving: str, mark: str) -> None:
        """Show the moment (aware, in the user's zone), the counts, and a mark like READ ONLY."""
        name = Content.assemble(" ", toned("followup", Tone.STRONG))
        if mark:
            name = Content.assemble(name, "  ", (mark, ".header--mark"))
        day, clock = day_words(now.date()), f"{now:%H:%M}"
        short_day = day_words(now.date(), now.date())
        due = f"{to_do} to do" if to_do else "nothing to do"
        held = f"{on_hold} on hold" if on_hold else ""
        fullest = _joined(f"{due} today", held, saving)
        shorter = _joined(due, held, saving)
        self._lines = (
            (name + Content(f"   {day}, {clock}"), fullest),
            (name + Content(f"   {short_day}, {clock}"), shorter),
            (name + Content(f"  {clock}"), _joined(due, "", saving)),
            (name, _joined(due, "", "" if saving == SAVED else saving)),
        )
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the fullest line that fits."""
        width, base = self.size.width, self.visual_style
        line = Content("")
        for left, right in self._lines:
            gap = width - left.cell_length - right.cell_length
            line = left.pad_right(max(2, gap)) + right
            if gap >= 2:
                break
        return strip_of(self, line, width, base)


def _joined(due: str, held: str, saving: str) -> Content:
    """Set the counts and the state of saving side by side, with a blank behind them."""
    saved = toned(saving, Tone.QUIET if saving == SAVED else Tone.SOON)
    parts = [toned(due, Tone.STRONG), Content(held), saved]
    return Content(" · ").join(part for part in parts if part) + Content(" ")
