"""All contact windows of an interview: when a contact may be made, and when it must not."""

from datetime import datetime

from .interview import Interview
from .notes_owed import closing_note_windows, keep_in_touch_windows, thank_you_windows
from .policy import Policy
from .waiting import (
    check_in_windows,
    decision_windows,
    interview_window,
    windows_while_waiting,
)
from .window import ContactWindow, WindowKind


def contact_windows(
    interview: Interview, policy: Policy, now: datetime
) -> tuple[ContactWindow, ...]:
    """Return every window of an interview, of every state, by opening (product.md §3).

    Pure: all stored facts count, whatever `now` (aware) is.
    """
    windows = [
        *interview_window(interview, policy, now),
        *thank_you_windows(interview, policy, now),
        *check_in_windows(interview, policy, now),
        *decision_windows(interview, policy, now),
        *windows_while_waiting(interview, policy, now),
        *closing_note_windows(interview, policy, now),
        *keep_in_touch_windows(interview, policy, now),
    ]
    return tuple(sorted(windows, key=_by_opening))


_ORDER = {kind: place for place, kind in enumerate(WindowKind)}


def _by_opening(window: ContactWindow) -> tuple[datetime, int, str]:
    return window.opens, _ORDER[window.kind], window.person or ""
