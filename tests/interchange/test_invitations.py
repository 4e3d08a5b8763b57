"""Invitations from calendar files: Google's, Outlook's, Teams', and what is none."""

import pytest
from msgspec.structs import replace

from followup_tui.domain.sample.story import sample_story
from followup_tui.domain.typed_fields import Reading
from followup_tui.interchange.calendar_file import calendar_file
from followup_tui.interchange.incoming import NothingTaken, Receiver
from followup_tui.interchange.invitations import read_invitations
from followup_tui.interchange.invited_people import Guests
from followup_tui.interchange.summary_words import read_summary
from tests.factories import JANE, POLICY, berlin, local, utc
from tests.interchange.invitations import GOOGLE, OUTLOOK, TEAMS, an_event, ics

NOW = berlin("2026-11-21 10:00")


def incoming(content, *known, my_name=""):
    by_id = {each.id: each for each in known}
    receiver = Receiver(by_id, Reading(NOW, POLICY), "Europe/Berlin", my_name)
    return read_invitations("invite.ics", content, receiver)


def read(content, my_name=""):
    (interview,) = incoming(content, my_name=my_name).interviews
    return interview


def people(interview):
    return [(each.name, each.email) for each in interview.interviewers]


def refusal(content, *known):
    with pytest.raises(NothingTaken) as caught:
        incoming(content, *known)
    (sentence,) = caught.value.sentences
    return sentence


def test_an_invitation_from_google():
    interview = read(ics(GOOGLE))
    assert (interview.company, interview.role) == ("Acme", "Backend Engineer")
    assert interview.stage == "technical interview"
    assert interview.starts_at == berlin("2026-11-27 14:00")
    assert interview.ends_at == berlin("2026-11-27 15:30")
    assert interview.timezone == "Europe/Berlin"
    assert people(interview) == [
        ("Jane Doe", "jane.doe@acme.example"),
        ("Bob Li", "bob.li@acme.example"),
    ]
    assert interview.place == (
        "Acme GmbH, Spreeufer 3, Berlin, https://meet.google.com/abc-defg-hij"
    )
    assert interview.notes.startswith(
        "Hello Sam,\n\nwe look forward to meeting you & talking about scale."
    )


def test_an_invitation_from_outlook_with_the_zone_as_windows_names_it():
    interview = read(ics(OUTLOOK))
    assert (interview.company, interview.role) == ("Globex", "Data Analyst")
    assert (interview.stage, interview.place) == ("phone screen", "Telefon")
    assert interview.starts_at == berlin("2026-12-02 10:00")
    assert interview.ends_at == berlin("2026-12-02 10:45")
    assert interview.timezone == "Europe/Berlin"
    assert people(interview) == [("Petra Meier", "petra.meier@globex.co.uk")]
    assert interview.notes.endswith("Gespräch.\nPetra Meier")


def test_an_invitation_to_teams():
    interview = read(ics(TEAMS))
    assert (interview.company, interview.role) == ("Initech", "Site Reliability Engineer")
    assert interview.starts_at == local("2026-12-07 09:00", "America/Los_Angeles")
    assert interview.timezone == "America/Los_Angeles"
    assert [name for name, _ in people(interview)] == ["Talent Team", "Ann Wu"]
    assert interview.place.startswith("Microsoft Teams Meeting, https://teams.microsoft.com/l/")
    assert "<https://teams.microsoft.com/" in interview.notes


def test_the_same_invitation_again_changes_nothing_and_says_so():
    acme = read(ics(GOOGLE))
    edited = replace(acme, role="Staff engineer")
    again = incoming(ics(GOOGLE), edited)
    assert again.interviews == ()
    assert again.remarks == ("Acme is here already, and was left as it is.",)


def test_an_invitation_that_was_moved_says_from_when_to_when():
    acme = read(ics(GOOGLE))
    (said,) = incoming(ics(GOOGLE.replace("20261127T", "20261130T")), acme).remarks
    assert said == (
        "Acme is here already, on Fri 27 Nov 2026 14:00; the invitation says "
        "Mon 30 Nov 2026 14:00: edit it if it moved."
    )


@pytest.mark.parametrize(
    ("start", "starts_at", "timezone", "doubt"),
    [
        (":20261127T130000Z", berlin("2026-11-27 14:00"), "Europe/Berlin", ""),
        (":20261127T130000", berlin("2026-11-27 13:00"), "Europe/Berlin", "names no time zone"),
        (";TZID=Home:20261127T130000", berlin("2026-11-27 13:00"), "Europe/Berlin", "“Home”"),
        (
            ";TZID=/mozilla.org/20070129_1/Asia/Tokyo:20261127T130000",
            local("2026-11-27 13:00", "Asia/Tokyo"),
            "Asia/Tokyo",
            "",
        ),
        (
            ";TZID=Eastern Standard Time:20261127T130000",
            local("2026-11-27 13:00", "America/New_York"),
            "America/New_York",
            "",
        ),
    ],
)
def test_times_of_every_kind(start, starts_at, timezone, doubt):
    taken = incoming(an_event(DTSTART=start))
    (interview,) = taken.interviews
    assert (interview.starts_at, interview.timezone) == (starts_at, timezone)
    assert bool(taken.remarks) == bool(doubt) and doubt in "".join(taken.remarks)


def test_a_zone_that_only_the_file_knows_gives_the_moment():
    own = GOOGLE.replace("Europe/Berlin", "Our office")
    assert read(ics(own)).starts_at == berlin("2026-11-27 14:00")


def test_the_zone_of_the_whole_calendar_is_that_of_a_time_in_utc():
    named = an_event().replace(b"VERSION:2.0", b"VERSION:2.0\r\nX-WR-TIMEZONE:Asia/Tokyo")
    assert read(named).timezone == "Asia/Tokyo"


@pytest.mark.parametrize(
    ("lines", "ends_at"),
    [
        ({"DURATION": "PT45M"}, utc("2026-11-27 13:45")),
        ({"DTEND": ":20261127T120000Z"}, None),
        ({"DURATION": "soon"}, None),
        ({}, None),
    ],
)
def test_an_end_that_makes_no_sense_is_none(lines, ends_at):
    assert read(an_event(**lines)).ends_at == ends_at


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ({"DTSTART": ";VALUE=DATE:20261127"}, "is an all-day event"),
        ({"DTSTART": ""}, "says no time"),
        ({"DTSTART": ":whenever"}, "says no time"),
        ({"RRULE": "FREQ=WEEKLY"}, "is held again and again"),
        ({"STATUS": "CANCELLED"}, "was called off"),
        ({"DTSTART": ":00010101T000000Z"}, "1900"),
    ],
)
def test_what_is_no_invitation_to_one_interview_is_refused_in_a_sentence(lines, sentence):
    said = refusal(an_event(**lines))
    assert said.startswith("“Interview at Acme” ") and sentence in said


@pytest.mark.parametrize(("method", "words"), [("CANCEL", "called off"), ("REPLY", "is an answer")])
def test_what_is_sent_about_an_invitation_is_no_invitation(method, words):
    acme = read(ics(GOOGLE))
    sent = GOOGLE.replace("METHOD:REQUEST", f"METHOD:{method}")
    assert words in refusal(ics(sent), acme)


def test_of_several_events_those_that_can_be_are_taken_and_the_others_said():
    both = an_event().replace(
        b"END:VCALENDAR",
        b"BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20261201\r\nEND:VEVENT\r\nEND:VCALENDAR",
    )
    taken = incoming(both)
    assert [each.company for each in taken.interviews] == ["Acme"]
    assert taken.remarks[0].startswith("“An event without a title” is an all-day event")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"junk",
        b"BEGIN:VCALENDAR",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR",
        b"\xff\xfe\x00",
        b"BEGIN:VEVENT\r\n" * 3000,
        b"BEGIN:VCALENDAR\r\nfoo\r\nEND:VCALENDAR",
    ],
)
def test_what_is_no_calendar_is_refused_in_one_sentence(content):
    with pytest.raises(ValueError, match=r"invite\.ics") as caught:
        incoming(content)
    assert len(str(caught.value)) < 200


def test_our_own_windows_are_no_invitations():
    written = calendar_file(sample_story(NOW), POLICY, NOW).encode()
    with pytest.raises(ValueError, match="export ics"):
        incoming(written)


@pytest.mark.parametrize(
    ("organizer", "attendees", "my_name", "names"),
    [
        ("jane@acme.example", ["me@own.example"], "", ["Jane"]),
        ("jane@acme.example", ["bob@acme.example", "me@own.example"], "", ["Jane", "Bob"]),
        ("r@agency.example", ["jane@acme.example", "me@gmail.com"], "", ["R", "Jane"]),
        ("r@agency.example", ["jane@acme.example", "sam@s.example"], "sam", ["R", "Jane"]),
        ("no-reply@acme.example", ["jane@acme.example", "me@gmail.com"], "", ["Jane"]),
        ("no address", [], "", []),
    ],
)
def test_the_user_is_none_of_the_interviewers(organizer, attendees, my_name, names):
    lines = "\r\n".join(f"ATTENDEE:mailto:{each}" for each in attendees).encode()
    event = an_event(ORGANIZER=f":mailto:{organizer}")
    event = event.replace(b"END:VEVENT", lines + b"\r\nEND:VEVENT" if lines else b"END:VEVENT")
    assert [each.name for each in read(event, my_name).interviewers] == names


@pytest.mark.parametrize(
    ("title", "company_by_address", "read_as"),
    [
        ("Acme Corp interview", "acme", ("Acme Corp", "", "")),
        ("Interview with Jane Doe", "acme", ("Acme", "", "")),
        ("Interview: Platform team", "acme", ("Acme", "", "")),
        ("Interview at Globex", "agency", ("Globex", "", "")),
        ("Phone screen – Globex", "", ("Globex", "", "phone screen")),
        ("Re: Invitation: Hooli | SRE | Interview 2", "", ("Hooli", "SRE", "interview 2")),
        (
            "Final round interview, Data Scientist @ Globex",
            "",
            ("Globex", "Data Scientist", "final round interview"),
        ),
        ("Sam Smith <> Jane Doe", "acme", ("Acme", "", "")),
        ("Interview", "", ("Interview", "", "")),
        ("", "", ("", "", "")),
    ],
)
def test_a_title_is_read_as_far_as_it_can_be(title, company_by_address, read_as):
    assert read_summary(title, Guests((JANE,), company_by_address)) == read_as


def test_hostile_text_in_an_invitation_is_cleaned_and_nothing_is_lost():
    evil = "\x1b]52;c;eA==\x07\x9b31m\u202e[/red]\x00"
    event = an_event(
        SUMMARY=f"Interview at Acme{evil}",
        DESCRIPTION=evil + "x" * 10_000,
        LOCATION=evil,
        ORGANIZER=f';CN="{evil}Jane":mailto:jane@acme.example',
    )
    interview = read(event)
    assert interview.notes.endswith("x" * 10_000)
    assert all(text.isprintable() for text in (interview.company, interview.place))
    assert interview.interviewers[0].name.endswith("Jane")
    assert interview.interviewers[0].name.isprintable()
