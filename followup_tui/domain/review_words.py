"""What the daily review says at its beginning after a long time, and at its end."""

from collections.abc import Sequence
from datetime import date, datetime

from .day import Day
from .local_days import zone_of_user
from .review import Turn
from .window import ContactWindow, WindowKind
from .wording import clock_words, count_words, day_words


def welcome_words(away_since: date, today: date) -> str:
    """Say how long there was no review: "Welcome back. Your last review was 9 days ago, ..."."""
    days = count_words((today - away_since).days, "day")
    return (
        f"Welcome back. Your last review was {days} ago, on {day_words(away_since, today)}. "
        "This is what has gathered; one key settles a group."
    )


def cards_left(queue: Sequence[ContactWindow]) -> int:
    """Return how many cards still ask for a decision; an interview of today is only noted."""
    return sum(window.kind is not WindowKind.INTERVIEW for window in queue)


def last_words(turn: Turn, day: Day, now: datetime) -> tuple[str, ...]:
    """Say that nothing is left, or only what was passed over, and what comes next."""
    left = cards_left(day.queue)
    passed = f"{count_words(left, 'card')} left for later: n goes through them again."
    hold = day.hold_words(now.date())
    made = count_words(len(turn.decided), "decision") + " made." if turn.decided else ""
    lines = (
        passed if left else day.next_words(now.date()),
        *(_today(each, now) for each in day.queue if each.kind is WindowKind.INTERVIEW),
        f"{hold}." if hold else "",
        made,
    )
    return tuple(line for line in lines if line)


def _today(interview: ContactWindow, now: datetime) -> str:
    at = clock_words(interview.opens, zone_of_user(now))
    return f"Today at {at}: the interview at {interview.company}."
