"""Glyphs: one cell each, and what they say of a step."""

import pytest
from rich.cells import cell_len

from followup_tui.domain.checklist import PartState, StepState, StepStatus
from followup_tui.domain.steps import Step
from followup_tui.widgets import glyphs


def test_every_glyph_is_one_cell_wide() -> None:
    drawn = [mark.glyph for mark in glyphs.STATUS_MARKS.values()]
    drawn += [*glyphs.KIND_SIGNS.values(), glyphs.HALF_DONE, glyphs.HOLD.glyph]
    drawn += [glyphs.FOLDED, glyphs.UNFOLDED, glyphs.CURSOR, glyphs.CURSOR_BLURRED]
    assert {glyph: cell_len(glyph) for glyph in drawn if cell_len(glyph) != 1} == {}


@pytest.mark.parametrize(
    ("status", "glyph"),
    [(StepStatus.OPEN, "◐"), (StepStatus.SOON, "◐"), (StepStatus.LATE, "▲")],
)
def test_a_step_begun_is_half_filled_but_late_stays_late(status: StepStatus, glyph: str) -> None:
    parts = (
        PartState(name="note", person="Jane", status=StepStatus.DONE),
        PartState(name="note", person="Bob", status=status),
    )
    state = StepState(step=Step.THANK_YOU, status=status, parts=parts)
    assert glyphs.step_mark(state).glyph == glyph


def test_staying_calm_is_a_pause_while_it_lasts() -> None:
    state = StepState(step=Step.STAY_CALM, status=StepStatus.OPEN)
    assert glyphs.step_mark(state).glyph == "⏸"
