"""What every dialog on top of the desk does: keys wait until it is laid out."""

from typing import TypeVar

from textual.screen import ModalScreen

from .opening import OpensDialogs

Result = TypeVar("Result")


class DialogScreen(OpensDialogs, ModalScreen[Result]):
    """A dialog; what is typed while it is being laid out reaches its first field."""

    _is_laid_out = False

    @property
    def is_ready_for_keys(self) -> bool:
        """Whether a key that is pressed now is for this screen, and finds its field."""
        return self._is_laid_out and super().is_ready_for_keys

    def on_screen_resume(self) -> None:
        """Take keys as soon as the first field has the focus."""
        self.call_after_refresh(self._take_keys)

    def _take_keys(self) -> None:
        self._is_laid_out = True
