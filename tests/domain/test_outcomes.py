"""What an answer ends, and what it leaves (product.md §3)."""

from datetime import date

import pytest
from msgspec.structs import replace

from followup_tui.domain.policy import Policy
from followup_tui.domain.recording import record_outcome, reopen
from followup_tui.domain.windows import contact_windows
from tests.factories import (
    a_contact,
    an_agreement,
    an_interview,
    an_outcome,
    berlin,
    from_them,
)
from tests.window_finding import current_check_in, window_of, windows_of

NOW = berlin("2026-11-25 10:00")
WAITING = an_interview(agreements=(an_agreement("2026-12-01"),), decision_by=date(2026, 11, 27))


@pytest.mark.parametrize("result", ["rejected", "offer", "accepted", "withdrawn", "no_answer"])
def test_an_answer_ends_the_check_in_and_the_decision_as_missed(result: str) -> None:
    answered = record_outcome(WAITING, an_outcome(result, NOW), NOW)
    check_in, decision = current_check_in(answered, NOW), window_of(answered, "decision", NOW)
    assert check_in is not None
    assert (check_in.state, check_in.basis) == ("missed", "agreed")
    assert check_in.opens == berlin("2026-12-01 00:00")
    assert decision.state == "missed"


def test_the_next_round_supersedes_them() -> None:
    advanced = record_outcome(WAITING, an_outcome("advanced", NOW), NOW)
    check_in = current_check_in(advanced, NOW)
    assert check_in is not None
    assert check_in.state == "superseded"
    assert window_of(advanced, "decision", NOW).state == "superseded"


def test_a_late_check_in_is_missed_once_there_is_an_answer() -> None:
    at = berlin("2026-12-20 09:00")
    answered = record_outcome(WAITING, an_outcome("rejected", at), at)
    check_in = current_check_in(answered, at)
    assert check_in is not None
    assert check_in.state == "missed"


def test_hold_silence_and_research_vanish() -> None:
    long_after = berlin("2027-02-01 10:00")
    before = {each.kind for each in contact_windows(WAITING, Policy(), NOW)}
    assert {"hold", "silence"} <= before
    answered = record_outcome(WAITING, an_outcome("rejected", NOW), NOW)
    for now in (NOW, long_after):
        kinds = {each.kind for each in contact_windows(answered, Policy(), now)}
        assert not kinds & {"hold", "silence", "research"}


def test_check_ins_that_were_made_stay_done() -> None:
    made = berlin("2026-12-01 09:00")
    interview = an_interview(
        agreements=(an_agreement("2026-12-01"),),
        contacts=(a_contact(made),),
        outcome=an_outcome("offer", berlin("2026-12-03 09:00")),
    )
    kept, ended = windows_of(interview, "check_in", berlin("2026-12-04 09:00"))
    assert (kept.state, kept.done_at, kept.basis) == ("done", made, "agreed")
    assert (ended.state, ended.basis) == ("missed", "rule")


def test_the_call_that_brought_the_answer_does_not_move_what_it_ended() -> None:
    at = berlin("2026-12-01 09:00")
    answered = an_interview(
        agreements=(an_agreement("2026-12-01"),),
        contacts=(from_them(at),),
        outcome=an_outcome("rejected", at),
    )
    check_in = current_check_in(answered, at)
    assert check_in is not None
    assert (check_in.basis, check_in.opens) == ("agreed", berlin("2026-12-01 00:00"))


def test_the_check_in_that_got_the_answer_came_before_it() -> None:
    at = berlin("2026-12-01 09:00")
    answered = an_interview(
        agreements=(an_agreement("2026-12-01"),),
        contacts=(a_contact(at),),
        outcome=an_outcome("rejected", at),
    )
    kept, ended = windows_of(answered, "check_in", at)
    assert (kept.state, ended.state) == ("done", "missed")
    assert (kept.basis, ended.basis) == ("agreed", "rule")


def test_no_answer_can_be_reopened_and_everything_is_as_before() -> None:
    silent = record_outcome(WAITING, an_outcome("no_answer", NOW), NOW)
    assert reopen(silent) == WAITING
    assert contact_windows(reopen(silent), Policy(), NOW) == contact_windows(WAITING, Policy(), NOW)


def test_of_an_outcome_only_what_was_changed_is_written() -> None:
    shown = an_outcome("rejected", berlin("2026-11-22 10:00"))
    by_another = replace(shown, told_by="Jane Doe", private_feelings="sad")
    interview = an_interview(outcome=by_another)
    typed = replace(shown, words="somebody else")
    changed = record_outcome(interview, typed, berlin("2026-11-22 11:00"), shown)
    assert changed.outcome == replace(by_another, words="somebody else")
