"""The work behind a step: the debrief, the notes, the research, the answer and what follows it."""

import asyncio
from functools import partial

from followup_tui.domain import what_changed
from followup_tui.domain.brief import brief
from followup_tui.domain.card import card
from followup_tui.domain.contact import NoteKind
from followup_tui.domain.interview import Interview, Result
from followup_tui.domain.next_round import next_round, still_waiting, withdraw
from followup_tui.domain.note_writing import note_due, too_early_to_write
from followup_tui.domain.notes_owed import is_merged
from followup_tui.domain.recording import snooze
from followup_tui.domain.refusal import Refused
from followup_tui.domain.snoozing import show_again, what_to_put_off
from followup_tui.domain.standing import Standing
from followup_tui.domain.window import ContactWindow
from followup_tui.storage.location import templates_folder

from .surroundings import Change, Surroundings, Verb

# Each screen is imported when it is first opened.

_CARD_WIDTH = 42


async def debrief(around: Surroundings, standing: Standing) -> Change | None:
    """Write down what was said, straight after an interview. Raises Refused before it."""
    from .debrief_form import DebriefScreen

    interview = standing.interview
    if not interview.is_held(around.clock()):
        raise Refused("The interview is still to come: b shows what to ask before you leave.")
    verb = await around.app.push_screen_wait(DebriefScreen(interview, around.reading))
    return Change(verb, what_changed.debriefed(interview), interview) if verb else None


async def write(
    around: Surroundings,
    standing: Standing,
    kind: NoteKind | None = None,
    person: str | None = None,
) -> None:
    """Write the note that is due, or one of a kind to a person.

    A check-in before its day stops at the early guard (product.md §3). Raises Refused.
    """
    from followup_tui.storage.templates import read_templates

    from .early_guard import EarlyGuardScreen
    from .letter_desk import LetterDesk
    from .note_screen import NoteScreen

    interview, reason = standing.interview, None
    if around.book.is_read_only:
        raise Refused("The data file is opened for reading only: no note could be kept.")
    if kind is None:
        kind, person = note_due(standing)
    elif is_merged(interview, kind):
        kind = NoteKind.CLOSING_NOTE  # one message a person (product.md §3)
    early = too_early_to_write(interview, kind, around.settings.policy, around.clock())
    if early is not None:
        reason = await around.app.push_screen_wait(EarlyGuardScreen(early))
        if reason is None:
            return
    own, failures = await asyncio.to_thread(read_templates, templates_folder())
    for sentence in failures:
        around.app.notify(sentence, severity="warning", markup=False)
    desk = LetterDesk(around, own)
    await around.app.push_screen_wait(NoteScreen(around, interview, kind, desk, person, reason))


async def research(around: Surroundings, standing: Standing) -> None:
    """Look at what was found out and what is to be asked, and add to it."""
    from .research_screen import ResearchScreen

    interview = standing.interview

    def save(verb: Verb, what: str) -> None:
        around.save(interview.id, Change(verb, what))

    await around.app.push_screen_wait(ResearchScreen(interview, lambda: around.reading, save))


async def page(around: Surroundings, standing: Standing, title: str = "Brief") -> None:
    """Show everything for a phone call on one page; before an interview, what to ask there."""
    from .page_screen import PageScreen

    interview, now = standing.interview, around.clock()
    story = around.connections.rounds.story(interview)
    title, sections = f"{title} · {interview.company}", brief(standing, story, now)
    if interview.outcome is None and not interview.is_held(now):
        title = f"Before you leave the room · {interview.company}"
        first = ("", card(interview, story, _CARD_WIDTH))
        await around.app.push_screen_wait(PageScreen(title, [first, *sections]))
    else:
        await around.app.push_screen_wait(PageScreen(title, sections))


async def people(around: Surroundings) -> None:
    """Show everybody the user has met, and go to the interview that was chosen there."""
    from .people_screen import PeopleScreen

    screen = PeopleScreen(around.connections.acquaintances, around.clock())
    chosen = await around.app.push_screen_wait(screen)
    if chosen is not None:
        around.go_to(chosen)


async def outcome(around: Surroundings, standing: Standing) -> None:
    """Record the answer, or take it back; then go on to what follows from it."""
    from .outcome_form import OutcomeScreen

    interview = standing.interview
    verb = await around.app.push_screen_wait(OutcomeScreen(interview, around.reading))
    if verb is None:
        return
    after = verb(interview)
    if after.outcome is None:
        around.save(interview.id, Change(verb, what_changed.reopened(interview)))
        return
    result = after.outcome.result
    around.save(interview.id, Change(verb, what_changed.answered(interview, result)))
    if result is Result.ADVANCED:
        await _offer_next_round(around, after)
    elif result is Result.ACCEPTED:
        await _offer_declines(around, after)


async def _offer_next_round(around: Surroundings, interview: Interview) -> None:
    """Write down the next round with what is carried over, unless there is one already."""
    from .confirm import ConfirmScreen
    from .writing_down import new

    story = around.connections.rounds.story(interview)
    if any(each.follows == interview.id for each in story):
        return
    question = (
        f"{interview.company} wants to see you again. Write down the next round now? "
        "People, method and open questions are carried over."
    )
    ask = ConfirmScreen(question, "Write it down", "Later")
    if await around.app.push_screen_wait(ask):
        await new(around, next_round(interview, around.clock()))


async def _offer_declines(around: Surroundings, accepted: Interview) -> None:
    """Take the user out of the other applications they choose: a polite note is due to each."""
    from .declines import DeclinesScreen

    others = still_waiting(around.connections.interviews, accepted)
    if not others:
        return
    chosen = await around.app.push_screen_wait(DeclinesScreen(others, around.clock()))
    if chosen:
        gone = partial(withdraw, at=around.clock())
        around.save_all(chosen, Change(gone, what_changed.withdrew(len(chosen))))


async def put_off(
    around: Surroundings, standing: Standing, window: ContactWindow | None = None
) -> Change | None:
    """Ask until when a window is not to be seen, or end its snooze; else the most urgent one.

    Raises Refused where nothing is due.
    """
    from .snooze_form import SnoozeScreen

    interview = standing.interview
    chosen = window or what_to_put_off(standing)
    if chosen is None:
        raise Refused(f"Nothing is due at {interview.company} that could be put off.")
    until = await around.app.push_screen_wait(SnoozeScreen(interview, chosen, around.reading))
    if until is None:
        return None
    kind, person = chosen.kind, chosen.owner_id
    if until <= around.clock():
        said = what_changed.shown_again(interview, kind)
        return Change(lambda fresh: show_again(fresh, kind, person), said)
    said = what_changed.snoozed(interview, kind)
    return Change(lambda fresh: snooze(fresh, kind, person, until), said)
