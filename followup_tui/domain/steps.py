"""The six steps, and what was ticked or waived of them."""

from enum import StrEnum

from .value import Instant, Value


class Step(StrEnum):
    """The six steps, in their fixed order."""

    SHOW_INTEREST = "SHOW_INTEREST"
    LAY_GROUND = "LAY_GROUND"
    STAY_CALM = "STAY_CALM"
    THANK_YOU = "THANK_YOU"
    RESEARCH = "RESEARCH"
    ACCEPT_OUTCOME = "ACCEPT_OUTCOME"

    @property
    def number(self) -> int:
        """1 to 6."""
        return list(Step).index(self) + 1


class Part(Value, frozen=True, kw_only=True):
    """A part of a step that was ticked or waived: its name and, for a note, the person."""

    name: str
    person: str | None = None
    """The interviewer's id; None where the part is nobody's."""


class StepMark(Value, frozen=True, kw_only=True):
    """One tick or one waiver: what a single press did, so that it can be taken back."""

    step: Step
    at: Instant
    parts: tuple[Part, ...] = ()
    """The parts it answered; empty means the whole step."""
    waived: bool = False
    reason: str = ""
    contacts: tuple[str, ...] = ()
    """The ids of the contacts that this tick logged."""
