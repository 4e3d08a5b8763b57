"""The commands that look: today, windows, list, show, path, config."""

import json

import pytest

from followup_tui.storage.location import config_file

WINDOW_FIELDS = [
    "interview",
    "company",
    "role",
    "kind",
    "person",
    "person_id",
    "opens",
    "closes",
    "basis",
    "state",
    "method",
    "done_at",
    "snoozed_until",
    "flags",
    "why",
]
LATE = "2026-11-23T09:00:00+01:00"


def test_every_json_answer_is_an_envelope_with_its_version_and_moment(followup):
    followup.add()
    for command in (["today"], ["windows"], ["list"], ["show", "acme"]):
        answer = json.loads(followup(*command, "--json").out)
        assert list(answer) == ["version", "generated_at", "items"]
        assert answer["version"] == 1
        assert answer["generated_at"] == "2026-11-21T10:00:00+01:00"
        assert answer["items"]


def test_a_window_item_has_the_fields_of_the_contract_and_a_today_item_its_rank(followup):
    followup.add()
    assert list(followup("windows", "--json").items[0]) == WINDOW_FIELDS
    queue = followup("today", "--json").items
    assert list(queue[0]) == ["rank", *WINDOW_FIELDS]
    assert [each["rank"] for each in queue] == [1, 2]
    assert [each["kind"] for each in queue] == ["thank_you", "debrief"]


def test_instants_are_written_on_the_clock_of_the_interview(followup):
    followup("add", "--company=Sumi", "--start=2026-11-20 09:00", "--timezone=Asia/Tokyo")
    (item,) = followup("list", "--json").items
    assert item["starts_at"] == "2026-11-20T09:00:00+09:00"
    assert item["next"]["opens"] == "2026-11-20T10:00:00+09:00"


def test_today_says_in_one_line_each_what_is_late_and_by_how_much(followup):
    followup.add("--interviewer=Jane Doe")
    (line, _, *rest) = followup("today", now=LATE).out.splitlines()
    assert line == "▲  Acme  thank-you to Jane Doe   18 h late"
    assert rest == []


def test_today_says_their_clock_and_their_day_where_these_are_others(followup):
    jane = "--interviewer=Jane Doe"
    followup("add", "--company=Sumi", "--start=today 6:00", jane, "--timezone=Asia/Tokyo")
    noon = "2026-11-21T18:00:00+01:00"
    first = followup("today", now=noon).out.splitlines()[0]
    assert "until Sun 23:00 (Mon there) · Sun 02:00 there" in first
    first = followup("today", now="2026-11-23T09:00:00+01:00").out.splitlines()[0]
    assert first.endswith("10 h late · 17:00 there")


def test_what_is_snoozed_says_until_when_on_the_page_and_among_the_windows(followup):
    followup.add("--interviewer=Jane Doe")
    followup("snooze", "acme", "thank_you", "14:00")
    followup("snooze", "acme", "debrief", "tomorrow")
    page = followup("show", "acme").out.splitlines()
    assert any(
        line.startswith("    ○ Jane Doe") and line.endswith("· snoozed until Sat 21 Nov 14:00")
        for line in page
    )
    assert followup.step(1)["line"] == "snoozed until Sun 22 Nov 00:00 · not noted yet"
    assert "✉ thank you, Jane Doe: open, snoozed until Sat 21 Nov 14:00" in page
    assert "snoozed until Sat 21 Nov 14:00" in followup("windows").out


def test_the_page_says_what_time_it_is_where_the_next_contact_goes(followup):
    followup("add", "--company=Sumi", "--start=fri 7:00", "--timezone=Asia/Tokyo")
    assert "there now" not in followup("show", "sumi").out
    held = "2026-11-27T10:00:00+01:00"
    clock = "Clock    18:00 there now, outside office hours; office hours there begin Mon 30"
    assert clock in followup("show", "sumi", now=held).out


def test_today_ends_with_what_is_on_hold(followup):
    followup.add("--contact-on=1 dec", "--permission=yes", "--method=phone")
    followup("tick", "acme", "4")
    followup("tick", "acme", "1")
    assert followup("today").out.splitlines() == [
        "Nothing more today. Next: Tue 1 Dec, call at Acme.",
        "",
        "1 on hold, the next opens Tue 1 Dec: Acme",
    ]


def test_a_day_on_which_they_decide_is_nothing_to_do(followup):
    followup.add("--decision-by=1 dec")
    followup("tick", "acme", "4")
    followup("tick", "acme", "1")
    assert "Next: Thu 3 Dec, check-in at Acme." in followup("today").out


def test_an_empty_book_has_nothing_more_today(followup):
    assert followup("today") == (0, "Nothing more today.\n", "")


@pytest.mark.parametrize(
    ("now", "code", "short"),
    [
        ("2026-11-20T09:00:00+01:00", 10, "1 due"),
        (LATE, 11, "2 due, 1 late"),
        ("2026-11-19T09:00:00+01:00", 0, "nothing due"),
    ],
)
def test_check_tells_late_from_due_by_the_exit_code(followup, now, code, short):
    followup.add()
    assert followup("today", "--check", "--format=short", now=now) == (code, f"{short}\n", "")


def test_waybar_gets_one_line_of_json_in_which_nothing_is_markup(followup):
    followup.add(company="<b>Acme & Sons</b>")
    (line,) = followup("today", "--format=waybar", now=LATE).out.splitlines()
    fields = json.loads(line)
    assert fields["text"] == "2 due, 1 late"
    assert fields["class"] == "late"
    assert "&lt;b&gt;Acme &amp; Sons&lt;/b&gt;" in fields["tooltip"]


@pytest.mark.parametrize(
    ("span", "kinds"),
    [
        (("--from=22 nov", "--to=22 nov"), {"thank_you", "hold"}),
        (("--from=23 nov", "--to=26 nov"), {"hold"}),
        (("--from=27 nov", "--to=27 nov"), {"check_in"}),
        (("--from=2 dec", "--to=10 dec"), set()),
        (("--to=19 nov",), set()),
        (("--from=20 mar 2027",), {"silence"}),
    ],
)
def test_windows_keeps_those_that_overlap_the_days_asked_for(followup, span, kinds):
    followup.add()
    found = followup("windows", "--json", *span).items
    assert {each["kind"] for each in found} == kinds


def test_windows_can_be_those_of_one_interview(followup):
    followup.add()
    globex = followup.add(company="Globex")
    found = followup("windows", "--json", "--interview=glob").items
    assert {each["interview"] for each in found} == {globex}


def test_the_list_tells_group_next_action_and_steps(followup):
    followup.add()
    (item,) = followup("list", "--json").items
    assert (item["company"], item["group"], item["outcome"]) == ("Acme", "to_do", None)
    assert item["next"]["kind"] == "thank_you"
    assert item["steps"] == {
        "SHOW_INTEREST": "open",
        "LAY_GROUND": "open",
        "STAY_CALM": "open",
        "THANK_YOU": "open",
        "RESEARCH": "open",
        "ACCEPT_OUTCOME": "locked",
    }


def test_the_list_is_grouped_with_what_is_to_be_done_first(followup):
    followup.add(company="Initech", start="2 weeks ago 14:00")
    followup("tick", "initech", "4")
    followup("outcome", "initech", "advanced")
    followup.add(company="Globex", start="tomorrow 14:00")
    acme = followup.add()
    lines = followup("list").out.splitlines()
    assert (lines[0], lines[3], lines[6]) == ("TO DO", "UPCOMING", "CLOSED")
    assert lines[1].startswith(f"{acme[:8]}  Acme")
    assert "Globex" in lines[4] and "Initech" in lines[7]


def test_the_list_is_searched_by_words(followup):
    followup.add()
    followup.add(company="Globex")
    found = followup("list", "--json", "backend", "glo").items
    assert [each["company"] for each in found] == ["Globex"]


def test_archived_interviews_are_listed_only_when_asked_for(followup):
    followup.add()
    followup("edit", "acme", "--archive")
    assert followup("list", "--json").items == []
    assert len(followup("list", "--json", "is:archived").items) == 1


def test_archived_interviews_ask_for_nothing_and_hold_nothing(followup):
    followup.add()
    followup("edit", "acme", "--archive")
    assert followup("today").out == "Nothing more today.\n"
    followup("tick", "acme", "1")
    followup("tick", "acme", "4")
    assert followup("today").out == "Nothing more today.\n"


def test_show_has_every_field_the_checklist_with_its_lines_and_the_windows(followup):
    followup.add("--interviewer=Jane Doe", "--desire=really_want")
    item = followup.shown()
    assert item["desire"] == "really_want"
    assert [each["step"] for each in item["checklist"]] == [1, 2, 3, 4, 5, 6]
    assert list(item["checklist"][0]) == ["step", "name", "status", "parts", "line"]
    assert item["checklist"][0]["name"] == "SHOW_INTEREST"
    assert item["checklist"][3]["parts"] == [
        {"name": "note", "person": "Jane Doe", "status": "open"}
    ]
    assert all(each["line"] for each in item["checklist"])
    assert [list(each) for each in item["windows"]] == [WINDOW_FIELDS] * len(item["windows"])


def test_show_prints_a_page_that_fits_80_columns(followup):
    followup.add("--interviewer=Jane Doe <jane@acme.example>", f"--notes={'long words ' * 40}")
    followup("log", "acme", "--direction=in", "--kind=reply", f"--text={'thanks ' * 40}")
    lines = followup("show", "acme").out.splitlines()
    assert lines[0] == "Acme · Backend engineer"
    assert any("4 Thank-you notes" in line for line in lines)
    assert any("48 hours" in line for line in lines)
    assert max(map(len, lines)) <= 80


def configure(text):
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(text)


def test_a_contact_is_one_line_of_the_page_whatever_was_said(followup):
    followup.add()
    followup("log", "acme", "--direction=in", "--kind=reply", "--text=thank you\nand good luck")
    last = followup("show", "acme").out.splitlines()[-1]
    assert last == "Sat 21 Nov 10:00  in  reply    thank you and good luck"


def test_config_prints_what_the_file_would_hold(followup):
    configure(
        'date_order = "mdy"\nmy_name = "Ada"\n[policy]\nholidays = [2026-12-25]\n'
        "silence_days = 30\n"
    )
    printed = followup("config").out
    assert 'date_order = "mdy"' in printed
    assert 'my_name = "Ada"' in printed
    assert "holidays = [2026-12-25]" in printed
    configure(printed)
    assert followup("config").out == printed


def test_the_configured_numbers_are_those_of_the_windows(followup):
    configure("[policy]\nthank_you_hours = 12\n")
    followup.add()
    (note,) = (each for each in followup("windows", "--json").items if each["kind"] == "thank_you")
    assert note["closes"] == "2026-11-21T03:00:00+01:00"


def test_numeric_dates_are_read_in_the_configured_order(followup):
    configure('date_order = "mdy"')
    followup.add(start="03/04/2027 9:00")
    assert followup("list", "--json").items[0]["starts_at"] == "2027-03-04T09:00:00+01:00"


def test_a_wrong_setting_is_one_sentence_that_names_the_file(followup):
    configure("[policy]\nsilence_days = -1\n")
    answer = followup("today")
    assert answer.code == 1
    assert "config.toml" in answer.err and "silence_days" in answer.err


def test_path_names_the_data_file_without_opening_it(followup):
    followup.data.parent.mkdir()
    followup.data.write_text("not JSON")
    answer = followup("path")
    assert answer.code == 0
    assert str(followup.data) in answer.out
