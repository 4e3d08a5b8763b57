"""A question that is asked before something that can't be undone."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from followup_tui.widgets.dialog import Dialog
from followup_tui.widgets.dialog_keys import DialogKeys
from followup_tui.widgets.key_choice import KeyChoice, KeyedAnswer

from .dialog_screen import DialogScreen


class ConfirmScreen(DialogScreen[bool]):
    """Asks yes or no; enter and escape mean no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "yes", id="confirm.yes"),
        Binding("n", "answer(False)", "no", id="confirm.no", key_display="n esc"),
        Binding("escape", "answer(False)", "no", id="confirm.leave", show=False),
    ]

    def __init__(self, question: str, yes_label: str, no_label: str) -> None:
        super().__init__(classes="-dialog -small")
        self._question = question
        self._answers = (KeyedAnswer("n", "no", no_label), KeyedAnswer("y", "yes", yes_label))

    def compose(self) -> ComposeResult:
        """Lay out the question and the two answers, the safe one first."""
        with Dialog():
            yield Static(Content(self._question), classes="dialog-text")
            yield KeyChoice(self._answers)
            yield DialogKeys()

    def action_answer(self, yes: bool) -> None:
        """Close with the answer."""
        self.dismiss(yes)

    @on(KeyChoice.Chosen)
    def _answer_chosen(self, event: KeyChoice.Chosen) -> None:
        self.action_answer(event.text == "yes")
