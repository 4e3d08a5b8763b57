"""After a rejection: breathe first."""

from datetime import datetime
from typing import Any

from textual.app import App

from followup_tui.domain.guard import cool_off_until
from followup_tui.domain.interview import Interview
from followup_tui.domain.own_days import OwnDays
from followup_tui.domain.typed_fields import Reading

from .confirm import ConfirmScreen


async def is_cool_enough(
    app: App[Any], interview: Interview, reading: Reading, sent_at: datetime
) -> bool:
    """Ask once before a closing note is sent in the heat after a rejection (product.md §3)."""
    until = cool_off_until(interview, reading.policy, sent_at)
    if until is None:
        return True
    when = OwnDays.of(interview).moment(until)
    question = (
        f"The rejection is fresh. A draft can wait until {when}: breathe first. "
        "Was the note really sent already?"
    )
    is_sure = await app.push_screen_wait(ConfirmScreen(question, "It was sent", "Not yet"))
    return is_sure is True
