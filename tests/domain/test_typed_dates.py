"""What a user types as a date is read as product.md §5 says, or refused with a sentence."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.domain.policy import Policy
from followup_tui.domain.typed_dates import NotADate, TypedDate, read_date

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
SUNDAY = datetime(2026, 11, 22, 10, 14, tzinfo=BERLIN)
MONDAY = datetime(2026, 11, 23, 10, 14, tzinfo=BERLIN)


def read(text: str, counted_from: datetime = SUNDAY, **overrides) -> TypedDate:
    settings = {"zone": BERLIN, "policy": Policy()} | overrides
    return read_date(text, counted_from=counted_from, **settings)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 22)),
        ("Tomorrow", date(2026, 11, 23)),
        ("yesterday", date(2026, 11, 21)),
        ("fri", date(2026, 11, 27)),
        ("on Friday", date(2026, 11, 27)),
        ("sun", date(2026, 11, 29)),
        ("thurs", date(2026, 11, 26)),
        ("next tue", date(2026, 11, 24)),
        ("next sunday", date(2026, 11, 29)),
        ("last mon", date(2026, 11, 16)),
        ("last sun", date(2026, 11, 15)),
        ("+3d", date(2026, 11, 25)),
        ("-2d", date(2026, 11, 20)),
        ("\N{MINUS SIGN}2d", date(2026, 11, 20)),
        ("+3b", date(2026, 11, 25)),
        ("-3b", date(2026, 11, 18)),
        ("+1w", date(2026, 11, 29)),
        ("+2m", date(2027, 1, 22)),
        ("-1m", date(2026, 10, 22)),
        ("in a week", date(2026, 11, 29)),
        ("in 10 days", date(2026, 12, 2)),
        ("in about ten days", date(2026, 12, 2)),
        ("in one month", date(2026, 12, 22)),
        ("in twelve weeks", date(2027, 2, 14)),
        ("2 weeks ago", date(2026, 11, 8)),
        ("a month ago", date(2026, 10, 22)),
        ("1 dec", date(2026, 12, 1)),
        ("dec 1", date(2026, 12, 1)),
        ("around 1 Sept", date(2026, 9, 1)),
        ("1st of december 2027", date(2027, 12, 1)),
        ("December 2nd, 2027", date(2027, 12, 2)),
        ("1 dec 2027", date(2027, 12, 1)),
        ("1.12.2027", date(2027, 12, 1)),
        ("1.12.", date(2026, 12, 1)),
        ("2027-12-01", date(2027, 12, 1)),
        ("  IN   A  WEEK ", date(2026, 11, 29)),
        ("tue 1 dec", date(2026, 12, 1)),
        ("Wednesday, 1 December 2027", date(2027, 12, 1)),
    ],
)
def test_a_day_is_read_in_every_form_without_a_time_or_a_remark(text, day):
    assert read(text) == TypedDate(day, None, BERLIN, "")


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("15:30", "2026-11-22 15:30:00"),
        ("at 2pm", "2026-11-22 14:00:00"),
        ("tomorrow at 9:30am", "2026-11-23 09:30:00"),
        ("fri about 2 pm", "2026-11-27 14:00:00"),
        ("dec 1 12am", "2026-12-01 00:00:00"),
        ("1 dec 12pm", "2026-12-01 12:00:00"),
        ("-2d 9:05", "2026-11-20 09:05:00"),
        ("2026-11-20 14:00", "2026-11-20 14:00:00"),
        ("2026-11-20T14:00:30", "2026-11-20 14:00:30"),
        ("9:05z", "2026-11-22 10:05:00"),
        ("now", "2026-11-22 10:14:00"),
    ],
)
def test_a_time_stands_behind_the_day_or_alone_for_the_day_counted_from(text, local):
    at = read(text).at
    assert at is not None
    assert f"{at.astimezone(BERLIN):%Y-%m-%d %H:%M:%S}" == local


def test_on_a_monday_next_and_last_monday_are_a_week_away():
    assert read("next mon", MONDAY).day == date(2026, 11, 30)
    assert read("last mon", MONDAY).day == date(2026, 11, 16)
    assert read("mon", MONDAY).day == date(2026, 11, 30)


def test_the_end_of_a_month_stays_in_the_month():
    assert read("+1m", datetime(2027, 1, 31, 9, tzinfo=BERLIN)).day == date(2027, 2, 28)


def test_words_count_from_the_day_in_the_zone_they_are_read_in():
    late_evening = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert read("tomorrow", late_evening, zone=BERLIN).day == date(2026, 11, 24)
    assert read("tomorrow", late_evening, zone=NEW_YORK).day == date(2026, 11, 23)


def test_business_days_skip_weekends_and_holidays_both_ways():
    policy = Policy(holidays=frozenset({date(2026, 11, 24), date(2026, 11, 19)}))
    assert read("+2b", policy=policy).day == date(2026, 11, 25)
    assert read("-2b", policy=policy).day == date(2026, 11, 18)


def test_a_day_without_a_year_is_the_nearest_one_and_of_two_the_later():
    assert read("22 may").day == date(2027, 5, 22)
    assert read("24 may").day == date(2026, 5, 24)
    midway = datetime(2027, 8, 31, 12, tzinfo=BERLIN)
    assert read("1 mar", midway).day == date(2028, 3, 1)


def test_a_leap_day_without_a_year_is_the_nearest_that_exists():
    assert read("29 feb").day == date(2028, 2, 29)
    assert read("feb 29", datetime(1901, 1, 1, tzinfo=UTC)).day == date(1904, 2, 29)


@pytest.mark.parametrize("text", ["03/04", "03/04/2027", "3/4"])
def test_a_date_that_can_be_read_in_two_ways_follows_the_order_and_says_so(text):
    by_day, by_month = read(text), read(text, day_first=False)
    assert (by_day.day, by_day.remark) == (date(2027, 4, 3), "read as 3 April (day first)")
    assert (by_month.day, by_month.remark) == (date(2027, 3, 4), "read as 4 March (month first)")


@pytest.mark.parametrize("day_first", [True, False])
def test_a_numeric_date_that_makes_sense_in_one_way_only_has_no_remark(day_first):
    for text, day in [
        ("13/04", date(2027, 4, 13)),
        ("04/13", date(2027, 4, 13)),
        ("03/03", date(2027, 3, 3)),
    ]:
        assert read(text, day_first=day_first) == TypedDate(day, None, BERLIN, "")


@pytest.mark.parametrize("name", ["America/New_York", "america/new_york"])
def test_a_zone_behind_the_time_replaces_the_zone_of_the_field(name):
    typed = read(f"tomorrow 14:00 {name}")
    assert typed == TypedDate(
        date(2026, 11, 23), datetime(2026, 11, 23, 19, tzinfo=UTC), NEW_YORK, ""
    )


def test_an_instant_with_an_offset_is_exact_and_its_day_is_the_zones():
    typed = read("2026-11-20T22:00:00-05:00")
    assert typed == TypedDate(date(2026, 11, 21), datetime(2026, 11, 21, 3, tzinfo=UTC), BERLIN, "")
    assert read("2026-11-20T14:00:00Z").at == datetime(2026, 11, 20, 14, tzinfo=UTC)


def test_a_skipped_time_uses_the_offset_before_the_change_and_says_so():
    typed = read("2026-03-29 02:30")
    assert typed.at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert typed.remark == "02:30 doesn't exist that day, read as 03:30"


def test_a_time_on_a_skipped_day_is_of_the_day_after():
    typed = read("2011-12-30 14:00", zone=ZoneInfo("Pacific/Apia"))
    assert typed.day == date(2011, 12, 31)
    assert typed.remark == "14:00 doesn't exist that day, read as 14:00 on 31 December"


def test_a_time_that_exists_twice_is_the_first_and_says_so():
    typed = read("2026-10-25 02:30")
    assert typed.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert typed.remark == "the clocks change: the first 02:30 is meant"


def test_two_remarks_are_both_said():
    typed = read("11/01/2026 01:30", zone=NEW_YORK, day_first=False)
    assert typed.remark == (
        "read as 1 November (month first); the clocks change: the first 01:30 is meant"
    )


def test_a_day_without_a_time_begins_at_its_first_instant():
    assert read("2026-12-01").instant() == datetime(2026, 11, 30, 23, tzinfo=UTC)
    assert read("2026-12-01 14:00").instant() == datetime(2026, 12, 1, 13, tzinfo=UTC)
    in_beirut = read("2026-03-29", zone=ZoneInfo("Asia/Beirut"))
    assert in_beirut.instant() == datetime(2026, 3, 28, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("mon 1 dec", "1 December 2026 is a Tuesday"),
        ("30/02", "there is no such day in the calendar"),
        ("31 apr", "there is no such day in the calendar"),
        ("24:00", "there is no such time of day"),
        ("tomorrow 9:61", "there is no such time of day"),
        ("14:00 Europe/Berlni", "no time zone has that name (Europe/Berlin is one)"),
        ("14:00 localtime", "no time zone has that name (Europe/Berlin is one)"),
        ("9999-12-31", "its year is not between 1900 and 2999"),
        ("+99999999d", "it is too far away"),
        ("+99999999b", "it is too far away"),
        ("in 99999999 days", "it is too far away"),
        ("+" + "9" * 50 + "w", "it is too far away"),
    ],
)
def test_what_is_understood_but_can_not_be_is_refused_with_the_reason(text, reason):
    with pytest.raises(NotADate) as refused:
        read(text)
    assert str(refused.value).startswith(f'"{text}" is not a date: {reason}; write it like')


@pytest.mark.parametrize(
    "text", ["", "soonish", "14h", "13pm", "next", "at", "10000-01-01", "now 14:00", "tue tomorrow"]
)
def test_what_is_not_understood_is_refused_with_an_example(text):
    with pytest.raises(NotADate) as refused:
        read(text)
    assert str(refused.value) == (
        f'"{text}" is not a date; '
        'write it like "1 dec", "next tue 14:00", "in 10 days" or "2026-12-01".'
    )


def test_a_refusal_quotes_harmlessly_and_briefly():
    with pytest.raises(NotADate) as refused:
        read("14:00 x\x1b[31m" + "y" * 10_000)
    assert "\x1b" not in str(refused.value)
    assert len(str(refused.value)) < 250


@pytest.mark.parametrize("text", ["+9999m", "+9999d", "+9999b", "fri", "1 jan", "now"])
def test_counting_past_the_end_of_the_calendar_is_refused(text):
    with pytest.raises(NotADate):
        read(text, datetime(9999, 12, 31, 12, tzinfo=UTC))


FORMS = st.sampled_from(
    [
        "next tue 14:00",
        "+3b",
        "-2d at 2pm",
        "1st of dec 2026",
        "03/04/2027",
        "2026-11-20T14:00:00+01:00",
        "tue 1 dec 14:00 Europe/Berlin",
        "29 feb 9:30am",
    ]
)


@st.composite
def a_mutated_form(draw) -> str:
    text = draw(FORMS)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 2))
        text = text[:place] + draw(st.text(max_size=2) | FORMS) + text[place + cut :]
    return text


@given(st.text() | a_mutated_form(), st.booleans(), st.sampled_from([BERLIN, NEW_YORK]))
def test_any_text_is_read_the_same_way_twice_or_refused_with_a_sentence(text, day_first, zone):
    def once() -> TypedDate | str:
        try:
            typed = read(text, zone=zone, day_first=day_first)
        except NotADate as refused:
            return str(refused)
        assert typed.instant().tzinfo is UTC
        return typed

    assert once() == once()


@given(
    st.integers(1, 60), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.sets(st.integers(0, 90))
)
def test_plus_business_days_never_lands_on_a_weekend_or_holiday(count, start, days_off):
    policy = Policy(holidays=frozenset(start + timedelta(days=off) for off in days_off))
    counted_from = datetime(start.year, start.month, start.day, 12, tzinfo=BERLIN)
    assert policy.is_business_day(read(f"+{count}b", counted_from, policy=policy).day)


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_an_iso_day_is_read_back_as_it_was_written(day):
    assert read(day.isoformat()).day == day


OFFSETS = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))


INSTANTS = st.builds(
    datetime.combine, st.dates(date(1901, 1, 1), date(2998, 12, 31)), st.times(timezones=OFFSETS)
)


@given(INSTANTS, st.sampled_from("T "))
def test_an_iso_instant_is_read_back_as_it_was_written(at, between):
    assert read(at.isoformat(between)).at == at
