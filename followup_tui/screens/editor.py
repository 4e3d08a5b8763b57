"""The editor: one form for what is known about an interview when it is written down."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import ItemGrid, Vertical

from followup_tui.domain.acquaintance_lines import met_words
from followup_tui.domain.acquaintances import Acquaintances
from followup_tui.domain.entry import read_entry
from followup_tui.domain.entry_readings import FieldReading, Readings, entry_readings
from followup_tui.domain.entry_texts import changed_entry, entry_texts
from followup_tui.domain.interview import Desire, Interview
from followup_tui.domain.people_lines import read_person
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
_NO_START = 'when is it? Write it like "fri 14:00"'
_FORM_NAMES = {"end": "ends", "duration": "ends"}


class EditorScreen(FormScreen[Edit]):
    """A new interview, or what is known about one; the verb it returns changes only what was."""

    def __init__(
        self,
        interview: Interview | None,
        reading: Reading,
        timezone: str,
        pattern: Interview | None = None,
        acquaintances: Acquaintances | None = None,
    ) -> None:
        """Edit an interview; without one a new one, which keeps what a pattern for it holds."""
        known = interview or pattern
        super().__init__(_title(interview, pattern), "-broad")
        self._interview, self._pattern, self._known = interview, pattern, known
        self._reading, self._acquaintances = reading, acquaintances
        self._timezone = known.timezone if known else timezone
        self._texts = {"timezone": timezone} | (entry_texts(known) if known else {})
        if pattern is not None:
            # Nobody knows yet when it is: the pattern's own start only holds the place.
            self._texts["start"] = ""

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
        names = tuple(person.name for person in self._known.interviewers) if self._known else ()
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
        """Return how dates, zone and people are read as they stand, and who is known already."""
        made_at = self._known.agreement.made_at if self._known else None
        readings = entry_readings(self.texts(), self._reading, self._timezone, made_at)
        people = readings.get("people")
        if people is not None and not people.is_refused and (known := self._known_people()):
            readings["people"] = FieldReading(" ".join([f"{people.words}.", *known]))
        return readings

    def _known_people(self) -> list[str]:
        """Return a sentence for each of the typed people who is known from another interview."""
        if self._acquaintances is None:
            return []
        besides = self._interview.id if self._interview else None
        lines = self.fields["people"].text.splitlines()
        typed = [read_person(line) for line in lines if line.strip()]
        met = [self._acquaintances.met(each.name, each.email, besides) for each in typed]
        return [met_words(meetings, self._reading.now) for meetings in met if meetings]

    def action_save(self) -> None:
        """Close with the verb that applies what was changed, or show what can't be read."""
        if self._interview is not None and not self.is_dirty():
            self.dismiss(None)
            return
        typed = changed_entry(self.initial, self.texts())
        pattern, reading, timezone = self._pattern, self._reading, self._timezone

        def edit(fresh: Interview | None) -> Interview:
            return read_entry(fresh or pattern, typed, reading, timezone)

        try:
            if pattern is not None and "start" not in typed:
                raise EntryRefused({"start": _NO_START})
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


def _title(interview: Interview | None, pattern: Interview | None) -> str:
    if interview is not None:
        return f"Edit · {interview.company}"
    return "New interview" if pattern is None else f"Next round · {pattern.company}"
