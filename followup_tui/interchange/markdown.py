"""Everything as a Markdown document to read, to print or to keep."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from followup_tui.domain.agreed_lines import agreed_lines
from followup_tui.domain.brief import contact_line, what_is_known
from followup_tui.domain.checklist import StepState, StepStatus
from followup_tui.domain.contact import Note, NoteStatus
from followup_tui.domain.interview import Interview
from followup_tui.domain.own_days import OwnDays
from followup_tui.domain.people_lines import person_line
from followup_tui.domain.policy import Policy
from followup_tui.domain.rounds import Rounds, Story, place_words
from followup_tui.domain.standing import Standing, standing
from followup_tui.domain.step_lines import step_line
from followup_tui.domain.ticking import STEP_NAMES
from followup_tui.domain.wording import clock_words, day_words

# An address stays one that can be followed; a special sign stands for itself.
_ADDRESS_OR_SPECIAL = re.compile(
    r"(?P<address>https?://[^\s<>]*[^\s<>.,;:!?)\]}'\"])|(?P<special>[\\`*_{}\[\]<>#|~$&])"
)
# What makes a line more than text by standing at its beginning: a list, a rule, a heading.
_BEGINS = re.compile(r"\A(?P<number>\d*)(?P<sign>[-+=.)])")
_LINE_BREAK = "  \n"
_SETTLED = (StepStatus.DONE, StepStatus.WAIVED)


def markdown(
    interviews: Sequence[Interview], policy: Policy, now: datetime, *, private: bool
) -> str:
    """Return interviews as a document, the rounds of an application as one story.

    `now` is aware, in the user's zone. Private feelings are in it only with `private`.
    """
    rounds = Rounds(interviews)
    written_at = f"{day_words(now.date())}, {now:%H:%M}"
    blocks = ["# Interviews", _text(f"As of {written_at}.")]
    told: set[str] = set()
    for interview in interviews:
        if interview.id not in told:
            story = rounds.story(interview)
            told.update(each.id for each in story)
            blocks += _application(story, policy, now, private)
    return "\n\n".join(blocks) + "\n"


def _application(story: Story, policy: Policy, now: datetime, private: bool) -> Iterator[str]:
    latest = story[-1]
    yield _heading(2, " · ".join(name for name in (latest.company, latest.role) if name))
    for interview in story:
        yield _heading(3, _round_title(interview, story))
        yield from _round(standing(interview, policy, now), policy, now)
        outcome = interview.outcome
        if private and outcome is not None and outcome.private_feelings:
            yield from _section("Private feelings", [outcome.private_feelings])


def _round_title(interview: Interview, story: Story) -> str:
    starts_at = interview.starts_at.astimezone(interview.zone)
    when = f"{day_words(starts_at.date())}, {clock_words(starts_at, interview.zone)}"
    named = f"{interview.stage}, {when}" if interview.stage else when
    place = place_words(interview, story)
    return f"{place}: {named}" if place else named


def _round(standing: Standing, policy: Policy, now: datetime) -> Iterator[str]:
    interview = standing.interview
    yield _list(_facts(interview, now))
    yield _heading(4, "Checklist")
    yield "\n".join(_checklist_line(standing, state, policy, now) for state in standing.steps)
    yield from _section("People", map(person_line, interview.interviewers))
    for heading, lines in what_is_known(interview, (interview,)):
        yield from _section(heading, lines)
    in_order = sorted(interview.contacts, key=lambda contact: contact.at)
    yield from _section("Contacts", (contact_line(interview, each) for each in in_order))
    yield from _notes_to_send(interview)
    yield from _section("Notes", [interview.notes] if interview.notes else [])


def _facts(interview: Interview, now: datetime) -> tuple[str, ...]:
    hired = interview.outcome is not None and interview.outcome.someone_else_hired
    more = (interview.place, interview.posting_url, "Somebody else was hired." if hired else "")
    return (*agreed_lines(interview, now), *(line for line in more if line))


def _checklist_line(standing: Standing, state: StepState, policy: Policy, now: datetime) -> str:
    box = "[x]" if state.status in _SETTLED else "[ ]"
    name = f"{state.step.number} {STEP_NAMES[state.step]} ({state.status.value})"
    return f"- {box} {_text(f'{name}: {step_line(standing, state.step, policy, now)}')}"


def _notes_to_send(interview: Interview) -> Iterator[str]:
    if interview.notes_to_send:
        yield _heading(4, "Notes to them")
    for note in interview.notes_to_send:
        yield _text(_note_title(interview, note))
        if note.body.strip():
            yield "> " + _text(note.body).replace("\n", "\n> ")


def _note_title(interview: Interview, note: Note) -> str:
    person = interview.person_named(note.to) if note.to else None
    name = person.name if person else note.to
    whom = f" to {name}" if name else ""
    sent = f" {OwnDays.of(interview).moment(note.sent_at)}" if note.sent_at else ""
    status = f"{note.status.value}{sent if note.status is NoteStatus.SENT else ''}"
    title = f"{note.kind.value.replace('_', ' ').capitalize()}{whom}, {status}"
    return f"{title}: {note.subject}" if note.subject else title


def _section(heading: str, texts: Iterable[str]) -> Iterator[str]:
    listed = _list(texts)
    if listed:
        yield _heading(4, heading)
        yield listed


def _heading(level: int, text: str) -> str:
    return f"{'#' * level} {_line(text)}"


def _list(texts: Iterable[str]) -> str:
    return "\n".join(f"- {_text(text)}".replace("\n", "\n  ") for text in texts)


def _text(text: str) -> str:
    """Return user text as Markdown that shows it as it is, its line breaks included."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(
        _LINE_BREAK.join(_line(line.strip()) for line in paragraph.splitlines())
        for paragraph in paragraphs
    )


def _line(line: str) -> str:
    return _BEGINS.sub(r"\g<number>\\\g<sign>", _escaped(line))


def _escaped(text: str) -> str:
    def shown(found: re.Match[str]) -> str:
        return f"<{found['address']}>" if found["address"] else f"\\{found['special']}"

    return _ADDRESS_OR_SPECIAL.sub(shown, text)
