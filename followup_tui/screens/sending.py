"""Sending a note: handed to another program, and marked as sent once the user says it was."""

import asyncio
from collections.abc import Sequence

from followup_tui.domain import what_changed
from followup_tui.domain.agreement import Method
from followup_tui.domain.contact import EarlyReason, Note, NoteKind
from followup_tui.domain.elsewhere import there_now
from followup_tui.domain.interview import Interview
from followup_tui.domain.letters.checks import Complaint
from followup_tui.domain.note_writing import Recipient, send
from followup_tui.domain.refusal import TooEarly
from followup_tui.interchange.mail import eml, eml_name, mailto

from .cool_off import is_cool_enough
from .early_guard import EarlyGuardScreen
from .hand_over import HandOverFailed, open_link, write_private
from .send_screens import (
    COPY,
    FILE,
    MAIL,
    NOT_SENT,
    SENT_OTHERWISE,
    Sending,
    SentScreen,
    was_it_sent,
    which_way,
)
from .surroundings import Change, Surroundings


async def ask_to_send(
    around: Surroundings,
    interview: Interview,
    recipient: Recipient,
    note: Note,
    complaints: Sequence[Complaint],
    reason: EarlyReason | None,
) -> Change | None:
    """Hand a note over as the user wants it; return the sending once they say it went out.

    Opening it elsewhere is not sending (interface.md §3). Raises Refused and HandOverFailed.
    """
    person, reading = recipient.person, around.reading
    address = person.email if person else ""
    there = there_now(interview, person.id if person else None, reading.policy, reading.now)
    warnings = [each.sentence for each in complaints]
    answer = await around.app.push_screen_wait(which_way(recipient.name, address, there, warnings))
    if answer in (MAIL, COPY, FILE):
        done = await _hand_over(around, answer, interview, recipient, note)
        answer = await around.app.push_screen_wait(was_it_sent(done))
    if answer in (None, NOT_SENT):
        return None
    sending: Sending | None = Sending(around.reading.now, Method.EMAIL)
    if answer == SENT_OTHERWISE:
        sending = await around.app.push_screen_wait(SentScreen(interview, around.reading))
    if sending is None or not await _may_be_sent(around, interview, note.kind, sending):
        return None
    return await _past_the_guard(around, interview, recipient, note, sending, reason)


async def _hand_over(
    around: Surroundings, way: str, interview: Interview, recipient: Recipient, note: Note
) -> str:
    """Give the note to another program, and say where it is now."""
    if way == COPY:
        around.app.copy_to_clipboard(note.body)
        return "The text is on the clipboard, where the terminal allows it."
    link = mailto(recipient.person, note.subject, note.body) if way == MAIL else None
    if link is not None:
        await asyncio.to_thread(open_link, link)
        return "The note is open in the mail program."
    content = eml(recipient.person, note.subject, note.body, around.reading.now)
    name = eml_name(interview.company, recipient.name, note.kind)
    path = await asyncio.to_thread(write_private, around.letters_folder / name, content)
    if way == FILE:
        return f"The note is in {path}."
    try:
        await asyncio.to_thread(open_link, str(path))
    except HandOverFailed:
        return f"The note is too long for a link. It is in {path}: open it in a mail program."
    return f"The note is too long for a link. It is in {path}, open in the mail program."


async def _may_be_sent(
    around: Surroundings, interview: Interview, kind: NoteKind, sending: Sending
) -> bool:
    """Ask once before a closing note goes out in the heat after a rejection."""
    if kind is not NoteKind.CLOSING_NOTE:
        return True
    return await is_cool_enough(around.app, interview, around.reading, sending.at)


async def _past_the_guard(
    around: Surroundings,
    interview: Interview,
    recipient: Recipient,
    note: Note,
    sending: Sending,
    reason: EarlyReason | None,
) -> Change | None:
    """Return the change; a check-in that was sent too early asks for a reason first."""
    policy, now = around.reading.policy, around.reading.now

    def sent(fresh: Interview, why: EarlyReason | None = reason) -> Interview:
        return send(fresh, note, sending.at, sending.method, policy, now, why)

    words = what_changed.sent(note.kind, recipient.name)
    try:
        sent(interview)
    except TooEarly as too_early:
        why = await around.app.push_screen_wait(EarlyGuardScreen(too_early))
        return Change(lambda fresh: sent(fresh, why), words) if why else None
    return Change(sent, words)
