"""The answers that a card of the daily review takes, and a whole group of what has gathered."""

from functools import partial

from followup_tui.domain import what_changed
from followup_tui.domain.backlog import Gathered
from followup_tui.domain.contact import NoteKind
from followup_tui.domain.deciding import done, let_go
from followup_tui.domain.refusal import Refused
from followup_tui.domain.review_card import is_called
from followup_tui.domain.snoozing import tomorrow_morning
from followup_tui.domain.standing import Standing
from followup_tui.domain.window import ContactWindow, WindowKind

from .cool_off import is_cool_enough
from .dialogs import ask
from .surroundings import Change, Surroundings, Verb

_NOTES = {
    WindowKind.THANK_YOU: NoteKind.THANK_YOU,
    WindowKind.CHECK_IN: NoteKind.CHECK_IN,
    WindowKind.CLOSING_NOTE: NoteKind.CLOSING_NOTE,
}
_DIALOGS = {
    WindowKind.DEBRIEF: "debrief",
    WindowKind.INTERVIEW: "page",
    WindowKind.SILENCE: "outcome",
    WindowKind.RESEARCH: "research",
}


async def answer_card(
    around: Surroundings, standing: Standing, window: ContactWindow, answer: str
) -> None:
    """Do what one key of a card means: do, done, snooze or let_go. Raises Refused."""
    await _CARD[answer](around, standing, window)


async def answer_group(around: Surroundings, group: Gathered, answer: str) -> None:
    """Give one answer to all of a group, as one change: done, snooze or let_go."""
    await _GROUP[answer](around, group)


async def _do(around: Surroundings, standing: Standing, window: ContactWindow) -> None:
    if is_called(window):
        await ask(around, standing, "call", window=window)
    elif window.kind in _NOTES:
        kind, person = _NOTES[window.kind], window.person_id
        await ask(around, standing, "write", kind=kind, person=person)
    else:
        await ask(around, standing, _DIALOGS[window.kind])


async def _done(around: Surroundings, standing: Standing, window: ContactWindow) -> None:
    """Write down that it is done; a closing note in the heat of a rejection asks once."""
    interview, now, policy = standing.interview, around.clock(), around.settings.policy
    is_closing = window.kind is WindowKind.CLOSING_NOTE
    if is_closing and not await is_cool_enough(around.app, interview, around.reading, now):
        return
    said = what_changed.settled(interview, window)
    around.save(interview.id, Change(lambda fresh: done(fresh, window, policy, now), said))


async def _snooze(around: Surroundings, standing: Standing, window: ContactWindow) -> None:
    await ask(around, standing, "put_off", window=window)


async def _let_go(around: Surroundings, standing: Standing, window: ContactWindow) -> None:
    interview = standing.interview
    reason = await _reason(around, f"Waive what is due: {interview.company}")
    if reason is None:
        return
    policy, now = around.settings.policy, around.clock()
    said = what_changed.left_alone(interview, window)
    verb = partial(let_go, window=window, reason=reason, policy=policy, now=now)
    around.save(interview.id, Change(verb, said))


async def _all_done(around: Surroundings, group: Gathered) -> None:
    policy, now = around.settings.policy, around.clock()
    _change_all(around, group, partial(group.all_done, policy=policy, now=now), "settle")


async def _all_snoozed(around: Surroundings, group: Gathered) -> None:
    until = tomorrow_morning(around.clock())
    group = group.in_time_until(until)
    if not group.windows:
        raise Refused("All of them are over by tomorrow: go through them one by one.")
    _change_all(around, group, partial(group.all_snoozed, until=until), "snooze")


async def _all_let_go(around: Surroundings, group: Gathered) -> None:
    reason = await _reason(around, f"Waive all: {group.name}")
    if reason is None:
        return
    policy, now = around.settings.policy, around.clock()
    verb = partial(group.all_let_go, reason=reason, policy=policy, now=now)
    _change_all(around, group, verb, "let go")


_CARD = {"do": _do, "done": _done, "snooze": _snooze, "let_go": _let_go}
_GROUP = {"done": _all_done, "snooze": _all_snoozed, "let_go": _all_let_go}


def _change_all(around: Surroundings, group: Gathered, verb: Verb, did: str) -> None:
    around.save_all(group.interview_ids, Change(verb, f"{did} {group.name}"))


async def _reason(around: Surroundings, title: str) -> str | None:
    from .ask_reason import AskReasonScreen

    question = AskReasonScreen(title, "Why is it not needed?")
    return await around.app.push_screen_wait(question)
