"""What one command works with, and what it answers."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from followup_tui.domain.interview import Interview
from followup_tui.domain.local_days import zone_of_user
from followup_tui.domain.policy import Policy
from followup_tui.domain.typed_dates import TypedDate
from followup_tui.domain.typed_fields import Reading
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.location import config_file
from followup_tui.storage.settings import Settings, read_settings

from .finding import find_interview


class Reply(NamedTuple):
    """What a command answers."""

    data: str = ""
    """For standard output: lines of text, or JSON."""
    words: tuple[str, ...] = ()
    """Sentences for standard error."""
    code: int = 0
    """The exit code."""


class _NotingReading(Reading):
    """Reads dates, and notes what the user must see about how they were read (product.md §5)."""

    remarks: dict[str, None]
    """Each remark once, in the order in which they came up."""

    def typed_date(self, text: str, counted_from: datetime, zone: ZoneInfo) -> TypedDate:
        """Read a typed date; raises NotADate."""
        read = super().typed_date(text, counted_from, zone)
        if read.remark:
            self.remarks[f'"{text}": {read.remark}.'] = None
        return read


class Session:
    """The book, the settings and the moment; the files are read when they are first asked for."""

    def __init__(
        self, data: Path, now: datetime, width: int, ask: Callable[[str], bool] | None
    ) -> None:
        self.data = data
        self.now = now
        self.width = width
        """The cells of a line of text."""
        self.ask = ask
        """Asks the user yes or no; None where nobody is there to answer."""
        self._book: InterviewBook | None = None
        self._remarks: dict[str, None] = {}

    @property
    def book(self) -> InterviewBook:
        """The book; raises BookUnavailable."""
        if self._book is None:
            self._book = InterviewBook(self.data)
        return self._book

    @property
    def notices(self) -> tuple[str, ...]:
        """What the book has to say, if it was opened, and how dates were read, if in doubt."""
        return (*(self._book.notices if self._book is not None else ()), *self._remarks)

    @cached_property
    def settings(self) -> Settings:
        """What the user has configured; raises SettingsError."""
        return read_settings(config_file())

    @property
    def policy(self) -> Policy:
        """The numbers of the rules."""
        return self.settings.policy

    @property
    def reading(self) -> Reading:
        """How typed dates are read."""
        reading = _NotingReading(self.now, self.policy, self.settings.day_first)
        reading.remarks = self._remarks
        return reading

    @property
    def zone(self) -> ZoneInfo:
        """The user's zone."""
        return zone_of_user(self.now)

    def find(self, who: str) -> Interview:
        """Return the interview that is meant; raises Refused."""
        return find_interview(self.book.interviews(), who)

    def story(self, interview: Interview) -> tuple[Interview, ...]:
        """Return all rounds of an interview's application, the first first."""
        # Late: only the commands that show one interview ask for it.
        from followup_tui.domain.rounds import Rounds

        return Rounds(self.book.interviews()).story(interview)

    def moment(self, text: str, interview: Interview) -> datetime:
        """Read a typed moment in an interview's zone, in UTC; raises NotADate."""
        return self.reading.typed_date(text, self.now, interview.zone).instant()
