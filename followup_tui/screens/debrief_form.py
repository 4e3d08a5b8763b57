"""The debrief: two minutes straight after an interview, one key an answer, all of it skippable."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import ItemGrid, Vertical

from followup_tui.domain.agreement import Method, Permission
from followup_tui.domain.debrief import TALKED_ABOUT, debrief_texts, read_debrief
from followup_tui.domain.entry_readings import Readings, debrief_readings
from followup_tui.domain.interview import Answer, Interview
from followup_tui.domain.typed_fields import EntryRefused, Reading
from followup_tui.widgets.form_field import FormField, Lines
from followup_tui.widgets.key_choice import KeyedAnswer
from followup_tui.widgets.key_row import KeyRow

from .agreement_form import line
from .form_screen import SIDE_BY_SIDE, FormScreen, heading

Debrief = Callable[[Interview], Interview]
"""Writes what was answered into the record as it is now."""

_YES_OR_NO = (KeyedAnswer("y", Answer.YES, "yes"), KeyedAnswer("n", Answer.NO, "no, I forgot"))
_PERMISSIONS = (
    KeyedAnswer("y", Permission.YES, "yes"),
    KeyedAnswer("n", Permission.NO, "no, they declined"),
    KeyedAnswer("u", Permission.UNCLEAR, "unclear"),
)
_METHODS = (
    KeyedAnswer("e", Method.EMAIL, "email"),
    KeyedAnswer("p", Method.PHONE, "phone"),
    KeyedAnswer("l", Method.LINKEDIN, "LinkedIn"),
    KeyedAnswer("t", Method.TEXT, "text"),
    KeyedAnswer("w", Method.LETTER, "letter"),
    KeyedAnswer("o", Method.PORTAL, "portal"),
    KeyedAnswer("r", Method.RECRUITER, "recruiter"),
)
_MOST_KEYED = 9
"""As many people as there are digits to choose one by."""


class DebriefScreen(FormScreen[Debrief]):
    """Asks what was said in the room and what is worth keeping; saved as one change."""

    def __init__(self, interview: Interview, reading: Reading) -> None:
        super().__init__(f"Debrief · {interview.company} · enter or tab skips", "-broad")
        self._interview, self._reading = interview, reading
        self._texts = debrief_texts(interview)

    def compose_form(self) -> ComposeResult:
        """Lay out what was said, and beside or below it what to remember."""
        with ItemGrid(min_column_width=SIDE_BY_SIDE, stretch_height=False):
            with Vertical(classes="form-column"):
                yield heading("What was said in the room", is_first=True)
                yield from self._said()
            with Vertical(classes="form-column"):
                yield heading("While it is fresh", is_first=True)
                yield from self._remembered()

    def _said(self) -> ComposeResult:
        texts = self._texts
        yield self._keyed("interest_stated", "Said I want it?", _YES_OR_NO, Answer.UNKNOWN)
        yield self._keyed("next_step_asked", "Asked what next?", _YES_OR_NO, Answer.UNKNOWN)
        yield line("next_step_words", "What they said", texts, "a second round with the team")
        yield line("second_round_on", "Second round", texts, "in two weeks · 4 dec")
        yield line("decision_by", "They decide by", texts, "in a week · 4 dec")
        yield self._keyed("permission", "May I follow up?", _PERMISSIONS, Permission.NOT_ASKED)
        yield line("contact_on", "When", texts, "in a week · 1 dec · fri 14:00")
        yield line("contact_until", "Until", texts, "the last day, if they named a range")
        yield self._keyed("method", "How", _METHODS)
        yield self._whom()
        yield line("words", "Their words", texts, "call me in early December")

    def _remembered(self) -> ComposeResult:
        for person in self._interview.interviewers:
            yield self._lines(f"{TALKED_ABOUT}{person.id}", person.name, "what we talked about")
        yield self._lines("needs", "They need", "what they need -> how I fit, one a line")
        yield self._lines("unsaid", "Not said yet", "achievements that did not come up, one a line")
        yield self._lines("to_look_up", "To look up", "what came up, one a line")
        yield self._lines("questions", "Questions left", "one a line; phone: … for a phone call")

    def _keyed(
        self, name: str, label: str, answers: tuple[KeyedAnswer, ...], unanswered: str = ""
    ) -> FormField:
        return FormField(name, label, KeyRow(answers, self._texts[name], unanswered))

    def _whom(self) -> FormField:
        people = self._interview.interviewers
        whom = self._texts["contact_person"]
        if not people or len(people) > _MOST_KEYED or (whom and whom not in _ids(self._interview)):
            names = tuple(each.name for each in people)
            return line("contact_person", "Whom", self._texts, "whom to ask for", names)
        keyed = tuple(
            KeyedAnswer(str(number), each.id, each.name) for number, each in enumerate(people, 1)
        )
        return self._keyed("contact_person", "Whom", keyed)

    def _lines(self, name: str, label: str, example: str) -> FormField:
        return FormField(name, label, Lines(self._texts[name], example))

    def readings(self) -> Readings:
        """Return how the dates are read as they stand."""
        return debrief_readings(self.texts(), self._reading, self._interview)

    def action_save(self) -> None:
        """Close with the verb that writes what was answered, or show what can't be read."""
        if not self.is_dirty():
            self.dismiss(None)
            return
        before, typed, reading = self.initial, self.texts(), self._reading

        def debrief(fresh: Interview) -> Interview:
            return read_debrief(fresh, before, typed, reading)

        try:
            debrief(self._interview)
        except EntryRefused as refused:
            self.refuse(refused.fields)
        else:
            self.dismiss(debrief)


def _ids(interview: Interview) -> tuple[str, ...]:
    return tuple(each.id for each in interview.interviewers)
