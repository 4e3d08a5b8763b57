"""A day begins at its first existing instant, whatever the clocks of its zone do."""

from datetime import date, datetime

import pytest

from followup_tui.domain.interview import zone_named
from followup_tui.domain.local_days import day_start, local_day
from tests.factories import local, utc


@pytest.mark.parametrize(
    ("zone", "day", "begins"),
    [
        ("Europe/Berlin", date(2026, 11, 20), utc("2026-11-19 23:00")),
        # Clocks change later on that day: its midnight is an ordinary one.
        ("Europe/Berlin", date(2026, 3, 29), utc("2026-03-28 23:00")),
        ("Europe/Berlin", date(2026, 10, 25), utc("2026-10-24 22:00")),
        ("Asia/Kathmandu", date(2026, 11, 20), utc("2026-11-19 18:15")),
        ("Pacific/Kiritimati", date(2026, 11, 20), utc("2026-11-19 10:00")),
    ],
)
def test_an_ordinary_day_begins_at_midnight(zone: str, day: date, begins: datetime) -> None:
    assert day_start(day, zone_named(zone)) == (begins, False)


@pytest.mark.parametrize(
    ("zone", "day", "begins"),
    [
        # 00:00 becomes 01:00: the day begins at one o'clock.
        ("Africa/Cairo", date(2024, 4, 26), utc("2024-04-25 22:00")),
        ("America/Sao_Paulo", date(2017, 10, 15), utc("2017-10-15 03:00")),
        ("America/Havana", date(2026, 3, 8), utc("2026-03-08 05:00")),
    ],
)
def test_a_day_whose_midnight_is_skipped_begins_at_the_change(
    zone: str, day: date, begins: datetime
) -> None:
    assert day_start(day, zone_named(zone)) == (begins, True)
    assert begins.astimezone(zone_named(zone)).hour == 1


def test_a_day_with_two_midnights_begins_at_the_first() -> None:
    havana = zone_named("America/Havana")
    assert day_start(date(2026, 11, 1), havana) == (utc("2026-11-01 04:00"), True)
    assert utc("2026-11-01 05:00").astimezone(havana).hour == 0


def test_a_day_that_a_zone_left_out_begins_where_the_next_one_does() -> None:
    apia = zone_named("Pacific/Apia")
    assert day_start(date(2011, 12, 30), apia) == (utc("2011-12-30 10:00"), True)
    assert day_start(date(2011, 12, 31), apia).at == utc("2011-12-30 10:00")


def test_the_day_of_an_instant_is_the_one_on_the_calendar_of_the_zone() -> None:
    at = local("2026-11-20 23:59", "America/New_York")
    assert local_day(at, zone_named("America/New_York")) == date(2026, 11, 20)
    assert local_day(at, zone_named("Europe/Berlin")) == date(2026, 11, 21)
