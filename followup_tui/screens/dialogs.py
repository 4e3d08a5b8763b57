"""What each key asks the user, and the change that comes of it."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from msgspec.structs import replace
from textual.app import App

from followup_tui.domain import what_changed
from followup_tui.domain.checklist import PartState, StepStatus
from followup_tui.domain.contact import ContactKind
from followup_tui.domain.guard import cool_off_until
from followup_tui.domain.interview import Interview
from followup_tui.domain.own_days import OwnDays
from followup_tui.domain.standing import Standing
from followup_tui.domain.steps import Step
from followup_tui.domain.ticking import STEP_NAMES, press, tick, untick_part, waive
from followup_tui.domain.typed_fields import Reading
from followup_tui.domain.whys import why
from followup_tui.domain.window import ContactWindow

# Each dialog is imported when it is first opened: the desk does not need them to start.

Verb = Callable[[Interview], Interview]


class Change(NamedTuple):
    """What the user decided: a verb for the interview, and the words that undo says."""

    verb: Verb
    what: str


Dialog = Callable[[App[Any], Interview, Reading], Awaitable[Change | None]]


async def edit(app: App[Any], interview: Interview, reading: Reading) -> Change | None:
    """Open the editor on an interview."""
    from .editor import EditorScreen

    verb = await app.push_screen_wait(EditorScreen(interview, reading, interview.timezone))
    return Change(verb, what_changed.edited(interview)) if verb else None


async def new(app: App[Any], reading: Reading, timezone: str) -> Interview | None:
    """Open the editor on a new interview in a zone."""
    from .editor import EditorScreen

    verb = await app.push_screen_wait(EditorScreen(None, reading, timezone))
    return verb(None) if verb else None


async def log_contact(
    app: App[Any],
    interview: Interview,
    reading: Reading,
    kind: ContactKind = ContactKind.CHECK_IN,
    person: str | None = None,
) -> Change | None:
    """Log a contact, of a kind and with a person to begin with."""
    from .log_contact import LogContactScreen

    verb = await app.push_screen_wait(
        LogContactScreen(interview, reading, kind=kind, person=person)
    )
    if verb is None:
        return None
    return Change(verb, what_changed.logged(interview, verb(interview).contacts[-1]))


async def outcome(app: App[Any], interview: Interview, reading: Reading) -> Change | None:
    """Record the answer, or take it back."""
    from .outcome_form import OutcomeScreen

    verb = await app.push_screen_wait(OutcomeScreen(interview, reading))
    if verb is None:
        return None
    result = verb(interview).outcome
    if result is None:
        return Change(verb, what_changed.reopened(interview))
    return Change(verb, what_changed.answered(interview, result.result))


async def press_step(
    app: App[Any], interview: Interview, reading: Reading, standing: Standing, step: Step
) -> Change | None:
    """Tick a step, or take its last tick back."""
    policy, now = reading.policy, reading.now
    status = standing.steps[step.number - 1].status
    is_tick = status not in (StepStatus.DONE, StepStatus.WAIVED)
    if is_tick and step is Step.ACCEPT_OUTCOME and not await _cool_enough(app, interview, reading):
        return None
    said = what_changed.ticked if is_tick else what_changed.unticked
    return Change(lambda fresh: press(fresh, step, policy, now), said(interview, step))


async def toggle_part(
    app: App[Any], interview: Interview, reading: Reading, step: Step, part: PartState
) -> Change | None:
    """Tick one part of a step, or open it again."""
    policy, now = reading.policy, reading.now
    if part.is_answered:
        said = what_changed.unticked(interview, step, part)
        return Change(lambda fresh: untick_part(fresh, step, part), said)
    if step is Step.ACCEPT_OUTCOME and not await _cool_enough(app, interview, reading):
        return None
    said = what_changed.ticked(interview, step, part)
    return Change(lambda fresh: tick(fresh, step, policy, now, now, part), said)


async def waive_step(
    app: App[Any],
    interview: Interview,
    reading: Reading,
    step: Step,
    part: PartState | None,
) -> Change | None:
    """Waive a step or a part of it, for a reason. Raises Refused where it is locked."""
    from .ask_reason import AskReasonScreen

    policy, now = reading.policy, reading.now
    # Nobody should think of a reason only to hear that the step is locked.
    waive(interview, step, "any reason", policy, now, part)
    what = part.person or part.name.replace("_", " ") if part else ""
    title = f"Waive {STEP_NAMES[step]}" + (f": {what}" if what else "")
    reason = await app.push_screen_wait(AskReasonScreen(title, "Why is it not needed?"))
    if reason is None:
        return None
    return Change(
        lambda fresh: waive(fresh, step, reason, policy, now, part),
        what_changed.waived(interview, step, part),
    )


async def archive(app: App[Any], interview: Interview, reading: Reading) -> Change | None:
    """Put an interview away, or bring it back; nothing is asked."""
    is_archived = not interview.archived
    return Change(
        lambda fresh: replace(fresh, archived=is_archived), what_changed.archived(interview)
    )


async def wants_to_delete(app: App[Any], interview: Interview) -> bool:
    """Ask before an interview is deleted."""
    from .confirm import ConfirmScreen

    name = what_changed.company_words(interview)
    question = f"Delete {name} with all its contacts and notes? u brings it back."
    is_sure = await app.push_screen_wait(ConfirmScreen(question, "Delete", "Keep"))
    return is_sure is True


async def explain(
    app: App[Any], standing: Standing, reading: Reading, first: ContactWindow | None
) -> None:
    """Say for each date why it is there; the one that was pointed at comes first."""
    from .why_screen import WhyScreen

    interview = standing.interview
    windows = sorted(standing.windows, key=lambda window: window != first)
    days = OwnDays.of(interview)
    sentences = [
        (_heading(window, days), why(interview, window, reading.policy)) for window in windows
    ]
    await app.push_screen_wait(WhyScreen(f"Why these dates? {interview.company}", sentences))


async def help_here(app: App[Any]) -> None:
    """Show the keys that work where the focus is, those of the pane first."""
    from .help_screen import HelpScreen

    here: dict[str, dict[str, list[str]]] = {"In this pane": {}, "On the desk": {}}
    for active in app.screen.active_bindings.values():
        binding = active.binding
        # Textual's own bindings have no id, or scroll what has a cursor here.
        if binding.id and binding.description and not binding.system:
            section = "On the desk" if active.node in (app, app.screen) else "In this pane"
            what = binding.tooltip or binding.description
            keys = here[section].setdefault(f"{what[:1].upper()}{what[1:]}", [])
            keys.append(app.get_key_display(binding))
    sections = [
        (section, [(" ".join(keys), what) for what, keys in lines.items()])
        for section, lines in here.items()
    ]
    await app.push_screen_wait(HelpScreen(sections))


def _heading(window: ContactWindow, days: OwnDays) -> str:
    kind = window.kind.value.replace("_", " ").capitalize()
    person = f" · {window.person}" if window.person else ""
    return f"{kind}{person} · {days.day_of(window.opens)} · {window.state.value}"


async def _cool_enough(app: App[Any], interview: Interview, reading: Reading) -> bool:
    """Ask once before a closing note is sent in the heat after a rejection (product.md §3)."""
    until = cool_off_until(interview, reading.policy, reading.now)
    if until is None:
        return True
    from .confirm import ConfirmScreen

    when = OwnDays.of(interview).moment(until)
    question = (
        f"The rejection is fresh. A draft can wait until {when}: breathe first. "
        "Was the note really sent already?"
    )
    is_sure = await app.push_screen_wait(ConfirmScreen(question, "It was sent", "Not yet"))
    return is_sure is True
