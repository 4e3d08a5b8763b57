"""Lines of text about windows and interviews: a glyph and a word for every state."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from html import escape

from followup_tui.domain.checklist import StepState, StepStatus
from followup_tui.domain.day import Day
from followup_tui.domain.elsewhere import other_day
from followup_tui.domain.interview import Interview
from followup_tui.domain.next_action import next_action
from followup_tui.domain.policy import Policy
from followup_tui.domain.signs import KIND_SIGNS, STATE_SIGNS, STATUS_SIGNS
from followup_tui.domain.snoozing import snoozed_words
from followup_tui.domain.standing import Group, Standing
from followup_tui.domain.steps import Step
from followup_tui.domain.two_clocks import clock_there
from followup_tui.domain.window import CONTACTS, ContactWindow, WindowKind, WindowState
from followup_tui.domain.window_days import SUBDUED
from followup_tui.domain.window_words import ListedOn, what_words
from followup_tui.domain.wording import day_words

from .output import columns, cut_to

_MOST_IN_TOOLTIP = 12


def today_lines(
    day: Day, interviews: Mapping[str, Interview], policy: Policy, now: datetime, width: int
) -> list[str]:
    """Return the day's queue, most urgent first, and the one line about what is on hold."""
    today = now.date()
    rows = [queue_row(each, interviews[each.interview], policy, now) for each in day.queue]
    lines = columns(rows, width, (1, 19, 30)) or [cut_to(day.next_words(today), width)]
    hold = day.hold_words(today)
    return [*lines, "", cut_to(hold, width)] if hold else lines


def waybar_fields(
    day: Day, interviews: Mapping[str, Interview], policy: Policy, now: datetime
) -> dict[str, str]:
    """Return the day as waybar reads it; it takes text and tooltip for markup, hence escaped."""
    rows = [
        " ".join(queue_row(window, interviews[window.interview], policy, now))
        for window in day.queue[:_MOST_IN_TOOLTIP]
    ]
    more = len(day.queue) - len(rows)
    rows += [f"and {more} more"] if more else []
    tooltip = rows or [day.next_words(now.date())]
    hold = day.hold_words(now.date())
    return {
        "text": escape(day.short_words, quote=False),
        "tooltip": escape("\n".join([*tooltip, *([hold] if hold else [])]), quote=False),
        "class": _urgency_class(day),
    }


def window_lines(
    windows: Sequence[tuple[Interview, ContactWindow]], now: datetime, width: int
) -> list[str]:
    """Return windows as lines: from when, at whom, what, and how it stands."""
    rows = []
    for interview, window in windows:
        opens = day_words(window.opens.astimezone(interview.zone).date(), now.date())
        row = (window_glyph(window), opens, window.company, what_words(window))
        rows.append((*row, _how_words(window, interview, now)))
    return columns(rows, width, (1, 15, 16, 22))


def listed_lines(
    standings: Iterable[Standing], ids: Mapping[str, str], now: datetime, width: int
) -> list[str]:
    """Return interviews by group, each with its id, its checklist and what comes next."""
    shown = list(standings)
    rows = [
        (
            ids[each.interview.id],
            each.interview.company,
            each.interview.role,
            "".join(step_glyph(state) for state in each.steps),
            next_action(each, now),
        )
        for each in shown
    ]
    lines: list[str] = []
    group: Group | None = None
    for each, line in zip(shown, columns(rows, width, (16, 18, 18, 6)), strict=True):
        if each.group is not group:
            lines += [*([""] if lines else []), each.group.value.upper()]
            group = each.group
        lines.append(line)
    return lines


def window_glyph(window: ContactWindow) -> str:
    """Return the glyph of a window: that of its kind, unless its state says more."""
    return STATE_SIGNS.get(window.state, KIND_SIGNS[window.kind])


def step_glyph(state: StepState) -> str:
    """Return the glyph of a step; half-filled where some of its parts are answered."""
    if state.step is Step.STAY_CALM and state.status is StepStatus.OPEN:
        return KIND_SIGNS[WindowKind.HOLD]
    is_begun = any(part.is_answered for part in state.parts)
    if is_begun and state.status in (StepStatus.OPEN, StepStatus.SOON):
        return "◐"
    return STATUS_SIGNS[state.status]


def status_glyph(status: StepStatus) -> str:
    """Return the glyph of a part of a step."""
    return STATUS_SIGNS[status]


def queue_row(
    window: ContactWindow, interview: Interview, policy: Policy, now: datetime
) -> tuple[str, str, str, str]:
    """Return what is due in four columns: a glyph, at whom, what, and how it stands."""
    how, there = _how_words(window, interview, now), _there(window, interview, policy, now)
    said = " · ".join(filter(None, (how, there)))
    return (window_glyph(window), window.company, what_words(window), said)


def _there(window: ContactWindow, interview: Interview, policy: Policy, now: datetime) -> str:
    """Say what time it is now where a contact is due: "04:20 there, closed"; else nothing."""
    clock = clock_there(interview, window.person_id, policy, now)
    if window.kind not in CONTACTS or not clock.is_other:
        return ""
    return clock.words.partition(" now,")[0] + ("" if clock.is_at_work else ", closed")


def _how_words(window: ContactWindow, interview: Interview, now: datetime) -> str:
    """Say how a window stands or when it is, whichever matters more in a short line."""
    listed = ListedOn(window, now.date(), interview.zone, now)
    if window.state is WindowState.SOON:
        return f"{listed.standing}, {listed.when}{other_day(interview, window, now)}"
    if window.done_at is not None:
        return f"done {listed.when}"
    if snoozed := snoozed_words(window, now):
        return snoozed
    if window.state in _BEST_SAID_BY_STATE or window.kind is WindowKind.HOLD:
        return listed.standing
    return f"{listed.when}{other_day(interview, window, now)}"


_BEST_SAID_BY_STATE = SUBDUED | {WindowState.LATE}


def _urgency_class(day: Day) -> str:
    if day.late:
        return "late"
    if any(window.state is WindowState.SOON for window in day.queue):
        return "soon"
    return "due" if day.queue else "quiet"
