"""Which interviews were held and never written down (product.md §4)."""

from typing import Any

import pytest

from followup_tui.domain.agreement import Permission
from followup_tui.domain.interview import Answer
from followup_tui.domain.queue import needs_debrief
from followup_tui.domain.steps import Part, Step, StepMark
from tests.factories import an_agreement, an_interview, an_outcome, berlin

NOW = berlin("2026-12-01 12:00")


def test_an_interview_without_a_word_written_down_asks_for_a_debrief() -> None:
    bare = an_interview()
    assert not needs_debrief(bare, berlin("2026-11-20 15:29"))
    assert needs_debrief(bare, berlin("2026-11-20 15:30"))
    assert needs_debrief(bare, berlin("2027-11-20 15:30"))


@pytest.mark.parametrize(
    "known",
    [
        {"interest_stated": Answer.YES},
        {"interest_stated": Answer.NO},
        {"next_step_asked": Answer.YES},
        {"next_step_asked": Answer.NO},
        {"agreements": (an_agreement(permission=Permission.NO),)},
        {"outcome": an_outcome("rejected", berlin("2026-11-21 09:00"))},
        {"steps": (StepMark(step=Step.SHOW_INTEREST, at=NOW),)},
        {"steps": (StepMark(step=Step.LAY_GROUND, at=NOW, parts=(Part(name="when"),)),)},
    ],
    ids=str,
)
def test_any_answer_to_steps_1_and_2_is_a_debrief(known: dict[str, Any]) -> None:
    assert not needs_debrief(an_interview(**known), NOW)


def test_ticks_of_other_steps_are_no_debrief() -> None:
    thanked = StepMark(step=Step.THANK_YOU, at=NOW)
    assert needs_debrief(an_interview(steps=(thanked,)), NOW)
