"""The bars of a week: which days they are drawn over, and that none lies over another."""

from collections import Counter
from datetime import date, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from followup_tui.domain.local_days import day_start
from followup_tui.domain.month_bars import Bar, WeekBars, week_bars
from followup_tui.domain.window import ContactWindow, WindowKind, WindowState
from followup_tui.domain.window_days import WindowDays

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 10, 14, tzinfo=BERLIN)
MONDAY = date(2026, 11, 16)
SPANS = st.tuples(st.integers(-9, 8), st.integers(1, 16), st.sampled_from(WindowState))


def a_window(first: int, length: int = 1, **changes: object) -> ContactWindow:
    """A check-in that stands on so many days, the first so many after the Monday."""
    begin = MONDAY + timedelta(days=first)
    values = {
        "interview": "acme",
        "company": "Acme",
        "role": "Engineer",
        "kind": WindowKind.CHECK_IN,
        "opens": day_start(begin, BERLIN).at,
        "closes": day_start(begin + timedelta(days=length), BERLIN).at,
        "state": WindowState.UPCOMING,
    }
    return ContactWindow(**(values | changes))


def days_of(*windows: ContactWindow) -> WindowDays:
    days = WindowDays()
    for place, window in enumerate(windows):
        days.put(str(place), [window], BERLIN, NOW)
    return days


def the_week(*windows: ContactWindow, room: int = 3) -> WeekBars:
    return week_bars(days_of(*windows), MONDAY, room)


def drawn(bars: WeekBars) -> list[str]:
    """Return each lane as its companies on the days from Monday to Sunday."""
    lanes = []
    for lane in bars.lanes:
        days = {day: bar.window.company for bar in lane for day in bar.days}
        lanes.append("".join(days.get(day, ".") for day in range(7)))
    return lanes


@given(st.lists(SPANS, max_size=14), st.integers(1, 6))
def test_every_window_of_a_day_is_in_one_lane_or_counted_and_no_bar_lies_over_another(spans, room):
    days = days_of(*(a_window(first, length, state=state) for first, length, state in spans))
    bars = week_bars(days, MONDAY, room)
    assert len(bars.lanes) <= room
    for lane in bars.lanes:
        assert not any(one.meets(other) for one, other in combinations(lane, 2))
    for day in range(7):
        standing = Counter(days.on(MONDAY + timedelta(days=day)))
        seen = Counter(bar.window for lane in bars.lanes for bar in lane if day in bar.days)
        assert seen <= standing
        assert bars.more[day] == standing.total() - seen.total()
        if bars.more[day]:
            assert seen.total() == room - 1, "only a full day leaves something out"
            assert len(bars.lanes) < room or not any(day in bar.days for bar in bars.lanes[-1])


@given(st.lists(SPANS, max_size=14), st.integers(1, 6))
def test_a_bar_that_goes_on_says_so_and_is_whole_where_no_day_is_too_full(spans, room):
    days = days_of(*(a_window(first, length, state=state) for first, length, state in spans))
    bars = week_bars(days, MONDAY, room)
    for bar in (bar for lane in bars.lanes for bar in lane):
        before, after = (MONDAY + timedelta(days=day) for day in (bar.first - 1, bar.last + 1))
        assert bar.comes_from_before == (bar.window in days.on(before))
        assert bar.goes_on == (bar.window in days.on(after))
        if all(len(days.on(MONDAY + timedelta(days=day))) <= room for day in range(7)):
            assert not bar.comes_from_before or bar.first == 0
            assert not bar.goes_on or bar.last == 6


def test_a_bar_is_cut_to_the_week_and_says_that_the_window_goes_on():
    window = a_window(-3, 30)
    assert the_week(window).lanes == ((Bar(window, 0, 6, True, True),),)
    assert the_week(a_window(-2, 2), a_window(7, 2)).lanes == ()


def test_the_most_urgent_is_on_top_then_the_longest():
    short, long = (
        a_window(5 - length, length, company="k", kind=WindowKind.KEEP_IN_TOUCH)
        for length in (1, 3)
    )
    hold = a_window(0, 7, company="h", kind=WindowKind.HOLD)
    call = a_window(1, 4, company="c")
    bars = the_week(hold, short, long, call, room=4)
    assert drawn(bars) == [".cccc..", "..kkk..", "....k..", "hhhhhhh"]


def test_bars_share_a_lane_where_they_do_not_meet():
    windows = [
        a_window(0, 3, company="a"),
        a_window(3, 2, company="b"),
        a_window(2, 2, company="c"),
    ]
    assert drawn(the_week(*windows)) == ["aaabb..", "..cc..."]


def test_lanes_that_would_be_too_many_by_urgency_are_filled_by_day():
    late = a_window(0, 2, company="a", kind=WindowKind.INTERVIEW)
    soon = a_window(4, 2, company="b", kind=WindowKind.CHECK_IN)
    between = a_window(1, 2, company="c", kind=WindowKind.DECISION)
    last = a_window(2, 3, company="d", kind=WindowKind.HOLD)
    bars = the_week(late, soon, between, last, room=2)
    assert drawn(bars) == ["aaddd..", ".cc.bb."]
    assert bars.more == (0,) * 7


def test_a_full_day_keeps_the_most_urgent_and_counts_the_rest_day_by_day():
    hold = a_window(0, 7, company="h", kind=WindowKind.HOLD)
    silence = a_window(1, 3, company="s", kind=WindowKind.KEEP_IN_TOUCH)
    call = a_window(1, 2, company="c")
    bars = the_week(hold, silence, call, room=2)
    assert drawn(bars) == ["hccshhh", "...h..."]
    assert bars.more == (0, 2, 2, 0, 0, 0, 0)


def test_one_window_more_takes_the_line_that_would_count_it():
    bars = the_week(*(a_window(2, company=name) for name in "abc"), a_window(3), a_window(4))
    assert bars.more == (0,) * 7
    crowded = the_week(*(a_window(2, company=name) for name in "abcd"), room=3)
    assert crowded.more == (0, 0, 2, 0, 0, 0, 0)


def test_two_equal_windows_are_two_bars():
    days = WindowDays()
    days.put("acme", [a_window(1, 2), a_window(1, 2)], BERLIN, NOW)
    assert len(week_bars(days, MONDAY, 3).lanes) == 2


def test_a_late_window_that_is_carried_to_today_is_drawn_on_its_days_and_on_today():
    late = a_window(0, 2, state=WindowState.LATE)
    assert [bar.days for bar in the_week(late).lanes[0]] == [range(2), range(6, 7)]
    carried_on = a_window(4, 2, state=WindowState.LATE)
    assert [bar.days for bar in the_week(carried_on).lanes[0]] == [range(4, 7)]
