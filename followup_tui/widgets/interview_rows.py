"""The rows of the interviews list: headings, interviews of two lines, the folded closed ones."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from textual.content import Content

from followup_tui.domain.interview import Result
from followup_tui.domain.next_action import next_action
from followup_tui.domain.standing import Group, Standing

from .glyphs import CLOSED, DONE, FOLDED, UNFOLDED, Mark, Tone, step_mark, toned, window_mark
from .row_places import ListRow
from .strips import two_columns

FOLD_KEY = "closed"
MOST_CLOSED_SHOWN = 5
_GOOD_ENDS = (Result.ACCEPTED, Result.ADVANCED, Result.OFFER)


class InterviewRow(NamedTuple):
    """One interview: company and next action, role and the strip of its six steps."""

    standing: Standing
    now: datetime

    @property
    def key(self) -> str:
        """The interview's id."""
        return self.standing.interview.id

    @property
    def height(self) -> int:
        """Two lines."""
        return 2

    def lines(self, width: int) -> Sequence[Content]:
        """Draw both lines, subdued where it is closed; what does not fit is cut."""
        interview, mark = self.standing.interview, action_mark(self.standing)
        action = toned(f"{mark.glyph} {next_action(self.standing, self.now)}", mark.tone)
        marks = [step_mark(state) for state in self.standing.steps]
        strip = Content("").join(mark.content for mark in marks)
        company = toned(interview.company, Tone.STRONG)
        if self.standing.group is Group.CLOSED:
            strip = toned("".join(mark.glyph for mark in marks), Tone.QUIET)
            company = Content(interview.company)
        return (
            two_columns(company, action, width, least_left=10),
            two_columns(toned(f" {interview.role}", Tone.QUIET), strip, width),
        )


class HeadingRow(NamedTuple):
    """The name of a group and how many interviews are in it; the cursor skips it."""

    group: Group
    size: int

    @property
    def key(self) -> None:
        """No key."""

    @property
    def height(self) -> int:
        """One line."""
        return 1

    def lines(self, width: int) -> Sequence[Content]:
        """Draw the name and the count."""
        name = toned(self.group.upper(), Tone.HEADING)
        return (two_columns(name, toned(str(self.size), Tone.QUIET), width),)


class FoldRow(NamedTuple):
    """The closed interviews as one line, which opens and folds them."""

    size: int
    is_folded: bool

    @property
    def key(self) -> str:
        """A key that no interview has."""
        return FOLD_KEY

    @property
    def height(self) -> int:
        """One line."""
        return 1

    def lines(self, width: int) -> Sequence[Content]:
        """Draw the arrow and the count."""
        glyph = FOLDED if self.is_folded else UNFOLDED
        return (toned(f"{glyph} {self.size} closed", Tone.HEADING).truncate(width, ellipsis=True),)


class WordsRow(NamedTuple):
    """Lines of text that stand where there are no interviews."""

    words: tuple[str, ...]

    @property
    def key(self) -> None:
        """No key."""

    @property
    def height(self) -> int:
        """A line for each."""
        return len(self.words)

    def lines(self, width: int) -> Sequence[Content]:
        """Draw the lines; what does not fit is cut."""
        return [toned(line, Tone.QUIET).truncate(width, ellipsis=True) for line in self.words]


def action_mark(standing: Standing) -> Mark:
    """Return the mark of an interview's next action."""
    outcome, window = standing.interview.outcome, standing.next_window
    if standing.group is not Group.CLOSED and window is not None:
        return window_mark(window)
    return DONE if outcome is not None and outcome.result in _GOOD_ENDS else CLOSED


def interview_rows(
    standings: Sequence[Standing], now: datetime, *, is_folded: bool
) -> list[ListRow]:
    """Return headings and rows in the order given; the closed ones folded where they are many."""
    rows: list[ListRow] = []
    for group, members in groupby(standings, key=lambda each: each.group):
        found = list(members)
        can_fold = group is Group.CLOSED and len(found) > MOST_CLOSED_SHOWN
        rows.append(FoldRow(len(found), is_folded) if can_fold else HeadingRow(group, len(found)))
        if not (can_fold and is_folded):
            rows += [InterviewRow(each, now) for each in found]
    return rows
