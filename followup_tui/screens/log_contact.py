"""Logging a contact, out or in, with what was agreed on it."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult

from followup_tui.domain.agreement import Agreement, Method
from followup_tui.domain.contact import Contact, ContactKind, Direction, EarlyReason
from followup_tui.domain.contact_entry import read_contact
from followup_tui.domain.elsewhere import there_now
from followup_tui.domain.entry_readings import FieldReading, Readings, contact_readings
from followup_tui.domain.interview import Interview
from followup_tui.domain.recording import log_contact
from followup_tui.domain.refusal import Refused, TooEarly
from followup_tui.domain.typed_fields import EntryRefused, Reading
from followup_tui.widgets.choice import Choice, Option
from followup_tui.widgets.form_field import FormField, Lines
from followup_tui.widgets.tick_list import TickList, people_to_tick

from .agreement_form import METHODS, agreement_fields, line
from .early_guard import EarlyGuardScreen
from .form_screen import FormScreen, heading

Logging = Callable[[Interview], Interview]
"""Writes the contact into the record as it is now."""

_DIRECTIONS = (
    Option(Direction.OUT, "I contacted them"),
    Option(Direction.IN, "they contacted me"),
)
_KINDS = (
    Option(ContactKind.THANK_YOU, "thank-you note"),
    Option(ContactKind.CHECK_IN, "check-in"),
    Option(ContactKind.REPLY, "reply"),
    Option(ContactKind.CLOSING_NOTE, "closing note"),
    Option(ContactKind.KEEP_IN_TOUCH, "keeping in touch"),
    Option(ContactKind.OTHER, "something else"),
)


class LogContactScreen(FormScreen[Logging]):
    """Asks what happened; a check-in before its day has to pass the early guard."""

    def __init__(
        self,
        interview: Interview,
        reading: Reading,
        direction: Direction = Direction.OUT,
        kind: ContactKind = ContactKind.CHECK_IN,
        person: str | None = None,
        method: Method | None = None,
    ) -> None:
        super().__init__(f"Log a contact · {interview.company}")
        self._interview, self._reading = interview, reading
        self._direction, self._kind = direction, kind
        self._method = method or ""
        people = interview.interviewers
        self._ticked = person or (people[0].id if len(people) == 1 else "")

    def compose_form(self) -> ComposeResult:
        """Lay out what happened, and below what was agreed on it."""
        people = self._interview.interviewers
        yield FormField("direction", "Who", Choice(_DIRECTIONS, self._direction))
        yield FormField("kind", "What for", Choice(_KINDS, self._kind))
        yield FormField("by", "How", Choice(METHODS, self._method))
        if people:
            yield FormField("people", "With", TickList(people_to_tick(people), self._ticked))
        yield line("other", "Someone else" if people else "With", {}, "a name")
        yield line("at", "When", {"at": "now"}, "now · yesterday 16:00 · fri 9:30am")
        yield FormField("text", "What was said", Lines())
        yield heading("Was something new agreed? If not, leave this empty.")
        yield from agreement_fields({})

    def readings(self) -> Readings:
        """Return how the dates are read as they stand, and what time it is with whom is called."""
        readings = contact_readings(self.texts(), self._reading, self._interview.timezone)
        if there := self._there_now():
            readings["people" if "people" in self.fields else "other"] = FieldReading(there)
        return readings

    def _there_now(self) -> str:
        """Say what time it is with the first who is ticked; nothing about a contact from them."""
        texts = self.texts()
        if texts["direction"] == Direction.IN:
            return ""
        person = next(iter(texts.get("people", "").splitlines()), None)
        return there_now(self._interview, person, self._reading.policy, self._reading.now)

    @on(FormField.Edited)
    def _suit_the_direction(self) -> None:
        """Take what they send for a reply, unless something else was chosen."""
        kind = self.fields["kind"].control
        is_inbound = self.fields["direction"].text == Direction.IN
        if is_inbound and kind.text == self._kind and isinstance(kind, Choice):
            kind.text = ContactKind.REPLY

    def action_save(self) -> None:
        """Close with the verb that logs the contact; one that is too early asks first."""
        texts = self.texts()
        texts["people"] = f"{texts.get('people', '')}\n{texts['other']}"
        try:
            contact, agreement = read_contact(texts, self._reading, self._interview)
            verb = self._logging(contact, agreement)
            verb(self._interview)
        except EntryRefused as refused:
            self.refuse(refused.fields)
        except TooEarly as too_early:
            self._ask_to_wait(too_early, contact, agreement)
        except Refused as refused:
            self.refuse({"people": str(refused)})
        else:
            self.dismiss(verb)

    def _ask_to_wait(
        self, too_early: TooEarly, contact: Contact, agreement: Agreement | None
    ) -> None:
        def go_on(reason: EarlyReason | None) -> None:
            if reason is not None:
                self.dismiss(self._logging(contact, agreement, reason))

        self.app.push_screen(EarlyGuardScreen(too_early), go_on)

    def _logging(
        self, contact: Contact, agreement: Agreement | None, reason: EarlyReason | None = None
    ) -> Logging:
        policy, now = self._reading.policy, self._reading.now

        def log(fresh: Interview) -> Interview:
            return log_contact(
                fresh, contact, policy, now, early_reason=reason, agreement=agreement
            )

        return log
