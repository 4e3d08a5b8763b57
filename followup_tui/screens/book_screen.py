"""The panes on a book: shown as it is, changed by one verb at a time, looked after by the clock."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from textual import work
from textual.notifications import SeverityLevel
from textual.reactive import var
from textual.signal import Signal

from followup_tui.domain.connections import Connections
from followup_tui.domain.refusal import Refused
from followup_tui.domain.standings import Standings
from followup_tui.domain.two_clocks import ClockThere, clock_there
from followup_tui.domain.typed_fields import EntryRefused
from followup_tui.domain.value import clean
from followup_tui.domain.window import ContactWindow
from followup_tui.domain.window_days import WindowDays
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.errors import BookError
from followup_tui.storage.settings import Settings
from followup_tui.widgets.header_line import SAVED

from .panes import PanesScreen
from .saving import Saver
from .surroundings import Surroundings

_AT_ONCE, _SLICE, _BETWEEN_SLICES = 300, 150, 0.005
"""How many interviews are derived before the first picture, then in a slice; pause in seconds."""

LOOK_SECONDS = 1.0
"""How often the desk looks at the clock and for changes that another program made."""


class BookScreen(PanesScreen):
    """Owns the state and the book: panes get plain values, and are shown anew when they change."""

    has_chosen = var(False, bindings=True)
    """Whether there is an interview for the keys to work on."""

    def __init__(
        self,
        book: InterviewBook,
        saver: Saver,
        clock: Callable[[], datetime],
        settings: Settings,
        review_file: Path,
        *,
        mark: str = "",
    ) -> None:
        super().__init__(settings.week_start)
        self.book, self.saver, self.clock, self.settings = book, saver, clock, settings
        self.review_file = review_file
        self._mark = "READ ONLY" if book.is_read_only else mark
        self.shown_at = clock()
        self.standings = Standings(settings.policy)
        self._days = WindowDays()
        self._connections = Connections(())
        self.book_shown: Signal[None] = Signal(self, "book shown")
        self.chosen_id: str | None = None
        self._is_catching_up = False
        self._told = 0

    def on_mount(self) -> None:
        """Show the book, and keep looking for what changes."""
        self.show_all()
        self.set_interval(LOOK_SECONDS, self._look_around)

    def _look_around(self) -> None:
        """Take in what another program changed, and the next minute."""
        if self.book.has_news():
            self._take_in_other_changes()
        self._save_what_was_merged()
        if self.clock().replace(second=0, microsecond=0) > self.shown_at:
            self.show_all()
        else:
            self._tell_notices()

    @work(group="look")
    async def _take_in_other_changes(self) -> None:
        """Read the file in beside what is typed, and show what is new in it.

        While it is being read, or a change is under way, the book lets a second one do nothing.
        """
        try:
            has_changed = await asyncio.to_thread(self.book.reload_if_changed)
        except BookError as error:
            # What keeps a change waiting was said when it was refused.
            if str(error) != self.saver.trouble:
                self.say(str(error), severity="error")
            return
        self._save_what_was_merged()
        if has_changed:
            self.show_all()
        else:
            self._tell_notices()

    def _save_what_was_merged(self) -> None:
        """Write what only memory holds: also what came up with a change that was then refused."""
        if self.book.has_unsaved_merge and not self.saver.waiting:
            self.save(self.book.save_merged, is_quiet=True)

    def show_all(self) -> None:
        """Bring every pane up to date with the book and the clock."""
        self.shown_at = self.clock()
        interviews = self.book.interviews()
        self._place_windows(self.standings.bring_up_to_date(interviews, self.shown_at, _AT_ONCE))
        if self.standings.is_behind and not self._is_catching_up:
            self._is_catching_up = True
            self.set_timer(_BETWEEN_SLICES, self._catch_up)
        self.interviews.show(self.standings.in_order(), self.shown_at, self.chosen_id)
        self._show_calendar()
        self.show_interview(self.interviews.chosen)
        self._show_header()
        self._tell_notices()
        self.book_shown.publish(None)

    def _catch_up(self) -> None:
        """Derive a large book slice by slice, so that no key waits for it."""
        self._place_windows(self.standings.catch_up(self.shown_at, _SLICE))
        self._show_calendar()
        if self.standings.is_behind:
            self.set_timer(_BETWEEN_SLICES, self._catch_up)
        else:
            self._is_catching_up = False
            self.show_all()

    def _place_windows(self, interview_ids: Iterable[str]) -> None:
        for interview_id in interview_ids:
            standing = self.standings.get(interview_id)
            if standing is None or standing.interview.archived:
                self._days.drop(interview_id)
            else:
                zone = standing.interview.zone
                self._days.put(interview_id, standing.windows, zone, self.shown_at)

    def show_interview(self, interview_id: str | None) -> None:
        """Choose an interview, and show its checklist."""
        self.chosen_id = interview_id
        standing = self.standings.get(interview_id)
        self.has_chosen = standing is not None
        story = self.connections.rounds.story(standing.interview) if standing else ()
        self.checklist.show(standing, story, self.settings.policy, self.shown_at)

    def _show_calendar(self) -> None:
        self.calendar.show(self._days, self.shown_at, self.settings.policy, self._clock_of)

    def _clock_of(self, window: ContactWindow) -> ClockThere | None:
        """Return the clock of whom a window is about."""
        standing = self.standings.get(window.interview)
        if standing is None:
            return None
        policy = self.settings.policy
        return clock_there(standing.interview, window.person_id, policy, self.shown_at)

    def _show_header(self) -> None:
        saving = "saving…" if self.saver.waiting else SAVED
        if self.standings.is_behind:
            saving = "reading…"
        self.header.show(
            self.shown_at,
            self.standings.to_do,
            self.standings.on_hold,
            "NOT SAVED" if self.saver.trouble else saving,
            self._mark,
        )

    def _tell_notices(self) -> None:
        """Say what the book has noticed about its file since the last time."""
        notices = self.book.notices
        for notice in notices[self._told :]:
            self.say(notice, severity="warning")
        self._told = len(notices)

    def _say_trouble(self, error: BookError) -> None:
        self.say(f"{error}. The change is kept and tried again.", severity="error")
        self._show_header()

    def say(self, sentence: str, severity: SeverityLevel = "information") -> None:
        """Show a sentence for a few seconds; it may hold the user's own words."""
        sentence = clean(sentence)
        self.notify(f"{sentence[:1].upper()}{sentence[1:]}", severity=severity, markup=False)

    def choose(self, interview_id: str) -> None:
        """Show another interview, or one that is on its way into the book."""
        self.chosen_id = interview_id
        standing = self.standings.get(interview_id)
        if standing is not None and standing.interview.archived:
            self.interviews.show_archived()
        if standing is not None:
            self.show_all()

    @property
    def connections(self) -> Connections:
        """What connects the interviews of the book, as it is now."""
        interviews = self.book.interviews()
        if self._connections.interviews is not interviews:
            self._connections = Connections(interviews)
        return self._connections

    def surroundings(self) -> Surroundings:
        """Return what a dialog may look at and use."""
        return Surroundings(
            self.app,
            self.settings,
            self.clock,
            self.connections,
            self.standings,
            self.book,
            self.save,
            self.choose,
            self.saver,
            self.book_shown,
        )

    @work(group="save")
    async def save(
        self, change: Callable[[], object], said: str = "", *, is_quiet: bool = False
    ) -> None:
        """Give a change to the book; once it is on the disk say what was done, unless quiet.

        Without `said` it is what the change returns.
        """
        try:
            done = await self.saver.save(change, self._say_trouble)
        except (Refused, EntryRefused, BookError) as error:
            self.say(str(error), "warning" if isinstance(error, Refused) else "error")
        else:
            if not is_quiet:
                self.say(f"{said} · u takes it back" if said else str(done))
        self.show_all()
