"""The glyphs and tones of what is drawn: every state has both, and a word beside them."""

from enum import StrEnum
from typing import NamedTuple

from textual.content import Content

from followup_tui.domain.checklist import PartState, StepState, StepStatus
from followup_tui.domain.signs import KIND_SIGNS, STATE_SIGNS, STATUS_SIGNS
from followup_tui.domain.steps import Step
from followup_tui.domain.window import ContactWindow, WindowKind, WindowState


class Tone(StrEnum):
    """The component classes that colour drawn text; their rules are in followup.tcss."""

    HEADING = "tone--heading"
    STRONG = "tone--strong"
    QUIET = "tone--quiet"
    """Less important text, and what is over."""
    OPEN = "tone--open"
    SOON = "tone--soon"
    LATE = "tone--late"
    DONE = "tone--done"
    HOLD = "tone--hold"


TONES = frozenset(str(tone) for tone in Tone)
"""For the COMPONENT_CLASSES of every widget that draws toned text."""


class Mark(NamedTuple):
    """One glyph, a single cell wide, and its tone."""

    glyph: str
    tone: Tone

    @property
    def content(self) -> Content:
        """The glyph, toned."""
        return toned(self.glyph, self.tone)


DONE = Mark("✓", Tone.DONE)
HALF_DONE = "◐"
HOLD = Mark("⏸", Tone.HOLD)
FOLDED, UNFOLDED = "▸", "▾"
ROUND = "↪"
CURSOR, CURSOR_BLURRED = "▌", "▏"

_STATUS_TONES = {
    StepStatus.LOCKED: Tone.QUIET,
    StepStatus.OPEN: Tone.OPEN,
    StepStatus.SOON: Tone.SOON,
    StepStatus.LATE: Tone.LATE,
    StepStatus.DONE: Tone.DONE,
    StepStatus.BROKEN: Tone.LATE,
    StepStatus.WAIVED: Tone.QUIET,
}
STATUS_MARKS = {status: Mark(STATUS_SIGNS[status], tone) for status, tone in _STATUS_TONES.items()}

_STATE_TONES = {
    WindowState.SOON: Tone.SOON,
    WindowState.LATE: Tone.LATE,
    WindowState.DONE: Tone.DONE,
    WindowState.MISSED: Tone.QUIET,
    WindowState.MERGED: Tone.QUIET,
    WindowState.SUPERSEDED: Tone.QUIET,
    WindowState.WAIVED: Tone.QUIET,
}
_STATE_MARKS = {state: Mark(STATE_SIGNS[state], tone) for state, tone in _STATE_TONES.items()}
CLOSED = Mark("✕", Tone.QUIET)


def toned(text: str, tone: Tone) -> Content:
    """Return text in a tone; never read as markup."""
    return Content.styled(text, f".{tone}")


def step_mark(state: StepState) -> Mark:
    """Return the mark of a step: half-filled where some parts are answered, but late stays late."""
    if state.step is Step.STAY_CALM and state.status is StepStatus.OPEN:
        return HOLD
    mark = STATUS_MARKS[state.status]
    if state.status in (StepStatus.OPEN, StepStatus.SOON) and _is_begun(state.parts):
        return Mark(HALF_DONE, mark.tone)
    return mark


def window_mark(window: ContactWindow) -> Mark:
    """Return the mark of a window: its kind's glyph, unless its state says more."""
    if window.state in _STATE_MARKS:
        return _STATE_MARKS[window.state]
    tone = Tone.HOLD if window.kind is WindowKind.HOLD else Tone.OPEN
    if window.state is WindowState.PAST:
        tone = Tone.QUIET
    return Mark(KIND_SIGNS[window.kind], tone)


def _is_begun(parts: tuple[PartState, ...]) -> bool:
    return any(part.is_answered for part in parts)
