"""The words under the fields of a form, as they are typed."""

from followup_tui.domain.entry_readings import FieldReading, contact_readings, entry_readings
from followup_tui.domain.typed_fields import Reading
from tests.factories import POLICY, berlin

READING = Reading(berlin("2026-11-22 10:14"), POLICY)
FRIDAY = {"start": "2026-11-20 14:00", "ends": "15:30"}


def words(made_at=None, **typed):
    readings = entry_readings(typed, READING, "Europe/Berlin", made_at)
    return {name: reading.words for name, reading in readings.items()}


def test_a_start_says_when_it_is_and_when_thank_you_notes_are_due():
    assert words(**FRIDAY)["start"] == (
        "Fri 20 Nov 2026, 14:00 Europe/Berlin, 2 days ago; thank-you notes are due Sun 22 Nov 15:30"
    )


def test_an_end_says_how_long_it_takes_and_an_empty_one_means_an_hour():
    assert words(**FRIDAY)["ends"] == "90 min, until 15:30"
    assert words(**FRIDAY | {"ends": "1h30"})["ends"] == "90 min, until 15:30"
    assert words(**FRIDAY | {"ends": ""})["ends"] == "taken as an hour, until 15:00"
    assert words(**FRIDAY | {"ends": "600m"})["ends"] == "600 min, until Sat 21 Nov 00:00"


def test_an_end_with_a_day_counts_from_today_and_one_without_is_on_the_day_of_the_start():
    saturday = FRIDAY | {"start": "yesterday 14:00"}
    assert words(**saturday | {"ends": "yesterday 15:30"})["ends"] == "90 min, until 15:30"
    assert words(**saturday | {"ends": "15:30"})["ends"] == "90 min, until 15:30"


def test_an_end_before_the_start_is_refused():
    readings = entry_readings(FRIDAY | {"ends": "13:00"}, READING, "Europe/Berlin")
    assert readings["ends"] == FieldReading("the interview must end after it starts", True)


def test_times_are_read_in_the_zone_that_is_typed():
    read = words(**FRIDAY, timezone="America/New_York")
    assert "14:00 America/New_York" in read["start"]
    assert read["timezone"] == "04:14 there now"


def test_agreed_days_count_from_the_day_it_was_said():
    counted = "; counted from Fri 20 Nov, when it was said"
    assert words(**FRIDAY, contact_on="in a week")["contact_on"] == (
        "Fri 27 Nov 2026, in 5 days" + counted
    )
    read = words(**FRIDAY, contact_on="in a week", agreed_at="yesterday 9:00")
    assert read["contact_on"].startswith("Sat 28 Nov 2026")
    read = words(**FRIDAY, decision_by="in a week", made_at=berlin("2026-11-19 12:00"))
    assert read["decision_by"].startswith("Thu 26 Nov 2026")
    assert read["agreed_at"] == "as before, Thu 19 Nov 12:00"


def test_a_day_that_does_not_depend_on_it_says_nothing_of_when_it_was_said():
    assert words(**FRIDAY, contact_on="1 dec")["contact_on"] == "Tue 1 Dec 2026, in 9 days"


def test_people_are_counted_and_named():
    assert words(people="Jane Doe (CTO)\n\nBob")["people"] == "2 people: Jane Doe, Bob"
    assert words(people="Jane Doe")["people"] == "1 person: Jane Doe"


def test_an_empty_form_says_only_what_time_it_is():
    empty = dict.fromkeys(("start", "ends", "contact_on", "decision_by", "agreed_at", "people"), "")
    assert words(**empty) == {"timezone": "10:14 there now"}


def test_a_contact_without_a_time_counts_from_the_beginning_of_its_day():
    read = contact_readings({"at": "yesterday"}, READING, "Europe/Berlin")
    assert read["at"].words == (
        "Sat 21 Nov 2026, yesterday; with no time it counts from the beginning of the day"
    )


def test_what_was_agreed_on_a_contact_counts_from_the_contact():
    typed = {"at": "yesterday 16:00", "contact_on": "in a week", "reply_by": "in 2 days"}
    read = contact_readings(typed, READING, "Europe/Berlin")
    assert read["contact_on"].words.startswith("Sat 28 Nov 2026, in 6 days; counted from Sat 21")
    assert read["reply_by"].words.startswith("Mon 23 Nov 2026")
