"""A program of one calendar, and what stands on its days."""

from collections.abc import Callable
from datetime import datetime

import pytest
from textual.pilot import Pilot

from followup_tui.domain.interview import Interview
from followup_tui.domain.policy import Policy
from followup_tui.domain.window_days import WindowDays
from followup_tui.domain.windows import contact_windows
from followup_tui.widgets.calendar_pane import CalendarPane
from tests.factories import BOB, JANE, POLICY, an_agreement, an_interview, berlin
from tests.ui.one_widget import OneWidget, screen_text

NOW = berlin("2026-11-22 10:14")

NARROW, LOW, BIG = (28, 20), (100, 12), (120, 40)

ACME = an_interview(agreements=(an_agreement("2026-12-01"),), interviewers=(JANE, BOB))
GLOBEX = an_interview(
    id="globex",
    company="Globex",
    starts_at=berlin("2026-11-25 09:00"),
    agreements=(),
    interviewers=(),
)


def days_of(*interviews: Interview, now: datetime = NOW) -> WindowDays:
    days = WindowDays()
    for each in interviews:
        days.put(each.id, contact_windows(each, POLICY, now), each.zone, now)
    return days


def a_calendar(week_start: int = 0) -> tuple[OneWidget, CalendarPane]:
    pane = CalendarPane(week_start=week_start)
    return OneWidget(pane, CalendarPane.DayChosen, CalendarPane.WindowChosen), pane


async def shown(
    pane: CalendarPane, pilot: Pilot[None], *interviews: Interview, policy: Policy = POLICY
) -> None:
    pane.show(days_of(*interviews), NOW, policy)
    pane.focus()
    await pilot.pause()


async def comes(pilot: Pilot[None], is_there: Callable[[], bool]) -> None:
    """Wait for what follows the cursor a moment later."""
    for _ in range(100):
        if is_there():
            return
        await pilot.pause(0.01)
    pytest.fail(f"it never came:\n{screen_text(pilot.app)}")
