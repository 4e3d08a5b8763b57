"""One interview on one page: what was agreed, the checklist, the windows, the contacts."""

from collections.abc import Iterator
from datetime import datetime

from followup_tui.domain.agreed_lines import agreed_lines
from followup_tui.domain.brief import what_is_known
from followup_tui.domain.contact import Contact, Direction
from followup_tui.domain.elsewhere import there_now
from followup_tui.domain.interview import Interview
from followup_tui.domain.own_days import OwnDays
from followup_tui.domain.people_lines import person_line
from followup_tui.domain.policy import Policy
from followup_tui.domain.rounds import Story, story_words
from followup_tui.domain.snoozing import snoozed_words
from followup_tui.domain.standing import Standing
from followup_tui.domain.step_lines import part_line, part_name, step_line
from followup_tui.domain.ticking import STEP_NAMES
from followup_tui.domain.whys import why
from followup_tui.domain.window import CONTACTS
from followup_tui.domain.wording import count_words

from .lines import status_glyph, step_glyph, window_glyph
from .output import columns, cut_to, fit, paragraph

_LABEL = 9
"""Cells for the name of a line."""
_NAME, _STATUS = 23, 8
"""Cells for the name of a step, and for its status."""


def sheet(standing: Standing, story: Story, policy: Policy, now: datetime, width: int) -> list[str]:
    """Return everything worth knowing about an interview; `now` is in the user's zone."""
    interview = standing.interview
    sections = (
        list(_facts(standing, story, policy, now, width)),
        _checklist(standing, policy, now, width),
        _windows(standing, policy, now, width),
        *_known(interview, width),
        _contacts(interview, width),
        paragraph(interview.notes, width),
    )
    lines = [cut_to(" · ".join(filter(None, (interview.company, interview.role))), width)]
    for section in sections:
        lines += [*section, ""] if section else []
    return lines[:-1]


def _facts(
    standing: Standing, story: Story, policy: Policy, now: datetime, width: int
) -> Iterator[str]:
    interview, coming = standing.interview, standing.next_window
    for line in (story_words(interview, story), *agreed_lines(interview, now)):
        yield from paragraph(line, width)
    reachable = [each for each in interview.interviewers if each.email or each.phone]
    for place, person in enumerate(reachable):
        yield from _labelled("" if place else "Reach", person_line(person), width)
    if coming is not None and coming.kind in CONTACTS and not snoozed_words(coming, now):
        there = there_now(interview, coming.person_id, policy, now)
        yield from _labelled("Clock", there, width)
    yield from _labelled("Where", interview.place, width)
    yield from _labelled("Posting", interview.posting_url, width)
    yield from _labelled("Id", interview.id, width)


def _labelled(label: str, text: str, width: int) -> list[str]:
    """Return a line with its name before it, folded where it is long; nothing for no text."""
    if not text:
        return []
    first, *rest = paragraph(text, width, " " * _LABEL) or [""]
    return [f"{label:<{_LABEL}}{first[_LABEL:]}", *rest]


def _checklist(standing: Standing, policy: Policy, now: datetime, width: int) -> list[str]:
    lines: list[str] = []
    for state in standing.steps:
        name = f"{step_glyph(state)} {state.step.number} {STEP_NAMES[state.step]}"
        line = step_line(standing, state.step, policy, now)
        lines.append(cut_to(f"{fit(name, _NAME)}{state.status.value:<{_STATUS}}{line}", width))
        for part in state.parts:
            name = fit(f"    {status_glyph(part.status)} {part_name(part)}", _NAME + _STATUS - 1)
            line = part_line(standing.interview, state.step, part, now)
            lines.append(cut_to(f"{name} {line}", width))
    return lines


def _windows(standing: Standing, policy: Policy, now: datetime, width: int) -> list[str]:
    lines: list[str] = []
    for window in standing.windows:
        who = f", {window.person}" if window.person else ""
        kind = window.kind.value.replace("_", " ")
        head = f"{window_glyph(window)} {kind}{who}: {window.state.value}"
        lines.append(cut_to(", ".join(filter(None, (head, snoozed_words(window, now)))), width))
        lines += paragraph(why(standing.interview, window, policy), width, "    ")
    return lines


def _known(interview: Interview, width: int) -> Iterator[list[str]]:
    """Yield what was talked about and prepared in this round, a section for each."""
    for heading, entries in what_is_known(interview, (interview,)):
        yield [heading, *(line for each in entries for line in paragraph(each, width, "  "))]


def _contacts(interview: Interview, width: int) -> list[str]:
    if not interview.contacts:
        return []
    lines = [count_words(len(interview.contacts), "contact")]
    in_order = sorted(interview.contacts, key=lambda contact: contact.at)
    rows = [_contact_row(interview, each) for each in in_order]
    return lines + columns(rows, width, (21, 3, 13, 9))


def _contact_row(interview: Interview, contact: Contact) -> tuple[str, ...]:
    named = ((who, interview.person_named(who)) for who in contact.people)
    people = ", ".join(person.name if person else who for who, person in named)
    early = "early" if contact.early else ""
    said = " · ".join(filter(None, (people, early, " ".join(contact.text.split()))))
    return (
        OwnDays.of(interview).moment(contact.at),
        "out" if contact.direction is Direction.OUT else "in",
        contact.kind.value.replace("_", "-"),
        contact.method.value if contact.method else "",
        said,
    )
