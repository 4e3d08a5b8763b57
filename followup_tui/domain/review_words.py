"""What the daily review says at its beginning after a long time, and at its end."""

from datetime import date

from .day import Day
from .review import Turn
from .wording import count_words, day_words


def welcome_words(away_since: date, today: date) -> str:
    """Say how long there was no review: "Welcome back. Your last review was 9 days ago, ..."."""
    days = count_words((today - away_since).days, "day")
    return (
        f"Welcome back. Your last review was {days} ago, on {day_words(away_since, today)}. "
        "This is what has gathered; one key settles a group."
    )


def last_words(turn: Turn, day: Day, today: date) -> tuple[str, ...]:
    """Say that nothing is left, or only what was passed over, and what comes next."""
    left = len(day.queue)
    first = f"{count_words(left, 'card')} left for later: p goes back." if left else ""
    ends = first or day.next_words(today)
    hold = day.hold_words(today)
    made = count_words(len(turn.decided), "decision") + " made." if turn.decided else ""
    return tuple(words for words in (ends, hold and f"{hold}.", made) if words)
