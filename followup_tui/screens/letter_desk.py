"""What letters are written with: templates, the user's name, other notes to compare with."""

import asyncio
from collections.abc import Sequence
from typing import Any

from textual.app import App

from followup_tui.domain.contact import NoteKind
from followup_tui.domain.interview import Interview
from followup_tui.domain.letters.checks import Complaint, Occasion, complaints
from followup_tui.domain.letters.drafts import Draft, draft
from followup_tui.domain.letters.facts import Fact, letter_facts
from followup_tui.domain.letters.other_notes import other_notes
from followup_tui.domain.letters.templates import Template, fitting, of_kind, templates
from followup_tui.domain.note_writing import Recipient
from followup_tui.storage.errors import BookError
from followup_tui.storage.location import templates_folder
from followup_tui.storage.templates import own_file, read_templates
from followup_tui.widgets.key_choice import KeyedAnswer

from .hand_over import HandOverFailed, edit_file
from .send_screens import AskScreen
from .surroundings import Surroundings

_EDIT = "edit"
_MY_NAME = "{my_name}"
_MOST_KEYED = 9


class LetterDesk:
    """Begins drafts and checks them; knows the templates as they are on the disk."""

    def __init__(self, around: Surroundings, own: Sequence[Template]) -> None:
        self._around = around
        self._templates = templates(own)

    def first_draft(self, interview: Interview, kind: NoteKind, recipient: Recipient) -> Draft:
        """Return the draft that a note begins with."""
        return self._begun(interview, kind, recipient, self._fitting(interview, kind, recipient))

    def signed(self, draft: Draft) -> Draft:
        """Return a draft with the user's name, where that is known by now."""
        name = self._around.settings.my_name
        return Draft(subject=draft.subject, body=draft.body.replace(_MY_NAME, name or _MY_NAME))

    def facts(self, interview: Interview, kind: NoteKind, recipient: Recipient) -> tuple[Fact, ...]:
        """Return what stands beside the draft."""
        return letter_facts(interview, kind, recipient.person)

    def complaints(
        self, interview: Interview, kind: NoteKind, recipient: Recipient, letter: Draft
    ) -> tuple[Complaint, ...]:
        """Return what is still wrong with a draft."""
        connections, person = self._around.connections, recipient.person
        others = other_notes(interview, kind, person, connections.acquaintances)
        occasion = Occasion(interview, kind, person, self._templates, others, connections.names)
        return complaints(letter, occasion)

    async def choose(
        self, app: App[Any], interview: Interview, kind: NoteKind, recipient: Recipient
    ) -> Draft | None:
        """Let the user choose a template; return the draft that begins with it.

        The templates can be changed there too: a built-in one becomes a file of the user's own.
        """
        known = of_kind(self._templates, kind)[:_MOST_KEYED]
        usual = self._fitting(interview, kind, recipient)
        answers = [
            KeyedAnswer(str(number), each.name, each.name, _where(each, usual))
            for number, each in enumerate(known, 1)
        ]
        change = KeyedAnswer("e", _EDIT, f"change {usual.name}", "in your editor")
        ask = AskScreen("Template", [*answers, change], chosen=usual.name)
        answer = await app.push_screen_wait(ask)
        if answer == _EDIT:
            await self._edit(app, usual)
            return self.first_draft(interview, kind, recipient)
        chosen = next((each for each in known if each.name == answer), None)
        return self._begun(interview, kind, recipient, chosen) if chosen else None

    async def _edit(self, app: App[Any], template: Template) -> None:
        folder = templates_folder()
        try:
            edit_file(app, own_file(folder, template))
        except (BookError, HandOverFailed) as failed:
            app.notify(str(failed), severity="error", markup=False)
        own, failures = await asyncio.to_thread(read_templates, folder)
        self._templates = templates(own)
        for sentence in failures:
            app.notify(sentence, severity="warning", markup=False)

    def _fitting(self, interview: Interview, kind: NoteKind, recipient: Recipient) -> Template:
        policy, now = self._around.reading.policy, self._around.reading.now
        return fitting(interview, kind, recipient.person, self._templates, policy, now)

    def _begun(
        self, interview: Interview, kind: NoteKind, recipient: Recipient, template: Template
    ) -> Draft:
        policy, now = self._around.reading.policy, self._around.reading.now
        name = self._around.settings.my_name
        return draft(interview, kind, recipient.person, template, name, policy, now)


def _where(template: Template, usual: Template) -> str:
    said = "your own" if template.is_own else ""
    fits = "fits here" if template.name == usual.name else ""
    return ", ".join(word for word in (fits, said) if word)
