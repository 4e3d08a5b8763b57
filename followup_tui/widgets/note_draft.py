"""The draft of a note: its subject, its text, and below it what is still wrong with it."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from followup_tui.domain.letters.checks import Complaint
from followup_tui.domain.letters.drafts import Draft

from .form_field import Line, Lines

_BLOCKS, _WARNS = "✗", "!"


class NoteDraft(Vertical):
    """Holds a draft while it is written; what was sent can only be read."""

    class Edited(Message):
        """The user wrote something."""

    def __init__(self) -> None:
        super().__init__()
        self.subject, self.body = Line("", "Subject"), Lines()
        self._complaints = Static()

    def compose(self) -> ComposeResult:
        """The subject, the text, and the complaints."""
        yield self.subject
        yield self.body
        yield self._complaints

    @property
    def draft(self) -> Draft:
        """The text as it stands."""
        return Draft(subject=self.subject.text, body=self.body.text)

    def show(self, draft: Draft, *, is_sent: bool) -> None:
        """Show another draft; posts nothing."""
        with self.prevent(Input.Changed, TextArea.Changed):
            self.subject.value = draft.subject
            self.body.load_text(draft.body)
        self.subject.disabled = self.body.read_only = is_sent

    def show_complaints(self, complaints: Sequence[Complaint]) -> None:
        """Say what is wrong with the draft, a line each."""
        lines = [
            Content.styled(f"{_BLOCKS} {each.sentence}", ".dialog--refused")
            if each.blocks
            else Content(f"{_WARNS} {each.sentence}")
            for each in complaints
        ]
        self._complaints.update(Content("\n").join(lines))

    def begin_again(self, draft: Draft) -> None:
        """Write another draft over this one; ctrl+z brings back what stood there."""
        self.subject.value = draft.subject
        self.rewrite(draft.body)
        self.body.move_cursor((0, 0))

    def rewrite(self, body: str) -> None:
        """Write another text over this one; ctrl+z brings back what stood there."""
        self.body.replace(body, (0, 0), self.body.document.end)

    def put_in(self, text: str) -> None:
        """Put a text where the cursor was left, and go on writing there."""
        self.body.insert(text)
        self.body.focus()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _tell_of_an_edit(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Edited())
