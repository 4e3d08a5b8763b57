"""The desk: three panes on one book, and what each key does to it."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.widgets import Input

from followup_tui.domain import what_changed
from followup_tui.domain.contact import ContactKind
from followup_tui.domain.interview import Interview
from followup_tui.domain.local_days import zone_of_user
from followup_tui.domain.refusal import Refused
from followup_tui.domain.steps import Step
from followup_tui.domain.ticking import STEP_NAMES
from followup_tui.widgets.calendar_pane import CalendarPane
from followup_tui.widgets.checklist_pane import ChecklistPane
from followup_tui.widgets.interviews_pane import InterviewsPane

from . import dialogs
from .book_screen import BookScreen
from .palette import DeskCommands

_ON_INTERVIEW = {"press", "edit", "log_contact", "outcome", "why", "archive", "delete"}
"""The actions that need a chosen interview."""


def _quiet(key: str, action: str, name: str) -> Binding:
    """Return a binding that help and the palette name, but not the key bar."""
    return Binding(key, action, name, id=f"desk.{action.removeprefix('app.')}", show=False)


class DeskScreen(BookScreen):
    """The main screen: panes post facts, the user presses keys, and the book is changed."""

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

    # --- what the panes say ---

    @on(InterviewsPane.InterviewChosen)
    def _show_interview(self, message: InterviewsPane.InterviewChosen) -> None:
        self.show_interview(message.interview_id)

    @on(InterviewsPane.InterviewOpened)
    def _go_to_checklist(self, message: InterviewsPane.InterviewOpened) -> None:
        self.show_interview(message.interview_id)
        self.go_to(self.checklist)

    @on(CalendarPane.WindowChosen)
    def _go_to_interview(self, message: CalendarPane.WindowChosen) -> None:
        self.chosen_id = message.window.interview
        self.show_all()
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep keys that do nothing now out of the key bar."""
        if action == "filter":
            # Textual does not know that a field takes the slash as a character.
            return not isinstance(self.focused, Input)
        return True if self.has_chosen or action not in _ON_INTERVIEW else None

    def action_press(self, step: str) -> None:
        """Tick a step of the chosen interview, or take its last tick back."""
        standing = self.standings.get(self.chosen_id)
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
        interview = await dialogs.new(self.app, self.reading(), zone_of_user(self.shown_at).key)
        if interview is not None:
            said = what_changed.added(interview)
            self.chosen_id = interview.id
            self.save(partial(self.book.add, [interview], said, self.clock()), said)

    @work(group="dialog")
    async def action_delete(self) -> None:
        """Delete the chosen interview, once the user has said yes."""
        standing = self.standings.get(self.chosen_id)
        if standing is not None and await dialogs.wants_to_delete(self.app, standing.interview):
            said, gone = what_changed.removed(standing.interview), standing.interview.id
            self.save(partial(self.book.remove, gone, said, self.clock()), said)

    @work(group="dialog")
    async def action_why(self) -> None:
        """Explain the dates of the chosen interview; in the calendar, of the window there."""
        pointed_at = self.calendar.pointed_at if self.calendar.has_focus_within else None
        standing = self.standings.get(pointed_at.interview if pointed_at else self.chosen_id)
        if standing is not None:
            await dialogs.explain(self.app, standing, self.reading(), pointed_at)

    @work(group="dialog")
    async def action_help(self) -> None:
        """Explain the keys that work here, the steps and the glyphs."""
        await dialogs.help_here(self.app)

    def action_undo(self) -> None:
        """Take the latest change back, whoever made it."""
        self.save(lambda: f"undone: {self.book.undo()}")

    def action_redo(self) -> None:
        """Make again what was undone."""
        self.save(lambda: f"redone: {self.book.redo()}")

    def _open(self, dialog: dialogs.Dialog) -> None:
        """Ask the user something about the chosen interview, and do what they decide."""
        standing = self.standings.get(self.chosen_id)
        if standing is not None:
            self._ask(standing.interview, dialog)

    @work(group="dialog")
    async def _ask(self, subject: Interview, dialog: dialogs.Dialog) -> None:
        try:
            change = await dialog(self.app, subject, self.reading())
        except Refused as refused:
            self.say(str(refused), "warning")
            return
        if change is not None:
            said, at = change.what, self.clock()
            self.save(partial(self.book.change, subject.id, change.verb, said, at), said)
