"""Which interview and which part of a step are meant by what was typed."""

from collections.abc import Sequence
from datetime import datetime

from followup_tui.domain.checklist import PartState, StepStatus, checklist
from followup_tui.domain.interview import Interview, Interviewer
from followup_tui.domain.notes_owed import NOTE_PART
from followup_tui.domain.own_days import OwnDays
from followup_tui.domain.policy import Policy
from followup_tui.domain.refusal import Refused
from followup_tui.domain.rounds import Rounds
from followup_tui.domain.steps import Step
from followup_tui.domain.ticking import NOTE_KINDS
from followup_tui.domain.value import clean

from .arguments import UsageError
from .output import cut_to

_SHORTEST_ID = 8
_MOST_NAMED = 6
_LONGEST_QUOTE = 60


def find_interview(interviews: Sequence[Interview], who: str) -> Interview:
    """Return the interview of an id or a company, whole or the beginning; raises Refused.

    Where these are the rounds of one application, it is the latest of them.
    """
    wanted = clean(who).strip().casefold()
    for found in (
        [each for each in interviews if each.id == who],
        [each for each in interviews if wanted and each.company.strip().casefold() == wanted],
        [each for each in interviews if wanted and _begins(each, wanted)],
    ):
        if len(found) == 1:
            return found[0]
        if found and (latest := _latest_round(found)) is not None:
            return latest
        if found:
            raise Refused(_which_of(who, found))
    raise Refused(f'"{_cut(who)}" is no interview: followup list shows all of them')


def _latest_round(found: Sequence[Interview]) -> Interview | None:
    """Return the last round, where all that were found belong to one application."""
    story = Rounds(found).story(found[0])
    return story[-1] if len(story) == len(found) else None


def short_ids(interviews: Sequence[Interview]) -> dict[str, str]:
    """Return the shortest beginnings of ids, all of one length, that tell interviews apart."""
    ids = [each.id for each in interviews]
    longest = max(map(len, ids), default=0)
    length = _SHORTEST_ID
    while length < longest and len({each[:length] for each in ids}) < len(ids):
        length += 1
    return {each: each[:length] for each in ids}


def find_person(interview: Interview, who: str) -> Interviewer:
    """Return an interviewer by name or id, whole or the beginning; raises Refused."""
    name = clean(who).strip()
    person = interview.person_named(name) or _only_person(interview, name.casefold())
    if person is None:
        raise Refused(
            f'"{_cut(who)}" is none of the people at {_cut(interview.company)}: '
            f"{_people(interview)}"
        )
    return person


def known_person(interview: Interview, who: str) -> str:
    """Return the id of the interviewer who is meant, by name or first name; else the name.

    Contacts can be with somebody who was not there, so that no name is refused.
    """
    name = clean(who).strip()
    person = interview.person_named(name) or _only_person(interview, f"{name.casefold()} ")
    return person.id if person else name


def _only_person(interview: Interview, wanted: str) -> Interviewer | None:
    found = [
        each
        for each in interview.interviewers
        if wanted.strip() and each.name.casefold().startswith(wanted)
    ]
    return found[0] if len(found) == 1 else None


def find_part(
    interview: Interview,
    step: Step,
    name: str | None,
    who: str | None,
    policy: Policy,
    now: datetime,
) -> PartState | None:
    """Return the part of a step that is meant; None where the whole step is.

    Raises UsageError for a part that the step does not have, Refused for a note to nobody.
    """
    if name is None and who is None:
        return None
    state = checklist(interview, policy, now)[step.number - 1]
    if step in NOTE_KINDS and name in (None, NOTE_PART):
        return _note(interview, state.parts, who, state.status is StepStatus.LOCKED)
    names = [part.name for part in state.parts]
    wanted = (name or "").strip().casefold().replace(" ", "_").replace("-", "_")
    # The beginning of a name will do: interest, next_step.
    name = next((each for each in names if wanted and each.startswith(wanted)), None)
    if who is not None or name is None:
        choices = f"its parts are {', '.join(names)}" if names else _without_parts(step)
        raise UsageError(f"step {step.number} has no such part: {choices}")
    return state.parts[names.index(name)]


def _note(
    interview: Interview, notes: Sequence[PartState], who: str | None, is_locked: bool
) -> PartState | None:
    if is_locked:
        return None
    if who is None and len(notes) > 1:
        raise Refused(f"Whose note? Say --for with one of {_people(interview)}.")
    wanted = find_person(interview, who).id if who is not None else None
    for note in notes:
        if wanted in (None, note.person_id):
            return note
    raise Refused(f"No such note is owed at {_cut(interview.company)}.")


def _without_parts(step: Step) -> str:
    return "it has the part note" if step in NOTE_KINDS else "it is one whole"


def _people(interview: Interview) -> str:
    names = ", ".join(_cut(person.name) for person in interview.interviewers)
    return names or "nobody is named"


def _cut(text: str) -> str:
    return cut_to(clean(text), _LONGEST_QUOTE)


def _begins(interview: Interview, wanted: str) -> bool:
    return interview.id.casefold().startswith(wanted) or interview.company.casefold().startswith(
        wanted
    )


def _which_of(who: str, found: Sequence[Interview]) -> str:
    ids = short_ids(found)
    named = [
        f"{ids[each.id]} ({_cut(each.company)}{', ' + _cut(each.role) if each.role else ''}, "
        f"{OwnDays.of(each).day_of(each.starts_at)})"
        for each in found[:_MOST_NAMED]
    ]
    more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    return f'"{_cut(who)}" may be any of {"; ".join(named)}{more}: write the beginning of the id'
