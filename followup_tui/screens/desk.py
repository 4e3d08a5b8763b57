"""The desk: three panes on one book, and what each key does to it."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.widgets import Input

from followup_tui.domain.contact import NoteKind
from followup_tui.domain.queue import CAN_BE_SNOOZED
from followup_tui.domain.standing import Standing
from followup_tui.domain.steps import Step
from followup_tui.domain.ticking import STEP_NAMES
from followup_tui.domain.window import CONTACTS, ContactWindow, WindowKind
from followup_tui.widgets.calendar_pane import CalendarPane
from followup_tui.widgets.checklist_pane import ChecklistPane
from followup_tui.widgets.interviews_pane import InterviewsPane

from .palette import DeskCommands
from .reviewed_screen import ReviewedScreen


def _asking(key: str, dialog: str, word: str, tooltip: str, id_: str = "") -> Binding:
    """Return a binding that opens a dialog about the chosen interview."""
    return Binding(key, f"ask('{dialog}')", word, tooltip=tooltip, id=f"desk.{id_ or dialog}")


def _quiet(key: str, action: str, name: str, id_: str) -> Binding:
    """Return a binding that help and the palette name, but not the key bar."""
    return Binding(key, action, name, id=f"desk.{id_}", show=False)


class DeskScreen(ReviewedScreen):
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
        Binding("r", "review", "review", tooltip="Daily review", id="desk.review"),
        _asking("w", "write", "write", "Write the note that is due"),
        _asking("c", "log_contact", "log", "Log a contact", "log"),
        Binding("v", "view", "view", tooltip="Next view of the calendar", id="desk.view"),
        Binding("z", "zoom", "zoom", tooltip="Zoom this pane, and back", id="desk.zoom"),
        _asking("d", "debrief", "debrief", "Debrief: write down how it went"),
        Binding("n", "open('new')", "new", tooltip="New interview", id="desk.new"),
        Binding(
            "i",
            "open('import')",
            "import",
            tooltip="Import an invitation or a file",
            id="desk.import",
        ),
        _asking("e", "edit", "edit", "Edit this interview"),
        _asking("o", "outcome", "outcome", "Record the outcome"),
        _asking("b", "page", "brief", "Brief: everything for a phone call", "brief"),
        _asking("R", "research", "research", "Research and questions"),
        Binding("slash", "filter", "filter", tooltip="Filter", key_display="/", id="desk.filter"),
        _asking("s", "put_off", "snooze", "Snooze what is due", "snooze"),
        Binding("u", "undo", "undo", tooltip="Undo", id="desk.undo"),
        Binding("y", "why", "why", tooltip="Why are these dates here?", id="desk.why"),
        _quiet("ctrl+r", "redo", "Redo", "redo"),
        _quiet("t", "today", "Today in the calendar", "today"),
        _quiet("a", "ask('archive')", "Archive, or bring back", "archive"),
        _quiet("D", "ask('delete')", "Delete", "delete"),
        _quiet("q", "app.quit", "Quit", "quit"),
        Binding(
            "question_mark",
            "open('help')",
            "help",
            tooltip="Help",
            key_display="?",
            id="desk.help",
        ),
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
        self.choose(message.window.interview)
        self.go_to(self.checklist)

    @on(ChecklistPane.RoundChosen)
    def _go_to_round(self, message: ChecklistPane.RoundChosen) -> None:
        self.choose(message.interview_id)

    @on(ChecklistPane.StepToggled)
    def _press_step(self, message: ChecklistPane.StepToggled) -> None:
        self.action_press(message.step.value)

    @on(ChecklistPane.PartToggled)
    def _toggle_part(self, message: ChecklistPane.PartToggled) -> None:
        self._ask_about_chosen("toggle_part", step=message.step, part=message.part)

    @on(ChecklistPane.WaiveAsked)
    def _waive(self, message: ChecklistPane.WaiveAsked) -> None:
        self._ask_about_chosen("waive_step", step=message.step, part=message.part)

    @on(ChecklistPane.StepOpened)
    def _open_step(self, message: ChecklistPane.StepOpened) -> None:
        """Open the work behind a step."""
        step, part = message.step, message.part
        person = part.person_id if part else None
        if step is Step.ACCEPT_OUTCOME and part is not None:
            self._ask_about_chosen("write", kind=NoteKind.CLOSING_NOTE, person=person)
        elif step is Step.THANK_YOU:
            self._ask_about_chosen("write", kind=NoteKind.THANK_YOU, person=person)
        elif step is Step.STAY_CALM:
            self.action_why()
        else:
            self._ask_about_chosen(_BEHIND[step])

    # --- what the keys do ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep keys that do nothing now out of the key bar."""
        if action == "filter":
            # Textual does not know that a field takes the slash as a character.
            return not isinstance(self.focused, Input)
        return True if self.has_chosen or action not in ("ask", "press", "why") else None

    def action_ask(self, dialog: str) -> None:
        """Ask something about the chosen interview; in the calendar, about the window there."""
        window = self.calendar.in_hand
        about = _ON_A_WINDOW[dialog](window) if window and dialog in _ON_A_WINDOW else {}
        self._ask_about_chosen(dialog, **about)

    def action_open(self, dialog: str) -> None:
        """Open a dialog that is about no interview."""
        self.begin_opening()
        self._open(dialog)

    def action_press(self, step: str) -> None:
        """Tick a step of the chosen interview, or take its last tick back."""
        self._ask_about_chosen("press_step", step=Step(step))

    def action_why(self) -> None:
        """Explain the dates of the chosen interview; in the calendar, of the window there."""
        pointed_at = self.calendar.pointed_at if self.calendar.has_focus_within else None
        about = self.standings.get(pointed_at.interview if pointed_at else self.chosen_id)
        self._ask_about(about, "explain", first=pointed_at)

    def action_undo(self) -> None:
        """Take the latest change back, whoever made it."""
        self.save(lambda: f"undone: {self.book.undo(self.clock())}")

    def action_redo(self) -> None:
        """Make again what was undone."""
        self.save(lambda: f"redone: {self.book.redo(self.clock())}")

    def _ask_about_chosen(self, dialog: str, **about: Any) -> None:
        """Ask about the chosen interview; what the calendar has in hand becomes the chosen one."""
        window = self.calendar.in_hand
        subject = self.standings.get(window.interview if window else self.chosen_id)
        if window is not None and window.interview != self.chosen_id:
            self.choose(window.interview)
        self._ask_about(subject, dialog, **about)

    def _ask_about(self, subject: Standing | None, dialog: str, **about: Any) -> None:
        if subject is not None:
            self.begin_opening()
            self._ask(subject, dialog, **about)

    @work(group="dialog")
    async def _open(self, dialog: str) -> None:
        # Late, as below: the first picture needs no dialog.
        from .dialogs import ABOUT_ALL

        await ABOUT_ALL[dialog](self.surroundings())
        self.end_opening()

    @work(group="dialog")
    async def _ask(self, subject: Standing, dialog: str, **about: Any) -> None:
        from .dialogs import ask

        await ask(self.surroundings(), subject, dialog, **about)
        self.end_opening()


def _note_of(window: ContactWindow) -> dict[str, Any]:
    """Return which note a window asks for; nothing where it asks for none."""
    if window.kind not in CONTACTS - {WindowKind.KEEP_IN_TOUCH}:
        return {}
    return {"kind": NoteKind(window.kind), "person": window.person_id}


def _contact_of(window: ContactWindow) -> dict[str, Any]:
    return {"window": window} if window.kind in CONTACTS else {}


def _snooze_of(window: ContactWindow) -> dict[str, Any]:
    return {"window": window} if window.is_due and window.kind in CAN_BE_SNOOZED else {}


_ON_A_WINDOW = {"write": _note_of, "log_contact": _contact_of, "put_off": _snooze_of}
"""What these dialogs are told of the window that they are asked about."""

_BEHIND = {
    Step.SHOW_INTEREST: "debrief",
    Step.LAY_GROUND: "debrief",
    Step.RESEARCH: "research",
    Step.ACCEPT_OUTCOME: "outcome",
}
"""The dialogs behind the steps whose work is always the same."""
