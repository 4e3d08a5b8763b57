"""Screens on which dialogs open: keys wait until the dialog that they are meant for is there."""


class OpensDialogs:
    """Stands beside Screen among the bases of a screen."""

    _is_opening = False

    @property
    def is_ready_for_keys(self) -> bool:
        """Whether a key that is pressed now is for this screen."""
        return not self._is_opening

    def begin_opening(self) -> None:
        """Hold keys from now on: a dialog is about to open."""
        self._is_opening = True

    def end_opening(self) -> None:
        """Let keys go again: the dialog is open, or none was opened."""
        self._is_opening = False

    def on_screen_suspend(self) -> None:
        """Leave the keys to the dialog."""
        self.end_opening()
