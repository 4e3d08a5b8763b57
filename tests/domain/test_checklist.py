"""The six steps and their statuses (product.md §1)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from followup_tui.domain.agreement import Permission
from followup_tui.domain.checklist import checklist
from followup_tui.domain.contact import NoteStatus
from followup_tui.domain.interview import Answer, Desire, Finding, Interview
from followup_tui.domain.steps import Part, Step, StepMark
from tests.factories import (
    BOB,
    JANE,
    POLICY,
    a_contact,
    a_note,
    an_agreement,
    an_interview,
    an_outcome,
    berlin,
)

HELD = berlin("2026-11-20 15:30")
BEFORE = HELD - timedelta(seconds=1)
NOW = berlin("2026-11-21 10:00")
ANSWERED = berlin("2026-11-24 10:00")


def status(interview: Interview, step: int, now: datetime = NOW) -> str:
    return checklist(interview, POLICY, now)[step - 1].status.value


def parts(interview: Interview, step: int, now: datetime = NOW) -> dict[str, str]:
    found = checklist(interview, POLICY, now)[step - 1].parts
    return {each.person_id or each.name: each.status.value for each in found}


def a_mark(step: Step, *names: str, **changes: Any) -> StepMark:
    return StepMark(step=step, at=NOW, parts=tuple(Part(name=name) for name in names), **changes)


def test_there_are_six_steps_in_a_fixed_order() -> None:
    assert [each.step for each in checklist(an_interview(), POLICY, NOW)] == list(Step)


def test_before_the_interview_every_step_but_research_is_locked() -> None:
    statuses = [status(an_interview(), step, BEFORE) for step in range(1, 7)]
    assert statuses == ["locked", "locked", "locked", "locked", "open", "locked"]
    statuses = [status(an_interview(), step, HELD) for step in range(1, 7)]
    assert statuses == ["open", "open", "open", "open", "open", "locked"]


def test_an_interview_that_was_cancelled_before_its_end_stays_locked() -> None:
    cancelled = an_interview(outcome=an_outcome("cancelled", BEFORE))
    assert [status(cancelled, step) for step in (1, 2, 3, 4)] == ["locked"] * 4


# --- step 1


def test_step_1_is_done_when_interest_was_stated_and_the_next_step_asked() -> None:
    half = an_interview(interest_stated=Answer.YES)
    assert parts(half, 1) == {"interest_stated": "done", "next_step_asked": "open"}
    assert status(half, 1) == "open"
    both = an_interview(interest_stated=Answer.YES, next_step_asked=Answer.YES)
    assert status(both, 1) == "done"
    assert status(an_interview(interest_stated=Answer.NO), 1) == "open"


def test_step_1_is_never_late() -> None:
    assert status(an_interview(), 1, berlin("2027-11-20 15:30")) == "open"


def test_the_interest_in_a_job_nobody_wants_counts_as_waived() -> None:
    unwanted = an_interview(desire=Desire.NOT_WANTED)
    assert parts(unwanted, 1) == {"interest_stated": "waived", "next_step_asked": "open"}
    asked = an_interview(desire=Desire.NOT_WANTED, next_step_asked=Answer.YES)
    assert status(asked, 1) == "done"


def test_a_tick_answers_its_part_and_a_tick_of_the_whole_step_answers_all() -> None:
    one = an_interview(steps=(a_mark(Step.SHOW_INTEREST, "interest_stated"),))
    assert parts(one, 1) == {"interest_stated": "done", "next_step_asked": "open"}
    whole = an_interview(steps=(a_mark(Step.SHOW_INTEREST),))
    assert parts(whole, 1) == {"interest_stated": "done", "next_step_asked": "done"}
    assert parts(whole, 2) == {"permission": "open", "when": "open", "method": "open"}


def test_a_waived_step_is_waived_and_a_waived_part_counts_as_answered() -> None:
    whole = an_interview(steps=(a_mark(Step.LAY_GROUND, waived=True, reason="A friend."),))
    assert status(whole, 2) == "waived"
    part = a_mark(Step.SHOW_INTEREST, "next_step_asked", waived=True, reason="They told me.")
    both = an_interview(interest_stated=Answer.YES, steps=(part,))
    assert parts(both, 1) == {"interest_stated": "done", "next_step_asked": "waived"}
    assert status(both, 1) == "done"


# --- step 2


def test_step_2_asks_for_permission_when_and_method() -> None:
    permitted = an_interview(agreements=(an_agreement(method=None),))
    assert parts(permitted, 2) == {"permission": "done", "when": "open", "method": "open"}
    agreed = an_interview(agreements=(an_agreement("2026-12-01"),))
    assert parts(agreed, 2) == {"permission": "done", "when": "done", "method": "done"}
    assert status(agreed, 2) == "done"


def test_asked_and_declined_answers_step_2() -> None:
    declined = an_agreement(permission=Permission.NO, method=None)
    assert status(an_interview(agreements=(declined,)), 2) == "done"
    not_asked = an_agreement(permission=Permission.NOT_ASKED, method=None)
    assert parts(an_interview(agreements=(not_asked,)), 2)["permission"] == "open"


# --- step 3


def test_step_3_is_open_on_hold_and_done_the_moment_the_check_in_opens() -> None:
    interview = an_interview(agreements=(an_agreement("2026-12-01"),))
    assert status(interview, 3, berlin("2026-11-30 23:59:59")) == "open"
    assert status(interview, 3, berlin("2026-12-01 00:00")) == "done"


def test_step_3_is_done_when_an_answer_came_before() -> None:
    assert status(an_interview(outcome=an_outcome("offer", ANSWERED)), 3, ANSWERED) == "done"


def test_step_3_is_broken_for_good_after_an_early_check_in() -> None:
    early = a_contact(berlin("2026-11-21 09:00"), early=True)
    interview = an_interview(contacts=(early,))
    assert status(interview, 3) == "broken"
    answered = an_interview(contacts=(early,), outcome=an_outcome("offer", ANSWERED))
    assert status(answered, 3, berlin("2027-01-01 00:00")) == "broken"


def test_a_check_in_that_was_not_early_leaves_step_3_unbroken() -> None:
    made = a_contact(berlin("2026-11-27 09:00"))
    assert status(an_interview(contacts=(made,)), 3, berlin("2026-11-28 09:00")) != "broken"


def test_step_3_can_be_waived() -> None:
    waived = a_mark(Step.STAY_CALM, waived=True, reason="They call me daily.")
    assert status(an_interview(steps=(waived,)), 3) == "waived"


def test_step_3_is_done_when_both_check_ins_were_kept_and_the_last_hold_is_past() -> None:
    contacts = (a_contact(berlin("2026-11-27 09:00")), a_contact(berlin("2026-12-07 09:00")))
    interview = an_interview(contacts=contacts)
    assert status(interview, 3, berlin("2026-12-15 00:00")) == "done"


# --- step 4


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-20 15:30", "open"),
        ("2026-11-22 03:30", "soon"),
        ("2026-11-22 15:30", "late"),
    ],
)
def test_step_4_is_as_urgent_as_its_notes(now: str, expected: str) -> None:
    assert status(an_interview(), 4, berlin(now)) == expected


def test_step_4_shows_the_most_urgent_of_its_notes() -> None:
    jane = replace(JANE, slot_ended_at=berlin("2026-11-20 14:30"))
    panel = an_interview(interviewers=(jane, BOB))
    now = berlin("2026-11-22 14:30")
    assert parts(panel, 4, now) == {"jane": "late", "bob": "soon"}
    assert status(panel, 4, now) == "late"


def test_step_4_is_done_when_each_note_is_sent_waived_or_merged() -> None:
    notes = (
        a_note("jane", status=NoteStatus.SENT, sent_at=NOW),
        a_note("bob", status=NoteStatus.WAIVED),
    )
    one = an_interview(interviewers=(JANE, BOB), notes_to_send=notes[:1])
    assert (parts(one, 4), status(one, 4)) == ({"jane": "done", "bob": "open"}, "open")
    both = an_interview(interviewers=(JANE, BOB), notes_to_send=notes)
    assert (parts(both, 4), status(both, 4)) == ({"jane": "done", "bob": "waived"}, "done")
    rejected = an_interview(interviewers=(JANE, BOB), outcome=an_outcome("rejected", ANSWERED))
    assert status(rejected, 4, ANSWERED) == "done"


def test_each_note_of_step_4_tells_its_person_and_its_window() -> None:
    (part,) = checklist(an_interview(), POLICY, NOW)[3].parts
    assert (part.name, part.person, part.person_id) == ("note", "Jane Doe", "jane")
    assert part.window is not None
    assert part.window.closes == HELD + timedelta(hours=48)


def test_step_4_without_anybody_named_is_one_note() -> None:
    assert parts(an_interview(interviewers=()), 4) == {"note": "open"}


# --- step 5


def test_step_5_is_done_while_research_is_fresh_and_open_again_after() -> None:
    found = an_interview(research=(Finding(text="They grow.", at=NOW),))
    stale = NOW + timedelta(days=7)
    assert status(found, 5, stale - timedelta(seconds=1)) == "done"
    assert status(found, 5, stale) == "open"


def test_step_5_is_open_while_nothing_was_looked_up_before_and_after() -> None:
    assert status(an_interview(), 5, BEFORE) == "open"
    assert status(an_interview(), 5, HELD + timedelta(hours=1)) == "open"
    prepared = an_interview(research=(Finding(text="x", at=berlin("2026-11-19 09:00")),))
    assert status(prepared, 5, BEFORE) == "done"


def test_step_5_is_done_once_there_is_an_answer() -> None:
    answered = an_interview(outcome=an_outcome("rejected", ANSWERED))
    assert status(answered, 5, berlin("2027-11-20 15:30")) == "done"


def test_step_5_can_be_waived() -> None:
    waived = a_mark(Step.RESEARCH, waived=True, reason="I know them.")
    assert status(an_interview(steps=(waived,)), 5) == "waived"


# --- step 6


def test_step_6_is_locked_without_an_answer() -> None:
    assert status(an_interview(), 6, berlin("2027-11-20 15:30")) == "locked"


@pytest.mark.parametrize("result", ["advanced", "no_answer"])
def test_step_6_is_done_at_once_after_going_on_or_silence(result: str) -> None:
    assert status(an_interview(outcome=an_outcome(result, ANSWERED)), 6, ANSWERED) == "done"


@pytest.mark.parametrize(("hours", "expected"), [(0, "open"), (36, "soon"), (48, "late")])
def test_step_6_is_as_urgent_as_its_closing_notes(hours: int, expected: str) -> None:
    rejected = an_interview(outcome=an_outcome("rejected", ANSWERED))
    assert status(rejected, 6, ANSWERED + timedelta(hours=hours)) == expected


def test_step_6_is_done_when_each_closing_note_is_sent_or_waived() -> None:
    sent = a_contact(ANSWERED, "closing_note", people=("jane",))
    mark = StepMark(
        step=Step.ACCEPT_OUTCOME,
        at=ANSWERED,
        parts=(Part(name="note", person="bob"),),
        waived=True,
        reason="Has left.",
    )
    interview = an_interview(
        interviewers=(JANE, BOB),
        contacts=(sent,),
        steps=(mark,),
        outcome=an_outcome("rejected", ANSWERED),
    )
    assert parts(interview, 6, ANSWERED) == {"jane": "done", "bob": "waived"}
    assert status(interview, 6, ANSWERED) == "done"
