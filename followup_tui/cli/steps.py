"""The commands of the checklist: tick, untick, waive."""

from argparse import Namespace
from datetime import datetime

from followup_tui.domain import ticking, what_changed
from followup_tui.domain.checklist import PartState, StepStatus, checklist
from followup_tui.domain.guard import cool_off_until
from followup_tui.domain.interview import Interview
from followup_tui.domain.steps import Step
from followup_tui.domain.ticking import STEP_NAMES
from followup_tui.domain.wording import moment_words

from .finding import find_part
from .interviews import done
from .session import Reply, Session


def tick(session: Session, options: Namespace) -> Reply:
    """Tick a step, or one part of it; what is done already stays as it is."""
    interview, step = session.find(options.id), options.step
    part = _part(session, options, interview)
    status = part.status if part else _status(session, interview, step)
    if status in (StepStatus.DONE, StepStatus.WAIVED):
        return Reply(words=(f"{_named(step, part)} is {status.value} already at {_at(interview)}",))
    at = session.moment(options.at, interview)
    breathe = _cool_off_words(session, interview, step, at)
    if breathe and session.ask is not None and not session.ask(f"{breathe} Mark it as sent?"):
        return Reply(words=("Nothing was marked.",))

    def verb(fresh: Interview) -> Interview:
        part = _part(session, options, fresh)
        return ticking.tick(fresh, step, session.policy, at, session.now, part)

    what = what_changed.ticked(interview, step, part)
    session.book.change(interview.id, verb, what, session.now)
    return done(what, *([breathe] if breathe and session.ask is None else []))


def untick(session: Session, options: Namespace) -> Reply:
    """Take back what the last tick of a step did, or open one part again."""
    interview, step = session.find(options.id), options.step
    part = _part(session, options, interview)

    def verb(fresh: Interview) -> Interview:
        part = _part(session, options, fresh)
        if part is None:
            return ticking.untick(fresh, step, session.policy, session.now)
        return ticking.untick_part(fresh, step, part)

    what = what_changed.unticked(interview, step, part)
    changed = session.book.change(interview.id, verb, what, session.now)
    if changed != interview:
        return done(what)
    return Reply(words=(f"{_named(step, part)} is open already at {_at(interview)}",))


def waive(session: Session, options: Namespace) -> Reply:
    """Waive a step, or one part of it, for a reason."""
    interview, step = session.find(options.id), options.step
    part = _part(session, options, interview)

    def verb(fresh: Interview) -> Interview:
        part = _part(session, options, fresh)
        return ticking.waive(fresh, step, options.reason, session.policy, session.now, part)

    what = what_changed.waived(interview, step, part)
    session.book.change(interview.id, verb, what, session.now)
    return done(what)


def _part(session: Session, options: Namespace, interview: Interview) -> PartState | None:
    return find_part(
        interview, options.step, options.part, options.person, session.policy, session.now
    )


def _status(session: Session, interview: Interview, step: Step) -> StepStatus:
    return checklist(interview, session.policy, session.now)[step.number - 1].status


def _named(step: Step, part: PartState | None) -> str:
    named = f"Step {step.number} ({STEP_NAMES[step]})"
    if part is None:
        return named
    return f"{named}, {part.person or part.name.replace('_', ' ')},"


def _at(interview: Interview) -> str:
    return f"{what_changed.company_words(interview)}: nothing changed."


def _cool_off_words(session: Session, interview: Interview, step: Step, at: datetime) -> str:
    """Return the sentence that a closing note had better wait; nothing where it need not."""
    if step is not Step.ACCEPT_OUTCOME:
        return ""
    until = cool_off_until(interview, session.policy, at)
    if until is None:
        return ""
    return (
        "Breathe first: a closing note is better written after "
        f"{moment_words(until, session.zone, session.now.date())}."
    )
