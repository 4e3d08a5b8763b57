"""What is typed and what is meant: usage, ids and names, clocks, hostile text, exit codes."""

import json

import pytest

from followup_tui.cli.main import main
from followup_tui.cli.output import cells

HOSTILE = (
    "[/red][bold]Acme",
    "Acme\x1b[31m\x07\x9b2J",
    "Acme\nGlobex\r\n",
    "\u202eemcA\u2066",
    "A\udcffcme",
    "=cmd|' /C calc'!A0",
    "{0}%s%x",
    "🦊 会社 شركة",
    "A" * 10_000,
)
PAGES = (
    ("today",),
    ("today", "--format=short"),
    ("today", "--format=waybar"),
    ("windows",),
    ("list",),
    ("list", "acme"),
    ("show", "ID"),
    ("card", "ID"),
    ("brief", "ID"),
    ("export", "markdown"),
)
OF_ANY_WIDTH = ("--format=waybar", "markdown")
CHANGES = (
    ("tick", "ID", "4", "--for=NAME"),
    ("untick", "ID", "4", "--part=note"),
    ("waive", "ID", "1", "--reason=NAME"),
    ("log", "ID", "--direction=in", "--kind=other", "--with=NAME", "--text=NAME", "--words=NAME"),
    ("edit", "ID", "--company=NAME", "--role=NAME", "--stage=NAME", "--notes=NAME"),
    ("outcome", "ID", "rejected", "--by=NAME", "--words=NAME"),
    ("snooze", "ID", "closing_note", "mon"),
    ("undo",),
    ("redo",),
)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_go_through_every_command_and_command_no_terminal(followup, name):
    who = followup.add(f"--interviewer={name}", f"--role={name}", company=name)
    for command in (*CHANGES, *PAGES):
        typed = [word.replace("ID", who).replace("NAME", name) for word in command]
        answer = followup(*typed)
        assert answer.code == 0, (command, answer.err)
        for text in (answer.out, answer.err):
            assert not set(text.replace("\n", "")) & set(map(chr, [*range(32), *range(127, 160)]))
            assert "\u202e" not in text
        if command in PAGES and command[-1] not in OF_ANY_WIDTH:
            assert all(cells(line) <= 80 for line in answer.out.splitlines())


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_refusal_quotes_hostile_text_in_one_harmless_line(followup, name):
    followup.add()
    for typed in (
        ("show", name),
        ("tick", "acme", "4", f"--for={name}"),
        ("tick", "acme", name),
        ("edit", "acme", f"--start={name}"),
        ("edit", "acme", f"--clear={name}"),
        ("windows", f"--from={name}"),
        ("import", name[:50]),
        ("add", f"--company={name}", "--start=fri", f"--interviewer={name}", f"--duration={name}"),
        (name,),
        ("today", name),
    ):
        answer = followup(*typed)
        assert answer.code in (1, 2), typed
        assert answer.err.count("\n") == 1
        assert "\x1b" not in answer.err and "\x9b" not in answer.err


@pytest.mark.parametrize(
    "typed",
    [
        ("nonsense",),
        ("add",),
        ("add", "--company=Acme"),
        ("add", "--company=Acme", "--start=fri 9:00", "--method=pigeon"),
        ("add", "--company=Acme", "--start=fri 9:00", "--end=10:00", "--duration=1h"),
        ("tick", "acme", "7"),
        ("tick", "acme", "1", "--part=note"),
        ("tick", "acme", "5", "--part=note"),
        ("tick", "acme", "1", "--for=Jane"),
        ("edit", "acme"),
        ("edit", "acme", "--clear=nonsense"),
        ("log", "acme", "--direction=out"),
        ("outcome", "acme", "maybe"),
        ("snooze", "acme", "hold", "mon"),
        ("today", "--json", "--format=short"),
        ("today", "--che"),
        ("export", "xml"),
        ("today", "--data="),
        ("today", "--data=~nobody-of-that-name/book.json"),
        ("today", "--now="),
    ],
)
def test_what_is_no_command_exits_2_with_one_sentence(followup, typed):
    followup.add()
    answer = followup(*typed)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1


def test_an_unknown_field_to_clear_is_answered_with_the_fields_there_are(followup):
    followup.add()
    assert "decision_by" in followup("edit", "acme", "--clear=nonsense").err


def test_the_global_options_stand_before_or_after_the_command(tmp_path, capsys):
    one, two = str(tmp_path / "one.json"), str(tmp_path / "two.json")
    add = ["add", "--company=Acme", "--start=fri 9:00"]
    assert main(["--data", one, *add]) == 0
    assert main([*add, "--data", two]) == 0
    assert (tmp_path / "one.json").exists() and (tmp_path / "two.json").exists()
    for typed in (["--version"], ["today", "--version"], ["--help"], ["tick", "--help"]):
        capsys.readouterr()
        assert main(typed) == 0
        assert "followup" in capsys.readouterr().out


def test_file_and_moment_come_from_the_environment_where_no_option_says_otherwise(
    tmp_path, capsys, monkeypatch
):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    monkeypatch.setenv("FOLLOWUP_DATA", str(tmp_path / "mine.json"))
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-11-21T09:00:00Z")
    main(["add", "--company=Acme", "--start=today 9:00"])
    assert (tmp_path / "mine.json").exists()
    capsys.readouterr()
    main(["list", "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert answer["generated_at"] == "2026-11-21T10:00:00+01:00"
    assert answer["items"][0]["starts_at"] == "2026-11-21T09:00:00+01:00"
    main(["list", "--json", "--now=2026-11-22T00:00:00Z"])
    assert "2026-11-22T01:00:00+01:00" in capsys.readouterr().out


@pytest.mark.parametrize("now", ["2026-11-21T10:00:00", "yesterday", "0001-01-01T00:00:00+01:00"])
def test_a_moment_without_an_offset_is_no_moment(followup, now):
    answer = followup("today", now=now)
    assert answer.code == 2
    assert "2026-11-22T10:14:00+01:00" in answer.err


@pytest.mark.parametrize(
    ("tz", "timezone", "shown"),
    [
        ("America/New_York", "America/New_York", "2026-11-21T04:00:00-05:00"),
        (":Asia/Tokyo", "Asia/Tokyo", "2026-11-21T18:00:00+09:00"),
        ("CET-1CEST", "Etc/GMT-1", "2026-11-21T10:00:00+01:00"),
        ("nowhere", "Etc/GMT-1", "2026-11-21T10:00:00+01:00"),
    ],
)
def test_the_users_zone_is_the_systems_else_the_offset_of_the_moment(
    followup, monkeypatch, tz, timezone, shown
):
    monkeypatch.setenv("TZ", tz)
    answer = followup("add", "--company=Acme", "--start=fri 9:00", "--json")
    assert json.loads(answer.out)["generated_at"] == shown
    assert answer.items[0]["timezone"] == timezone


def test_an_interview_is_meant_by_the_beginning_of_its_id_or_of_its_company(followup):
    acme = followup.add(company="Acme Corp")
    assert followup("show", "").code == 1
    followup.add(company="Globex")
    for who in (
        acme,
        acme[:8],
        acme[:8].upper(),
        "acme corp",
        "ACME",
        "acm",
    ):
        assert followup.shown(who)["id"] == acme
    for who in ("", "corp", "initech"):
        assert followup("show", who).code == 1


def test_a_name_that_may_mean_several_is_answered_with_all_of_them(followup):
    first = followup.add(company="Acme")
    second = followup.add(company="Acme", start="today 8:00")
    other = followup.add(company="Acme Labs")
    answer = followup("show", "acme")
    assert answer.code == 1
    assert first[:8] in answer.err and second[:8] in answer.err
    assert other[:8] not in answer.err, "a whole name goes before the beginning of another"
    assert "Sat 21 Nov" in answer.err
    assert other[:8] in followup("show", "acm").err


def test_a_data_file_that_cannot_be_used_exits_3(followup):
    followup.data.parent.mkdir()
    followup.data.write_text("{ not JSON")
    answer = followup("today")
    assert answer.code == 3
    assert str(followup.data) in answer.err
    assert followup.data.read_text() == "{ not JSON"


def test_a_record_that_cannot_be_read_is_told_beside_the_answer(followup):
    followup.add()
    document = json.loads(followup.data.read_text())
    document["interviews"]["999"] = {"id": "x", "company": 7}
    followup.data.write_text(json.dumps(document))
    answer = followup("list", "--json")
    assert answer.code == 0
    assert len(answer.items) == 1
    assert "interviews/999" in answer.err


def test_the_desk_needs_a_terminal(followup):
    answer = followup()
    assert answer.code == 1
    assert "needs a terminal" in answer.err
    assert followup("demo").code == 1
