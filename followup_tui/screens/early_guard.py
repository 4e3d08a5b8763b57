"""The early guard: a check-in before its day stops here, and waits unless there is a reason."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from followup_tui.domain.contact import EarlyReason
from followup_tui.domain.refusal import TooEarly
from followup_tui.widgets.dialog import Dialog
from followup_tui.widgets.dialog_keys import DialogKeys
from followup_tui.widgets.key_choice import KeyChoice, KeyedAnswer

from .dialog_screen import DialogScreen

_WAIT = "wait"
_ANSWERS = (
    KeyedAnswer("w", _WAIT, "Wait", "nothing is logged yet"),
    KeyedAnswer("t", EarlyReason.THEY_CONTACTED_ME, "They contacted me", "so I answer"),
    KeyedAnswer("c", EarlyReason.COMPETING_OFFER, "A competing offer", "they should know"),
    KeyedAnswer("d", EarlyReason.DATE_CHANGED, "The date has changed", "they said so"),
    KeyedAnswer("o", EarlyReason.OTHER, "Another reason", "step 3 will show it as broken"),
)


class EarlyGuardScreen(DialogScreen[EarlyReason | None]):
    """Shows what was agreed and asks to wait; going on needs one of four reasons (product.md §3).

    Closes with the reason, or with None for waiting.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Enter chooses the answer under the cursor, and that is waiting to begin with.
        Binding("escape", "wait", "wait", id="guard.wait", key_display="enter esc"),
    ]

    def __init__(self, too_early: TooEarly) -> None:
        super().__init__(classes="-dialog -small")
        self._sentence = str(too_early)

    def compose(self) -> ComposeResult:
        """Lay out the sentence, the default answer and the reasons for going on."""
        with Dialog("⏸ Not yet"):
            yield Static(Content(self._sentence), classes="dialog-text")
            yield Static("To go on all the same, say why:", classes="dialog-text")
            yield KeyChoice(_ANSWERS)
            yield DialogKeys()

    def action_wait(self) -> None:
        """Close without going on."""
        self.dismiss(None)

    @on(KeyChoice.Chosen)
    def _answer_chosen(self, event: KeyChoice.Chosen) -> None:
        self.dismiss(None if event.text == _WAIT else EarlyReason(event.text))
