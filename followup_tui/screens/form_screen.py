"""What every form does: live readings, refusals at their field, and nothing typed is lost."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.domain.entry_readings import FieldReading, Readings
from followup_tui.widgets.dialog import Dialog
from followup_tui.widgets.dialog_keys import DialogKeys
from followup_tui.widgets.form_field import FormField

from .confirm import ConfirmScreen
from .dialog_screen import DialogScreen

Result = TypeVar("Result")

SIDE_BY_SIDE = 50
"""The cells that each half of a dialog needs for the two to stand side by side."""


class FormScreen(DialogScreen[Result | None]):
    """A dialog of fields that closes with what was typed, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save", id="form.save", key_display="ctrl+s"),
        Binding("escape", "leave", "leave", id="form.leave", key_display="esc"),
        # Priority: what is typed right after a tab belongs to the next field, however fast.
        Binding(
            "tab", "app.focus_next", "next field", id="form.next", key_display="tab", priority=True
        ),
        Binding(
            "shift+tab",
            "app.focus_previous",
            "field before",
            id="form.last",
            show=False,
            priority=True,
        ),
    ]

    def __init__(self, title: str, classes: str = "") -> None:
        super().__init__(classes=f"-dialog {classes}")
        self._title = title
        self.fields: dict[str, FormField] = {}
        """The fields by their names, from top to bottom; known once they are mounted."""
        self.initial: dict[str, str] = {}
        """What stood in the fields before anything was typed."""

    @abstractmethod
    def compose_form(self) -> ComposeResult:
        """Lay out the fields."""

    @abstractmethod
    def action_save(self) -> None:
        """Close with what was typed, or show why it can't be taken."""

    def readings(self) -> Readings:
        """Return how the fields are read as they stand."""
        return {}

    def compose(self) -> ComposeResult:
        """Lay out the form between its title and its keys."""
        with Dialog(self._title):
            # Not a VerticalScroll: its arrow keys would keep the form's from being heard.
            with Vertical(classes="dialog-body") as self._body:
                yield from self.compose_form()
            yield DialogKeys()

    def on_mount(self) -> None:
        """Remember what stands in the fields, and read it."""
        self.fields = {field.name or "": field for field in self.query(FormField)}
        self.initial = self.texts()
        self.show_readings()
        # Focusing the first field scrolls its heading away.
        self.call_after_refresh(self._body.scroll_home, animate=False)

    def texts(self) -> dict[str, str]:
        """Return what stands in each field."""
        return {name: field.text for name, field in self.fields.items()}

    def is_dirty(self) -> bool:
        """Say whether something typed would be lost by leaving."""
        return self.texts() != self.initial

    def show_readings(self) -> None:
        """Show under each field how it is read."""
        readings = self.readings()
        for name, field in self.fields.items():
            words, is_refused = readings.get(name, FieldReading(""))
            field.show_reading(FieldReading(words.removeprefix(f"{name}: "), is_refused))

    def refuse(self, sentences: Mapping[str, str]) -> None:
        """Show each sentence at its field and go to the first of them."""
        refused = [field for name, field in self.fields.items() if name in sentences]
        for field in refused:
            name = field.name or ""
            field.refuse(sentences[name].removeprefix(f"{name}: "))
        if refused:
            refused[0].control.focus()
            self.call_after_refresh(refused[0].scroll_visible, animate=False)

    def action_leave(self) -> None:
        """Close without a result; ask first if something typed would be lost."""
        if not self.is_dirty():
            self.dismiss(None)
            return
        question = ConfirmScreen(
            "What you typed is not saved. Leave all the same?", "Throw it away", "Keep editing"
        )
        self.app.push_screen(question, self._leave_if)

    def _leave_if(self, is_sure: bool | None) -> None:
        if is_sure:
            self.dismiss(None)

    @on(FormField.Edited)
    def _read_again(self) -> None:
        self.show_readings()

    @on(Input.Submitted)
    def _go_on(self) -> None:
        self.focus_next()


def heading(text: str, *, is_first: bool = False) -> Static:
    """Make the heading of a section of a form."""
    return Static(Content(text), classes="form-heading -first" if is_first else "form-heading")
