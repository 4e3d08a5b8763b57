"""A question that is answered with a sentence: why is this not needed?"""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.widgets.dialog import Dialog
from followup_tui.widgets.dialog_keys import DialogKeys
from followup_tui.widgets.form_field import FormField, Line

from .dialog_screen import DialogScreen


class AskReasonScreen(DialogScreen[str | None]):
    """Asks for a reason; closes with it, or with None where there is to be none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "answer", "save", id="reason.save", key_display="enter"),
        Binding("escape", "leave", "leave", id="reason.leave", key_display="esc"),
    ]

    def __init__(self, title: str, question: str) -> None:
        super().__init__(classes="-dialog -small")
        self._title, self._question = title, question

    def compose(self) -> ComposeResult:
        """Lay out the question above one line to type in."""
        with Dialog(self._title):
            yield Static(Content(self._question), classes="dialog-text")
            yield FormField("reason", "Reason", Line())
            yield DialogKeys()

    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Close with the reason; there has to be one."""
        field = self.query_one(FormField)
        reason = field.text.strip()
        if reason:
            self.dismiss(reason)
        else:
            field.refuse("a few words, so that you know later why")

    def action_leave(self) -> None:
        """Close without a reason."""
        self.dismiss(None)
