"""Importing on the desk: what would come of a file is shown before anything is saved."""

import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from textual.pilot import Pilot

from followup_tui.interchange.incoming import Receiver
from followup_tui.screens import import_screen
from followup_tui.screens.import_screen import Found, ImportScreen, Source, import_file
from followup_tui.storage.exchange import export_items
from tests.factories import an_interview
from tests.interchange.invitations import GOOGLE, an_event, ics
from tests.ui.one_desk import a_desk, acme, press, settled
from tests.ui.one_dialog import READING, STILL_OPEN, OneDialog, words_on, write


def a_dialog(*known) -> OneDialog:
    by_id = {each.id: each for each in known}
    return OneDialog(ImportScreen(lambda: Receiver(by_id, READING, "Europe/Berlin")))


async def read(pilot: Pilot[None]) -> None:
    """Wait until what stands in the field was read."""
    reading = [worker for worker in pilot.app.workers if worker.group == "import"]
    await pilot.app.workers.wait_for_complete(reading)
    await pilot.pause()


@pytest.mark.parametrize("typed", ["~/my invite.ics", "'~/my invite.ics'", "~/my\\ invite.ics"])
async def test_what_is_in_the_file_is_shown_and_enter_takes_it(typed):
    Path.home().mkdir(parents=True)
    (Path.home() / "my invite.ics").write_bytes(ics(GOOGLE))
    app = a_dialog()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await write(pilot, "file", "~/my")
        assert "… there is no such file" in words_on(app)
        await write(pilot, "file", typed)
        await read(pilot)
        assert "→ 1 new, 0 replaced" in words_on(app)
        assert "+ new Fri 27 Nov 14:00 Acme · Backend Engineer" in words_on(app)
        assert app.result is STILL_OPEN
        await pilot.press("enter")
        await pilot.pause()
    assert [each.company for each in app.result.incoming.interviews] == ["Acme"]


async def test_what_is_imported_is_one_change_and_the_desk_goes_to_it(tmp_path):
    (tmp_path / "jobs.csv").write_text("company,start\nZeta,fri 14:00\nYota,fri 15:00\n")
    async with a_desk(tmp_path / "book.json", acme()) as (pilot, book):
        desk = pilot.app.screen
        desk.run_worker(import_file(desk.surroundings()))
        await settled(pilot)
        await write(pilot, "file", str(tmp_path / "jobs.csv"))
        assert "Import 2 interviews" in await press(pilot, "enter")
        assert book.get(desk.chosen_id).company == "Zeta"
        await press(pilot, "u")
        assert [each.company for each in book.interviews()] == ["Acme"]


async def test_a_table_with_bad_rows_and_what_is_known_already_stay_at_the_field(tmp_path):
    (tmp_path / "jobs.csv").write_text("company,start\nAcme,someday\n")
    (tmp_path / "off.ics").write_bytes(an_event(STATUS="CANCELLED"))
    (tmp_path / "bad.json").write_text('{"items": [{"company": 7}]}')
    app = a_dialog()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for name, sentence in (
            ("jobs.csv", '✗ Row 2, start: "someday" is not a date'),
            ("off.ics", "✗ “Interview at Acme” was called off"),
            ("bad.json", "✗ items[0]"),
            ("", "✗ there is no such file"),
        ):
            await write(pilot, "file", str(tmp_path / name))
            await pilot.press("enter")
            await read(pilot)
            assert sentence in words_on(app)
        assert app.result is STILL_OPEN


async def test_very_many_are_counted_and_those_that_change_are_marked(tmp_path):
    known = an_interview()
    items = tmp_path / "all.json"
    others = [an_interview(id=str(number), company=f"C{number}") for number in range(12)]
    items.write_bytes(msgspec.json.encode({"items": export_items([known, *others])}))
    app = a_dialog(known)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await write(pilot, "file", str(items))
        await read(pilot)
        shown = words_on(app)
        assert "→ 12 new, 1 replaced" in shown
        assert (
            "± changed Fri 20 Nov 14:00 Acme · Backend engineer" in shown and "and 5 more" in shown
        )


class SlowFile:
    """The first file is read until we let it go; every other one at once."""

    def __init__(self, read: Callable[[Source, Receiver], Found]) -> None:
        self._read, self._is_let_go = read, threading.Event()
        self.names: list[str] = []

    def __call__(self, source: Source, receiver: Receiver) -> Found:
        self.names.append(source.path.name)
        if len(self.names) == 1:
            self._is_let_go.wait(10)
        return self._read(source, receiver)

    def let_go(self) -> None:
        self._is_let_go.set()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SlowFile:
    for name in ("one", "two"):
        items = {"items": export_items([an_interview(company=name)])}
        (tmp_path / f"{name}.json").write_bytes(msgspec.json.encode(items))
    slow = SlowFile(import_screen._found)
    monkeypatch.setattr(import_screen, "_found", slow)
    return slow


async def test_what_is_entered_while_the_file_is_read_is_done_when_it_is_read_and_once(
    slow: SlowFile, tmp_path: Path
) -> None:
    app = a_dialog()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await write(pilot, "file", str(tmp_path / "one.json"))
        assert "→ reading…" in words_on(app)
        await pilot.press("enter", "enter", "ctrl+s")
        assert app.result is STILL_OPEN
        slow.let_go()
        await read(pilot)
        assert app.result.incoming.interviews[0].company == "one"
    assert slow.names == ["one.json"]


async def test_what_is_known_of_a_path_that_is_no_longer_typed_is_not_shown(
    slow: SlowFile, tmp_path: Path
) -> None:
    app = a_dialog()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await write(pilot, "file", str(tmp_path / "one.json"))
        await pilot.press("enter")
        await write(pilot, "file", str(tmp_path / "two.json"))
        slow.let_go()
        await read(pilot)
        assert " two · Backend engineer" in words_on(app)
        assert app.result is STILL_OPEN
        (tmp_path / "two.json").write_text("{}")
        await pilot.press("enter")
        await read(pilot)
        assert "✗" in words_on(app)


async def test_a_path_that_no_file_can_have_is_refused_at_its_field():
    app = a_dialog()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await write(pilot, "file", "a" * 300)
        assert "it can't be read" in words_on(app)
