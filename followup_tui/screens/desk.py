"""The desk: three panes on one book, and what each key does to it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.notifications import SeverityLevel

from followup_tui.domain import what_changed
from followup_tui.domain.contact import ContactKind
from followup_tui.domain.interview import Interview, Step
from followup_tui.domain.local_days import zone_of_user
from followup_tui.domain.refusal import Refused
from followup_tui.domain.standings import Standings
from followup_tui.domain.ticking import STEP_NAMES
from followup_tui.domain.typed_fields import EntryRefused, Reading
from followup_tui.domain.window_days import WindowDays
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.errors import BookError
from followup_tui.storage.settings import Settings
from followup_tui.widgets.calendar_pane import CalendarPane
from followup_tui.widgets.checklist_pane import ChecklistPane
from followup_tui.widgets.header_line import SAVED
from followup_tui.widgets.interviews_pane import InterviewsPane

from . import dialogs
from .palette import DeskCommands
from .panes import PanesScreen
from .saving import Saver

_AT_ONCE, _SLICE, _BETWEEN_SLICES = 300, 150, 0.005
"""How many interviews are derived before the first picture, then in a slice; pause in seconds."""

LOOK_SECONDS = 1.0
"""How often the desk looks at the clock and for changes that another program made."""


def _quiet(key: str, action: str, name: str) -> Binding:
    """Return a binding that help and the palette name, but not the key bar."""
    return Binding(key, action, name, id=f"desk.{action.removeprefix('app.')}", show=False)


class DeskScreen(PanesScreen):
    """The main screen. It owns the state and the book; panes get values and post facts."""

    # In the order of the key bar, which shows as many as there is room for.
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(step.number),
                f"press('{step.value}')",
                "tick",
                tooltip=f"Tick step {step.number}: {STEP_NAMES[step]}",
                id=f"desk.{step.number}",
            )
            for step in Step
        ),
        Binding("n", "new", "new", tooltip="New interview", id="desk.new"),
        Binding("e", "edit", "edit", tooltip="Edit this interview", id="desk.edit"),
        Binding("c", "log_contact", "log contact", tooltip="Log a contact", id="desk.log"),
        Binding("o", "outcome", "outcome", tooltip="Record the outcome", id="desk.outcome"),
        Binding("slash", "filter", "filter", tooltip="Filter", key_display="/", id="desk.filter"),
        Binding("z", "zoom", "zoom", tooltip="Zoom this pane, and back", id="desk.zoom"),
        Binding("v", "view", "view", tooltip="Next view of the calendar", id="desk.view"),
        Binding("u", "undo", "undo", tooltip="Undo", id="desk.undo"),
        Binding("y", "why", "why", tooltip="Why are these dates here?", id="desk.why"),
        _quiet("ctrl+r", "redo", "Redo"),
        _quiet("t", "today", "Today in the calendar"),
        _quiet("a", "archive", "Archive, or bring back"),
        _quiet("D", "delete", "Delete"),
        _quiet("q", "app.quit", "Quit"),
        Binding("question_mark", "help", "help", tooltip="Help", key_display="?", id="desk.help"),
    ]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {DeskCommands}

    def __init__(
        self,
        book: InterviewBook,
        saver: Saver,
        clock: Callable[[], datetime],
        settings: Settings,
        *,
        mark: str = "",
    ) -> None:
        super().__init__()
        self._book, self._saver, self._clock, self._settings = book, saver, clock, settings
        self._mark = "READ ONLY" if book.is_read_only else mark
        self._now = clock()
        self._standings = Standings(settings.policy)
        self._days = WindowDays()
        self._chosen: str | None = None
        self._is_catching_up = False

    def on_mount(self) -> None:
        """Show the book, and keep looking for what changes."""
        self._show_all()
        for notice in self._book.notices:
            self._say(notice, severity="warning")
        self.set_interval(LOOK_SECONDS, self._look_around)

    # --- what is shown ---

    def _look_around(self) -> None:
        """Take in what another program changed, and the next minute."""
        changed = not self._saver.waiting and self._take_in_other_changes()
        now = self._clock()
        if changed or now.replace(second=0, microsecond=0) > self._now:
            self._show_all()

    def _take_in_other_changes(self) -> bool:
        try:
            return self._book.reload_if_changed()
        except BookError as error:
            self._say(str(error), severity="error")
            return False

    def _show_all(self) -> None:
        """Bring every pane up to date with the book and the clock."""
        self._now = self._clock()
        self._derive(_AT_ONCE)
        if self._standings.is_behind and not self._is_catching_up:
            self._is_catching_up = True
            self.set_timer(_BETWEEN_SLICES, self._catch_up)
        self.interviews.show(self._standings.in_order(), self._now, self._chosen)
        self.calendar.show(self._days, self._now, self._settings.policy)
        self._show_chosen(self.interviews.chosen)
        self._show_header()

    def _catch_up(self) -> None:
        """Derive a large book slice by slice, so that no key waits for it."""
        self._derive(_SLICE)
        if self._standings.is_behind:
            self.set_timer(_BETWEEN_SLICES, self._catch_up)
        else:
            self._is_catching_up = False
            self._show_all()

    def _derive(self, at_most: int) -> None:
        interviews = self._book.interviews()
        for changed in self._standings.bring_up_to_date(interviews, self._now, at_most):
            self._place_windows(changed)

    def _place_windows(self, interview_id: str) -> None:
        standing = self._standings.get(interview_id)
        if standing is None or standing.interview.archived:
            self._days.drop(interview_id)
        else:
            zone = standing.interview.zone
            self._days.put(interview_id, standing.windows, zone, self._now)

    def _show_chosen(self, interview_id: str | None) -> None:
        self._chosen = interview_id
        standing = self._standings.get(interview_id)
        self.checklist.show(standing, self._settings.policy, self._now)

    def _show_header(self) -> None:
        saving = "saving…" if self._saver.waiting else SAVED
        if self._standings.is_behind:
            saving = "reading…"
        self.header.show(
            self._now,
            self._standings.to_do,
            self._standings.on_hold,
            "NOT SAVED" if self._saver.trouble else saving,
            self._mark,
        )

    def _say_trouble(self, error: BookError) -> None:
        self._say(f"{error} The change is kept and tried again.", severity="error")
        self._show_header()

    def _say(self, sentence: str, severity: SeverityLevel = "information") -> None:
        self.notify(sentence, severity=severity, markup=False)

    # --- what the panes say ---

    @on(InterviewsPane.InterviewChosen)
    def _show_interview(self, message: InterviewsPane.InterviewChosen) -> None:
        self._show_chosen(message.interview_id)

    @on(InterviewsPane.InterviewOpened)
    def _go_to_checklist(self, message: InterviewsPane.InterviewOpened) -> None:
        self._show_chosen(message.interview_id)
        self.go_to(self.checklist)

    @on(CalendarPane.WindowChosen)
    def _go_to_interview(self, message: CalendarPane.WindowChosen) -> None:
        self._chosen = message.window.interview
        self._show_all()
        self.go_to(self.checklist)

    @on(ChecklistPane.StepToggled)
    def _press_step(self, message: ChecklistPane.StepToggled) -> None:
        self.action_press(message.step.value)

    @on(ChecklistPane.PartToggled)
    def _toggle_part(self, message: ChecklistPane.PartToggled) -> None:
        self._open(partial(dialogs.toggle_part, step=message.step, part=message.part))

    @on(ChecklistPane.WaiveAsked)
    def _waive(self, message: ChecklistPane.WaiveAsked) -> None:
        self._open(partial(dialogs.waive_step, step=message.step, part=message.part))

    @on(ChecklistPane.StepOpened)
    def _open_step(self, message: ChecklistPane.StepOpened) -> None:
        """Open the work behind a step."""
        step, person = message.step, message.part.person_id if message.part else None
        if step in (Step.SHOW_INTEREST, Step.LAY_GROUND):
            self._open(dialogs.edit)
        elif step is Step.STAY_CALM:
            self.action_why()
        elif step is Step.THANK_YOU:
            self._open(partial(dialogs.log_contact, kind=ContactKind.THANK_YOU, person=person))
        elif step is Step.RESEARCH:
            self.action_press(step.value)
        elif message.part is not None:
            self._open(partial(dialogs.log_contact, kind=ContactKind.CLOSING_NOTE, person=person))
        else:
            self._open(dialogs.outcome)

    # --- what the keys do ---

    def action_press(self, step: str) -> None:
        """Tick a step of the chosen interview, or take its last tick back."""
        standing = self._standings.get(self._chosen)
        if standing is not None:
            self._open(partial(dialogs.press_step, standing=standing, step=Step(step)))

    def action_edit(self) -> None:
        """Edit the chosen interview."""
        self._open(dialogs.edit)

    def action_log_contact(self) -> None:
        """Log a contact with the chosen company."""
        self._open(dialogs.log_contact)

    def action_outcome(self) -> None:
        """Record the outcome of the chosen interview."""
        self._open(dialogs.outcome)

    def action_archive(self) -> None:
        """Put the chosen interview away, or bring it back."""
        self._open(dialogs.archive)

    @work(group="dialog")
    async def action_new(self) -> None:
        """Write down a new interview, and choose it."""
        interview = await dialogs.new(self.app, self._reading(), zone_of_user(self._now).key)
        if interview is not None:
            said = what_changed.added(interview)
            self._chosen = interview.id
            self._save(partial(self._book.add, [interview], said, self._clock()), said)

    @work(group="dialog")
    async def action_delete(self) -> None:
        """Delete the chosen interview, once the user has said yes."""
        standing = self._standings.get(self._chosen)
        if standing is not None and await dialogs.wants_to_delete(self.app, standing.interview):
            said, gone = what_changed.removed(standing.interview), standing.interview.id
            self._save(partial(self._book.remove, gone, said, self._clock()), said)

    @work(group="dialog")
    async def action_why(self) -> None:
        """Explain the dates of the chosen interview."""
        standing = self._standings.get(self._chosen)
        if standing is not None:
            first = self.calendar.pointed_at
            await dialogs.explain(self.app, standing, self._reading(), first)

    @work(group="dialog")
    async def action_help(self) -> None:
        """Explain the keys that work here, the steps and the glyphs."""
        await dialogs.help_here(self.app)

    def action_undo(self) -> None:
        """Take the latest change back, whoever made it."""
        self._save(lambda: f"undone: {self._book.undo()}")

    def action_redo(self) -> None:
        """Make again what was undone."""
        self._save(lambda: f"redone: {self._book.redo()}")

    def _reading(self) -> Reading:
        settings = self._settings
        return Reading(self._clock(), settings.policy, settings.day_first)

    def _open(self, dialog: dialogs.Dialog) -> None:
        """Ask the user something about the chosen interview, and do what they decide."""
        standing = self._standings.get(self._chosen)
        if standing is None:
            self._say("No interview is chosen: n writes down a new one.")
        else:
            self._ask(standing.interview, dialog)

    @work(group="dialog")
    async def _ask(self, subject: Interview, dialog: dialogs.Dialog) -> None:
        change = await dialog(self.app, subject, self._reading())
        if change is not None:
            said, at = change.what, self._clock()
            self._save(partial(self._book.change, subject.id, change.verb, said, at), said)

    @work(group="save")
    async def _save(self, change: Callable[[], object], said: str = "") -> None:
        """Give a change to the book; say what was done once it is on the disk."""
        try:
            done = await self._saver.save(change, self._say_trouble)
        except (Refused, EntryRefused, BookError) as error:
            self._say(str(error), severity="warning" if isinstance(error, Refused) else "error")
        else:
            told = said or str(done)
            self._say(f"{told[:1].upper()}{told[1:]} · u takes it back")
        self._show_all()
