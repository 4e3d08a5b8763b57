"""Ticking, taking back, waiving (product.md §1)."""

from datetime import datetime, timedelta

import pytest

from followup_tui.domain.agreement import Permission
from followup_tui.domain.checklist import PartState, StepStatus, checklist
from followup_tui.domain.contact import ContactKind, NoteStatus
from followup_tui.domain.interview import Answer, Interview
from followup_tui.domain.refusal import Refused
from followup_tui.domain.steps import Step
from followup_tui.domain.ticking import press, tick, untick, untick_part, waive
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

BEFORE = berlin("2026-11-20 15:00")
NOW = berlin("2026-11-21 10:00")
LATER = berlin("2026-11-21 10:05")
PANEL = an_interview(interviewers=(JANE, BOB), notes_to_send=(a_note("jane", body="Dear Jane"),))


def status(interview: Interview, step: Step, now: datetime = NOW) -> StepStatus:
    return checklist(interview, POLICY, now)[step.number - 1].status


def a_part(interview: Interview, step: Step, name: str, now: datetime = NOW) -> PartState:
    parts = checklist(interview, POLICY, now)[step.number - 1].parts
    return next(each for each in parts if name in (each.name, each.person_id))


# --- press, and press again


@pytest.mark.parametrize("step", [Step.SHOW_INTEREST, Step.LAY_GROUND, Step.RESEARCH])
def test_a_press_ticks_a_step_and_the_next_takes_it_back(step: Step) -> None:
    ticked = press(PANEL, step, POLICY, NOW)
    assert status(ticked, step) is StepStatus.DONE
    assert ticked.steps[0].at == NOW
    assert press(ticked, step, POLICY, LATER) == PANEL


def test_a_tick_answers_only_the_parts_that_were_open() -> None:
    stated = an_interview(interest_stated=Answer.YES)
    ticked = press(stated, Step.SHOW_INTEREST, POLICY, NOW)
    assert [each.name for each in ticked.steps[0].parts] == ["next_step_asked"]
    assert press(ticked, Step.SHOW_INTEREST, POLICY, LATER) == stated


def test_pressing_again_takes_back_the_last_press_and_nothing_older() -> None:
    one = tick(
        PANEL,
        Step.LAY_GROUND,
        POLICY,
        NOW,
        NOW,
        a_part(PANEL, Step.LAY_GROUND, "method"),
    )
    all_three = press(one, Step.LAY_GROUND, POLICY, LATER)
    assert status(all_three, Step.LAY_GROUND) is StepStatus.DONE
    assert press(all_three, Step.LAY_GROUND, POLICY, LATER) == one


def test_what_was_written_down_is_not_taken_back_by_a_press() -> None:
    debriefed = an_interview(interest_stated=Answer.YES, next_step_asked=Answer.YES)
    with pytest.raises(Refused, match="Step 1 has no tick to take back at Acme"):
        press(debriefed, Step.SHOW_INTEREST, POLICY, NOW)


def test_a_press_on_a_waived_step_takes_the_waiver_back() -> None:
    waived = waive(PANEL, Step.RESEARCH, "I know them.", POLICY, NOW)
    assert status(waived, Step.RESEARCH) is StepStatus.WAIVED
    assert press(waived, Step.RESEARCH, POLICY, LATER) == PANEL


def test_research_can_be_ticked_anew_once_it_is_stale() -> None:
    first = press(PANEL, Step.RESEARCH, POLICY, NOW)
    stale = NOW + timedelta(days=7)
    again = press(first, Step.RESEARCH, POLICY, stale)
    assert [mark.at for mark in again.steps] == [NOW, stale]
    assert status(again, Step.RESEARCH, stale) is StepStatus.DONE
    assert press(again, Step.RESEARCH, POLICY, stale) == first


def test_a_tick_that_went_stale_is_not_taken_back() -> None:
    first = press(PANEL, Step.RESEARCH, POLICY, NOW)
    with pytest.raises(Refused, match="no tick to take back"):
        untick(first, Step.RESEARCH, POLICY, NOW + timedelta(days=7))


# --- step 4 and step 6


def test_a_press_on_step_4_sends_all_open_notes_and_logs_each_contact() -> None:
    sent = press(PANEL, Step.THANK_YOU, POLICY, NOW)
    assert status(sent, Step.THANK_YOU) is StepStatus.DONE
    assert {(each.kind, each.people, each.at) for each in sent.contacts} == {
        (ContactKind.THANK_YOU, ("bob",), NOW),
        (ContactKind.THANK_YOU, ("jane",), NOW),
    }
    assert sent.notes_to_send[0].status is NoteStatus.SENT
    assert sent.notes_to_send[0].sent_at == NOW


def test_taking_it_back_makes_drafts_again_and_unlogs_only_what_it_logged() -> None:
    by_hand = a_contact(berlin("2026-11-20 18:00"), "thank_you", people=("bob",))
    before = an_interview(
        interviewers=(JANE, BOB), contacts=(by_hand,), notes_to_send=PANEL.notes_to_send
    )
    sent = press(before, Step.THANK_YOU, POLICY, NOW)
    assert [each.people for each in sent.contacts] == [("bob",), ("jane",)]
    assert press(sent, Step.THANK_YOU, POLICY, LATER) == before


def test_a_note_sent_by_hand_before_is_not_sent_again_by_a_press() -> None:
    earlier = berlin("2026-11-20 18:00")
    note = a_note("jane", status=NoteStatus.SENT, sent_at=earlier)
    before = an_interview(interviewers=(JANE, BOB), notes_to_send=(note,))
    sent = press(before, Step.THANK_YOU, POLICY, NOW)
    assert sent.notes_to_send == (note,)
    assert [each.people for each in sent.contacts] == [("bob",)]
    assert press(sent, Step.THANK_YOU, POLICY, LATER) == before


def test_a_press_on_step_4_without_anybody_named_counts_as_sent() -> None:
    nobody = an_interview(interviewers=())
    sent = press(nobody, Step.THANK_YOU, POLICY, NOW)
    assert status(sent, Step.THANK_YOU) is StepStatus.DONE
    assert press(sent, Step.THANK_YOU, POLICY, LATER) == nobody


def test_one_note_can_be_ticked_alone_at_the_time_it_was_sent() -> None:
    sent_at = berlin("2026-11-20 18:00")
    part = a_part(PANEL, Step.THANK_YOU, "jane")
    one = tick(PANEL, Step.THANK_YOU, POLICY, sent_at, NOW, part)
    assert status(one, Step.THANK_YOU) is StepStatus.OPEN
    assert (one.contacts[0].at, one.contacts[0].people) == (sent_at, ("jane",))


def test_a_press_on_step_6_sends_the_closing_notes() -> None:
    rejected = an_interview(
        interviewers=(JANE, BOB), outcome=an_outcome("rejected", berlin("2026-11-21 09:00"))
    )
    closed = press(rejected, Step.ACCEPT_OUTCOME, POLICY, NOW)
    assert {each.kind for each in closed.contacts} == {ContactKind.CLOSING_NOTE}
    assert status(closed, Step.ACCEPT_OUTCOME) is StepStatus.DONE
    assert press(closed, Step.ACCEPT_OUTCOME, POLICY, LATER) == rejected


# --- parts


def test_a_part_is_opened_again_whatever_answered_it() -> None:
    stated = an_interview(interest_stated=Answer.YES)
    by_fact = a_part(stated, Step.SHOW_INTEREST, "interest_stated")
    assert untick_part(stated, Step.SHOW_INTEREST, by_fact) == an_interview()
    ticked = press(PANEL, Step.SHOW_INTEREST, POLICY, NOW)
    by_tick = a_part(ticked, Step.SHOW_INTEREST, "interest_stated")
    opened = untick_part(ticked, Step.SHOW_INTEREST, by_tick)
    assert a_part(opened, Step.SHOW_INTEREST, "interest_stated").status is StepStatus.OPEN
    assert a_part(opened, Step.SHOW_INTEREST, "next_step_asked").status is StepStatus.DONE


def test_one_persons_note_is_opened_again_and_the_others_stay_sent() -> None:
    both = a_contact(berlin("2026-11-20 18:00"), "thank_you", people=("jane", "bob"))
    sent_at = berlin("2026-11-20 18:00")
    notes = tuple(a_note(who, status=NoteStatus.SENT, sent_at=sent_at) for who in ("jane", "bob"))
    sent = an_interview(interviewers=(JANE, BOB), contacts=(both,), notes_to_send=notes)
    opened = untick_part(sent, Step.THANK_YOU, a_part(sent, Step.THANK_YOU, "jane"))
    assert a_part(opened, Step.THANK_YOU, "jane").status is StepStatus.OPEN
    assert a_part(opened, Step.THANK_YOU, "bob").status is StepStatus.DONE
    assert [each.people for each in opened.contacts] == [("bob",)]
    assert [each.status for each in opened.notes_to_send] == ["draft", "sent"]


def test_a_waived_note_is_owed_again() -> None:
    part = a_part(PANEL, Step.THANK_YOU, "bob")
    waived = waive(PANEL, Step.THANK_YOU, "No address.", POLICY, NOW, part)
    again = untick_part(waived, Step.THANK_YOU, a_part(waived, Step.THANK_YOU, "bob"))
    assert again == PANEL


def test_opening_an_open_part_changes_nothing() -> None:
    part = a_part(PANEL, Step.THANK_YOU, "bob")
    assert untick_part(PANEL, Step.THANK_YOU, part) == PANEL


def test_ticking_a_part_that_is_done_changes_nothing() -> None:
    agreed = an_interview(agreements=(an_agreement(permission=Permission.NO),))
    part = a_part(agreed, Step.LAY_GROUND, "method")
    assert tick(agreed, Step.LAY_GROUND, POLICY, NOW, NOW, part) == agreed


# --- what is refused


@pytest.mark.parametrize("step", [Step.SHOW_INTEREST, Step.LAY_GROUND, Step.THANK_YOU])
def test_a_step_is_locked_until_the_interview_is_over(step: Step) -> None:
    with pytest.raises(Refused, match=f"Step {step.number} .* is locked at Acme; .* is over"):
        press(PANEL, step, POLICY, BEFORE)
    with pytest.raises(Refused, match="is locked"):
        waive(PANEL, step, "Why not", POLICY, BEFORE)


def test_step_6_is_locked_until_they_answer() -> None:
    with pytest.raises(Refused, match=r"Step 6 .* is locked at Acme; .*when they answer"):
        press(PANEL, Step.ACCEPT_OUTCOME, POLICY, NOW)


def test_research_can_be_ticked_before_the_interview() -> None:
    assert status(press(PANEL, Step.RESEARCH, POLICY, BEFORE), Step.RESEARCH, BEFORE) is (
        StepStatus.DONE
    )


def test_step_3_can_not_be_ticked() -> None:
    for now in (NOW, berlin("2026-12-20 10:00")):
        with pytest.raises(Refused):
            press(PANEL, Step.STAY_CALM, POLICY, now)


def test_a_tick_in_the_future_is_refused() -> None:
    with pytest.raises(Refused, match="still to come"):
        tick(PANEL, Step.SHOW_INTEREST, POLICY, LATER, NOW)


# --- waiving


def test_a_waiver_keeps_its_reason_and_time() -> None:
    waived = waive(PANEL, Step.THANK_YOU, "They asked for none.", POLICY, NOW)
    (mark,) = waived.steps
    assert (mark.waived, mark.reason, mark.at) == (True, "They asked for none.", NOW)
    assert status(waived, Step.THANK_YOU) is StepStatus.WAIVED


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_waiver_needs_a_reason(reason: str) -> None:
    with pytest.raises(Refused, match="needs a reason"):
        waive(PANEL, Step.THANK_YOU, reason, POLICY, NOW)


def test_a_part_that_is_answered_can_not_be_waived() -> None:
    stated = an_interview(interest_stated=Answer.YES)
    part = a_part(stated, Step.SHOW_INTEREST, "interest_stated")
    with pytest.raises(Refused, match="answered already"):
        waive(stated, Step.SHOW_INTEREST, "Why not", POLICY, NOW, part)
