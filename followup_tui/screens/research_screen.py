"""Research and questions of one interview: looked up, found out, asked, each saved at once."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from followup_tui.domain import researching
from followup_tui.domain.interview import Finding, Interview, Question
from followup_tui.domain.refusal import Refused
from followup_tui.domain.typed_fields import Reading
from followup_tui.widgets.dialog import Dialog
from followup_tui.widgets.dialog_keys import DialogKeys
from followup_tui.widgets.research_rows import ResearchRow, Subject, research_rows
from followup_tui.widgets.virtual_list import VirtualList

from .dialog_screen import DialogScreen
from .research_forms import FindingScreen, QuestionScreen, TopicScreen
from .surroundings import Verb


class ResearchList(VirtualList):
    """As high as its entries, as far as the screen goes."""

    DEFAULT_CSS = "ResearchList { height: auto; max-height: 100%; }"


class ResearchScreen(DialogScreen[None]):
    """Shows its own copy of the interview; `make` is given each change and the words for undo."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "note", "found", tooltip="Note what you found out", id="research.note"),
        Binding("t", "topic", "look up", tooltip="Something to look up", id="research.topic"),
        Binding("a", "ask", "ask", tooltip="A question to ask", id="research.ask"),
        # The list hears enter itself; here it is only shown, beside a second key for it.
        Binding("e", "edit", "edit", tooltip="Edit this", id="research.edit", key_display="enter"),
        Binding("space", "mark", "used", tooltip="Mark as used, or not", id="research.mark"),
        Binding(
            "minus", "remove", "remove", tooltip="Remove", id="research.remove", key_display="-"
        ),
        Binding("escape", "close", "close", id="research.close", key_display="esc"),
    ]

    def __init__(
        self,
        interview: Interview,
        reading: Callable[[], Reading],
        make: Callable[[Verb, str], None],
    ) -> None:
        super().__init__(classes="-dialog -broad")
        self._interview, self._reading, self._make = interview, reading, make
        self._list = ResearchList()
        self._keys = DialogKeys()
        self._rows: list[ResearchRow] = []

    def compose(self) -> ComposeResult:
        """One list above the keys."""
        with Dialog(f"Research · {self._interview.company}"):
            yield self._list
            yield self._keys

    def on_resize(self) -> None:
        """Wrap to another width, once the list has it too."""
        self.call_after_refresh(self._fill)

    # --- what the keys do ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Offer only what can be done with the entry under the cursor."""
        if action == "mark":
            return isinstance(self._subject, Finding)
        return action not in ("edit", "remove") or self._subject is not None

    def action_note(self) -> None:
        """Note something that was found out."""
        self.app.push_screen(FindingScreen(self._interview, self._reading()), self._add_finding)

    def action_topic(self) -> None:
        """Note something to look up."""
        self.app.push_screen(TopicScreen(self._interview), self._add_topic)

    def action_ask(self) -> None:
        """Note a question to ask."""
        self.app.push_screen(QuestionScreen(self._interview), self._add_question)

    @on(VirtualList.RowChosen)
    def action_edit(self) -> None:
        """Edit the entry under the cursor; a topic is looked up and becomes a finding."""
        interview, subject = self._interview, self._subject
        match subject:
            case str():
                form = FindingScreen(interview, self._reading(), topic=subject)
                self.app.push_screen(form, partial(self._add_finding, topic=subject))
            case Finding():
                change = partial(self._change_finding, subject)
                self.app.push_screen(FindingScreen(interview, self._reading(), subject), change)
            case Question():
                answer = partial(self._change_question, subject)
                self.app.push_screen(QuestionScreen(interview, subject), answer)

    def action_mark(self) -> None:
        """Mark the finding under the cursor as used, or as not used."""
        subject = self._subject
        if isinstance(subject, Finding):
            used = not subject.used
            what = "mark research as used" if used else "mark research as not used"
            verb = partial(researching.mark_used, finding=subject, used=used)
            self._change(verb, what)

    def action_remove(self) -> None:
        """Remove the entry under the cursor."""
        match self._subject:
            case str() as topic:
                self._change(partial(researching.drop_topic, topic=topic), "drop a topic")
            case Finding() as finding:
                verb = partial(researching.remove_finding, finding=finding)
                self._change(verb, "remove research")
            case Question() as question:
                verb = partial(researching.remove_question, question=question)
                self._change(verb, "remove a question")

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)

    # --- what the forms are closed with ---

    def _add_topic(self, topic: str | None) -> None:
        if topic is not None:
            self._change(partial(researching.add_topic, topic=topic), "note a topic", topic)

    def _add_finding(self, finding: Finding | None, topic: str | None = None) -> None:
        if finding is not None:
            verb = partial(researching.add_finding, finding=finding, topic=topic)
            self._change(verb, "note research", finding)

    def _change_finding(self, before: Finding, after: Finding | None) -> None:
        if after is not None:
            verb = partial(researching.change_finding, before=before, after=after)
            self._change(verb, "change research", after)

    def _add_question(self, question: Question | None) -> None:
        if question is not None:
            verb = partial(researching.add_question, question=question)
            self._change(verb, "note a question", question)

    def _change_question(self, before: Question, after: Question | None) -> None:
        if after is not None:
            is_answer = after.answer and not before.answer
            verb = partial(researching.change_question, before=before, after=after)
            self._change(verb, "answer a question" if is_answer else "change a question", after)

    # --- showing it ---

    def _change(self, verb: Verb, what: str, subject: Subject | None = None) -> None:
        """Make a change, hand it on, and put the cursor on what it is about."""
        try:
            changed = verb(self._interview)
        except Refused as refused:
            self.notify(str(refused), severity="warning", markup=False)
            return
        if changed != self._interview:
            self._interview = changed
            self._make(verb, researching.done_at(changed, what))
            self._fill(subject)

    def _fill(self, subject: Subject | None = None) -> None:
        """Lay out the entries, the cursor on that of a subject, else where it was."""
        self._rows = research_rows(self._interview, self._list.room)
        found = [row.key for row in self._rows if row.key and row.subject == subject]
        self._list.show(self._rows, found[-1] if found else None)
        self._show_keys()

    @on(VirtualList.CursorMoved)
    def _show_keys(self) -> None:
        """Show the keys that suit the entry under the cursor."""
        self.refresh_bindings()

    @property
    def _subject(self) -> Subject | None:
        key = self._list.cursor
        return next((row.subject for row in self._rows if row.key == key), None)
