"""The way through the day's queue: one card after the other, also when the queue changes."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.domain.queue import day_queue
from followup_tui.domain.review import (
    Review,
    Turn,
    card_key,
    front_of,
    taken_up,
    was_away,
)
from tests.factories import BOB, JANE, POLICY, an_interview, berlin

TODAY = date(2026, 11, 22)
NOW = berlin("2026-11-22 10:00")
ROW = ["a", "b", "c"]


def test_it_begins_with_the_most_urgent_card():
    turn = Turn().on(ROW)
    assert (turn.front, turn.number, turn.count(ROW)) == ("a", 1, 3)


def test_a_card_that_left_the_queue_was_decided_and_the_next_is_in_front():
    turn = Turn().on(ROW).on(["b", "c"])
    assert (turn.front, turn.number, turn.count(["b", "c"])) == ("b", 2, 3)


def test_a_card_that_was_passed_over_is_left_for_later_and_can_be_gone_back_to():
    turn = Turn().on(ROW).past("a").on(ROW)
    assert (turn.front, turn.number, turn.count(ROW)) == ("b", 2, 3)
    assert turn.back().on(ROW).front == "a"
    assert Turn().back() == Turn()


def test_the_card_in_front_stays_there_when_something_more_urgent_comes_up():
    turn = Turn().on(ROW)
    grown = ["new", *ROW]
    assert (turn.on(grown).front, turn.on(grown).count(grown)) == ("a", 4)


def test_what_left_the_queue_by_itself_is_no_decision():
    turn = Turn().on(ROW).on(["a", "c"])
    assert (turn.front, turn.number, turn.decided) == ("a", 1, ())


def test_undo_brings_the_card_that_was_decided_last_back_to_the_front():
    turn = Turn().on(ROW).on(["b", "c"]).undone()
    assert (turn.on(ROW).front, turn.on(ROW).number) == ("a", 1)
    # Where the undo took back something else the card stays decided.
    assert turn.on(["b", "c"]).front == "b"


def test_a_card_that_comes_back_when_its_snooze_ends_is_not_counted_twice():
    turn = Turn().on(ROW).on(["b", "c"]).on(["b", "a", "c"])
    assert (turn.front, turn.number, turn.count(ROW)) == ("b", 1, 3)


def test_nothing_is_in_front_when_all_is_decided_or_passed_over():
    assert Turn().on(["a"]).on([]).front == ""
    assert Turn().on(["a"]).past("a").on(["a"]).front == ""


@given(st.lists(st.sampled_from(["next", "done", "back", "undone"]), max_size=30))
def test_whatever_is_pressed_each_card_is_counted_once_and_the_count_stays(keys):
    row, turn = list(ROW), Turn().on(ROW)
    for key in keys:
        if key == "next" and turn.front:
            turn = turn.past(turn.front)
        elif key == "done" and turn.front:
            row.remove(turn.front)
        elif key == "back":
            turn = turn.back()
        elif key == "undone" and turn.decided:
            row.append(turn.decided[-1])
            turn = turn.undone()
        turn = turn.on(row)
        assert turn.count(row) == len(ROW)
        assert not set(turn.decided) & set(turn.passed)
        assert bool(turn.front) == (turn.number <= len(ROW))


def test_two_notes_of_one_interview_are_two_cards():
    interview = an_interview(interviewers=(JANE, BOB))
    keys = [card_key(window) for window in day_queue([interview], POLICY, NOW)]
    assert len(keys) == len(set(keys)) == 3


def test_the_review_of_today_is_taken_up_and_that_of_another_day_is_not():
    left = Review(begun_on=TODAY, cards=Turn(passed=("a",), front="b"))
    assert taken_up(left, TODAY) == left
    tomorrow = TODAY + timedelta(days=1)
    assert taken_up(left, tomorrow) == Review(begun_on=tomorrow)
    assert taken_up(None, TODAY) == Review(begun_on=TODAY)


@pytest.mark.parametrize(("days", "is_back"), [(6, False), (7, True), (90, True), (-3, False)])
def test_after_seven_days_away_it_begins_with_the_backlog(days, is_back):
    last = Review(begun_on=TODAY - timedelta(days=days))
    assert was_away(last, TODAY) is is_back
    assert taken_up(last, TODAY).away_since == (last.begun_on if is_back else None)


def late_notes():
    """The queue of one interview with two late notes, and no debrief."""
    now = berlin("2026-11-24 10:00")
    interview = an_interview(interviewers=(JANE, BOB))
    return day_queue([interview], POLICY, now)


def test_the_backlog_is_gone_through_before_the_cards_and_is_then_over():
    queue = late_notes()
    back = Review(begun_on=TODAY, away_since=date(2026, 11, 1))
    front = front_of(back, queue)
    assert front.group is not None and front.window is None
    assert (front.turn.number, front.total) == (1, 1)
    assert len(front.group.windows) == 2
    after = front_of(front.after(lambda turn: turn.past(turn.front)), queue)
    assert after.group is None
    assert after.window == queue[0]
    assert after.total == len(queue)


def test_the_backlog_is_offered_again_the_next_day_until_it_was_gone_through():
    queue, back = late_notes(), Review(begun_on=TODAY, away_since=date(2026, 11, 1))
    tomorrow = TODAY + timedelta(days=1)
    looked_at = front_of(back, queue)
    assert taken_up(looked_at.review, tomorrow).away_since == date(2026, 11, 1)
    gone_through = front_of(looked_at.after(lambda turn: turn.past(turn.front)), queue)
    assert taken_up(gone_through.review, tomorrow).away_since is None


def test_undo_brings_back_a_group_also_when_it_was_the_last():
    queue = late_notes()
    front = front_of(Review(begun_on=TODAY, away_since=date(2026, 11, 1)), queue)
    rest = [window for window in queue if window.kind != "thank_you"]
    settled = front_of(front.review, rest)
    assert (settled.group, settled.review.has_decided) == (None, True)
    again = front_of(settled.review.undone(), queue)
    assert again.group == front.group
    assert not again.review.has_decided


def test_a_review_that_passed_everything_over_begins_again_when_it_is_opened_again():
    passed = Review(begun_on=TODAY, cards=Turn(decided=("z",), passed=("a", "b")))
    assert taken_up(passed, TODAY).cards.on(["a", "b"]).front == "a"
    assert taken_up(passed, TODAY).cards.on(["a", "b"]).number == 2


def test_an_interview_to_come_is_noted_and_a_group_is_taken_apart_without_a_change():
    queue = day_queue([an_interview()], POLICY, berlin("2026-11-20 08:00"))
    front = front_of(Review(begun_on=TODAY), queue)
    assert front.is_passed_by("done")
    assert not front.is_passed_by("do")
    group = front_of(Review(begun_on=TODAY, away_since=date(2026, 11, 1)), late_notes())
    assert group.is_passed_by("do")
    assert not group.is_passed_by("done")


def test_an_empty_queue_has_nothing_in_front():
    front = front_of(Review(begun_on=TODAY), ())
    assert (front.group, front.window, front.total) == (None, None, 0)


def test_a_review_reads_back_from_its_file_as_it_was():
    review = Review(begun_on=TODAY, cards=Turn(decided=("a",), passed=("b",), front="c"))
    assert msgspec.json.decode(msgspec.json.encode(review), type=Review) == review
