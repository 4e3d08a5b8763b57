"""The answer, whatever it is: writing it down, or taking it back."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from followup_tui.domain.contact_entry import OFTEN_SOMEONE_ELSE, read_outcome
from followup_tui.domain.entry_readings import Readings, contact_readings
from followup_tui.domain.entry_texts import moment_text
from followup_tui.domain.interview import Answer, Interview, Outcome, Result
from followup_tui.domain.notes_owed import WORTH_KEEPING_IN_TOUCH
from followup_tui.domain.recording import keep_in_touch_with, record_outcome, reopen
from followup_tui.domain.typed_fields import EntryRefused, Reading
from followup_tui.widgets.choice import Choice
from followup_tui.widgets.form_field import FormField, Lines
from followup_tui.widgets.key_choice import KeyChoice, KeyedAnswer
from followup_tui.widgets.tick_list import TickList, people_to_tick

from .agreement_form import ANSWERS, line
from .form_screen import FormScreen

Recording = Callable[[Interview], Interview]
"""Writes the outcome into the record as it is now, or takes it back."""

_RESULTS = (
    KeyedAnswer("n", Result.ADVANCED, "Next round", "they want to see you again"),
    KeyedAnswer("o", Result.OFFER, "Offer", "they want you"),
    KeyedAnswer("a", Result.ACCEPTED, "Accepted", "you took the job"),
    KeyedAnswer("d", Result.DECLINED, "Declined", "you said no to their offer"),
    KeyedAnswer("r", Result.REJECTED, "Rejected", "they said no"),
    KeyedAnswer("w", Result.WITHDRAWN, "Withdrawn", "you took yourself out"),
    KeyedAnswer("s", Result.NO_ANSWER, "Silence", "no answer came; it can be reopened"),
    KeyedAnswer("c", Result.CANCELLED, "Cancelled", "it was called off"),
)
_TAKE_BACK = "take_back"
_CALM = (
    "A no is about one job on one day; it says nothing about your worth. Take a breath. "
    "There is nothing to send in the next hours, and the door can stay open."
)


class OutcomeScreen(FormScreen[Recording]):
    """Asks how it ended; one key for the answer, the rest may stay empty."""

    def __init__(self, interview: Interview, reading: Reading) -> None:
        super().__init__(f"Outcome · {interview.company}")
        self._interview, self._reading = interview, reading
        self._texts = _texts(interview.outcome, interview)

    def compose_form(self) -> ComposeResult:
        """Lay out the results, and below what is known about the answer."""
        texts, names = self._texts, tuple(each.name for each in self._interview.interviewers)
        results: tuple[KeyedAnswer, ...] = _RESULTS
        if self._interview.outcome is not None:
            back = KeyedAnswer("t", _TAKE_BACK, "Take it back", "there is no answer yet; wait on")
            results = (*_RESULTS, back)
        yield Static(Content(_CALM), classes="calm")
        yield FormField("result", "How it ended", KeyChoice(results, texts["result"]))
        yield line("at", "When", texts, "now · yesterday 16:00")
        yield line("told_by", "Who said it", texts, "a name", names)
        yield line("words", "Their words", texts)
        yield line("reply_by", "Answer by", texts, "in a week · 4 dec")
        hired = Choice(ANSWERS, texts["someone_else_hired"])
        yield FormField("someone_else_hired", "Someone else?", hired)
        if people := self._interview.interviewers:
            touched = TickList(people_to_tick(people), _kept_in_touch(self._interview))
            yield FormField("keep_in_touch", "Keep in touch", touched)
        yield FormField(
            "private_feelings",
            "Just for me",
            Lines(texts["private_feelings"], "how it feels: in no letter and on no page"),
        )

    def on_mount(self) -> None:
        """Show only what fits the result."""
        super().on_mount()
        self._suit_the_result()

    def readings(self) -> Readings:
        """Return how the dates are read as they stand."""
        return contact_readings(self.texts(), self._reading, self._interview.timezone)

    @on(KeyChoice.Chosen)
    def _result_chosen(self, event: KeyChoice.Chosen) -> None:
        if event.text == _TAKE_BACK:
            self.dismiss(reopen)
            return
        self._suit_the_result()
        self.fields["at"].control.focus()

    def _suit_the_result(self) -> None:
        result = self.fields["result"].text
        self.query_one(".calm").display = result == Result.REJECTED
        self.fields["reply_by"].display = result == Result.OFFER
        self.fields["someone_else_hired"].display = result in OFTEN_SOMEONE_ELSE
        if "keep_in_touch" in self.fields:
            self.fields["keep_in_touch"].display = result in WORTH_KEEPING_IN_TOUCH

    def action_save(self) -> None:
        """Close with the verb that records the outcome, or show what can't be read."""
        now, kept = self._reading.now, self._keeping_in_touch()
        shown = self._interview.outcome
        try:
            outcome = read_outcome(self.texts(), self._reading, self._interview)
        except EntryRefused as refused:
            self.refuse(refused.fields)
        else:
            self.dismiss(lambda fresh: kept(record_outcome(fresh, outcome, now, shown)))

    def _keeping_in_touch(self) -> Recording:
        """Return the verb that keeps to whom the user wants to stay in touch with."""
        field = self.fields.get("keep_in_touch")
        if field is None or field.text == self.initial["keep_in_touch"]:
            return lambda fresh: fresh
        ids = field.text.split("\n")
        return lambda fresh: keep_in_touch_with(fresh, ids)


def _kept_in_touch(interview: Interview) -> str:
    stopped = [interview.person_named(who) for who in interview.keep_in_touch_stopped]
    return "\n".join(each.id for each in interview.interviewers if each not in stopped)


def _texts(outcome: Outcome | None, interview: Interview) -> dict[str, str]:
    """Return what stands in the fields before anything is typed."""
    if outcome is None:
        names = ("result", "told_by", "words", "reply_by", "private_feelings")
        return dict.fromkeys(names, "") | {"at": "now", "someone_else_hired": Answer.UNKNOWN}
    hired = {True: Answer.YES, False: Answer.NO, None: Answer.UNKNOWN}
    return {
        "result": outcome.result,
        "at": moment_text(outcome.at, interview.zone),
        "told_by": outcome.told_by,
        "words": outcome.words,
        "reply_by": str(outcome.reply_by or ""),
        "someone_else_hired": hired[outcome.someone_else_hired],
        "private_feelings": outcome.private_feelings,
    }
