"""Keeping the door open after an end without a job (product.md §3)."""

from typing import Any

import pytest

from followup_tui.domain.contact import NoteStatus
from followup_tui.domain.interview import Interview
from followup_tui.domain.policy import Policy
from tests.factories import (
    BOB,
    JANE,
    a_contact,
    a_note,
    an_interview,
    an_outcome,
    berlin,
    from_them,
    local,
)
from tests.window_finding import window_of, windows_of

HELD = berlin("2026-11-20 15:30")
NOW = berlin("2026-11-21 10:00")
REJECTED_AT = berlin("2026-12-01 17:00")


def warm(*contacts: Any, **changes: Any) -> Interview:
    outcome = an_outcome("rejected", REJECTED_AT)
    return an_interview(**{"outcome": outcome, "contacts": contacts, **changes})


@pytest.mark.parametrize("result", ["rejected", "withdrawn", "declined", "no_answer"])
def test_ninety_days_after_an_end_without_a_job_it_is_time_to_say_hello(result: str) -> None:
    interview = an_interview(outcome=an_outcome(result, REJECTED_AT))
    window = window_of(interview, "keep_in_touch", REJECTED_AT)
    assert (window.opens, window.closes) == (
        berlin("2027-03-01 00:00"),
        berlin("2027-03-15 00:00"),
    )


@pytest.mark.parametrize("result", ["advanced", "offer", "accepted", "cancelled"])
def test_no_other_end_asks_for_it(result: str) -> None:
    interview = an_interview(outcome=an_outcome(result, REJECTED_AT))
    assert windows_of(interview, "keep_in_touch", berlin("2027-03-02 09:00")) == []


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2027-02-28 23:59:59", "upcoming"),
        ("2027-03-01 00:00", "open"),
        ("2027-03-14 23:59:59", "open"),
        ("2027-03-15 00:00", "missed"),
    ],
)
def test_it_is_open_for_fourteen_days_and_missed_after_and_never_soon(now: str, state: str) -> None:
    assert windows_of(warm(), "keep_in_touch", berlin(now))[0].state == state


def test_the_ninety_days_count_from_the_last_contact_or_sent_note() -> None:
    closing = a_contact(berlin("2026-12-02 09:00"), "closing_note", people=("jane",))
    after_note = window_of(warm(closing), "keep_in_touch", REJECTED_AT)
    assert after_note.opens == berlin("2027-03-02 00:00")
    note = a_note(status=NoteStatus.SENT, sent_at=berlin("2026-12-03 09:00"))
    after_sent = window_of(warm(notes_to_send=(note,)), "keep_in_touch", REJECTED_AT)
    assert after_sent.opens == berlin("2027-03-03 00:00")
    they_wrote = from_them(berlin("2026-12-04 09:00"))
    assert window_of(warm(they_wrote), "keep_in_touch", REJECTED_AT).opens == (
        berlin("2027-03-04 00:00")
    )


def test_saying_hello_does_it_and_is_not_counted_as_the_last_contact() -> None:
    hello = berlin("2027-03-05 09:00")
    first, second = windows_of(warm(a_contact(hello, "keep_in_touch")), "keep_in_touch", hello)
    assert (first.opens, first.state, first.done_at) == (berlin("2027-03-01 00:00"), "done", hello)
    assert (second.opens, second.state) == (berlin("2027-09-01 00:00"), "upcoming")


def test_a_second_time_comes_180_days_after_the_first_closed_undone() -> None:
    first, second = windows_of(warm(), "keep_in_touch", berlin("2027-03-15 00:00"))
    assert (first.state, second.state) == ("missed", "upcoming")
    assert second.opens == berlin("2027-09-11 00:00")
    assert second.closes == berlin("2027-09-25 00:00")


def test_there_is_no_third_time() -> None:
    hellos = (
        a_contact(berlin("2027-03-05 09:00"), "keep_in_touch"),
        a_contact(berlin("2027-09-02 09:00"), "keep_in_touch"),
    )
    windows = windows_of(warm(*hellos), "keep_in_touch", berlin("2029-01-01 09:00"))
    assert [each.state for each in windows] == ["done", "done"]


def test_once_stopped_it_stays_listed_as_waived() -> None:
    interview = warm(keep_in_touch_stopped=("Jane Doe",))
    window = windows_of(interview, "keep_in_touch", berlin("2027-03-02 09:00"))[0]
    assert window.state == "waived"
    somebody_is_left = warm(interviewers=(JANE, BOB), keep_in_touch_stopped=("jane",))
    assert windows_of(somebody_is_left, "keep_in_touch", REJECTED_AT)[0].state == "upcoming"


def test_its_days_are_those_of_the_interview() -> None:
    window = window_of(warm(timezone="Asia/Tokyo"), "keep_in_touch", REJECTED_AT)
    # The answer came on 2 December in Tokyo.
    assert window.opens == local("2027-03-02 00:00", "Asia/Tokyo")


def test_the_numbers_of_the_policy_are_used() -> None:
    policy = Policy(keep_in_touch_days=(10, 20), keep_in_touch_open_days=2)
    first, second = windows_of(warm(), "keep_in_touch", berlin("2026-12-20 09:00"), policy)
    assert (first.opens, first.closes) == (berlin("2026-12-11 00:00"), berlin("2026-12-13 00:00"))
    assert second.opens == berlin("2027-01-02 00:00")
