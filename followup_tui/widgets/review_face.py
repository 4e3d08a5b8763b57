"""What a card of the daily review looks like, and the bar that says how far it has come."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from followup_tui.domain.brief import Section
from followup_tui.domain.review_card import Card

from .glyphs import DONE, TONES, Tone, toned, window_mark

_BEHIND, _AHEAD = "━", "─"


class ReviewProgress(Widget):
    """One line: "3 of 7", and a bar."""

    DEFAULT_CSS = "ReviewProgress { height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._said, self._share = "", 0.0

    def show(self, number: int, count: int, word: str = "") -> None:
        """Show which of how many cards is in front."""
        self._said, self._share = f"{word} {number} of {count}".strip(), (number - 1) / count
        self.refresh()

    def show_end(self, decided: int, count: int) -> None:
        """Show how many of all cards were decided, once none is in front."""
        self._said, self._share = "", decided / count if count else 1.0
        self.refresh()

    def render(self) -> Content:
        """Draw the words and the bar."""
        said = f"{self._said}  " if self._said else ""
        room = max(0, self.content_size.width - len(said))
        filled = round(room * self._share)
        return Content.assemble(
            (said, ".dialog--strong"),
            (_BEHIND * filled, ".dialog--heading"),
            (_AHEAD * (room - filled), ".dialog--quiet"),
        )


class ReviewFace(VerticalScroll, can_focus=False):
    """Shows a card, or what there is to say when none is left."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*TONES}
    DEFAULT_CSS = "ReviewFace { height: 1fr; scrollbar-size-vertical: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._text = Static()
        self._heading = ""

    def compose(self) -> ComposeResult:
        """Compose one text that scrolls."""
        yield self._text

    def show_card(self, card: Card, lead: str) -> None:
        """Show a card, below a sentence about all of them, if there is one."""
        if card.heading != self._heading:
            self._heading = card.heading
            self.scroll_home(animate=False)
        mark = window_mark(card.window)
        first = mark.content + toned(f" {card.heading}", Tone.STRONG)
        if card.standing:
            first += Content("  ") + toned(card.standing, mark.tone)
        lines = [Content(lead), Content("")] if lead else []
        lines += [first, *(Content(each) for each in (card.what,) if each)]
        lines += [Content(""), toned(card.why, Tone.QUIET)] if card.why else []
        self._show([*lines, *(line for each in card.sections for line in _section(each))])

    def show_end(self, sentences: Sequence[str], *, is_zero: bool) -> None:
        """Show that no card is left, and what there is to say about it."""
        first, *others = sentences
        mark = DONE.content if is_zero else Content(" ")
        lines = [mark + toned(f" {first}", Tone.STRONG)]
        self._show([*lines, *(Content(f"  {each}") for each in others)])

    def _show(self, lines: Sequence[Content]) -> None:
        self._text.update(Content("\n").join(lines))


def _section(section: Section) -> Iterable[Content]:
    yield Content("")
    if section.heading:
        yield Content.styled(section.heading, ".dialog--heading")
    yield from map(Content, section.lines)
