"""How windows are said in the lists of the calendar."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from followup_tui.domain.agreement import Method
from followup_tui.domain.check_in import Basis
from followup_tui.domain.two_clocks import ClockThere
from followup_tui.domain.window import ContactWindow, WindowKind, WindowState
from followup_tui.domain.window_words import ListedOn, asked_words, what_words
from tests.factories import POLICY, berlin, local

BERLIN, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")
NOW = berlin("2026-11-22 10:14")
TODAY = date(2026, 11, 22)


def a_window(kind: WindowKind, **changes: Any) -> ContactWindow:
    usual: dict[str, Any] = {
        "interview": "acme",
        "company": "Acme",
        "role": "Engineer",
        "kind": kind,
        "opens": berlin("2026-11-20 15:30").astimezone(UTC),
        "closes": berlin("2026-11-22 15:30").astimezone(UTC),
        "state": WindowState.OPEN,
    }
    return ContactWindow(**{**usual, **changes})


def listed(
    window: ContactWindow, day: date = TODAY, zone: ZoneInfo = BERLIN, now: datetime = NOW
) -> ListedOn:
    return ListedOn(window, day, zone, now)


@pytest.mark.parametrize(
    ("kind", "changes", "words"),
    [
        (WindowKind.THANK_YOU, {"person": "Bob Li"}, "thank-you to Bob Li"),
        (WindowKind.THANK_YOU, {}, "thank-you"),
        (WindowKind.CHECK_IN, {}, "check-in"),
        (
            WindowKind.CHECK_IN,
            {"method": Method.PHONE, "person": "Jane Doe"},
            "check-in, call Jane Doe",
        ),
        (WindowKind.CHECK_IN, {"person": "Jane Doe"}, "check-in, Jane Doe"),
        (WindowKind.HOLD, {}, "stay calm"),
    ],
)
def test_a_window_says_what_it_is_for(kind: WindowKind, changes: dict[str, Any], words: str):
    assert what_words(a_window(kind, **changes)) == words


@pytest.mark.parametrize(
    ("kind", "changes", "words"),
    [
        (WindowKind.THANK_YOU, {"state": WindowState.SOON}, "5 h left"),
        (
            WindowKind.THANK_YOU,
            {"state": WindowState.LATE, "closes": NOW - timedelta(days=3)},
            "3 days late",
        ),
        (WindowKind.HOLD, {"closes": berlin("2026-12-01 00:00")}, "9 days to go"),
        (WindowKind.HOLD, {"closes": berlin("2026-11-23 00:00")}, "1 day to go"),
        (WindowKind.HOLD, {"closes": berlin("2026-11-22 14:00")}, "until today"),
        (WindowKind.RESEARCH, {"closes": None}, "suggested"),
        (
            WindowKind.CHECK_IN,
            {"state": WindowState.UPCOMING, "opens": berlin("2026-12-01 00:00")},
            "in 9 days",
        ),
        (WindowKind.THANK_YOU, {"state": WindowState.WAIVED}, "waived"),
        (WindowKind.INTERVIEW, {}, "now"),
        (WindowKind.THANK_YOU, {"snoozed_until": NOW + timedelta(hours=2)}, "snoozed"),
        (WindowKind.THANK_YOU, {"snoozed_until": NOW}, "5 h left"),
    ],
)
def test_a_window_says_how_it_stands(kind: WindowKind, changes: dict[str, Any], words: str):
    assert listed(a_window(kind, **changes)).standing == words


def test_a_time_is_said_with_its_day_unless_that_is_the_listed_day():
    note = a_window(WindowKind.THANK_YOU)
    assert listed(note).when == "until 15:30"
    assert listed(note, date(2026, 11, 20)).when == "until Sun 15:30"
    assert listed(note, date(2026, 11, 1)).when == "until Sun 22 Nov 15:30"
    late = a_window(WindowKind.THANK_YOU, state=WindowState.LATE)
    assert listed(late, date(2026, 11, 25)).when == "was due Sun 22 Nov 15:30"
    done = a_window(WindowKind.THANK_YOU, state=WindowState.DONE, done_at=NOW)
    assert listed(done).when == "at 10:14"
    assert listed(done, date(2026, 11, 21)).when == "on Sun 10:14"


def test_days_are_said_by_the_last_that_is_included():
    opens, closes = berlin("2026-12-01 00:00"), berlin("2026-12-04 00:00")
    check_in = a_window(WindowKind.CHECK_IN, opens=opens, closes=closes, state=WindowState.UPCOMING)
    assert listed(check_in, date(2026, 12, 1)).when == "until Thu"
    assert listed(check_in, date(2026, 12, 3)).when == "the last day"
    exact = a_window(WindowKind.CHECK_IN, opens=opens + timedelta(hours=14), closes=closes)
    assert listed(exact, date(2026, 12, 1)).when == "from 14:00, until Thu"
    decision = a_window(WindowKind.DECISION, opens=opens, closes=opens + timedelta(days=1))
    assert listed(decision, date(2026, 12, 1)).when == "all day"
    late = a_window(WindowKind.CHECK_IN, opens=opens, closes=closes, state=WindowState.LATE)
    assert listed(late, date(2026, 12, 3)).when == "was due this day"


def test_a_hold_ends_on_the_day_of_the_check_in():
    hold = a_window(WindowKind.HOLD, closes=berlin("2026-12-01 00:00"))
    assert listed(hold).when == "until Tue 1 Dec"


def test_an_open_ended_window_says_since_when():
    stale = a_window(WindowKind.RESEARCH, closes=None)
    assert listed(stale).when == "since Fri 20 Nov"
    later = a_window(WindowKind.SILENCE, closes=None, state=WindowState.UPCOMING)
    assert listed(later, date(2026, 11, 20)).when == "from Fri 20 Nov"


def test_an_interview_abroad_is_said_on_both_clocks():
    opens = local("2026-11-24 09:00", "Asia/Tokyo")
    interview = a_window(
        WindowKind.INTERVIEW,
        opens=opens,
        closes=opens + timedelta(hours=1),
        state=WindowState.UPCOMING,
    )
    seen = listed(interview, date(2026, 11, 24), TOKYO)
    assert (seen.when, seen.elsewhere) == ("01:00–02:00", "09:00 there / 01:00 here")
    assert listed(interview, date(2026, 11, 24)).elsewhere == ""
    in_rome = listed(interview, date(2026, 11, 24), ZoneInfo("Europe/Rome"))
    assert in_rome.elsewhere == ""


def test_days_counted_abroad_are_said_on_the_users_clock_while_they_can_be_used():
    days = {
        "opens": local("2026-12-01 00:00", "Asia/Tokyo"),
        "closes": local("2026-12-04 00:00", "Asia/Tokyo"),
    }
    check_in = a_window(WindowKind.CHECK_IN, state=WindowState.UPCOMING, **days)
    seen = listed(check_in, date(2026, 12, 1), TOKYO)
    assert seen.when == "until Thu"
    assert seen.elsewhere == "here Mon 30 Nov 16:00 – Thu 16:00"
    missed = a_window(WindowKind.CHECK_IN, state=WindowState.MISSED, **days)
    assert listed(missed, date(2026, 12, 1), TOKYO).elsewhere == ""


def test_a_check_in_is_said_shorter_by_verb_and_person_where_both_are_known():
    by_phone = a_window(WindowKind.CHECK_IN, method=Method.PHONE, person="Jane Doe")
    assert asked_words(by_phone) == "call Jane Doe"
    assert asked_words(a_window(WindowKind.CHECK_IN, method=Method.EMAIL)) == "check-in, email"
    assert asked_words(a_window(WindowKind.THANK_YOU, person="Bob Li")) == "thank-you to Bob Li"


def test_a_day_says_how_sure_it_is_unless_it_follows_the_plain_rule():
    badges = [listed(a_window(WindowKind.CHECK_IN, basis=basis)).badge for basis in Basis]
    assert badges == ["agreed", "promised", "", "assumed"]


def test_a_contact_that_is_still_to_make_says_the_time_where_it_goes_to():
    def said(kind: WindowKind, zone: ZoneInfo | None = TOKYO, **changes: Any) -> str:
        clock = ClockThere(zone, POLICY, NOW) if zone else None
        return ListedOn(a_window(kind, **changes), TODAY, BERLIN, NOW, clock).there_now

    assert said(WindowKind.CHECK_IN) == "18:14 there now, not a business day"
    assert said(WindowKind.CHECK_IN, state=WindowState.UPCOMING).startswith("18:14 there now")
    assert said(WindowKind.CHECK_IN, BERLIN) == ""
    assert said(WindowKind.CHECK_IN, None) == ""
    assert said(WindowKind.CHECK_IN, state=WindowState.DONE) == ""
    assert said(WindowKind.DECISION) == ""
