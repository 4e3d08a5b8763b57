"""Putting off what is due: the moments that are offered, and what is put off already."""

from datetime import datetime

import pytest

from followup_tui.domain.interview import Interview, Snooze
from followup_tui.domain.queue import in_order, queue_items
from followup_tui.domain.recording import snooze
from followup_tui.domain.snoozing import (
    Preset,
    past_close,
    past_close_words,
    show_again,
    snooze_presets,
    snoozed_windows,
    snoozed_words,
    what_to_put_off,
)
from followup_tui.domain.standing import standing
from followup_tui.domain.window import ContactWindow, WindowKind
from tests.factories import (
    BOB,
    JANE,
    POLICY,
    a_contact,
    an_agreement,
    an_interview,
    an_outcome,
    berlin,
    local,
    utc,
)

NOW = berlin("2026-11-21 10:14")
SENT = a_contact(berlin("2026-11-20 18:02"), "thank_you", people=("jane",))
CALL_JANE = an_agreement("2026-12-01", contact_person="jane")
AGREED = an_interview(agreements=(CALL_JANE,), contacts=(SENT,))


def due(interview: Interview, now: datetime, kind: str) -> ContactWindow:
    """Return what is due of a kind."""
    queue = in_order(queue_items(interview, POLICY, now))
    return next(each for each in queue if each.kind == kind)


def presets(interview: Interview, now: datetime, kind: str = "thank_you") -> dict[str, Preset]:
    """Return what is offered for what is due, by name."""
    return {each.name: each for each in snooze_presets(interview, due(interview, now, kind), now)}


def test_each_moment_says_itself_on_the_users_own_clock() -> None:
    offered = presets(an_interview(), NOW)
    assert {name: each.when for name, each in offered.items()} == {
        "later": "Sat 21 Nov 13:00",
        "tomorrow": "Sun 22 Nov 08:00",
        "last_day": "Sun 22 Nov 00:00",
    }
    assert offered["tomorrow"].until == utc("2026-11-22 07:00")


@pytest.mark.parametrize(
    ("now", "later"),
    [
        ("2026-11-21 02:00", "Sat 21 Nov 08:00"),
        ("2026-11-21 10:29", "Sat 21 Nov 13:00"),
        ("2026-11-21 10:30", "Sat 21 Nov 14:00"),
        ("2026-11-21 17:45", "Sat 21 Nov 20:00"),
        ("2026-11-21 19:00", "Sat 21 Nov 20:00"),
        ("2026-11-21 19:01", None),
        ("2026-11-21 23:30", None),
    ],
)
def test_later_today_is_a_few_hours_ahead_and_never_in_the_night(now: str, later: str | None):
    offered = presets(an_interview(), berlin(now)).get("later")
    assert (offered.when if offered else None) == later


def test_tomorrow_is_eight_in_the_morning_also_where_the_clocks_change_in_between() -> None:
    autumn = an_interview(starts_at=berlin("2026-10-23 14:00"))
    assert presets(autumn, berlin("2026-10-24 10:00"))["tomorrow"].until == utc("2026-10-25 07:00")


def test_the_last_day_of_a_check_in_begins_where_the_interview_is() -> None:
    new_york = an_interview(
        starts_at=local("2026-11-20 09:00", "America/New_York"),
        timezone="America/New_York",
        agreements=(an_agreement("2026-12-01"),),
    )
    offered = presets(new_york, berlin("2026-12-01 10:00"), "check_in")
    assert offered["last_day"].when == "Thu 3 Dec 06:00"
    assert not offered["last_day"].is_past_close


@pytest.mark.parametrize("now", ["2026-12-03 10:00", "2026-12-04 10:00"])
def test_no_last_day_is_offered_on_it_or_after_it(now: str) -> None:
    assert "last_day" not in presets(AGREED, berlin(now), "check_in")


def test_no_last_day_is_offered_of_what_never_closes() -> None:
    assert "last_day" not in presets(an_interview(), NOW, "debrief")


def test_a_snooze_is_past_the_close_from_that_moment_on_but_of_a_late_window_never() -> None:
    note = due(an_interview(), NOW, "thank_you")
    assert not past_close(note, berlin("2026-11-22 15:29"))
    assert past_close(note, berlin("2026-11-22 15:30"))
    assert presets(an_interview(), berlin("2026-11-22 10:00"))["tomorrow"].is_past_close
    assert not presets(an_interview(), berlin("2026-11-23 10:00"))["tomorrow"].is_past_close


def test_past_the_close_it_is_said_until_when_it_is_due() -> None:
    note = due(an_interview(), NOW, "thank_you")
    assert past_close_words(an_interview(), note, NOW) == (
        "The thank-you to Jane Doe is due Sun 22 Nov 15:30: it would be late by then."
    )
    in_time = berlin("2026-12-01 10:00")
    call = due(AGREED, in_time, "check_in")
    assert past_close_words(AGREED, call, in_time) == (
        "The check-in with Jane Doe is due by Thu 3 Dec: it would be late by then."
    )
    rejected = an_outcome("rejected", berlin("2026-11-21 09:00"))
    told = a_contact(rejected.at, "closing_note", people=("jane",))
    in_spring = berlin("2027-02-20 10:00")
    over = an_interview(outcome=rejected, contacts=(told,))
    hello = due(over, in_spring, "keep_in_touch")
    assert past_close_words(over, hello, in_spring).endswith("it would be over by then.")


def test_s_is_about_the_most_urgent_and_where_all_is_put_off_about_the_next_to_return() -> None:
    panel = an_interview(interviewers=(JANE, BOB))
    panel = snooze(panel, WindowKind.DEBRIEF, None, berlin("2026-11-22 08:00"))
    panel = snooze(panel, WindowKind.THANK_YOU, "jane", berlin("2026-11-21 12:00"))
    at_bob = what_to_put_off(standing(panel, POLICY, NOW))
    assert at_bob is not None and at_bob.person == "Bob Li"
    panel = snooze(panel, WindowKind.THANK_YOU, "bob", berlin("2026-11-21 14:00"))
    shown = standing(panel, POLICY, NOW)
    assert [each.person for each in snoozed_windows(shown)] == ["Jane Doe", "Bob Li", None]
    at_jane = what_to_put_off(shown)
    assert at_jane is not None and at_jane.person == "Jane Doe"
    assert snoozed_words(at_jane, NOW) == "snoozed until Sat 21 Nov 12:00"


def test_a_window_is_back_by_itself_at_the_moment_its_snooze_ends() -> None:
    until = berlin("2026-11-21 12:00")
    quiet = standing(snooze(an_interview(), WindowKind.THANK_YOU, "jane", until), POLICY, NOW)
    assert quiet.good_until == until
    assert snoozed_windows(standing(quiet.interview, POLICY, until)) == ()


def test_an_archived_interview_has_nothing_that_could_be_shown_again() -> None:
    quiet = snooze(an_interview(archived=True), WindowKind.THANK_YOU, "jane", NOW.replace(hour=12))
    assert what_to_put_off(standing(quiet, POLICY, NOW)) is None


def test_showing_it_again_ends_the_snooze_of_that_window_only() -> None:
    until = berlin("2026-11-22 08:00")
    mine = Snooze(kind="check_in", person="jane", until=until)
    notes = tuple(Snooze(kind="thank_you", person=who, until=until) for who in ("jane", "bob"))
    quiet = an_interview(interviewers=(JANE, BOB), snoozes=(mine, *notes))
    assert show_again(quiet, WindowKind.THANK_YOU, "bob").snoozes == (mine, notes[0])
    assert show_again(quiet, WindowKind.CHECK_IN, None).snoozes == notes
