"""Writing a note: what its keys do."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from followup_tui.domain import what_changed
from followup_tui.domain.contact import NoteKind, NoteStatus
from followup_tui.domain.letters.checks import Complaint
from followup_tui.domain.note_writing import (
    bounce,
    status_of,
)
from followup_tui.domain.refusal import Refused
from followup_tui.widgets.note_tabs import NoteTabs
from followup_tui.widgets.virtual_list import VirtualList

from . import sending
from .hand_over import HandOverFailed, edited
from .note_pages import NotePages
from .surroundings import Change


class NoteScreen(NotePages):
    """Writes notes: from a template, in the user's editor, and out to whom they are for."""

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the note that is shown."""
        is_sent = self._note.status is NoteStatus.SENT
        if action == "bounced":
            return self._sent is not None
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

    def action_send(self) -> None:
        """Send the note, or say that it was sent; not while something is missing in it."""
        self.keep_typed()
        complaints = self.complaints()
        if complaints and complaints[0].blocks:
            self._say(complaints[0].sentence)
        else:
            self.begin_opening()
            self._send(complaints)

    @work(group="note")
    async def _send(self, complaints: Sequence[Complaint]) -> None:
        try:
            change = await sending.ask_to_send(
                self.around,
                self.interview,
                self.recipient,
                self.written,
                complaints,
                self.early_reason,
            )
        except (Refused, HandOverFailed) as refused:
            self._say(str(refused))
            return
        if change is not None:
            self.change(change)
            self.go_on()

    def action_template(self) -> None:
        """Begin again from another template; ctrl+z brings back what stood there."""
        self.begin_opening()
        self._choose_template()

    @work(group="note")
    async def _choose_template(self) -> None:
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
        """Open the note again that was sent last: it did not arrive."""
        note, person = self._sent, self.recipient.person
        if note is None:
            return
        self.keep_typed()
        self.change(Change(partial(bounce, note=note), what_changed.bounced(self.recipient.name)))
        self._lay_out()
        self._page.body.focus()
        address = person.email if person else ""
        where = f"It went to {address}: e" if address else "No address is noted: e"
        self._say(f"The note is open again. {where} on the desk puts the address right.")

    def _say(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", markup=False)

    def action_leave(self) -> None:
        """Close; every word is kept."""
        self.keep_typed()
        self.dismiss(None)
