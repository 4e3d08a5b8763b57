"""What every dialog on top of the desk does: it loses no key."""

from typing import TypeVar

from textual import events
from textual.screen import ModalScreen

Result = TypeVar("Result")


class DialogScreen(ModalScreen[Result]):
    """A dialog that keeps the keys which come while it is being laid out, for its first field."""

    def __init__(self, classes: str = "-dialog") -> None:
        super().__init__(classes=classes)
        self._early: list[events.Key] = []
        """What was pressed before there was a field to receive it."""
        self._handed_on: list[events.Key] | None = []
        """What the first field got from here; None once keys find their way by themselves."""

    def on_screen_resume(self) -> None:
        """Hand on what was pressed, as soon as the first field has the focus."""
        self.call_next(self._hand_on)
        self.call_after_refresh(self._stop_handing_on)

    def on_key(self, event: events.Key) -> None:
        """Take a key that comes too early, unless it was handed on and nobody wanted it."""
        if self._handed_on is None or any(each is event for each in self._handed_on):
            return
        event.stop()
        event.prevent_default()
        self._early.append(event)
        self._hand_on()

    def _hand_on(self) -> None:
        if self.focused is None or self._handed_on is None:
            return
        early, self._early = self._early, []
        for event in early:
            again = events.Key(event.key, event.character)
            self._handed_on.append(again)
            self.focused.post_message(again)

    def _stop_handing_on(self) -> None:
        self._hand_on()
        self._handed_on = None
