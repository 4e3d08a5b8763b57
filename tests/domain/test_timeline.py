"""What each day of an interview's timeline shows."""

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from followup_tui.domain.timeline import Lane, Shape
from followup_tui.domain.window import ContactWindow, WindowKind, WindowState
from followup_tui.domain.window_days import WindowDays
from followup_tui.domain.windows import contact_windows
from tests.factories import BOB, JANE, POLICY, an_agreement, an_interview, an_outcome, berlin
from tests.strategies import interviews, nows, policies

NOW = berlin("2026-11-22 10:14")
SIGNS = dict(zip(Shape, "!◆●█◇✓…─░", strict=True))


def lane_of(**changes: Any) -> Lane:
    return lane_at(NOW, **changes)


def lane_at(now: datetime, **changes: Any) -> Lane:
    interview = an_interview(**changes)
    days = WindowDays()
    days.put("acme", contact_windows(interview, POLICY, now), interview.zone, now)
    return Lane.of(days.stands("acme"))


def a_window(
    kind: WindowKind, state: WindowState, opens: datetime, **changes: Any
) -> ContactWindow:
    usual = {"interview": "acme", "company": "Acme", "role": "", "closes": opens + timedelta(1.5)}
    return ContactWindow(kind=kind, state=state, opens=opens, **{**usual, **changes})


def drawn(lane: Lane, first: str, days: int) -> str:
    shown = lane.columns(date.fromisoformat(first), 1, days)
    return "".join(SIGNS[piece.shape] if piece else " " for piece in shown)


def test_a_hold_runs_from_the_note_that_is_due_to_the_check_in_that_was_agreed() -> None:
    lane = lane_of(agreements=(an_agreement("2026-12-01"),))
    assert drawn(lane, "2026-11-19", 17) == " ──◆░░░░░░░░███  "


def test_what_is_late_has_its_deadline_and_stands_on_today_until_it_is_done() -> None:
    lane = lane_at(berlin("2026-11-24 09:00"), agreements=(an_agreement("2026-12-01"),))
    assert drawn(lane, "2026-11-19", 7) == " ──◆░!░"


def test_an_interview_to_come_and_the_decision_are_landmarks() -> None:
    lane = lane_of(starts_at=berlin("2026-11-25 09:00"), decision_by=date(2026, 11, 27))
    assert drawn(lane, "2026-11-24", 6) == " ● ◇  "


def test_what_an_answer_made_pointless_ends_on_its_last_day() -> None:
    outcome = an_outcome("rejected", berlin("2026-11-21 09:00"))
    lane = lane_of(agreements=(an_agreement("2026-12-01"),), outcome=outcome, interviewers=())
    assert drawn(lane, "2026-12-01", 3) == "──✓"


def test_a_column_of_a_week_shows_what_comes_first_among_its_days() -> None:
    lane = lane_of(agreements=(an_agreement("2026-12-01"),))
    shown = lane.columns(date(2026, 11, 16), 7, 4)
    assert [piece and piece.shape for piece in shown] == [
        Shape.DEADLINE,
        Shape.HOLD,
        Shape.CHECK_IN,
        None,
    ]


def test_windows_that_are_hidden_by_others_are_told_once_each() -> None:
    lane = lane_of(agreements=(an_agreement("2026-12-01"),), interviewers=(JANE, BOB))
    day = date(2026, 11, 22)
    assert [window.person for window in lane.on(day, day)] == ["Bob Li", "Jane Doe", None]
    week = lane.on(date(2026, 11, 16), day)
    assert sorted(map(id, week)) == sorted(map(id, lane.on(day, day)))
    assert lane.on(date(2026, 12, 24), date(2026, 12, 24)) == ()


def test_the_interview_that_asks_next_comes_first_and_what_is_over_last() -> None:
    days = WindowDays()
    for key, kind, state, in_days in [
        ("over", WindowKind.CHECK_IN, WindowState.MISSED, -9),
        ("over long ago", WindowKind.CHECK_IN, WindowState.MISSED, -90),
        ("keep warm", WindowKind.KEEP_IN_TOUCH, WindowState.UPCOMING, 2),
        ("later", WindowKind.INTERVIEW, WindowState.UPCOMING, 40),
        ("soon", WindowKind.CHECK_IN, WindowState.UPCOMING, 3),
        ("now", WindowKind.CHECK_IN, WindowState.OPEN, -1),
        ("warm now", WindowKind.KEEP_IN_TOUCH, WindowState.OPEN, -1),
        ("late", WindowKind.CHECK_IN, WindowState.LATE, -5),
    ]:
        window = a_window(kind, state, NOW + timedelta(days=in_days), interview=key)
        days.put(key, [window], an_interview().zone, NOW)
    days.put("has nothing", [], an_interview().zone, NOW)
    order = ["late", "now", "warm now", "soon", "later", "keep warm", "over", "over long ago"]
    assert list(days.by_next_day()) == order
    days.drop("now")
    order.remove("now")
    assert list(days.by_next_day()) == order


def test_stands_are_the_same_object_until_the_windows_change() -> None:
    days = WindowDays()
    interview = an_interview()
    windows = contact_windows(interview, POLICY, NOW)
    days.put("acme", windows, interview.zone, NOW)
    before = days.stands("acme")
    days.put("globex", windows, interview.zone, NOW)
    assert days.stands("acme") is before
    days.put("acme", windows, interview.zone, NOW)
    assert days.stands("acme") is not before


@given(st.data())
def test_exactly_the_days_on_which_a_window_stands_are_drawn(data: DataObject) -> None:
    interview, policy = data.draw(interviews()), data.draw(policies())
    now = data.draw(nows(interview, policy))
    days = WindowDays()
    days.put(interview.id, contact_windows(interview, policy, now), interview.zone, now)
    lane = Lane.of(days.stands(interview.id))
    first, count = now.date() - timedelta(days=400), 900
    for place, piece in enumerate(lane.columns(first, 1, count)):
        day = first + timedelta(days=place)
        standing = days.on(day)
        assert (piece is not None) == bool(standing), day
        assert piece is None or any(piece.window is window for window in standing)
        assert sorted(map(id, lane.on(day, day))) == sorted({id(each) for each in standing})
    for piece in lane.all_pieces:
        assert piece.first <= piece.last


def test_a_sign_of_one_day_is_never_hidden_by_what_runs_on() -> None:
    opens = berlin("2026-11-20 09:00")
    hold = a_window(WindowKind.HOLD, WindowState.OPEN, opens)
    done = a_window(WindowKind.THANK_YOU, WindowState.DONE, opens, done_at=opens)
    days = WindowDays()
    days.put("acme", [hold, done], an_interview().zone, NOW)
    assert drawn(Lane.of(days.stands("acme")), "2026-11-19", 5) == " ✓░  "
