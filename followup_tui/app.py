"""The full-screen program: themes, leaving, and what happens when it breaks."""

import asyncio
import gc
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from rich.text import Text
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import ModalScreen, Screen
from textual.worker import WorkerFailed

from .keys_in_turn import KeysInTurn
from .screens.desk import DeskScreen
from .screens.saving import Saver
from .storage.book import InterviewBook
from .storage.crash_log import write_crash_log
from .storage.errors import BookError
from .storage.location import crash_log_path, state_file
from .storage.settings import Settings


class FollowUpApp(KeysInTurn[None]):
    """The program on one book. `clock` returns now, aware, in the user's zone."""

    TITLE = "followup"
    CSS_PATH = "followup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", id="app.quit", show=False, priority=True),
        Binding("ctrl+z", "suspend", "suspend", id="app.suspend", show=False),
    ]

    def __init__(
        self,
        book: InterviewBook,
        clock: Callable[[], datetime],
        settings: Settings,
        *,
        mark: str = "",
        review_file: Path | None = None,
    ) -> None:
        # Else what stands for the terminal's own colours would become black on black.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        review_file = review_file or state_file(book.path, "review")
        self._book = book
        self._saver = Saver(may_write=not book.is_read_only)
        self._knows_of_trouble = False
        # A mode is mounted whole before the first frame: one clean frame instead of five.
        self._modes["desk"] = lambda: DeskScreen(
            book, self._saver, clock, settings, review_file, mark=mark
        )
        self._theme_wanted = settings.theme

    def on_mount(self) -> None:
        """Choose the theme, open the desk."""
        if self.no_color:
            # The theme that marks with bold, dim and reversed text what others colour.
            self.theme = "ansi-dark"
        elif self._theme_wanted in self.available_themes:
            self.theme = self._theme_wanted
        # It would stay blank after ctrl+z and fg.
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))
        self.switch_mode("desk")

    def get_driver_class(self) -> type[Driver]:
        """Return what drives the terminal: on Unix our own, elsewhere Textual's."""
        usual = super().get_driver_class()
        if sys.platform == "win32" or usual.__name__ != "LinuxDriver":
            return usual
        # Late: another system has nothing that it builds on.
        from .terminal import Terminal

        return Terminal

    def on_ready(self) -> None:
        """Collect garbage from now on: what the start made stays."""
        gc.freeze()
        gc.enable()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep the command palette from opening over a dialog."""
        if action == "command_palette":
            return not isinstance(self.screen, ModalScreen)
        return super().check_action(action, parameters)

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
        await self._keep_all_typed()
        if self._saver.trouble and not self._knows_of_trouble:
            self._knows_of_trouble = True
            trouble = f"{self._saver.trouble[:1].upper()}{self._saver.trouble[1:]}"
            sentence = f"{trouble}. Quit again to leave without that change."
            self.notify(sentence, severity="warning", markup=False)
        else:
            await self.action_leave(0)

    async def action_suspend(self) -> None:
        """Give the shell the terminal; not in the middle of a save, which would stay locked."""
        await self._keep_all_typed()
        self.action_suspend_process()

    async def action_leave(self, return_code: int) -> None:
        """Leave when all changes are on the disk, with the code that a shell expects."""
        await self._keep_all_typed()
        self.exit(return_code=return_code)

    async def _keep_all_typed(self) -> None:
        """Have all that was typed on the disk, unless that refuses it."""
        for dialog in self.screen_stack:
            if isinstance(dialog, ModalScreen):
                _keep_typed(dialog)
        # The change of a note that was just kept is on its way to the saver.
        await asyncio.sleep(0)
        await self._saver.settle()
        await self._keep_what_was_merged()
        self._knows_of_trouble = self._knows_of_trouble and bool(self._saver.trouble)

    async def _keep_what_was_merged(self) -> None:
        """Have on the disk what a sync tool's file lacks, and only memory holds."""
        with suppress(BookError):  # its last state is among the generations
            await asyncio.to_thread(self._book.reload_if_changed)
            if self._book.has_unsaved_merge:
                await asyncio.to_thread(self._book.save_merged)

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
    from .screens.note_pages import NotePages

    if isinstance(dialog, NotePages):
        dialog.keep_typed()


def _leave_dirty_form(dialog: ModalScreen[Any]) -> bool:
    """Ask a form in which something was typed to leave; say whether it had to be asked."""
    # Late: no form is open when the desk starts.
    from .screens.form_screen import FormScreen

    if not isinstance(dialog, FormScreen) or not dialog.is_dirty():
        return False
    dialog.action_leave()
    return True
