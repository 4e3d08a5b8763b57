"""A note for each person: facts at the left, the draft at the right, every word kept."""

from uuid import uuid4

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from followup_tui.domain import what_changed
from followup_tui.domain.contact import EarlyReason, Note, NoteKind, NoteStatus
from followup_tui.domain.elsewhere import there_now, until_there
from followup_tui.domain.interview import Interview
from followup_tui.domain.letters.checks import Complaint
from followup_tui.domain.letters.drafts import Draft
from followup_tui.domain.letters.facts import Fact
from followup_tui.domain.note_writing import (
    Recipient,
    note_to,
    recipients,
    sent_note,
    status_of,
    write_draft,
)
from followup_tui.widgets.dialog import Dialog
from followup_tui.widgets.dialog_keys import DialogKeys
from followup_tui.widgets.fact_rows import fact_rows
from followup_tui.widgets.note_draft import NoteDraft
from followup_tui.widgets.note_tabs import NoteTab, NoteTabs
from followup_tui.widgets.virtual_list import VirtualList

from .dialog_screen import DialogScreen
from .letter_desk import LetterDesk
from .surroundings import Change, Surroundings

KEEP_SECONDS = 0.5
"""How long what was typed waits before it is saved; typing on does not put it off."""
_CHECK_SECONDS = 0.15
_TITLES = {
    NoteKind.THANK_YOU: "Thank-you note",
    NoteKind.CHECK_IN: "Check-in",
    NoteKind.CLOSING_NOTE: "Closing note",
}


class NotePages(DialogScreen[None]):
    """Shows the notes of one kind, a tab for each person, and keeps every word as it is typed."""

    AUTO_FOCUS = "NoteDraft Lines"

    def __init__(
        self,
        around: Surroundings,
        interview: Interview,
        kind: NoteKind,
        letters: LetterDesk,
        person: str | None = None,
        early_reason: EarlyReason | None = None,
    ) -> None:
        super().__init__(classes="-dialog -full")
        self.around, self.interview, self.kind = around, interview, kind
        self.early_reason = early_reason
        self._letters = letters
        self._recipients = recipients(interview, kind)
        self._place = next((n for n, each in enumerate(self._recipients) if each.to == person), 0)
        self._sitting = uuid4().hex
        self._note = self._stored = Note(kind=kind)
        """The note that is shown; and as it last stood in the record, where another may write."""
        self._sent: Note | None = None
        """What the person was sent last."""
        self._shown_facts: tuple[Fact, ...] = ()
        self._keeping: Timer | None = None
        self._checking: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the people, the facts, the draft and what is wrong with it."""
        with Dialog(f"{_TITLES[self.kind]} · {self.interview.company}"):
            self._tabs = NoteTabs()
            self._clock = Static(classes="note-clock")
            self._facts = VirtualList()
            self._page = NoteDraft()
            yield self._tabs
            yield self._clock
            with Horizontal(classes="note-desk"):
                yield self._facts
                yield self._page
            yield DialogKeys()

    def on_mount(self) -> None:
        """Lay the first note on the desk, before a key can reach it."""
        self._lay_out()

    @property
    def recipient(self) -> Recipient:
        """Whose note is shown."""
        return self._recipients[self._place]

    @property
    def written(self) -> Note:
        """The note as it stands on the page."""
        draft = self._page.draft
        return replace(self._note, subject=draft.subject, body=draft.body)

    def complaints(self) -> tuple[Complaint, ...]:
        """Return what is still wrong with the note as it stands."""
        draft = self._page.draft
        return self._letters.complaints(self.interview, self.kind, self.recipient, draft)

    # --- one note on the desk ---

    def _lay_out(self) -> None:
        """Show the note of the current person: as it was left, or a draft from a template."""
        sent = sent_note(self.interview, self.kind, self.recipient)
        is_sent = sent is not None and self.kind is not NoteKind.CHECK_IN
        self._sent = sent
        note = sent if sent is not None and is_sent else self._begun()
        self._note = note
        self._page.show(Draft(subject=note.subject, body=note.body), is_sent=is_sent)
        self._shown_facts = self._letters.facts(self.interview, self.kind, self.recipient)
        self._show_facts()
        self._show_tabs()
        self._check()
        self.refresh_bindings()

    def _begun(self) -> Note:
        """Return the draft as it was left, or a new one from a template."""
        note = note_to(self.interview, self.kind, self.recipient.to)
        draft = Draft(subject=note.subject, body=note.body)
        self._stored = note
        if draft == Draft():
            draft = self._letters.first_draft(self.interview, self.kind, self.recipient)
        draft = self._letters.signed(draft)
        return replace(note, subject=draft.subject, body=draft.body)

    def _show_tabs(self) -> None:
        self._tabs.current = self._place
        self._tabs.tabs = tuple(self._tab(each) for each in self._recipients)

    def _tab(self, recipient: Recipient) -> NoteTab:
        note = note_to(self.interview, self.kind, recipient.to)
        status = status_of(self.interview, self.kind, recipient)
        return NoteTab(recipient.name, status, bool(note.body.strip()))

    def on_resize(self) -> None:
        """Wrap the facts to another width, once the list has it too."""
        self.call_after_refresh(self._show_facts)

    def _show_facts(self) -> None:
        if self._facts.room > 0:
            self._facts.show(fact_rows(self._shown_facts, self._facts.room))

    # --- what is typed is kept ---

    @on(NoteDraft.Edited)
    def _typed(self) -> None:
        """Have it saved within half a second, and checked a moment after the last key."""
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_SECONDS, self.keep_typed)
        if self._checking is not None:
            self._checking.stop()
        self._checking = self.set_timer(_CHECK_SECONDS, self._check)

    def keep_typed(self) -> None:
        """Save what was typed since the last time, now."""
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        note = self.written
        if self._note.status is not NoteStatus.DRAFT or note == self._note:
            return
        before, self._stored, self._note = self._stored, note, note
        self.change(
            Change(
                lambda fresh: write_draft(fresh, note, before),
                what_changed.wrote(self.kind, self.recipient.name),
            ),
            run=f"{self._sitting}{note.id}",
            is_quiet=True,
        )

    def change(self, change: Change, *, run: str = "", is_quiet: bool = False) -> None:
        """Change the interview, here at once and in the book. Raises Refused."""
        self.interview = change.verb(self.interview)
        self.around.save(self.interview.id, change, run=run, is_quiet=is_quiet)
        self._show_tabs()

    def _check(self) -> None:
        is_draft = self._note.status is NoteStatus.DRAFT
        self._page.show_complaints(self.complaints() if is_draft else ())
        words = self._clock_words() if is_draft else ""
        self._clock.update(Content(words))
        self._clock.display = bool(words)

    def _clock_words(self) -> str:
        """Say what time it is with the person, and until when there; nothing where it is as here.

        It goes on with the clock while the note is written.
        """
        now, policy = self.around.clock(), self.around.settings.policy
        person = self.recipient.person.id if self.recipient.person else None
        there = there_now(self.interview, person, policy, now)
        until = until_there(self.interview, self.kind, person, policy, now) if there else ""
        return " · ".join(filter(None, (there, until)))
