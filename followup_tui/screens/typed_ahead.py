"""Keys that are pressed while a dialog opens: they are meant for the dialog, not for the desk."""

from collections import deque

from textual import events
from textual.screen import Screen

_MOST_IN_FLIGHT = 64


class TypedAheadScreen(Screen[None]):
    """A screen on which dialogs open: no key that was pressed after the one that opens is lost.

    A key reaches the program only when it has gone up through this screen. Until then a dialog
    may have been opened by the key before, and what was typed for it would start something here.
    """

    def __init__(self) -> None:
        super().__init__()
        self._passed: deque[events.Key] = deque(maxlen=_MOST_IN_FLIGHT)
        """The last keys that went up through here."""
        self._held: list[events.Key] = []
        """What was pressed since a dialog began to open."""
        self._is_opening = False

    def on_key(self, event: events.Key) -> None:
        """Remember that a key came from here."""
        self._passed.append(event)

    def hands_on(self, event: events.Key) -> bool:
        """Say whether a key that came from here is for a dialog by now, which then gets it."""
        if not any(each is event for each in self._passed):
            return False
        if self._is_opening:
            self._held.append(event)
        elif self.is_current:
            return False
        else:
            self._press_again(event)
        return True

    def begin_opening(self) -> None:
        """Hold what is pressed from now on."""
        self._is_opening = True

    def end_opening(self) -> None:
        """Press again what was held: on the dialog, or here where none was opened."""
        held, self._held, self._is_opening = self._held, [], False
        for event in held:
            self._press_again(event)

    def on_screen_suspend(self) -> None:
        """Let the dialog that has opened have the keys."""
        self.end_opening()

    def _press_again(self, event: events.Key) -> None:
        self.app.post_message(events.Key(event.key, event.character))
