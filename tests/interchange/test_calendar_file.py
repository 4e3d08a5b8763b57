"""Contact windows as a calendar file, as a calendar reads it."""

from datetime import date

import pytest
from icalendar import Calendar

from followup_tui.domain.interview import Interviewer
from followup_tui.domain.sample.story import sample_story
from followup_tui.domain.windows import contact_windows
from followup_tui.interchange.calendar_file import calendar_file
from tests.factories import (
    BOB,
    JANE,
    POLICY,
    a_contact,
    an_agreement,
    an_interview,
    an_outcome,
    berlin,
    utc,
)

NOW = berlin("2026-11-21 10:00")
HOSTILE = 'Acme\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:x\x00\x1b[31m\u202e;,\\"' + "é" * 300


def events_of(*interviews, now=NOW):
    return Calendar.from_ical(calendar_file(interviews, POLICY, now).encode()).events


def by_summary(*interviews, now=NOW):
    return {str(event["SUMMARY"]): event for event in events_of(*interviews, now=now)}


def test_an_interview_has_its_times_and_its_place():
    before = berlin("2026-11-19 10:00")
    events = by_summary(an_interview(place="Spree 3, Berlin"), now=before)
    event = events["Acme: interview"]
    assert (event.start, event.end) == (utc("2026-11-20 13:00"), utc("2026-11-20 14:30"))
    assert str(event["LOCATION"]) == "Spree 3, Berlin"
    assert str(event["TRANSP"]) == "OPAQUE"


def test_what_is_counted_in_days_stands_on_whole_days_there_and_says_why():
    far = an_interview(
        timezone="Pacific/Auckland", agreements=(an_agreement("2026-12-01", words="call me"),)
    )
    event = by_summary(far)["Acme: check-in, call"]
    assert (event.start, event.end) == (date(2026, 12, 1), date(2026, 12, 4))
    assert "call me" in str(event["DESCRIPTION"])
    assert str(event["TRANSP"]) == "TRANSPARENT"


def test_a_note_has_its_48_hours():
    event = by_summary(an_interview())["Acme: thank-you to Jane Doe"]
    assert (event.start, event.end) == (utc("2026-11-20 14:30"), utc("2026-11-22 14:30"))


def test_an_open_ended_window_has_one_day():
    later = berlin("2026-11-28 10:00")
    event = by_summary(an_interview(), now=later)["Acme: look things up"]
    assert (event.start, event.end) == (date(2026, 11, 27), date(2026, 11, 28))


def test_a_window_keeps_its_uid_when_the_interview_moves_or_the_contact_is_made():
    agreed = an_interview(agreements=(an_agreement("2026-12-01"),), interviewers=(JANE, BOB))
    made = a_contact(berlin("2026-12-01 10:00"), people=("jane",))
    later = an_interview(
        agreements=agreed.agreements,
        interviewers=agreed.interviewers,
        contacts=(made,),
        ends_at=berlin("2026-11-20 16:00"),
        company="Acme Corp",
    )
    first = {str(event["UID"]): event for event in events_of(agreed)}
    second = {
        str(event["UID"]): event for event in events_of(later, now=berlin("2026-12-02 10:00"))
    }
    check_in = next(uid for uid, each in first.items() if "check-in" in str(each["SUMMARY"]))
    assert str(second[check_in]["SUMMARY"]).endswith(", done")
    assert first.keys() <= second.keys()
    assert len(first) == len(events_of(agreed))


def test_every_window_of_the_sample_story_is_an_event_of_its_own():
    story = sample_story(NOW)
    windows = sum(len(contact_windows(each, POLICY, NOW)) for each in story)
    uids = {str(event["UID"]) for event in events_of(*story)}
    assert len(uids) == windows


def test_what_came_to_nothing_is_cancelled_and_what_is_archived_is_left_out():
    agreed = (an_agreement("2026-12-01"),)
    over = an_interview(
        agreements=agreed, outcome=an_outcome("rejected", berlin("2026-11-20 18:00"))
    )
    states = {str(each["SUMMARY"]): str(each["STATUS"]) for each in events_of(over)}
    assert states["Acme: thank-you to Jane Doe"] == "CANCELLED"
    assert states["Acme: closing note to Jane Doe"] == "CONFIRMED"
    assert events_of(an_interview(archived=True)) == []


@pytest.mark.parametrize("field", ["id", "company", "place", "words", "person", "person id"])
def test_nothing_that_is_written_adds_an_event_or_a_property(field):
    person = {"name": HOSTILE} if field == "person" else {"name": "Jane"}
    people = (Interviewer(id=HOSTILE if field == "person id" else "jane", **person),)
    agreed = an_agreement("2026-12-01", words=HOSTILE if field == "words" else "")
    changes = {field: HOSTILE} if field in ("id", "company", "place") else {}
    interview = an_interview(interviewers=people, agreements=(agreed,), **changes)
    before = berlin("2026-11-19 10:00")
    plain = events_of(an_interview(interviewers=people, agreements=(agreed,)), now=before)
    written = calendar_file([interview], POLICY, before)
    events = Calendar.from_ical(written.encode()).events
    assert [each.start for each in events] == [each.start for each in plain]
    places = [str(each["LOCATION"]) for each in events if "LOCATION" in each]
    assert places == ([interview.place] if field == "place" else [])
    names = {name for each in events for name in each} - {"LOCATION"}
    assert names == {name for each in plain for name in each}
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert not set(written) & set("\x00\x1b\u202e")
