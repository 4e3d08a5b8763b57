"""On which days windows stand, and the index of them all."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from followup_tui.domain.window import ContactWindow, WindowKind, WindowState
from followup_tui.domain.window_days import WindowDays, first_day, last_day

BERLIN = ZoneInfo("Europe/Berlin")
TOKYO = ZoneInfo("Asia/Tokyo")
NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 22, 10, 14, tzinfo=BERLIN)
TODAY = date(2026, 11, 22)


def a_window(**changes) -> ContactWindow:
    """An open check-in of Acme on the three days from Tue 1 Dec, Berlin."""
    values = {
        "interview": "acme",
        "company": "Acme",
        "role": "Engineer",
        "kind": WindowKind.CHECK_IN,
        "opens": datetime(2026, 12, 1, tzinfo=BERLIN).astimezone(UTC),
        "closes": datetime(2026, 12, 4, tzinfo=BERLIN).astimezone(UTC),
        "state": WindowState.UPCOMING,
    }
    return ContactWindow(**(values | changes))


def days_of(*windows: ContactWindow, own_zone: ZoneInfo = BERLIN, now: datetime = NOW):
    days = WindowDays()
    for interview in {window.interview for window in windows}:
        own = [window for window in windows if window.interview == interview]
        days.put(interview, own, own_zone, now)
    return days


def days_with(days: WindowDays, window: ContactWindow, year: int = 2026) -> list[date]:
    all_year = (date(year, 1, 1) + timedelta(days=each) for each in range(365))
    return [day for day in all_year if window in days.on(day)]


def test_a_check_in_stands_on_the_interviews_own_days_and_a_thank_you_on_the_users():
    opens, closes = datetime(2026, 12, 1, tzinfo=TOKYO), datetime(2026, 12, 4, tzinfo=TOKYO)
    check_in = a_window(opens=opens, closes=closes)
    assert first_day(check_in, TOKYO, NEW_YORK) == date(2026, 12, 1)
    assert last_day(check_in, TOKYO, NEW_YORK) == date(2026, 12, 3)
    thank_you = a_window(kind=WindowKind.THANK_YOU, opens=opens, closes=closes)
    assert first_day(thank_you, TOKYO, NEW_YORK) == date(2026, 11, 30)
    assert last_day(thank_you, TOKYO, NEW_YORK) == date(2026, 12, 3)


def test_a_window_that_closes_where_a_day_begins_does_not_stand_on_that_day():
    window = a_window()
    assert days_with(days_of(window), window) == [date(2026, 12, day) for day in (1, 2, 3)]


def test_an_open_ended_window_stands_on_its_opening_day_and_while_due_on_today():
    opens = datetime(2026, 11, 10, tzinfo=BERLIN)
    stale = a_window(kind=WindowKind.RESEARCH, opens=opens, closes=None, state=WindowState.OPEN)
    assert days_with(days_of(stale), stale) == [date(2026, 11, 10), TODAY]
    waived = a_window(kind=WindowKind.RESEARCH, opens=opens, closes=None, state=WindowState.WAIVED)
    assert days_with(days_of(waived), waived) == [date(2026, 11, 10)]


def test_a_late_window_is_carried_to_today_or_to_the_end_of_its_snooze():
    opens, closes = NOW - timedelta(days=6), NOW - timedelta(days=4)
    late = a_window(kind=WindowKind.THANK_YOU, opens=opens, closes=closes, state=WindowState.LATE)
    own = [date(2026, 11, day) for day in (16, 17, 18)]
    assert days_with(days_of(late), late) == [*own, TODAY]
    snoozed = a_window(
        kind=WindowKind.THANK_YOU,
        opens=opens,
        closes=closes,
        state=WindowState.LATE,
        snoozed_until=NOW + timedelta(days=2),
    )
    assert days_with(days_of(snoozed), snoozed) == [*own, date(2026, 11, 24)]


def test_what_is_open_in_a_zone_that_is_a_day_ahead_stands_on_the_users_today_as_well():
    now = datetime(2026, 11, 30, 20, tzinfo=NEW_YORK)
    window = a_window(
        opens=datetime(2026, 12, 1, tzinfo=TOKYO),
        closes=datetime(2026, 12, 4, tzinfo=TOKYO),
        state=WindowState.OPEN,
    )
    days = days_of(window, own_zone=TOKYO, now=now)
    assert days_with(days, window)[:2] == [date(2026, 11, 30), date(2026, 12, 1)]


def test_what_is_done_stands_on_the_users_day_it_was_done_however_early_that_was():
    done = a_window(state=WindowState.DONE, done_at=datetime(2026, 11, 23, 23, 30, tzinfo=UTC))
    assert days_with(days_of(done), done) == [date(2026, 11, 24)]


def test_a_hold_over_the_turn_of_the_year_stands_on_every_one_of_its_days():
    hold = a_window(
        kind=WindowKind.HOLD,
        opens=datetime(2026, 12, 30, 15, tzinfo=BERLIN),
        closes=datetime(2027, 1, 3, tzinfo=BERLIN),
    )
    days = days_of(hold)
    assert days_with(days, hold) == [date(2026, 12, 30), date(2026, 12, 31)]
    assert days_with(days, hold, 2027) == [date(2027, 1, 1), date(2027, 1, 2)]


def test_the_most_urgent_window_marks_the_day_and_comes_first():
    day = datetime(2026, 11, 22, tzinfo=BERLIN)
    whole = {"opens": day, "closes": day + timedelta(days=1)}
    hold = a_window(kind=WindowKind.HOLD, state=WindowState.OPEN, **whole)
    done = a_window(kind=WindowKind.THANK_YOU, state=WindowState.DONE, done_at=day, **whole)
    soon = a_window(kind=WindowKind.THANK_YOU, state=WindowState.SOON, **whole)
    late = a_window(state=WindowState.LATE, interview="globex", company="Globex", **whole)
    days = days_of(hold, done, soon, late)
    assert days.on(TODAY) == (late, soon, hold, done)
    assert days.mark(TODAY) == late
    assert days.mark(date(2026, 11, 25)) is None


def test_putting_an_interview_again_replaces_its_windows_and_no_others():
    acme, globex = a_window(), a_window(interview="globex", company="Globex")
    days = days_of(acme, globex)
    first = date(2026, 12, 1)
    assert days.on(first) == (acme, globex)
    moved = a_window(opens=acme.opens + timedelta(days=1))
    days.put("acme", [moved], BERLIN, NOW)
    assert days.on(first) == (globex,)
    assert days.on(date(2026, 12, 2)) == (moved, globex)
    days.drop("globex")
    assert days.on(first) == ()


def test_what_is_coming_is_listed_once_by_day_without_holds_and_what_is_over():
    late = a_window(
        kind=WindowKind.THANK_YOU,
        opens=NOW - timedelta(days=6),
        closes=NOW - timedelta(days=4),
        state=WindowState.LATE,
    )
    hold = a_window(kind=WindowKind.HOLD, opens=NOW - timedelta(days=1), state=WindowState.OPEN)
    over = a_window(state=WindowState.SUPERSEDED)
    check_in = a_window(interview="globex", company="Globex")
    days = days_of(late, hold, over, check_in)
    coming = [(TODAY, (late,)), (date(2026, 12, 1), (check_in,))]
    assert list(days.upcoming(TODAY)) == coming
    assert list(days.upcoming(date(2026, 11, 23))) == coming[1:]
    assert list(days.upcoming(date(2026, 12, 2))) == []


@pytest.mark.parametrize("snoozed_days", [1, 9])
def test_what_is_snoozed_is_coming_when_its_snooze_ends(snoozed_days: int):
    window = a_window(
        opens=NOW - timedelta(days=1),
        closes=NOW + timedelta(days=2),
        state=WindowState.OPEN,
        snoozed_until=NOW + timedelta(days=snoozed_days),
    )
    days = days_of(window)
    assert list(days.upcoming(TODAY)) == [(TODAY + timedelta(days=snoozed_days), (window,))]


def test_what_concerns_one_day_costs_the_same_among_many_interviews():
    days = WindowDays()
    for each in range(600):
        opens = datetime(2020, 1, 1, tzinfo=BERLIN) + timedelta(days=each * 4)
        window = a_window(interview=str(each), opens=opens, closes=opens + timedelta(days=3))
        days.put(str(each), [window], BERLIN, NOW)
    days.on(TODAY)
    assert set(days._laid_out) == {(2026, 11)}
