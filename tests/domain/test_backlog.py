"""What has gathered while nobody looked, settled group by group."""

from msgspec.structs import replace

from followup_tui.domain.backlog import Gathered, gathered
from followup_tui.domain.queue import day_queue
from followup_tui.domain.window import WindowKind, WindowState
from tests.factories import BOB, JANE, POLICY, an_agreement, an_interview, an_outcome, berlin

LATER = berlin("2026-12-14 10:00")
ACME = an_interview(interviewers=(JANE, BOB), agreements=(an_agreement("2026-12-01"),))
GLOBEX = an_interview(
    id="globex", company="Globex", interviewers=(JANE,), agreements=(an_agreement("2026-12-02"),)
)
FRESH = an_interview(id="fresh", company="Fresh", starts_at=berlin("2026-12-13 09:00"))
BOOK = {each.id: each for each in (ACME, GLOBEX, FRESH)}


def queue_of(*interviews):
    return day_queue(interviews, POLICY, LATER)


def groups_of(*interviews) -> dict[WindowKind, Gathered]:
    return {group.kind: group for group in gathered(queue_of(*interviews))}


def test_what_is_late_or_has_no_hour_is_gathered_by_kind_the_most_urgent_first():
    groups = gathered(queue_of(ACME, GLOBEX, FRESH))
    assert [(group.kind, group.name) for group in groups] == [
        (WindowKind.THANK_YOU, "3 late thank-you notes"),
        (WindowKind.CHECK_IN, "2 late check-ins"),
        (WindowKind.RESEARCH, "2 applications to look things up for"),
    ]


def test_what_is_still_in_time_keeps_a_card_of_its_own():
    windows = [window for group in groups_of(*BOOK.values()).values() for window in group.windows]
    assert WindowState.OPEN not in {
        window.state for window in windows if window.kind is WindowKind.THANK_YOU
    }
    assert "fresh" not in {window.interview for window in windows}


def test_one_thing_alone_is_no_group():
    assert WindowKind.CHECK_IN not in groups_of(ACME)
    assert WindowKind.THANK_YOU in groups_of(ACME)


def test_one_answer_settles_all_of_a_group_and_nothing_else():
    before = queue_of(*BOOK.values())
    for kind, group in groups_of(*BOOK.values()).items():
        settled = {one: group.all_done(BOOK[one], POLICY, LATER) for one in group.interview_ids}
        left = queue_of(*(BOOK | settled).values())
        assert left == tuple(each for each in before if each.kind is not kind or each in left)
        assert not [each for each in left if each in group.windows]


def test_a_group_can_be_let_go_with_one_reason():
    group = groups_of(*BOOK.values())[WindowKind.THANK_YOU]
    gone = {
        one: group.all_let_go(BOOK[one], "too late now", POLICY, LATER)
        for one in group.interview_ids
    }
    assert {mark.reason for each in gone.values() for mark in each.steps} == {"too late now"}
    assert not [each for each in queue_of(*gone.values()) if each.kind is WindowKind.THANK_YOU]


def test_a_group_can_be_snoozed_as_a_whole():
    group = groups_of(*BOOK.values())[WindowKind.THANK_YOU]
    until = berlin("2026-12-15 08:00")
    hidden = [group.all_snoozed(BOOK[one], until) for one in group.interview_ids]
    assert not [each for each in queue_of(*hidden) if each.kind is WindowKind.THANK_YOU]
    assert len([snooze for each in hidden for snooze in each.snoozes]) == 3


def test_what_was_settled_meanwhile_is_left_as_it_is_by_an_answer_for_all():
    group = groups_of(*BOOK.values())[WindowKind.THANK_YOU]
    settled = group.all_done(ACME, POLICY, LATER)
    assert group.all_done(settled, POLICY, LATER) == settled
    assert group.all_let_go(settled, "too late", POLICY, LATER) == settled


def test_a_group_is_not_snoozed_past_the_end_of_what_is_in_it():
    first = an_interview(outcome=an_outcome("no_answer", berlin("2027-01-01 09:00")))
    later = an_outcome("no_answer", berlin("2027-01-08 09:00"))
    other = replace(first, id="other", outcome=later)
    now, until = berlin("2027-04-14 20:00"), berlin("2027-04-15 08:00")
    group = {each.kind: each for each in gathered(day_queue([first, other], POLICY, now))}[
        WindowKind.KEEP_IN_TOUCH
    ]
    assert [each.interview for each in group.windows] == ["acme", "other"]
    assert [each.interview for each in group.in_time_until(until).windows] == ["other"]
