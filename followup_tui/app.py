"""The full-screen program: themes, signals, and what happens when it breaks."""

import asyncio
import gc
import os
import signal
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, ClassVar

from rich.text import Text
from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.worker import WorkerFailed

from .screens.desk import DeskScreen
from .screens.saving import Saver
from .storage.book import InterviewBook
from .storage.crash_log import write_crash_log
from .storage.location import crash_log_path
from .storage.settings import Settings

_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class FollowUpApp(App[None]):
    """The program on one book. `clock` returns now, aware, in the user's zone."""

    TITLE = "followup"
    CSS_PATH = "followup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", id="app.quit", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", "suspend", id="app.suspend", show=False),
    ]

    def __init__(
        self,
        book: InterviewBook,
        clock: Callable[[], datetime],
        settings: Settings,
        *,
        mark: str = "",
    ) -> None:
        super().__init__()
        self._saver = Saver()
        self._knows_of_trouble = False
        # A mode is mounted whole before the first frame: one clean frame instead of five.
        self._modes["desk"] = lambda: DeskScreen(book, self._saver, clock, settings, mark=mark)
        self._theme_wanted = settings.theme

    def on_mount(self) -> None:
        """Choose the theme, answer signals, open the desk."""
        if "NO_COLOR" in os.environ:
            # Other themes only turn to grey; this one sends no colour at all.
            self.theme = "ansi-dark"
        elif self._theme_wanted in self.available_themes:
            self.theme = self._theme_wanted
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            # A handler of the loop wakes it; one of the signal module waits for the next key.
            loop.add_signal_handler(number, self.call_later, self._leave, 128 + number)
        # The screen stays blank after ctrl+z and fg otherwise.
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))
        self.switch_mode("desk")

    def on_ready(self) -> None:
        """Collect garbage from now on: what the start made stays."""
        gc.freeze()
        gc.enable()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep the command palette from opening over a dialog."""
        if action == "command_palette":
            return not isinstance(self.screen, ModalScreen)
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Give a key that was pressed for a dialog to it, also where it came through the desk."""
        desk = self.screen_stack[0]
        if isinstance(desk, DeskScreen) and desk.hands_on(event):
            event.prevent_default()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer the one thing that no key does."""
        yield SystemCommand("Change theme", "Other colours, until you quit", self.search_themes)

    def get_key_display(self, binding: Binding) -> str:
        """Name a key as it is called on a keyboard."""
        return "enter" if binding.key == "enter" else super().get_key_display(binding)

    async def action_quit(self) -> None:
        """Leave; a dialog in which something was typed is asked to leave first."""
        if isinstance(self.screen, ModalScreen) and _leave_dirty_form(self.screen):
            return
        if self._saver.trouble and not self._knows_of_trouble:
            self._knows_of_trouble = True
            sentence = f"{self._saver.trouble} Quit again to leave without that change."
            self.notify(sentence, severity="warning", markup=False)
        else:
            await self._leave(0)

    async def _leave(self, return_code: int) -> None:
        """Leave when all changes are on the disk, with the code that a shell expects."""
        for dialog in self.screen_stack:
            if isinstance(dialog, ModalScreen):
                _keep_typed(dialog)
        # The change of a note that was just kept is on its way to the saver.
        await asyncio.sleep(0)
        await self._saver.settle()
        self.exit(return_code=return_code)

    def _handle_exception(self, error: Exception) -> None:
        cause = error.error if isinstance(error, WorkerFailed) else error
        self._is_logged = write_crash_log(cause, crash_log_path())
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Say it in one sentence; Textual's own report would show the user's data."""
        where = f" What happened is in {crash_log_path()}." if self._is_logged else ""
        self.panic(
            Text(
                "followup stopped because of a fault of its own. Everything it said was saved is "
                f"saved.{where}"
            )
        )


def _keep_typed(dialog: ModalScreen[Any]) -> None:
    """Save what was typed into a note since the last time."""
    from .screens.note_screen import NoteScreen

    if isinstance(dialog, NoteScreen):
        dialog.keep_typed()


def _leave_dirty_form(dialog: ModalScreen[Any]) -> bool:
    """Ask a form in which something was typed to leave; say whether it had to be asked."""
    # Late: no form is open when the desk starts.
    from .screens.form_screen import FormScreen

    if not isinstance(dialog, FormScreen) or not dialog.is_dirty():
        return False
    dialog.action_leave()
    return True
