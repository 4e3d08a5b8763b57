"""The forms of research: what was found out, a question to ask, something to look up."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from followup_tui.domain.entry_readings import Readings, contact_readings
from followup_tui.domain.entry_texts import moment_text
from followup_tui.domain.interview import Finding, Interview, Question
from followup_tui.domain.researching import read_finding, read_question, topic_opening
from followup_tui.domain.typed_fields import EntryRefused, Reading
from followup_tui.widgets.choice import Choice, Option
from followup_tui.widgets.form_field import FormField, Lines

from .agreement_form import line
from .form_screen import FormScreen

_SCOPES = (
    Option("company", "the company"),
    Option("industry", "its industry"),
    Option("topic", "what we talked about"),
)
_OCCASIONS = (Option("meeting", "at the next meeting"), Option("phone", "on the phone"))


class FindingScreen(FormScreen[Finding]):
    """Asks what was found out: new, about a topic that was to be looked up, or changed."""

    def __init__(
        self,
        interview: Interview,
        reading: Reading,
        before: Finding | None = None,
        topic: str | None = None,
    ) -> None:
        super().__init__(f"Found out · {interview.company}")
        self._interview, self._reading = interview, reading
        self._before, self._topic = before, topic

    def compose_form(self) -> ComposeResult:
        """Lay out the text, what it is about, and where and when it was found."""
        before, topic = self._before, self._topic
        text = before.text if before else topic_opening(topic) if topic else ""
        scope = before.scope if before else "topic" if topic else "company"
        at = moment_text(before.at, self._interview.zone) if before else "now"
        yield FormField("text", "What", Lines(text, "what is worth knowing before you talk"))
        yield FormField("scope", "It is about", Choice(_SCOPES, scope))
        yield line("url", "Link", {"url": before.url if before else ""}, "where it can be read")
        yield line("at", "When", {"at": at}, "now · yesterday 16:00")

    def on_mount(self) -> None:
        """Go on writing where the text ends."""
        super().on_mount()
        write_at_the_end(self.fields["text"])

    def readings(self) -> Readings:
        """Return how the time is read as it stands."""
        return contact_readings(self.texts(), self._reading, self._interview.timezone)

    def action_save(self) -> None:
        """Close with the finding, or show why it can't be taken."""
        try:
            finding = read_finding(
                self.texts(), self._reading, self._interview, self._before, self._topic
            )
        except EntryRefused as refused:
            self.refuse(refused.fields)
        else:
            self.dismiss(finding)


class QuestionScreen(FormScreen[Question]):
    """Asks for a question; one that is there already waits for its answer."""

    def __init__(self, interview: Interview, before: Question | None = None) -> None:
        super().__init__(f"Question · {interview.company}")
        self._before = before

    def compose_form(self) -> ComposeResult:
        """Lay out the question, when to ask it, and what they said."""
        before = self._before or Question(text="")
        yield FormField("text", "Question", Lines(before.text, "what do you want to know?"))
        yield FormField("for", "To ask", Choice(_OCCASIONS, before.asked_in))
        yield FormField("answer", "Their answer", Lines(before.answer))

    def on_mount(self) -> None:
        """Go to the answer where the question is there already."""
        super().on_mount()
        write_at_the_end(self.fields["answer" if self._before else "text"])

    def action_save(self) -> None:
        """Close with the question, or show why it can't be taken."""
        try:
            question = read_question(self.texts())
        except EntryRefused as refused:
            self.refuse(refused.fields)
        else:
            self.dismiss(question)


class TopicScreen(FormScreen[str]):
    """Asks for something to look up later."""

    def __init__(self, interview: Interview) -> None:
        super().__init__(f"To look up · {interview.company}", "-small")

    def compose_form(self) -> ComposeResult:
        """Lay out one line."""
        yield line("topic", "What", {}, "something they mentioned")

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Close with the topic; there has to be one."""
        topic = self.texts()["topic"].strip()
        if topic:
            self.dismiss(topic)
        else:
            self.refuse({"topic": "a word or two to remember it by"})


def write_at_the_end(field: FormField) -> None:
    """Focus a field of several lines behind what stands in it."""
    control = field.control
    control.focus()
    if isinstance(control, Lines):
        control.move_cursor(control.document.end)
