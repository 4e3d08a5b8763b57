"""The clock of the other side: their time, their office hours, and when to call."""

from datetime import date

import pytest
from msgspec.structs import replace

from followup_tui.domain.interview import zone_named
from followup_tui.domain.policy import Policy
from followup_tui.domain.two_clocks import ClockThere, clock_there
from tests.factories import BOB, JANE, POLICY, an_interview, berlin


@pytest.mark.parametrize(
    ("now", "zone", "said"),
    [
        ("2026-11-23 09:00", "Europe/Berlin", "09:00 there now, office hours"),
        ("2026-11-23 08:59", "Europe/Berlin", "08:59 there now, outside office hours"),
        ("2026-11-23 17:59", "Europe/Berlin", "17:59 there now, office hours"),
        ("2026-11-23 18:00", "Europe/Berlin", "18:00 there now, outside office hours"),
        ("2026-11-21 10:00", "Europe/Berlin", "10:00 there now, not a business day"),
        ("2026-11-22 18:00", "Asia/Tokyo", "Mon 02:00 there now, outside office hours"),
        ("2026-12-25 10:00", "Europe/Berlin", "10:00 there now, not a business day"),
    ],
)
def test_office_hours_are_nine_to_six_on_a_business_day_there(now, zone, said):
    policy = Policy(holidays=frozenset({date(2026, 12, 25)}))
    assert ClockThere(zone_named(zone), policy, berlin(now)).words == said


@pytest.mark.parametrize(
    ("now", "zone", "said"),
    [
        ("2026-11-23 10:00", "Europe/Berlin", ""),
        ("2026-11-23 10:00", "America/New_York", "office hours there begin 15:00 your time"),
        ("2026-11-23 22:00", "Asia/Tokyo", "office hours there begin Tue 24 Nov 01:00 your time"),
        (
            "2026-11-20 20:00",
            "Europe/Berlin",
            "office hours there begin Mon 23 Nov 09:00 your time",
        ),
        # The clocks of Berlin and New York are an hour nearer between their two changes.
        ("2026-10-26 10:00", "America/New_York", "office hours there begin 14:00 your time"),
    ],
)
def test_outside_office_hours_it_is_said_when_they_begin_on_the_users_own_clock(now, zone, said):
    assert ClockThere(zone_named(zone), POLICY, berlin(now)).hint == said


def test_the_clock_is_that_of_the_person_else_of_the_interview():
    jane = replace(JANE, timezone="America/New_York")
    interview = an_interview(interviewers=(jane, BOB), timezone="Asia/Tokyo")
    now = berlin("2026-11-23 10:00")
    for person, zone in (("jane", "America/New_York"), ("bob", "Asia/Tokyo"), (None, "Asia/Tokyo")):
        assert clock_there(interview, person, POLICY, now).zone.key == zone


def test_a_clock_is_another_one_only_where_it_shows_another_time():
    now = berlin("2026-11-23 10:00")
    assert not ClockThere(zone_named("Europe/Paris"), POLICY, now).is_other
    assert ClockThere(zone_named("Europe/London"), POLICY, now).is_other
