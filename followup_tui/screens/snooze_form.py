"""Putting off what is due: until when it is not to be seen."""

from datetime import datetime

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from followup_tui.domain.entry_readings import FieldReading, Readings
from followup_tui.domain.interview import Interview
from followup_tui.domain.local_days import zone_of_user
from followup_tui.domain.refusal import Refused
from followup_tui.domain.typed_dates import NotADate
from followup_tui.domain.typed_fields import Reading
from followup_tui.domain.window import ContactWindow
from followup_tui.domain.window_words import what_words
from followup_tui.domain.wording import moment_words, reading_words

from .agreement_form import line
from .form_screen import FormScreen


class SnoozeScreen(FormScreen[datetime]):
    """Asks for a moment; one after the window closes says so while it is typed."""

    def __init__(self, interview: Interview, window: ContactWindow, reading: Reading) -> None:
        super().__init__(f"Snooze · {interview.company}", "-small")
        self._interview, self._window, self._reading = interview, window, reading

    def compose_form(self) -> ComposeResult:
        """Lay out what is put off, and until when."""
        words = what_words(self._window)
        yield Static(Content(f"{words[:1].upper()}{words[1:]}"), classes="dialog-text")
        yield line("until", "Until when", {}, "tomorrow · fri 9:00 · in a week")

    def readings(self) -> Readings:
        """Return how the moment is read as it stands."""
        text, now = self.texts()["until"].strip(), self._reading.now
        if not text:
            return {}
        try:
            until = self._until(text)
        except (NotADate, Refused) as error:
            return {"until": FieldReading(str(error), is_refused=True)}
        read = self._reading.typed_date(text, now, self._interview.zone)
        return {"until": FieldReading(reading_words(read, now) + self._past_close(until))}

    def _until(self, text: str) -> datetime:
        """Read the moment, in UTC; raises NotADate, and Refused for one that is past."""
        now = self._reading.now
        until = self._reading.typed_date(text, now, self._interview.zone).instant()
        if until <= now:
            raise Refused("that is past: a snooze needs a moment to come")
        return until

    def _past_close(self, until: datetime) -> str:
        closes, now = self._window.closes, self._reading.now
        if closes is None or until < closes:
            return ""
        return f"; after it closes ({moment_words(closes, zone_of_user(now), now.date())})"

    def action_save(self) -> None:
        """Close with the moment, or show why it can't be taken."""
        try:
            self.dismiss(self._until(self.texts()["until"].strip()))
        except (NotADate, Refused) as error:
            self.refuse({"until": str(error)})
