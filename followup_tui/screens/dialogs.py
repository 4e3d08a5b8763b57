"""What each key asks the user, and the change that comes of it."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from msgspec.structs import replace

from followup_tui.domain import what_changed
from followup_tui.domain.checklist import PartState, StepStatus
from followup_tui.domain.contact import ContactKind
from followup_tui.domain.elsewhere import on_their_clock
from followup_tui.domain.interview import Interview
from followup_tui.domain.own_days import OwnDays
from followup_tui.domain.queue import in_order
from followup_tui.domain.refusal import Refused
from followup_tui.domain.standing import Standing
from followup_tui.domain.steps import Step
from followup_tui.domain.ticking import STEP_NAMES, is_no_answer, press, tick, untick_part, waive
from followup_tui.domain.whys import why
from followup_tui.domain.window import CONTACTS, ContactWindow

from . import step_work, writing_down
from .surroundings import Change, Surroundings

# Each dialog is imported when it is first opened.

Dialog = Callable[..., Awaitable[Change | None]]
"""Asks the user about an interview as it stands, and returns the change that comes of it.

It is given the surroundings, the standing, and what else the question is about.
"""


async def ask(around: Surroundings, standing: Standing, dialog: str, **about: Any) -> None:
    """Ask something about an interview, and save the change that comes of it."""
    try:
        change = await ABOUT_INTERVIEWS[dialog](around, standing, **about)
    except Refused as refused:
        around.app.notify(str(refused), severity="warning", markup=False)
    else:
        if change is not None:
            around.save(standing.interview.id, change)


async def log_contact(
    around: Surroundings, standing: Standing, window: ContactWindow | None = None
) -> Change | None:
    """Log a contact: the one that a window asks for, else the most urgent one that is due."""
    from .log_contact import LogContactScreen

    interview = standing.interview
    due = window or next((each for each in in_order(standing.items) if each.kind in CONTACTS), None)
    screen = LogContactScreen(
        interview,
        around.reading,
        kind=_contact_kind(due),
        person=due.person_id if due else None,
        method=window.method if window else None,
    )
    verb = await around.app.push_screen_wait(screen)
    if verb is None:
        return None
    return Change(verb, what_changed.logged(interview, verb(interview).contacts[-1]))


async def call(around: Surroundings, standing: Standing, window: ContactWindow) -> Change | None:
    """Show what there is to know while somebody is called, then log how it went."""
    await step_work.page(around, standing, "Call now; esc, and write down how it went")
    return await log_contact(around, standing, window)


def _contact_kind(due: ContactWindow | None) -> ContactKind:
    """Return the kind of contact that a window asks for; a check-in where nothing is due."""
    if due is None:
        return ContactKind.CHECK_IN
    return ContactKind(due.kind) if due.kind in CONTACTS else ContactKind.OTHER


async def press_step(around: Surroundings, standing: Standing, step: Step) -> Change | None:
    """Tick a step, or take its last tick back."""
    policy, now, interview = around.reading.policy, around.reading.now, standing.interview
    status = standing.steps[step.number - 1].status
    is_tick = status not in (StepStatus.DONE, StepStatus.WAIVED)
    if is_tick and step is Step.ACCEPT_OUTCOME and not await _is_cool_enough(around, interview):
        return None
    said = (what_changed.ticked if is_tick else what_changed.unticked)(interview, step)
    if is_no_answer(interview, step):
        said = what_changed.reopened(interview)
    return Change(lambda fresh: press(fresh, step, policy, now), said)


async def toggle_part(
    around: Surroundings, standing: Standing, step: Step, part: PartState
) -> Change | None:
    """Tick one part of a step, or open it again."""
    policy, now, interview = around.reading.policy, around.reading.now, standing.interview
    if part.is_answered:
        said = what_changed.unticked(interview, step, part)
        return Change(lambda fresh: untick_part(fresh, step, part), said)
    if step is Step.ACCEPT_OUTCOME and not await _is_cool_enough(around, interview):
        return None
    said = what_changed.ticked(interview, step, part)
    return Change(lambda fresh: tick(fresh, step, policy, now, now, part), said)


async def waive_step(
    around: Surroundings, standing: Standing, step: Step, part: PartState | None
) -> Change | None:
    """Waive a step or a part of it, for a reason. Raises Refused where it is locked."""
    from .ask_reason import AskReasonScreen

    policy, now, interview = around.reading.policy, around.reading.now, standing.interview
    # Nobody should think of a reason only to hear that the step is locked.
    waive(interview, step, "any reason", policy, now, part)
    what = part.person or part.name.replace("_", " ") if part else ""
    title = f"Waive {STEP_NAMES[step]}" + (f": {what}" if what else "")
    question = AskReasonScreen(title, "Why is it not needed?")
    reason = await around.app.push_screen_wait(question)
    if reason is None:
        return None
    return Change(
        lambda fresh: waive(fresh, step, reason, policy, now, part),
        what_changed.waived(interview, step, part),
    )


async def archive(around: Surroundings, standing: Standing) -> Change | None:
    """Put an interview away, or bring it back; nothing is asked."""
    is_archived = not standing.interview.archived
    return Change(
        lambda fresh: replace(fresh, archived=is_archived),
        what_changed.archived(standing.interview),
    )


async def delete(around: Surroundings, standing: Standing) -> None:
    """Delete an interview, once the user has said yes."""
    from .confirm import ConfirmScreen

    interview = standing.interview
    name = what_changed.company_words(interview)
    question = f"Delete {name} with all its contacts and notes? u brings it back."
    if await around.app.push_screen_wait(ConfirmScreen(question, "Delete", "Keep")):
        said = what_changed.removed(interview)
        around.submit(partial(around.book.remove, interview.id, said, around.clock()), said)


async def explain(
    around: Surroundings, standing: Standing, first: ContactWindow | None = None
) -> None:
    """Say for each date why it is there; the one that was pointed at comes first."""
    from .why_screen import WhyScreen

    interview = standing.interview
    windows = sorted(standing.windows, key=lambda window: window != first)
    days, now = OwnDays.of(interview), around.clock()
    sentences = [
        (
            _heading(window, days),
            on_their_clock(why(interview, window, around.reading.policy), interview, now),
        )
        for window in windows
    ]
    title = f"Why these dates? {interview.company}"
    await around.app.push_screen_wait(WhyScreen(title, sentences))


async def import_from_file(around: Surroundings) -> None:
    """Take in an invitation or a file of another program."""
    from .import_screen import import_file

    await import_file(around)


async def help_here(around: Surroundings) -> None:
    """Show the keys that work where the focus is, those of the pane first."""
    from .help_screen import HelpScreen

    app = around.app
    here: dict[str, dict[str, list[str]]] = {"In this pane": {}, "On this screen": {}}
    for active in app.screen.active_bindings.values():
        binding = active.binding
        # Textual's own bindings have no id, or scroll what has a cursor here.
        if binding.id and binding.description and not binding.system:
            section = "On this screen" if active.node in (app, app.screen) else "In this pane"
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


async def _is_cool_enough(around: Surroundings, interview: Interview) -> bool:
    from .cool_off import is_cool_enough

    reading = around.reading
    return await is_cool_enough(around.app, interview, reading, reading.now)


ABOUT_INTERVIEWS: Mapping[str, Dialog] = {
    "edit": writing_down.edit,
    "log_contact": log_contact,
    "call": call,
    "press_step": press_step,
    "toggle_part": toggle_part,
    "waive_step": waive_step,
    "archive": archive,
    "delete": delete,
    "explain": explain,
    "debrief": step_work.debrief,
    "write": step_work.write,
    "research": step_work.research,
    "page": step_work.page,
    "outcome": step_work.outcome,
    "put_off": step_work.put_off,
}
"""The dialogs about one interview, by the name that a key asks for them."""

ABOUT_ALL: Mapping[str, Callable[[Surroundings], Awaitable[None]]] = {
    "new": writing_down.new,
    "people": step_work.people,
    "import": import_from_file,
    "help": help_here,
}
"""The dialogs that are about no interview."""
