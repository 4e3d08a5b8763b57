"""How values are printed: JSON, and lines of text that fit a terminal."""

import textwrap
from collections.abc import Iterable, Sequence
from datetime import datetime
from unicodedata import category, east_asian_width

import msgspec

_VERSION = 1
_NO_CELL = ("Mn", "Me", "Cf")


def as_json(items: Iterable[object], now: datetime) -> str:
    """Return the one JSON object of interface.md §4 around some items."""
    envelope = {"version": _VERSION, "generated_at": now.isoformat(), "items": list(items)}
    return as_json_lines(envelope)


def as_json_lines(value: object) -> str:
    """Return JSON, indented, in UTF-8."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def as_one_json_line(value: object) -> str:
    """Return JSON in one line."""
    return msgspec.json.encode(value).decode()


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(character) for character in text)


def fit(text: str, width: int) -> str:
    """Return a text in exactly so many cells: cut with an ellipsis, or filled with blanks."""
    cut = cut_to(text, width)
    return cut + " " * (width - cells(cut))


def cut_to(text: str, width: int) -> str:
    """Return a text in at most so many cells; what is cut off is marked with an ellipsis."""
    if cells(text) <= width:
        return text
    kept, left = [], width - 1
    for character in text:
        left -= _cells_of(character)
        if left < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def columns(rows: Sequence[Sequence[str]], width: int, most: Sequence[int]) -> list[str]:
    """Return rows as aligned lines; a column is as wide as it must, and at most as it may.

    The last column has what is left of the line.
    """
    wide = [
        min(limit, max((cells(row[place]) for row in rows), default=0))
        for place, limit in enumerate(most)
    ]
    left = max(width - sum(wide) - 2 * len(wide), 1)
    return [
        "  ".join((*map(fit, row, wide), cut_to(row[len(wide)], left))).rstrip() for row in rows
    ]


def paragraph(text: str, width: int, indent: str = "") -> list[str]:
    """Return a text of several lines, folded to a width, each line indented."""
    lines: list[str] = []
    for line in text.expandtabs(4).splitlines():
        lines += textwrap.wrap(line, width - len(indent), break_on_hyphens=False) or [""]
    return [f"{indent}{line}".rstrip() for line in lines]


def _cells_of(character: str) -> int:
    if category(character) in _NO_CELL:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
