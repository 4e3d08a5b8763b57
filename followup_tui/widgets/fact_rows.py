"""The facts beside a draft: headings, and texts that can be put into it."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from textual.content import Content

from followup_tui.domain.letters.facts import Fact

from .glyphs import Tone, toned


class FactRow(NamedTuple):
    """A heading, or one fact, wrapped to the width of the list."""

    key: str | None
    contents: tuple[Content, ...]

    @property
    def height(self) -> int:
        """As many lines as it was wrapped to."""
        return len(self.contents)

    def lines(self, width: int) -> Sequence[Content]:
        """Return the lines, cut where they don't fit."""
        return [line.truncate(width, ellipsis=True) for line in self.contents]


def fact_rows(facts: Iterable[Fact], width: int) -> list[FactRow]:
    """Return the facts below their headings; the key of one is its place among all."""
    rows: list[FactRow] = []
    place = 0
    for heading, group in groupby(facts, key=lambda each: each.heading):
        above = (Content(""),) if rows else ()
        rows.append(FactRow(None, (*above, toned(heading, Tone.HEADING))))
        for fact in group:
            rows.append(FactRow(str(place), tuple(Content(fact.text).wrap(max(1, width)))))
            place += 1
    return rows or [_nothing(width)]


def _nothing(width: int) -> FactRow:
    said = "What you noted in the debrief (d) and the research (R) stands here."
    return FactRow(None, tuple(toned(said, Tone.QUIET).wrap(max(1, width))))
