"""A story to try the program on: twelve interviews, told relative to now."""

from datetime import datetime

from followup_tui.domain.interview import Interview

from .answered import advanced_with_next_round, no_answer, offered, rejected
from .due import agreed_call, just_held, not_written_down, promised_and_late
from .waiting import called_early, on_hold_abroad, silent


def sample_story(now: datetime) -> tuple[Interview, ...]:
    """Return twelve interviews that show every window, state and step status of product.md.

    `now` is aware; the same `now` gives equal values, with the same ids.
    """
    return (
        just_held(now),
        not_written_down(now),
        agreed_call(now),
        promised_and_late(now),
        on_hold_abroad(now),
        called_early(now),
        silent(now),
        *advanced_with_next_round(now),
        offered(now),
        rejected(now),
        no_answer(now),
    )
