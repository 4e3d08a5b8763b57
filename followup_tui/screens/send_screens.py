"""Sending a note: which way it goes, and whether, when and how it went."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from followup_tui.domain.agreement import Method
from followup_tui.domain.contact_entry import past_moment
from followup_tui.domain.entry_readings import Readings, contact_readings
from followup_tui.domain.interview import Interview
from followup_tui.domain.typed_fields import EntryRefused, Reading, TypedFields
from followup_tui.widgets.choice import Choice
from followup_tui.widgets.dialog import Dialog
from followup_tui.widgets.dialog_keys import DialogKeys
from followup_tui.widgets.form_field import FormField
from followup_tui.widgets.key_choice import KeyChoice, KeyedAnswer

from .agreement_form import METHODS, line
from .dialog_screen import DialogScreen
from .form_screen import FormScreen

MAIL, COPY, FILE = "mail", "copy", "file"
SENT, SENT_OTHERWISE, NOT_SENT = "sent", "sent_otherwise", "not_sent"

_WAYS = (
    KeyedAnswer("m", MAIL, "Mail program", "opens it there; nothing is sent yet"),
    KeyedAnswer("c", COPY, "Copy", "the text, to paste it anywhere"),
    KeyedAnswer("f", FILE, "File", "an .eml file for a mail program"),
    KeyedAnswer("s", SENT, "It was sent", "just now, by email"),
    KeyedAnswer("a", SENT_OTHERWISE, "It was sent another way", "or at another time"),
)
_WAS_IT_SENT = (
    KeyedAnswer("y", SENT, "Yes", "just now, by email"),
    KeyedAnswer("a", SENT_OTHERWISE, "Yes, another way", "or at another time"),
    KeyedAnswer("n", NOT_SENT, "Not yet", "the draft is kept"),
)


class AskScreen(DialogScreen[str | None]):
    """Asks a question with a few keyed answers; closes with one, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", id="ask.leave", key_display="esc"),
    ]

    def __init__(
        self, title: str, answers: Sequence[KeyedAnswer], words: str = "", chosen: str = ""
    ) -> None:
        super().__init__(classes="-dialog -small")
        self._title, self._answers, self._words = title, answers, words
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Lay out the answers."""
        with Dialog(self._title):
            if self._words:
                yield Static(Content(self._words), classes="dialog-text")
            yield KeyChoice(self._answers, self._chosen)
            yield DialogKeys()

    @on(KeyChoice.Chosen)
    def _answer_chosen(self, event: KeyChoice.Chosen) -> None:
        self.dismiss(event.text)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


def which_way(name: str, address: str, there: str, warnings: Sequence[str]) -> AskScreen:
    """Ask how a note is to go out; above stand where to, what time it is there, and what is wrong.

    `there` is empty where the clocks agree.
    """
    to = f"To: {address}" if address else "No e-mail address is noted; e on the desk adds one."
    lines = (to, *([there] if there else []), *warnings)
    return AskScreen(f"Send the note to {name}", _WAYS, "\n".join(lines))


def was_it_sent(done: str) -> AskScreen:
    """Ask whether it was sent, after another program was given the note."""
    return AskScreen("Was it sent?", _WAS_IT_SENT, done)


class Sending(NamedTuple):
    """When a note was sent, and by which method."""

    at: datetime
    method: Method | None


class SentScreen(FormScreen[Sending]):
    """Asks when and how a note was sent."""

    def __init__(self, interview: Interview, reading: Reading) -> None:
        super().__init__("When and how was it sent?", "-small")
        self._interview, self._reading = interview, reading

    def compose_form(self) -> ComposeResult:
        """Lay out the moment and the method."""
        yield line("at", "When", {"at": "now"}, "now · yesterday 16:00")
        yield FormField("method", "How", Choice(METHODS, Method.EMAIL))

    def readings(self) -> Readings:
        """Return how the moment is read as it stands."""
        return contact_readings(self.texts(), self._reading, self._interview.timezone)

    def action_save(self) -> None:
        """Close with the moment and the method, or show what can't be read."""
        texts = self.texts()
        fields = TypedFields(texts, self._reading, self._interview.timezone)
        at = past_moment(fields)
        try:
            fields.check()
        except EntryRefused as refused:
            self.refuse(refused.fields)
        else:
            self.dismiss(Sending(at, Method(texts["method"]) if texts["method"] else None))
