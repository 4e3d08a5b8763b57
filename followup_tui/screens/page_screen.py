"""A page of text to read while something else is done: headings and lines, to be scrolled."""

from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import ItemGrid, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from followup_tui.widgets.dialog import Dialog
from followup_tui.widgets.dialog_keys import DialogKeys

from .dialog_screen import DialogScreen
from .form_screen import SIDE_BY_SIDE

Section = tuple[str, Sequence[str]]
"""A heading, which may be empty, and the lines below it."""


class PageScreen(DialogScreen[None]):
    """Shows sections in two columns where there is room; can be copied as plain text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", id="page.close", key_display="esc"),
        Binding("enter", "close", "close", id="page.enter", show=False),
        Binding("q", "close", "close", id="page.q", show=False),
        Binding("b", "close", "close", id="page.b", show=False),
        Binding("j", "scroll(1)", "scroll", id="page.down", key_display="j k"),
        Binding("k", "scroll(-1)", "scroll", id="page.up", show=False),
        Binding("g", "top", "top", id="page.top", show=False),
        Binding("G", "bottom", "bottom", id="page.bottom", show=False),
        Binding("c", "copy", "copy", tooltip="Copy the page as text", id="page.copy"),
    ]

    def __init__(self, title: str, sections: Sequence[Section]) -> None:
        super().__init__(classes="-dialog -broad -page")
        self._title, self._sections = title, tuple(sections)

    def compose(self) -> ComposeResult:
        """Lay out the sections, the later half beside the first one or below it."""
        with Dialog(self._title):
            with (
                VerticalScroll(classes="dialog-body") as self._body,
                ItemGrid(min_column_width=SIDE_BY_SIDE),
            ):
                for column in columns(self._sections) or [[("Nothing is noted here yet.", ())]]:
                    yield Static(_drawn(column), classes="form-column")
            yield DialogKeys()

    def action_scroll(self, lines: int) -> None:
        """Scroll the page."""
        self._body.scroll_relative(y=lines, animate=False)

    def action_top(self) -> None:
        """Go to the first line."""
        self._body.scroll_home(animate=False)

    def action_bottom(self) -> None:
        """Go to the last line."""
        self._body.scroll_end(animate=False)

    def action_copy(self) -> None:
        """Put the whole page into the clipboard as plain text."""
        self.app.copy_to_clipboard(page_text(self._title, self._sections))
        self.notify("Copied")

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)


def page_text(title: str, sections: Sequence[Section]) -> str:
    """Return a page as plain text."""
    parts = ["\n".join((heading, *lines) if heading else lines) for heading, lines in sections]
    return "\n\n".join((title, *parts)) + "\n"


def columns(sections: Sequence[Section]) -> list[Sequence[Section]]:
    """Part sections, in their order, into two columns of about the same height."""
    ends = [0, *accumulate(_height(section) for section in sections)]
    half = min(range(len(ends)), key=lambda place: max(ends[place], ends[-1] - ends[place]))
    return [column for column in (sections[:half], sections[half:]) if column]


def _height(section: Section) -> int:
    """Return about how many lines of a column a section takes, with the blank one below it."""
    _, lines = section
    return 2 + sum(max(1, len(Content(line).wrap(SIDE_BY_SIDE))) for line in lines)


def _drawn(sections: Sequence[Section]) -> Content:
    return Content("\n\n").join(_section(heading, lines) for heading, lines in sections)


def _section(heading: str, lines: Sequence[str]) -> Content:
    above = [Content.styled(heading, ".dialog--heading")] if heading else []
    return Content("\n").join([*above, *map(Content, lines)])
