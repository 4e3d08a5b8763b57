"""One drawn line: content whose tones are the component classes of the widget that draws it."""

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget


def strip_of(widget: Widget, line: Content, width: int, base: Style) -> Strip:
    """Draw a line on a base style, cut or filled to exactly `width` cells."""

    def named(style: str | Style) -> Style:
        if isinstance(style, Style):
            return style
        return widget.get_visual_style(style.removeprefix("."), partial=True)

    drawn = line.render(base, "", named)
    segments = [Segment(text, style.rich_style) for text, style in drawn]
    # Blank cells have no background of their own: the base style fills them.
    return Strip(segments, line.cell_length).adjust_cell_length(width, base.rich_style)


def two_columns(left: Content, right: Content, width: int, least_left: int = 8) -> Content:
    """Set two texts at both ends of a line, cut to fit; `least_left` cells stay for the left."""
    right = right.truncate(max(0, width - min(least_left, left.cell_length) - 1), ellipsis=True)
    left = left.truncate(max(0, width - right.cell_length - 1), ellipsis=True)
    gap = width - left.cell_length - right.cell_length
    return left.pad_right(max(0, gap)) + right
