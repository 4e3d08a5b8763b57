"""Putting off what is due: until when it is not to be seen."""

from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.domain.elsewhere import here_words
from followup_tui.domain.entry_readings import FieldReading, Readings
from followup_tui.domain.interview import Interview
from followup_tui.domain.refusal import Refused
from followup_tui.domain.snoozing import (
    Preset,
    past_close,
    past_close_words,
    snooze_presets,
    snoozed_words,
)
from followup_tui.domain.typed_dates import NotADate
from followup_tui.domain.typed_fields import Reading
from followup_tui.domain.window import ContactWindow
from followup_tui.domain.window_words import what_words
from followup_tui.domain.wording import reading_words
from followup_tui.widgets.key_choice import KeyChoice, KeyedAnswer

from .agreement_form import line
from .confirm import ConfirmScreen
from .form_screen import FormScreen

_KEYS = {"later": "l", "tomorrow": "t", "last_day": "d"}
_NOW, _TYPED = "now", "typed"


class SnoozeScreen(FormScreen[datetime]):
    """Asks for a moment by a single key or in words; one past the close asks once more.

    Closes with the moment; with the present one where a snooze is to end.
    """

    def __init__(self, interview: Interview, window: ContactWindow, reading: Reading) -> None:
        super().__init__(f"Snooze · {interview.company}", "-small")
        self._interview, self._window, self._reading = interview, window, reading
        presets = snooze_presets(interview, window, reading.now)
        self._moments = {each.name: each.until for each in presets}
        self._answers = [_answer(each) for each in presets]
        self._snoozed = snoozed_words(window, reading.now)
        if self._snoozed:
            self._answers.insert(0, KeyedAnswer("n", _NOW, "Now", "show it again"))
        self._answers.append(KeyedAnswer("a", _TYPED, "Another time", "in words, below"))

    def compose_form(self) -> ComposeResult:
        """Lay out what is put off, the moments with their keys, and the line for words."""
        what = what_words(self._window)
        words = " · ".join(filter(None, (f"{what[:1].upper()}{what[1:]}", self._snoozed)))
        yield Static(Content(words), classes="dialog-text")
        yield KeyChoice(self._answers)
        yield line("until", "Until when", {}, "fri 9:00 · in a week · 1 dec")

    def readings(self) -> Readings:
        """Return how the moment is read as it stands."""
        text, now = self.texts()["until"].strip(), self._reading.now
        if not text:
            return {}
        try:
            until = self._until(text)
        except (NotADate, Refused) as error:
            return {"until": FieldReading(str(error), is_refused=True)}
        words = reading_words(self._reading.typed_date(text, now, self._interview.zone), now)
        if here := here_words(until, self._interview, now):
            words += f"; {here}"
        if past_close(self._window, until):
            words += f". {past_close_words(self._interview, self._window, now)}"
        return {"until": FieldReading(words)}

    def _until(self, text: str) -> datetime:
        """Read the moment, in UTC; raises NotADate, and Refused for one that is past."""
        now = self._reading.now
        until = self._reading.typed_date(text, now, self._interview.zone).instant()
        if until <= now:
            raise Refused("that is past: a snooze needs a moment to come")
        return until

    @on(KeyChoice.Chosen)
    def _answer_chosen(self, event: KeyChoice.Chosen) -> None:
        if event.text == _TYPED:
            self.fields["until"].control.focus()
        elif event.text == _NOW:
            self.dismiss(self._reading.now)
        else:
            self._put_off_until(self._moments[event.text])

    @on(Input.Submitted)
    def _take_typed(self, event: Input.Submitted) -> None:
        """Save at once: the next field would be the single keys, which enter chooses from."""
        event.prevent_default()
        self.action_save()

    def action_save(self) -> None:
        """Close with the moment that was typed, or show why it can't be taken."""
        try:
            self._put_off_until(self._until(self.texts()["until"].strip()))
        except (NotADate, Refused) as error:
            self.refuse({"until": str(error)})

    def _put_off_until(self, until: datetime) -> None:
        """Close with a moment; one past the close is asked about first (product.md §4)."""
        if not past_close(self._window, until):
            self.dismiss(until)
            return

        def answered(is_sure: bool | None) -> None:
            if is_sure:
                self.dismiss(until)

        words = past_close_words(self._interview, self._window, self._reading.now)
        question = f"{words} Snooze all the same?"
        self.app.push_screen(
            ConfirmScreen(question, "Snooze all the same", "Not so long"), answered
        )


def _answer(preset: Preset) -> KeyedAnswer:
    late = ", past its close" if preset.is_past_close else ""
    return KeyedAnswer(_KEYS[preset.name], preset.name, preset.label, f"{preset.when}{late}")
