"""Everything out to a file and back: export json, import; and the settings."""

import json
import os

import pytest

from followup_tui.domain.sample.story import sample_story
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.location import config_file
from tests.factories import berlin
from tests.interchange.invitations import GOOGLE, an_event, ics

NOW = berlin("2026-11-21 10:00")


@pytest.fixture
def story(followup):
    InterviewBook(followup.data).add(sample_story(NOW), "the story", NOW)


def test_what_was_exported_comes_back_the_same(followup, story, tmp_path):
    exported = followup("export", "json")
    assert len(exported.items) == 12
    (tmp_path / "all.json").write_text(exported.out)
    followup.data = tmp_path / "other.json"
    imported = followup("import", str(tmp_path / "all.json"))
    assert imported.err == "Imported: 12 new, 0 replaced.\n"
    assert followup("export", "json").out == exported.out
    assert followup("undo").err == "Undone: import 12 interviews.\n"
    assert followup("list", "--json").items == []


def test_an_item_with_a_known_id_replaces_that_interview(followup, tmp_path):
    followup.add()
    envelope = json.loads(followup("export", "json").out)
    envelope["items"][0]["company"] = "Globex"
    envelope["items"].append({"company": "Initech", "starts_at": "2026-11-20T09:00:00Z"})
    (tmp_path / "some.json").write_text(json.dumps(envelope))
    dry = followup("import", str(tmp_path / "some.json"), "--dry-run")
    assert dry.err == "Would import: 1 new, 1 replaced. Nothing was changed.\n"
    assert [each["company"] for each in followup("list", "--json").items] == ["Acme"]
    followup("import", str(tmp_path / "some.json"))
    companies = {each["company"] for each in followup("list", "--json").items}
    assert companies == {"Globex", "Initech"}


def test_one_bad_item_imports_nothing_and_is_named_with_its_field(followup, tmp_path):
    good = {"company": "Acme", "starts_at": "2026-11-20T09:00:00Z"}
    bad = {**good, "interviewers": [{"name": 7}]}
    (tmp_path / "bad.json").write_text(json.dumps({"version": 1, "items": [good, bad]}))
    answer = followup("import", str(tmp_path / "bad.json"))
    assert answer.code == 1
    assert "items[1].interviewers[0].name" in answer.err
    assert not followup.data.exists()


@pytest.mark.parametrize(
    "content", ["", "nonsense", "[]", "{}", '{"version": 2, "items": []}', "\xff", "[" * 5000]
)
def test_what_is_no_export_is_refused_in_one_sentence(followup, tmp_path, content):
    (tmp_path / "file.json").write_text(content, encoding="latin-1")
    answer = followup("import", str(tmp_path / "file.json"))
    assert answer.code == 1
    assert "file.json" in answer.err and answer.err.count("\n") == 1
    assert followup("import", str(tmp_path / "missing.json")).code == 1


def test_a_file_from_an_editor_that_marks_utf8_and_leaves_the_version_out_is_read(
    followup, tmp_path
):
    items = [{"company": "Acme", "starts_at": "2026-11-20T09:00:00Z"}]
    text = json.dumps({"version": None, "items": items})
    (tmp_path / "marked.json").write_text(text, encoding="utf-8-sig")
    assert followup("import", str(tmp_path / "marked.json")).err == "Imported: 1 new, 0 replaced.\n"


def test_an_export_to_a_file_is_private_and_leaves_nothing_else_behind(followup, story, tmp_path):
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / "all.json"
    target.write_text("older")
    answer = followup("export", "json", "-o", str(target))
    assert (answer.code, answer.out) == (0, "")
    assert target.read_text() == followup("export", "json").out
    assert list((tmp_path / "out").iterdir()) == [target]
    assert target.stat().st_mode & 0o777 == 0o600


def test_an_export_never_overwrites_the_data_file(followup, tmp_path):
    followup.add()
    before = followup.data.read_bytes()
    (tmp_path / "link.json").symlink_to(followup.data)
    (tmp_path / "hard.json").hardlink_to(followup.data)
    for name in (followup.data, tmp_path / "link.json", tmp_path / "hard.json"):
        answer = followup("export", "json", "-o", str(name))
        assert answer.code == 1 and "data file" in answer.err
    assert followup.data.read_bytes() == before


def test_an_export_to_where_nothing_can_be_written_is_one_sentence(followup, tmp_path):
    for name in (tmp_path, tmp_path / "missing" / "all.json"):
        answer = followup("export", "json", "--output", str(name))
        assert answer.code == 1 and answer.err.count("\n") == 1


def test_an_export_does_not_take_the_place_of_a_pipe(followup, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert followup("export", "json", "-o", str(tmp_path / "pipe")).code == 1
    assert (tmp_path / "pipe").is_fifo()


def test_a_table_goes_out_and_comes_back_and_brings_only_what_was_changed(
    followup, story, tmp_path
):
    table = tmp_path / "all.csv"
    assert followup("export", "csv", "-o", str(table)).code == 0
    assert table.read_bytes().decode().endswith("\r\n")
    same = followup("import", str(table))
    assert same.err == (
        "Already here as the file has it: 12 interviews.\nImported: 0 new, 0 replaced.\n"
    )
    first = followup("list", "--json").items[0]["company"]
    table.write_bytes(table.read_bytes().replace(first.encode(), b"Renamed"))
    assert "replaced" in followup("import", str(table)).err
    assert "Renamed" in followup("list").out


def test_of_a_table_with_a_bad_row_nothing_is_imported(followup, tmp_path):
    (tmp_path / "jobs.csv").write_text("company,start\nAcme,fri 14:00\nGlobex,someday\n")
    answer = followup("import", str(tmp_path / "jobs.csv"))
    assert answer.code == 1
    first, last = answer.err.splitlines()
    assert first.startswith('Row 3, start: "someday" is not a date')
    assert last == "Nothing was imported."
    assert not followup.data.exists()


def test_an_invitation_is_an_interview_and_only_once(followup, tmp_path):
    (tmp_path / "invite.ics").write_bytes(ics(GOOGLE))
    dry = followup("import", str(tmp_path / "invite.ics"), "--dry-run")
    assert dry.err == "Would import: 1 new, 0 replaced. Nothing was changed.\n"
    followup("import", str(tmp_path / "invite.ics"))
    assert followup.shown()["role"] == "Backend Engineer"
    again = followup("import", str(tmp_path / "invite.ics"))
    assert (again.code, again.err) == (
        0,
        "Acme is here already, and was left as it is.\nImported: 0 new, 0 replaced.\n",
    )
    assert followup("undo").err == "Undone: import 1 interview.\n"


def test_an_invitation_that_was_called_off_is_said_and_nothing_is_taken(followup, tmp_path):
    (tmp_path / "off.ics").write_bytes(an_event(STATUS="CANCELLED"))
    answer = followup("import", str(tmp_path / "off.ics"))
    assert answer.code == 1
    assert "was called off" in answer.err and answer.err.endswith("Nothing was imported.\n")


@pytest.mark.parametrize(
    "content", [ics(GOOGLE), b"company,start\nAcme,fri 14:00\n", b'{"items": []}']
)
def test_a_file_without_a_telling_name_is_known_by_how_it_begins(followup, tmp_path, content):
    (tmp_path / "download").write_bytes(content)
    answer = followup("import", str(tmp_path / "download"))
    assert answer.code == 0 and answer.err.startswith("Imported: ")


def test_windows_go_out_to_a_calendar(followup):
    followup.add()
    written = followup("export", "ics").out
    assert written.startswith("BEGIN:VCALENDAR\r\n") and written.endswith("END:VCALENDAR\r\n")
    assert "SUMMARY:Acme: thank-you" in written


@pytest.mark.parametrize("form", ["json", "csv", "ics"])
def test_private_feelings_are_only_asked_for_where_it_matters(followup, form):
    assert followup("export", form, "--private").code == 2


def test_the_settings_as_printed_can_be_the_file_and_name_only_the_users_own_holidays(
    followup,
):
    config_file().parent.mkdir(parents=True)
    config_file().write_text(
        'country = "DE"\nsubdivision = "BY"\nweek_start = "sun"\n'
        'notify_command = ["notify-send", "followup", "{text}"]\n'
        "[policy]\nholidays = [2026-08-03]\n"
    )
    printed = followup("config").out
    for line in config_file().read_text().splitlines():
        assert f"{line}\n" in printed
    config_file().write_text(printed)
    assert followup("config").out == printed


def test_an_export_takes_the_place_of_a_symlink_that_leads_nowhere(followup, tmp_path):
    followup.add()
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    answer = followup("export", "json", "-o", str(loop))
    assert answer.code == 0
    assert json.loads(loop.read_text(encoding="utf-8"))["items"][0]["company"] == "Acme"
