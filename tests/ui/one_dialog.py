"""A program of one dialog, which keeps what it was closed with."""

from typing import Any

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.screen import ModalScreen

from followup_tui.domain.typed_fields import Reading
from tests.factories import POLICY, berlin
from tests.ui.one_widget import STYLES, screen_text

NOW = berlin("2026-11-22 10:14")
READING = Reading(NOW, POLICY)
STILL_OPEN = object()


class OneDialog(App[None]):
    """Opens one dialog; `result` is what it was closed with."""

    CSS_PATH = STYLES

    def __init__(self, dialog: ModalScreen[Any]) -> None:
        super().__init__()
        self._dialog = dialog
        self.result: Any = STILL_OPEN

    def on_mount(self) -> None:
        """Open the dialog."""
        self.push_screen(self._dialog, self._keep)

    def _keep(self, result: Any) -> None:
        self.result = result


def words_on(app: App[Any]) -> str:
    """Return what the screen shows as one line of words, however it is wrapped."""
    return " ".join(screen_text(app).replace("│", " ").split())


async def write(pilot: Pilot[None], name: str, text: str) -> None:
    """Replace what stands in a field by what is pasted."""
    control = pilot.app.screen.fields[name].control
    control.focus()
    control.clear()
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
