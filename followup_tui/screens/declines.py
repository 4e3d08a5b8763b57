"""After an offer was accepted: whom else to tell, kindly and soon."""

from collections.abc import Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from followup_tui.domain.interview import Interview
from followup_tui.domain.own_days import OwnDays
from followup_tui.widgets.form_field import FormField
from followup_tui.widgets.tick_list import Ticked, TickList

from .form_screen import FormScreen

_WORDS = (
    "Others are still waiting for you. Those that you tick become withdrawn, or their offer "
    "declined, and a polite note is due to each of them: w writes it. u takes all of it back."
)


class DeclinesScreen(FormScreen[tuple[str, ...]]):
    """Asks from which other applications to withdraw; closes with their ids."""

    def __init__(self, others: Sequence[Interview], now: datetime) -> None:
        super().__init__("You accepted. Tell the others?")
        self._others = tuple(others)

    def compose_form(self) -> ComposeResult:
        """Lay out the others, all of them ticked."""
        yield Static(Content(_WORDS), classes="dialog-text")
        lines = tuple(Ticked(each.id, _line(each)) for each in self._others)
        ids = "\n".join(each.id for each in self._others)
        yield FormField("others", "Withdraw from", TickList(lines, ids))

    def action_save(self) -> None:
        """Close with what is ticked."""
        ticked = self.texts()["others"].split("\n")
        self.dismiss(tuple(each.id for each in self._others if each.id in ticked))


def _line(interview: Interview) -> str:
    days = OwnDays.of(interview)
    return ", ".join(
        part
        for part in (interview.company, interview.role, days.day_of(interview.starts_at))
        if part
    )
