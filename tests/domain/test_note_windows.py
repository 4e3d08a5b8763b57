"""The notes that are owed: thank-you, closing note, keep in touch (product.md §3)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from followup_tui.domain.contact import NoteStatus
from followup_tui.domain.interview import Interview
from followup_tui.domain.policy import Policy
from followup_tui.domain.steps import Part, Step, StepMark
from tests.factories import (
    BOB,
    JANE,
    a_contact,
    a_note,
    an_interview,
    an_outcome,
    berlin,
    from_them,
)
from tests.window_finding import window_of, windows_of

HELD = berlin("2026-11-20 15:30")
NOW = berlin("2026-11-21 10:00")
REJECTED_AT = berlin("2026-12-01 17:00")


def a_panel(**changes: Any) -> Interview:
    return an_interview(interviewers=(JANE, BOB), **changes)


def states(interview: Interview, kind: str, now: datetime = NOW) -> dict[str | None, str]:
    return {each.person_id: each.state.value for each in windows_of(interview, kind, now)}


# --- thank-you


def test_each_interviewer_is_owed_a_note_within_48_hours() -> None:
    windows = windows_of(a_panel(), "thank_you", NOW)
    assert [each.person for each in windows] == ["Bob Li", "Jane Doe"]
    for window in windows:
        assert (window.opens, window.closes) == (HELD, HELD + timedelta(hours=48))
        assert window.basis == "rule"


def test_where_nobody_is_named_one_note_is_owed_to_nobody_in_particular() -> None:
    window = window_of(an_interview(interviewers=()), "thank_you", NOW)
    assert (window.person, window.person_id, window.state) == (None, None, "open")


def test_no_note_is_owed_before_the_interview_is_over() -> None:
    assert windows_of(a_panel(), "thank_you", HELD - timedelta(seconds=1)) == []
    assert len(windows_of(a_panel(), "thank_you", HELD)) == 2


def test_in_a_panel_the_48_hours_count_from_the_end_of_each_slot() -> None:
    slot = berlin("2026-11-20 14:45")
    panel = an_interview(interviewers=(replace(JANE, slot_ended_at=slot), BOB))
    opens = {each.person_id: each.opens for each in windows_of(panel, "thank_you", NOW)}
    assert opens == {"jane": slot, "bob": HELD}


@pytest.mark.parametrize(
    ("ended", "late_from"),
    [("2026-03-27 15:30", "2026-03-29 16:30"), ("2026-10-23 15:30", "2026-10-25 14:30")],
)
def test_a_note_is_late_48_elapsed_hours_after_the_interview_even_across_a_clock_change(
    ended: str, late_from: str
) -> None:
    interview = an_interview(starts_at=berlin(ended) - timedelta(hours=1))
    assert states(interview, "thank_you", berlin(late_from)) == {"jane": "late"}
    a_second_before = berlin(late_from) - timedelta(seconds=1)
    assert states(interview, "thank_you", a_second_before) == {"jane": "soon"}


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-11-20 15:30", "open"),
        ("2026-11-22 03:29:59", "open"),
        ("2026-11-22 03:30", "soon"),
        ("2026-11-22 15:29:59", "soon"),
        ("2026-11-22 15:30", "late"),
        ("2027-11-22 15:30", "late"),
    ],
)
def test_a_note_is_open_soon_and_late_exactly_on_its_borders(now: str, state: str) -> None:
    assert states(an_interview(), "thank_you", berlin(now)) == {"jane": state}


def test_a_weekend_or_holiday_never_moves_the_48_hours() -> None:
    everything_off = Policy(holidays=frozenset({HELD.date()}))
    window = window_of(an_interview(), "thank_you", NOW, everything_off)
    assert window.closes == berlin("2026-11-22 15:30")


def test_a_sent_note_or_a_logged_contact_with_that_person_does_it() -> None:
    sent = berlin("2026-11-20 18:00")
    note = a_note("jane", status=NoteStatus.SENT, sent_at=sent)
    assert states(a_panel(notes_to_send=(note,)), "thank_you") == {"jane": "done", "bob": "open"}
    contact = a_contact(sent, "thank_you", people=("Bob Li",))
    assert states(a_panel(contacts=(contact,)), "thank_you") == {"jane": "open", "bob": "done"}
    done = windows_of(a_panel(contacts=(contact,)), "thank_you", NOW)
    assert [each.done_at for each in done if each.done_at] == [sent]


def test_a_draft_a_note_of_theirs_and_another_kind_of_contact_do_not() -> None:
    at = berlin("2026-11-20 18:00")
    contacts = (
        from_them(at, people=("jane",)),
        a_contact(at, "other", people=("jane",)),
        a_contact(at, "closing_note", people=("jane",)),
    )
    interview = an_interview(contacts=contacts, notes_to_send=(a_note("jane"),))
    assert states(interview, "thank_you") == {"jane": "open"}


def test_a_note_sent_late_is_done() -> None:
    sent = a_contact(berlin("2026-11-29 10:00"), "thank_you", people=("jane",))
    interview = an_interview(contacts=(sent,))
    assert states(interview, "thank_you", berlin("2026-11-30 10:00")) == {"jane": "done"}


def test_a_waived_note_stays_listed_as_waived() -> None:
    mark = StepMark(
        step=Step.THANK_YOU,
        at=NOW,
        parts=(Part(name="note", person="bob"),),
        waived=True,
        reason="No address.",
    )
    by_mark = a_panel(steps=(mark,))
    assert states(by_mark, "thank_you") == {"jane": "open", "bob": "waived"}
    by_note = a_panel(notes_to_send=(a_note("bob", status=NoteStatus.WAIVED),))
    assert states(by_note, "thank_you") == {"jane": "open", "bob": "waived"}


def test_a_step_that_is_waived_as_a_whole_waives_every_note() -> None:
    mark = StepMark(step=Step.THANK_YOU, at=NOW, waived=True, reason="They asked for none.")
    assert states(a_panel(steps=(mark,)), "thank_you") == {"jane": "waived", "bob": "waived"}


def test_a_cancelled_interview_is_owed_no_thanks() -> None:
    for at in ("2026-11-19 10:00", "2026-11-20 16:00"):
        cancelled = an_interview(outcome=an_outcome("cancelled", berlin(at)))
        assert windows_of(cancelled, "thank_you", NOW) == []


def test_rejected_before_a_note_was_sent_it_is_merged_into_the_closing_note() -> None:
    sent = a_contact(berlin("2026-11-20 18:00"), "thank_you", people=("jane",))
    interview = a_panel(contacts=(sent,), outcome=an_outcome("rejected", REJECTED_AT))
    assert states(interview, "thank_you", REJECTED_AT) == {"jane": "done", "bob": "merged"}
    assert states(interview, "closing_note", REJECTED_AT) == {"jane": "open", "bob": "open"}


@pytest.mark.parametrize("result", ["advanced", "offer", "accepted", "withdrawn", "no_answer"])
def test_after_any_other_answer_thanks_are_still_owed(result: str) -> None:
    interview = an_interview(outcome=an_outcome(result, berlin("2026-11-20 19:00")))
    assert states(interview, "thank_you") == {"jane": "open"}


# --- closing note


@pytest.mark.parametrize("result", ["rejected", "offer", "accepted", "declined", "withdrawn"])
def test_an_answer_asks_for_a_closing_note_to_each_within_48_hours(result: str) -> None:
    interview = a_panel(outcome=an_outcome(result, REJECTED_AT))
    windows = windows_of(interview, "closing_note", REJECTED_AT)
    assert {each.person_id for each in windows} == {"jane", "bob"}
    assert {each.opens for each in windows} == {REJECTED_AT}
    assert {each.closes for each in windows} == {REJECTED_AT + timedelta(hours=48)}


@pytest.mark.parametrize("result", ["advanced", "no_answer"])
def test_going_on_and_silence_ask_for_none(result: str) -> None:
    interview = a_panel(outcome=an_outcome(result, REJECTED_AT))
    assert windows_of(interview, "closing_note", REJECTED_AT) == []


def test_a_cancellation_asks_for_one_only_after_the_interview_was_held() -> None:
    before = an_interview(outcome=an_outcome("cancelled", HELD - timedelta(seconds=1)))
    assert windows_of(before, "closing_note", NOW) == []
    after = an_interview(outcome=an_outcome("cancelled", HELD))
    assert states(after, "closing_note") == {"jane": "open"}


def test_where_nobody_is_named_one_closing_note_is_owed() -> None:
    interview = an_interview(interviewers=(), outcome=an_outcome("rejected", REJECTED_AT))
    assert states(interview, "closing_note", REJECTED_AT) == {None: "open"}


@pytest.mark.parametrize(
    ("hours", "state"), [(0, "open"), (35.99, "open"), (36, "soon"), (47.99, "soon"), (48, "late")]
)
def test_a_closing_note_is_open_soon_and_late_exactly_on_its_borders(
    hours: float, state: str
) -> None:
    interview = an_interview(outcome=an_outcome("rejected", REJECTED_AT))
    now = REJECTED_AT + timedelta(hours=hours)
    assert states(interview, "closing_note", now) == {"jane": state}


def test_a_thank_you_note_is_no_closing_note() -> None:
    thanked = a_contact(REJECTED_AT, "thank_you", people=("jane",))
    closed = a_contact(REJECTED_AT, "closing_note", people=("bob",))
    interview = a_panel(contacts=(thanked, closed), outcome=an_outcome("rejected", REJECTED_AT))
    assert states(interview, "closing_note", REJECTED_AT) == {"jane": "open", "bob": "done"}


def test_the_numbers_of_the_policy_are_used() -> None:
    policy = Policy(
        thank_you_hours=24,
        closing_note_hours=72,
        soon_hours=1,
    )
    thanks = window_of(an_interview(), "thank_you", NOW, policy)
    assert (thanks.closes, thanks.state) == (HELD + timedelta(hours=24), "open")
    rejected = an_interview(outcome=an_outcome("rejected", REJECTED_AT))
    closing = window_of(rejected, "closing_note", REJECTED_AT, policy)
    assert closing.closes == REJECTED_AT + timedelta(hours=72)
