"""What every form does: live readings, refusals at their field, and nothing typed is lost."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from followup_tui.domain.entry_readings import FieldReading, Readings
from followup_tui.widgets.dialog_keys import DialogKeys
from followup_tui.widgets.form_field import FormField

from .confirm import ConfirmScreen

Result = TypeVar("Result")


class FormScreen(ModalScreen[Result | None]):
    """A dialog of fields that closes with what was typed, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save", id="form.save", key_display="ctrl+s"),
        Binding("escape", "leave", "leave", id="form.leave", key_display="esc"),
        Binding("tab", "app.focus_next", "next field", id="form.next", key_display="tab"),
        Binding("down", "app.focus_next", "Next field", id="form.down", show=False),
        Binding("up", "app.focus_previous", "Field before", id="form.up", show=False),
    ]

    def __init__(self, title: str, classes: str = "") -> None:
        super().__init__(classes=f"-dialog {classes}")
        self._title = title
        self._initial: dict[str, str] = {}
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
        with Vertical(classes="dialog") as dialog:
            # A str would be read as markup, and names are data.
            dialog.border_title = Content(self._title)
            with VerticalScroll(classes="dialog-body", can_focus=False):
                yield from self.compose_form()
            yield DialogKeys()

    def on_mount(self) -> None:
        """Remember what stands in the fields, and read it."""
        self._fields = {field.name or "": field for field in self.query(FormField)}
        self._initial = self.texts()
        self.show_readings()

    def texts(self) -> dict[str, str]:
        """Return what stands in each field."""
        return {name: field.text for name, field in self._fields.items()}

    def changed_texts(self) -> dict[str, str]:
        """Return what stands in the fields that were changed."""
        return {
            name: text for name, text in self.texts().items() if text != self._initial.get(name)
        }

    def is_dirty(self) -> bool:
        """Say whether something typed would be lost by leaving."""
        return bool(self.changed_texts())

    def show_readings(self) -> None:
        """Show under each field how it is read."""
        readings = self.readings()
        for name, field in self._fields.items():
            words, is_refused = readings.get(name, FieldReading(""))
            field.show_reading(FieldReading(words.removeprefix(f"{name}: "), is_refused))

    def refuse(self, sentences: Mapping[str, str]) -> None:
        """Show each sentence at its field and go to the first of them."""
        refused = [field for name, field in self._fields.items() if name in sentences]
        for field in refused:
            name = field.name or ""
            field.refuse(sentences[name].removeprefix(f"{name}: "))
        if refused:
            refused[0].control.focus()
            self.call_after_refresh(refused[0].scroll_visible, animate=False)

    def show_fields(self, names: Iterable[str], is_shown: bool) -> None:
        """Show or hide fields that make sense only beside certain answers."""
        for name in names:
            self._fields[name].display = is_shown

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
