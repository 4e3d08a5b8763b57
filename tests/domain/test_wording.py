"""Dates and spans are said in spoken English, never promising more time than there is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.domain.typed_dates import TypedDate
from followup_tui.domain.wording import (
    clock_words,
    count_words,
    day_words,
    distance_words,
    late_words,
    left_words,
    moment_words,
    reading_words,
    span_words,
)

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 30, tzinfo=BERLIN)
INTERVIEW = datetime(2026, 11, 20, 13, tzinfo=UTC)


def test_a_day_is_said_without_its_year_only_in_that_year():
    assert day_words(date(2026, 12, 1), TODAY) == "Tue 1 Dec"
    assert day_words(date(2027, 12, 1), TODAY) == "Wed 1 Dec 2027"
    assert day_words(date(2026, 12, 1)) == "Tue 1 Dec 2026"


def test_a_moment_is_said_by_the_calendar_and_clock_of_its_zone():
    late = datetime(2026, 11, 20, 23, 5, tzinfo=UTC)
    assert clock_words(late, BERLIN) == "00:05"
    assert moment_words(late, BERLIN, TODAY) == "Sat 21 Nov 00:05"
    assert moment_words(late, NEW_YORK) == "Fri 20 Nov 2026 18:05"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=59), "under a minute"),
        (timedelta(minutes=1), "1 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(hours=1), "1 h"),
        (timedelta(hours=5, minutes=16), "5 h"),
        (timedelta(hours=47, minutes=59), "47 h"),
        (timedelta(hours=48), "2 days"),
        (timedelta(days=3, hours=23), "3 days"),
    ],
)
def test_a_span_is_said_in_its_largest_unit_rounded_down(span, words):
    assert span_words(span) == words


@given(st.timedeltas(timedelta(), timedelta(hours=1)) | st.timedeltas(timedelta(), timedelta(400)))
def test_a_span_is_never_said_to_be_longer_than_it_is(span):
    number, _, unit = span_words(span).partition(" ")
    units = {
        "min": timedelta(minutes=1),
        "h": timedelta(hours=1),
        "days": timedelta(days=1),
        "a minute": timedelta(),
    }
    promised = (0 if number == "under" else int(number)) * units[unit]
    assert promised <= span
    assert span < 2 * promised or span < timedelta(minutes=1)


def test_time_left_is_elapsed_time_across_a_clock_change():
    evening, noon = (datetime(2026, 10, day, 12, tzinfo=BERLIN) for day in (24, 25))
    assert left_words(noon, evening) == "25 h left"
    assert late_words(evening, noon) == "25 h late"


def test_nothing_is_left_of_a_window_from_the_moment_it_closes():
    assert left_words(NOW + timedelta(seconds=1), NOW) == "under a minute left"
    assert left_words(NOW, NOW) == "no time left"
    assert left_words(NOW - timedelta(days=2), NOW) == "no time left"


def test_lateness_is_said_in_days_from_two_days_on():
    assert late_words(NOW - timedelta(hours=3), NOW) == "3 h late"
    assert late_words(NOW - timedelta(days=2), NOW) == "2 days late"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, "in 2 days"),
        (-2, "2 days ago"),
    ],
)
def test_near_days_have_names_and_others_are_counted(days, words):
    assert distance_words(TODAY + timedelta(days=days), TODAY) == words


def test_a_reading_says_day_time_zone_distance_and_remark():
    typed = TypedDate(date(2026, 11, 20), INTERVIEW, BERLIN, "")
    assert reading_words(typed, NOW) == "Fri 20 Nov 2026, 14:00 Europe/Berlin, 2 days ago"
    day_only = TypedDate(date(2027, 4, 3), None, BERLIN, "read as 3 April (day first)")
    assert reading_words(day_only, NOW) == (
        "Sat 3 Apr 2027, in 132 days; read as 3 April (day first)"
    )


def test_midnight_is_a_time_and_is_said():
    midnight = TypedDate(
        date(2026, 11, 22), datetime(2026, 11, 22, tzinfo=UTC), ZoneInfo("UTC"), ""
    )
    assert reading_words(midnight, NOW) == "Sun 22 Nov 2026, 00:00 UTC, today"


def test_the_distance_of_a_reading_counts_from_the_day_in_its_own_zone():
    past_midnight = datetime(2026, 11, 23, 1, tzinfo=BERLIN)
    there = TypedDate(date(2026, 11, 23), None, NEW_YORK, "")
    assert reading_words(there, past_midnight) == "Mon 23 Nov 2026, tomorrow"


def test_one_thing_is_singular_and_none_and_many_are_plural():
    assert [count_words(n, "note") for n in (0, 1, 2)] == ["0 notes", "1 note", "2 notes"]
    assert count_words(2, "company", "companies") == "2 companies"
