"""What is said about somebody in another zone: their time now, a deadline on both calendars."""

from msgspec.structs import replace

from followup_tui.domain.contact import NoteKind
from followup_tui.domain.elsewhere import (
    check_in_clock,
    here_words,
    on_their_clock,
    there_now,
    until_there,
)
from followup_tui.domain.interview import Interview
from followup_tui.domain.recording import snooze
from followup_tui.domain.standing import standing
from followup_tui.domain.window import WindowKind
from tests.factories import BOB, JANE, POLICY, an_agreement, an_interview, berlin, local

CALL_JANE = an_agreement("2026-12-01", contact_person="jane")


def in_zone(zone: str) -> Interview:
    """Return an interview there, after which Jane may be called on Tue 1 Dec."""
    starts_at = local("2026-11-20 09:00", zone)
    return an_interview(starts_at=starts_at, timezone=zone, agreements=(CALL_JANE,))


def clock(interview: Interview, now: str) -> str:
    """Return what is said below step 3."""
    return check_in_clock(standing(interview, POLICY, berlin(now)), POLICY, berlin(now))


def test_a_check_in_that_is_due_elsewhere_says_their_time_and_its_last_moment_here() -> None:
    assert clock(in_zone("America/New_York"), "2026-12-01 10:20") == (
        "Call Jane Doe · 04:20 there now, outside office hours; "
        "office hours there begin 15:00 your time · "
        "until Thu 3 Dec there (Fri 06:00 here)"
    )
    assert clock(in_zone("Europe/London"), "2026-12-01 10:20") == (
        "Call Jane Doe · 09:20 there now, office hours · until Thu 3 Dec there (Fri 01:00 here)"
    )


def test_a_day_that_is_not_near_is_said_with_its_date() -> None:
    range_of_days = an_agreement("2026-12-01/2026-12-11", contact_person="jane")
    there = replace(in_zone("America/New_York"), agreements=(range_of_days,))
    assert clock(there, "2026-12-01 10:20").endswith("(Sat 12 Dec 06:00 here)")


def test_a_late_check_in_has_no_last_moment_to_come() -> None:
    assert clock(in_zone("Europe/London"), "2026-12-07 10:20") == (
        "Call Jane Doe · 09:20 there now, office hours"
    )


def test_nothing_is_said_where_the_clocks_agree_or_nothing_is_due() -> None:
    assert clock(in_zone("Europe/Paris"), "2026-12-01 10:20") == ""
    assert clock(in_zone("America/New_York"), "2026-11-25 10:20") == ""
    until = berlin("2026-12-02 08:00")
    quiet = snooze(in_zone("America/New_York"), WindowKind.CHECK_IN, None, until)
    assert clock(quiet, "2026-12-01 10:20") == ""


def test_the_time_with_a_person_is_theirs_before_it_is_the_interviews() -> None:
    tokyo = replace(JANE, timezone="Asia/Tokyo")
    interview = an_interview(interviewers=(tokyo, BOB))
    now = berlin("2026-11-23 09:00")
    assert there_now(interview, "jane", POLICY, now) == "17:00 there now, office hours"
    assert there_now(interview, "bob", POLICY, now) == ""


def test_a_note_is_due_until_a_moment_here_and_a_day_there() -> None:
    tokyo = replace(JANE, timezone="Asia/Tokyo")
    evening = an_interview(starts_at=berlin("2026-11-20 16:30"), interviewers=(tokyo, BOB))

    def until(person: str, now: str = "2026-11-21 10:00") -> str:
        return until_there(evening, NoteKind.THANK_YOU, person, POLICY, berlin(now))

    assert until("jane") == "until Sun 22 Nov 17:30 (Mon there)"
    assert until("bob") == ""
    assert until("jane", "2026-11-23 10:00") == ""


def test_a_sentence_with_a_time_names_the_zone_where_the_users_clock_shows_another():
    there = an_interview(timezone="America/New_York")
    now = berlin("2026-11-21 10:00")
    said = "It was due Fri 20 Nov 17:00."
    assert on_their_clock(said, there, now) == f"{said} (America/New_York time)"
    assert on_their_clock(said, an_interview(), now) == said
    assert on_their_clock("It was due Fri 20 Nov.", there, now) == "It was due Fri 20 Nov."


def test_a_moment_is_said_on_the_users_clock_only_where_that_shows_another_time():
    there, now = an_interview(timezone="America/New_York"), berlin("2026-11-21 10:00")
    assert here_words(berlin("2026-11-23 15:00"), there, now) == "here Mon 23 Nov 15:00"
    assert here_words(berlin("2026-11-23 15:00"), an_interview(), now) == ""
