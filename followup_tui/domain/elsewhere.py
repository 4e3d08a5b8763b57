"""What is said about somebody in another zone: their time now, and a deadline on both calendars."""

import re
from datetime import date, datetime, timedelta

from .contact import NoteKind
from .interview import Interview
from .local_days import local_day, zone_of_user
from .own_days import OwnDays
from .policy import Policy
from .standing import Standing
from .two_clocks import clock_there, zone_there
from .window import ONE_A_PERSON, ContactWindow, WindowKind, WindowState
from .window_words import asked_words
from .windows import contact_windows
from .wording import clock_words, day_words, moment_words


def other_day(interview: Interview, window: ContactWindow, now: datetime) -> str:
    """Say a deadline on the other calendar, in brackets, where that shows another day.

    A note is due on the user's clock: " (Mon there)"; a check-in on the interview's own days:
    " (Fri 06:00 here)". Nothing for other windows, or where the day is the same.
    """
    user = zone_of_user(now)
    if window.closes is None:
        return ""
    if window.kind in ONE_A_PERSON:
        there = local_day(window.closes, zone_there(interview, window.person_id))
        is_same = there == local_day(window.closes, user)
        return "" if is_same else f" ({_near_day(there, now)} there)"
    last = window.closes - timedelta(microseconds=1)
    is_same = local_day(last, interview.zone) == local_day(last, user)
    if is_same or window.kind is not WindowKind.CHECK_IN:
        return ""
    here = local_day(window.closes, user)
    return f" ({_near_day(here, now)} {clock_words(window.closes, user)} here)"


def _near_day(day: date, now: datetime) -> str:
    """Say a day; one of the coming week by its weekday alone."""
    words = day_words(day, now.date())
    return words[:3] if 0 <= (day - now.date()).days < 7 else words


def there_now(interview: Interview, person_id: str | None, policy: Policy, now: datetime) -> str:
    """Say what time it is with a person and when to call; nothing where the clocks agree."""
    clock = clock_there(interview, person_id, policy, now)
    return "; ".join(filter(None, (clock.words, clock.hint))) if clock.is_other else ""


def until_there(
    interview: Interview, kind: NoteKind, person_id: str | None, policy: Policy, now: datetime
) -> str:
    """Say until when a note is due, on both calendars: "until Sun 22 Nov 23:30 (Mon there)".

    Nothing where both show the same day, or where no such note is due.
    """
    for window in contact_windows(interview, policy, now):
        is_theirs = window.kind not in ONE_A_PERSON or window.person_id == person_id
        if window.kind.value == kind.value and is_theirs and window.is_due:
            return _until_both(interview, window, now)
    return ""


def _until_both(interview: Interview, window: ContactWindow, now: datetime) -> str:
    other = other_day(interview, window, now)
    if not other or window.closes is None or window.state is WindowState.LATE:
        return ""
    if window.kind in ONE_A_PERSON:
        return f"until {moment_words(window.closes, zone_of_user(now), now.date())}{other}"
    return f"until {OwnDays.of(interview).last_day(window.closes)} there{other}"


def on_their_clock(sentence: str, interview: Interview, now: datetime) -> str:
    """Name the zone behind a sentence that says a time, where the user's clock shows another."""
    says_a_time = re.search(r"\d\d:\d\d", sentence) is not None
    is_other = now.astimezone(interview.zone).utcoffset() != now.utcoffset()
    return f"{sentence} ({interview.timezone} time)" if says_a_time and is_other else sentence


def here_words(at: datetime, interview: Interview, now: datetime) -> str:
    """Say a moment on the user's clock: "here Mon 23 Nov 15:00"; nothing where it is the same."""
    user = zone_of_user(now)
    is_same = at.astimezone(user).utcoffset() == at.astimezone(interview.zone).utcoffset()
    return "" if is_same else f"here {moment_words(at, user, now.date())}"


def check_in_clock(standing: Standing, policy: Policy, now: datetime) -> str:
    """Say about a check-in that is due elsewhere what time it is there, and its last moment here.

    "Call Jane Doe · 04:20 there now, outside office hours; …"; nothing where the clocks agree.
    """
    check_ins = (each for each in standing.windows if each.kind is WindowKind.CHECK_IN)
    due = (each for each in check_ins if each.is_due and each.snoozed_until is None)
    window = next(due, None)
    if window is None:
        return ""
    there = there_now(standing.interview, window.person_id, policy, now)
    what = asked_words(window)
    words = (f"{what[:1].upper()}{what[1:]}", there, _until_both(standing.interview, window, now))
    return " · ".join(filter(None, words)) if there else ""
