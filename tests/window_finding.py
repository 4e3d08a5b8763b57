"""Finding the windows that a test is about."""

from datetime import date, datetime

from followup_tui.domain.interview import Interview
from followup_tui.domain.policy import Policy
from followup_tui.domain.window import ContactWindow, WindowKind
from followup_tui.domain.windows import contact_windows
from tests.factories import POLICY


def windows_of(
    interview: Interview, kind: str, now: datetime, policy: Policy = POLICY
) -> list[ContactWindow]:
    """Return the windows of one kind, by opening."""
    wanted = WindowKind(kind)
    return [each for each in contact_windows(interview, policy, now) if each.kind is wanted]


def window_of(
    interview: Interview, kind: str, now: datetime, policy: Policy = POLICY
) -> ContactWindow:
    """Return the only window of a kind; there must be exactly one."""
    (found,) = windows_of(interview, kind, now, policy)
    return found


def current_check_in(
    interview: Interview, now: datetime, policy: Policy = POLICY
) -> ContactWindow | None:
    """Return the check-in window that is still to be kept."""
    found = [
        each for each in windows_of(interview, "check_in", now, policy) if each.done_at is None
    ]
    assert len(found) <= 1
    return found[0] if found else None


def days_of(window: ContactWindow, interview: Interview) -> tuple[date, date]:
    """Return the days on which a window opens and closes, by the interview's calendar."""
    assert window.closes is not None
    zone = interview.zone
    return window.opens.astimezone(zone).date(), window.closes.astimezone(zone).date()
