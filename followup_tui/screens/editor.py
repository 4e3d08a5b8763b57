"""The editor: one form for what is known about an interview when it is written down."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import ItemGrid, Vertical

from followup_tui.domain.entry import read_entry
from followup_tui.domain.entry_readings import Readings, entry_readings
from followup_tui.domain.entry_texts import changed_entry, entry_texts
from followup_tui.domain.interview import Desire, Interview
from followup_tui.domain.typed_fields import EntryRefused, Reading
from followup_tui.widgets.choice import Choice, Option
from followup_tui.widgets.form_field import FormField, Lines

from .agreement_form import ANSWERS, agreement_fields, line
from .form_screen import SIDE_BY_SIDE, FormScreen, heading

Edit = Callable[[Interview | None], Interview]
"""Applies what was typed to the record as it is now; makes a new one where there is none."""

_DESIRES = (
    Option(Desire.UNKNOWN, "not sure yet"),
    Option(Desire.REALLY_WANT, "really want it"),
    Option(Desire.OPEN, "open to it"),
    Option(Desire.NOT_WANTED, "don't want it"),
)
_FORM_NAMES = {"end": "ends", "duration": "ends"}


class EditorScreen(FormScreen[Edit]):
    """A new interview, or what is known about one; the verb it returns changes only what was."""

    def __init__(self, interview: Interview | None, reading: Reading, timezone: str) -> None:
        title = f"Edit · {interview.company}" if interview else "New interview"
        super().__init__(title, "-broad")
        self._interview, self._reading = interview, reading
        self._timezone = interview.timezone if interview else timezone
        self._texts = {"timezone": timezone} | (entry_texts(interview) if interview else {})

    def compose_form(self) -> ComposeResult:
        """Lay out the three sections; side by side where there is room."""
        with ItemGrid(min_column_width=SIDE_BY_SIDE, stretch_height=False):
            with Vertical(classes="form-column"):
                yield heading("Interview", is_first=True)
                yield from self._interview_fields()
                yield heading("People")
                people = Lines(self._texts.get("people", ""), "Jane Doe (CTO) <jane@acme.example>")
                yield FormField("people", "One a line", people)
            with Vertical(classes="form-column"):
                yield heading("What was agreed", is_first=True)
                yield from self._agreed_fields()

    def _interview_fields(self) -> ComposeResult:
        texts = self._texts
        yield line("company", "Company", texts, "Acme Corp")
        yield line("role", "Role", texts, "Backend engineer")
        yield line("stage", "Stage", texts, "phone screen · onsite")
        yield line("start", "When", texts, "fri 14:00 · 2026-11-20 14:00")
        yield line("ends", "Ends", texts, "15:30 · 90m")
        yield line("timezone", "Time zone", texts, "Europe/Berlin")
        yield line("place", "Place or link", texts)
        yield line("posting_url", "Posting", texts, "https://")
        yield self._choice("desire", "Do I want it?", _DESIRES)
        yield FormField("notes", "Notes", Lines(texts.get("notes", "")))

    def _agreed_fields(self) -> ComposeResult:
        texts = self._texts
        names = (
            tuple(person.name for person in self._interview.interviewers) if self._interview else ()
        )
        yield from agreement_fields(texts)
        yield line("contact_person", "Whom", texts, "whom to ask for", names)
        yield line("agreed_at", "Said when", texts, "empty: at the end of the interview")
        yield line("decision_by", "They decide by", texts, "in two weeks · 4 dec")
        yield line("decision_words", "Their words", texts)
        yield heading("Before leaving the room")
        yield self._choice("interest_stated", "Said I want it", ANSWERS)
        yield self._choice("next_step_asked", "Asked what next", ANSWERS)
        yield line("next_step_words", "Their words", texts)

    def _choice(self, name: str, label: str, options: tuple[Option, ...]) -> FormField:
        return FormField(name, label, Choice(options, self._texts.get(name, options[0].text)))

    def readings(self) -> Readings:
        """Return how dates, zone and people are read as they stand."""
        made_at = self._interview.agreement.made_at if self._interview else None
        return entry_readings(self.texts(), self._reading, self._timezone, made_at)

    def action_save(self) -> None:
        """Close with the verb that applies what was changed, or show what can't be read."""
        if self._interview is not None and not self.is_dirty():
            self.dismiss(None)
            return
        typed = changed_entry(self.initial, self.texts())
        reading, timezone = self._reading, self._timezone

        def edit(fresh: Interview | None) -> Interview:
            return read_entry(fresh, typed, reading, timezone)

        try:
            edit(self._interview)
        except EntryRefused as refused:
            # People are read only when the rest is right, but the user is to see it all at once.
            unread = {
                name: words
                for name, (words, is_refused) in self.readings().items()
                if is_refused and name in typed
            }
            said = {_FORM_NAMES.get(name, name): said for name, said in refused.fields.items()}
            self.refuse(unread | said)
        else:
            self.dismiss(edit)
