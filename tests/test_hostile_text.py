"""Text that would command a terminal, in everything typed, imported or edited by hand.

It never reaches the terminal, it never stops the program, and what it stands in is never lost.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from followup_tui.cli.main import main
from followup_tui.domain.value import clean
from followup_tui.interchange.incoming import Receiver
from followup_tui.interchange.tables import table
from followup_tui.screens.import_screen import ImportScreen
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.exchange import export_items, read_items
from followup_tui.storage.location import config_file
from tests.factories import POLICY, berlin
from tests.hostile import ANSWERED, EVIL, IN_A_FILE, LONG, an_item, by_hand, texts_of, unsafe
from tests.interchange.invitations import an_event
from tests.storage.test_exchange import AT
from tests.ui.one_desk import a_desk, press, settled
from tests.ui.one_dialog import READING, OneDialog, write
from tests.ui.one_widget import screen_text

NOW = berlin("2026-11-21 10:00")
NOW_TYPED = "2026-11-21T10:00:00+01:00"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return by_hand(tmp_path / "book" / "followup.json", an_item(), an_item(**ANSWERED))


class Said(str):
    """What a command wrote on both streams, and its exit code."""

    code: int


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], data: Path) -> Any:
    def run(*words: str, path: Path = data) -> Said:
        code = main(["--now", NOW_TYPED, "--data", str(path), *words])
        answer = capsys.readouterr()
        said = Said(answer.out + answer.err)
        said.code = code
        return said

    return run


def test_clean_leaves_what_can_be_read_and_nothing_that_commands():
    assert clean(EVIL) == (
        "[31m]52;c;ZXZpbA==]0;t\\31m52;c;x[/red][@click=app.quit] a\u200db\N{REPLACEMENT CHARACTER}"
    )
    assert unsafe(clean(LONG, several_lines=True)) == []


def test_no_text_of_an_interview_holds_a_command_however_it_came_in():
    interviews = read_items([an_item(LONG), an_item(**ANSWERED)], AT)
    texts = list(texts_of(export_items(interviews)))
    assert [text for text in texts if unsafe(text)] == []
    assert sum(text.endswith("x" * 10_000) for text in texts) > 25


@pytest.mark.parametrize(
    "command",
    [
        "list", "list --json", "list is:closed", "today", "today --json", "today --format short",
        "today --format waybar", "windows", "windows --json", "show acme", "show acme --json",
        "show globex", "brief acme", "card acme", "brief globex", "export json", "export csv",
        "export ics", "export markdown --private", "notify", "config", "path", "doctor", "backups",
        "log acme --direction in --kind reply", "snooze acme check_in tomorrow", "tick acme 1",
        "outcome acme rejected", "edit acme --role x",
    ],
)  # fmt: skip
def test_no_command_lets_it_out_to_the_terminal(typed, command):
    said = typed(*command.split())
    assert said.code in (0, 2) and said
    assert unsafe(said) == []


@pytest.mark.parametrize(
    "words",
    [
        ["show", EVIL], ["list", EVIL], [EVIL], ["tick", "acme", EVIL],
        ["snooze", "acme", EVIL, "x"], ["snooze", "acme", "check_in", EVIL],
        ["add", "--company", EVIL, "--start", EVIL],
        ["add", "--company", "x", "--start", "fri 14:00", "--timezone", EVIL],
        ["add", "--company", EVIL, "--start", "fri 14:00", "--interviewer", f"<{EVIL}"],
        ["edit", "acme", "--clear", EVIL], ["edit", "acme", "--remove-interviewer", EVIL],
        ["log", "acme", "--direction", "out", "--kind", "check_in", "--with", EVIL],
        ["import", EVIL], ["export", "json", "-o", f"/{EVIL}/x"], ["import", EVIL + ".csv"],
        ["windows", "--from", EVIL], ["export", EVIL], ["--now", EVIL],
        ["--data", "/\x1b[31m\x9b\u202e/x", "list"],
    ],
)  # fmt: skip
def test_no_sentence_about_what_was_typed_lets_it_out(typed, words):
    assert unsafe(typed(*words)) == []


def test_a_record_that_cannot_be_read_is_named_without_it_and_kept(typed, tmp_path):
    evil = IN_A_FILE
    changes = ({evil: 1}, {"timezone": evil}, {"interviewers": [{evil: evil}]}, {"starts_at": evil})
    bad = [an_item(id=f"{n}{evil}") | change for n, change in enumerate(changes)]
    path = by_hand(tmp_path / "bad" / "book.json", *bad, an_item())
    for command in ("list", "show acme", "export json", "doctor", "backups", "tick acme 1", "undo"):
        said = typed(*command.split(), path=path)
        assert unsafe(said) == [], command
    kept = json.loads(path.read_text(encoding="utf-8"))["interviews"]
    assert len(kept) == 5


def test_a_settings_file_is_named_without_it(typed):
    config_file().parent.mkdir(parents=True)
    for text in (
        '"\\u001b[31m\\u009b" = 1',
        'country = "\\u001b[31m"',
        'my_name = "\\u009b\\u202e"',
    ):
        config_file().write_text(text, encoding="utf-8")
        assert unsafe(typed("config")) == []


@pytest.mark.parametrize("suffix", ["json", "csv", "ics"])
def test_an_import_cleans_it_and_loses_nothing(typed, tmp_path, suffix):
    file = tmp_path / f"hostile.{suffix}"
    if suffix == "json":
        file.write_text(json.dumps({"items": [an_item(LONG, id="new")]}))
    elif suffix == "csv":
        header = "company,start,notes,role,people\n"
        cells = '"{0}","fri 14:00","{0}","{0}","Jane{1}"\n'.format(
            IN_A_FILE + "x" * 10_000, IN_A_FILE
        )
        file.write_text(header + cells, encoding="utf-8", newline="")
    else:
        evil = IN_A_FILE + "x" * 10_000
        file.write_bytes(an_event(SUMMARY=evil, DESCRIPTION=evil, LOCATION=evil))
    said = typed("import", str(file))
    assert said.code == 0 and unsafe(said) == [] and "1 new" in said
    items = json.loads(typed("list", "--json"))["items"]
    assert len(items) == 3
    exported = typed("export", "json")
    assert unsafe(exported) == []
    assert max(len(each["notes"]) for each in json.loads(exported)["items"]) > 10_000


def test_a_table_of_hostile_text_is_read_back_as_it_was(data, typed, tmp_path):
    interviews = InterviewBook(data).interviews()
    written = table(interviews, POLICY, NOW)
    assert unsafe(written) == []
    (tmp_path / "table.csv").write_text(written, encoding="utf-8", newline="")
    typed("import", str(tmp_path / "table.csv"))
    assert InterviewBook(data).interviews() == interviews


def test_what_a_change_was_is_said_without_it_even_where_history_was_edited(typed, data):
    typed("tick", "acme", "1")
    text = data.read_text(encoding="utf-8")
    assert "tick step 1 at Acme" in text
    evil = json.dumps(f"tick{IN_A_FILE}")[1:-1]
    data.write_text(text.replace("tick step 1 at Acme", evil), encoding="utf-8")
    assert unsafe(typed("undo")) == []


def hostile_on(pilot: Pilot[None]) -> list[str]:
    """Return what on the screen a terminal would obey, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    parts = [part for strip in strips for part in strip]
    assert not any(part.control for part in parts)
    return [part.text for part in parts if unsafe(part.text) or "\n" in part.text]


# Each key opens a screen on the desk; escape closes it again.
_SCREENS = ("e", "d", "w", "c", "o", "b", "R", "s", "y", "r", "D", "question_mark")


async def test_no_screen_shows_it_and_none_stops(tmp_path):
    unreadable = an_item(id=IN_A_FILE) | {IN_A_FILE: 1}
    path = by_hand(tmp_path / "book.json", an_item(), an_item(**ANSWERED), unreadable)
    async with a_desk(path) as (pilot, book):
        shown = screen_text(pilot.app)
        assert "Acme[31m" in shown and "there is no such field" in " ".join(shown.split())
        assert hostile_on(pilot) == []
        for _ in range(3):
            await pilot.press("tab", "tab", "v", "shift+tab", "shift+tab")
            assert hostile_on(pilot) == []
        for key in _SCREENS:
            await pilot.press(key)
            await settled(pilot)
            assert pilot.app.screen.is_modal, key
            assert hostile_on(pilot) == [], key
            await pilot.press("escape")
            await settled(pilot)
        assert len(book.interviews()) == 2


async def test_what_is_undone_on_the_desk_is_said_without_it(data):
    book = InterviewBook(data)
    book.change("acme", lambda fresh: replace(fresh, role="x"), "edit it", NOW)
    evil = json.dumps(f"edit{IN_A_FILE}")[1:-1]
    data.write_text(data.read_text(encoding="utf-8").replace("edit it", evil), encoding="utf-8")
    async with a_desk(data) as (pilot, _):
        assert "edit[31m]52;c;" in await press(pilot, "u")
        assert hostile_on(pilot) == []


async def test_what_is_typed_and_pasted_in_a_form_is_cleaned(data):
    async with a_desk(data) as (pilot, book):
        await press(pilot, "e")
        for name in ("role", "notes", "words"):
            await write(pilot, name, LONG)
            assert hostile_on(pilot) == []
        await press(pilot, "ctrl+s")
        saved = book.get("acme")
        assert saved.role.startswith("[31m") and saved.notes.endswith("x" * 10_000)
        assert hostile_on(pilot) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.csv", f"company,start,{IN_A_FILE}\nAcme,fri 14:00,1\n".encode()),
        ("x.csv", f"company,start,people\nAcme,fri 14:00,<{IN_A_FILE}\n".encode()),
        ("x.json", json.dumps({"items": [an_item() | {IN_A_FILE: 1}]}).encode()),
        ("x.json", json.dumps({"items": [an_item()]}).encode()),
        ("x.ics", an_event(SUMMARY=IN_A_FILE, DTSTART=";VALUE=DATE:20261127")),
        ("x.ics", an_event(DTSTART=f";TZID={IN_A_FILE[8:12]}Home\u202e:20261127T130000")),
    ],
)
async def test_what_is_said_about_a_file_before_it_is_imported_is_clean(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    app = OneDialog(ImportScreen(lambda: Receiver({}, READING, "Europe/Berlin")))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await write(pilot, "file", str(tmp_path / name))
        assert "→" in screen_text(app) or "…" in screen_text(app)
        assert hostile_on(pilot) == []
