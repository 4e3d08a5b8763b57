"""Writing a note: the facts at the left, the draft at the right, what is wrong with it below."""

from typing import ClassVar
from uuid import uuid4

from msgspec.structs import replace
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.timer import Timer

from followup_tui.domain import what_changed
from followup_tui.domain.contact import EarlyReason, Note, NoteKind, NoteStatus
from followup_tui.domain.interview import Interview
from followup_tui.domain.letter_checks import Complaint
from followup_tui.domain.letter_facts import Fact
from followup_tui.domain.letters import Draft
from followup_tui.domain.note_writing import (
    Recipient,
    bounce,
    note_to,
    recipients,
    status_of,
    write_draft,
)
from followup_tui.domain.refusal import Refused
from followup_tui.widgets.dialog import Dialog
from followup_tui.widgets.dialog_keys import DialogKeys
from followup_tui.widgets.fact_rows import fact_rows
from followup_tui.widgets.note_draft import NoteDraft
from followup_tui.widgets.note_tabs import NoteTab, NoteTabs
from followup_tui.widgets.virtual_list import VirtualList

from . import sending
from .dialog_screen import DialogScreen
from .hand_over import HandOverFailed, edited
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


class NoteScreen(DialogScreen[None]):
    """Writes the notes of one kind, a tab for each person; every word is kept as it is typed."""

    AUTO_FOCUS = "NoteDraft Lines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "send", "send", id="note.send", tooltip="Send, or say it was sent"),
        Binding("ctrl+n", "next_person", "next", id="note.next_person"),
        Binding("ctrl+t", "template", "template", id="note.template"),
        Binding("ctrl+o", "editor", "editor", id="note.editor", tooltip="Open in $EDITOR"),
        Binding("ctrl+b", "bounced", "it bounced", id="note.bounced"),
        Binding("tab", "app.focus_next", "facts", id="note.facts", priority=True),
        Binding("shift+tab", "app.focus_previous", "back", id="note.back", show=False),
        # The list hears enter itself; here it is only shown, beside a second key for it.
        Binding("i", "put_in", "put in", id="note.put_in", key_display="enter"),
        Binding("escape", "leave", "leave", id="note.leave", key_display="esc"),
    ]

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
        self._note = Note(kind=kind)
        self._shown_facts: tuple[Fact, ...] = ()
        self._keeping: Timer | None = None
        self._checking: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the people, the facts, the draft and what is wrong with it."""
        with Dialog(f"{_TITLES[self.kind]} · {self.interview.company}"):
            self._tabs = NoteTabs()
            self._facts = VirtualList()
            self._page = NoteDraft()
            yield self._tabs
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
        note = note_to(self.interview, self.kind, self.recipient.to)
        draft = Draft(subject=note.subject, body=note.body)
        if draft == Draft():
            draft = self._letters.first_draft(self.interview, self.kind, self.recipient)
        self._note = replace(note, subject=draft.subject, body=draft.body)
        self._page.show(draft, is_sent=note.status is NoteStatus.SENT)
        self._shown_facts = self._letters.facts(self.interview, self.kind, self.recipient)
        self._show_facts()
        self._show_tabs()
        self._check()
        self.refresh_bindings()

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
        self._note = note
        self.change(
            Change(
                lambda fresh: write_draft(fresh, note),
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

    # --- what the keys do ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the note that is shown."""
        is_sent = self._note.status is NoteStatus.SENT
        if action == "bounced":
            return is_sent
        if action == "put_in":
            return self._facts.has_focus and not is_sent
        if action == "next_person":
            return len(self._recipients) > 1
        return not (is_sent and action in ("send", "template", "editor"))

    @on(VirtualList.RowChosen)
    def action_put_in(self) -> None:
        """Put the fact under the cursor into the draft, where that was left."""
        key = self._facts.cursor
        if key is not None and self._note.status is not NoteStatus.SENT:
            self._page.put_in(self._shown_facts[int(key)].text)

    @on(NoteTabs.TabClicked)
    def _go_to_tab(self, event: NoteTabs.TabClicked) -> None:
        self.go_to(event.place)

    def action_next_person(self) -> None:
        """Go on to the note of the next person."""
        self.go_to((self._place + 1) % len(self._recipients))

    def go_to(self, place: int) -> None:
        """Keep what was typed, and show the note of another person."""
        self.keep_typed()
        self._place = place
        self._lay_out()

    def go_on(self) -> None:
        """Go to the next note that is not sent; close where there is none."""
        for ahead in range(1, len(self._recipients)):
            place = (self._place + ahead) % len(self._recipients)
            status = status_of(self.interview, self.kind, self._recipients[place])
            if status is NoteStatus.DRAFT and self.kind is not NoteKind.CHECK_IN:
                self.go_to(place)
                return
        self.dismiss(None)

    @work(group="note")
    async def action_send(self) -> None:
        """Send the note, or say that it was sent; not while something is missing in it."""
        self.keep_typed()
        complaints, note = self.complaints(), self.written
        if complaints and complaints[0].blocks:
            self._say(complaints[0].sentence)
            return
        try:
            change = await sending.ask_to_send(
                self.around, self.interview, self.recipient, note, complaints, self.early_reason
            )
        except (Refused, HandOverFailed) as refused:
            self._say(str(refused))
            return
        if change is not None:
            self.change(change)
            self.go_on()

    @work(group="note")
    async def action_template(self) -> None:
        """Begin again from another template; ctrl+z brings back what stood there."""
        begun = await self._letters.choose(self.app, self.interview, self.kind, self.recipient)
        if begun is not None:
            self._page.begin_again(begun)

    def action_editor(self) -> None:
        """Write on in the user's own editor."""
        self.keep_typed()
        try:
            text = edited(self.app, self._page.draft.body)
        except HandOverFailed as failed:
            self._say(str(failed))
            return
        self._page.rewrite(text)

    def action_bounced(self) -> None:
        """Open the note again: it did not arrive."""
        note, said = self._note, what_changed.bounced(self.recipient.name)
        self.change(Change(lambda fresh: bounce(fresh, note), said))
        self._lay_out()
        self._page.body.focus()

    def _say(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", markup=False)

    def action_leave(self) -> None:
        """Close; every word is kept."""
        self.keep_typed()
        self.dismiss(None)
