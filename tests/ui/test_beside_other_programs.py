"""The desk beside other programs: what they do to its file holds up no key, and costs no word."""

import asyncio
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from followup_tui.domain.interview import Interview
from followup_tui.screens.saving import Saver
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.disk import Disk
from followup_tui.storage.errors import BookError, DiskFull, NothingToRedo, UnknownInterview
from tests.factories import an_interview
from tests.ui.one_desk import NOW, a_desk, acme, press, settled, shown_by_itself
from tests.ui.one_widget import screen_text

GLOBEX = an_interview(id="globex", company="Globex")


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_tui.screens.book_screen.LOOK_SECONDS", 0.02)
    monkeypatch.setattr("followup_tui.screens.saving.RETRY_SECONDS", 0.05)


def with_another_role(interview: Interview) -> Interview:
    return replace(interview, role="Data engineer")


class SlowDisk(Disk):
    """A disk that reads a file only when it may, and knows who asked for what."""

    def __init__(self) -> None:
        self.may_read = threading.Event()
        self.may_read.set()
        self.under_way = self.most_under_way = 0
        self.askers: set[int] = set()

    def state(self, path: Path):
        """Remember which thread looks at the file."""
        self.askers.add(threading.get_ident())
        return super().state(path)

    def read(self, path: Path):
        """Wait until it may be read."""
        self.under_way += 1
        self.most_under_way = max(self.under_way, self.most_under_way)
        assert self.may_read.wait(10)
        self.under_way -= 1
        return super().read(path)


async def test_what_another_program_wrote_is_read_beside_the_keys(tmp_path: Path):
    path, disk = tmp_path / "book.json", SlowDisk()
    async with a_desk(path, acme(), disk=disk) as (pilot, _):
        disk.may_read.clear()
        InterviewBook(path).change("acme", with_another_role, "edit", NOW)
        while not disk.under_way:
            await pilot.pause(0.01)
        assert "Help" in await press(pilot, "question_mark")
        await press(pilot, "escape")
        assert "Data engineer" not in screen_text(pilot.app)
        disk.may_read.set()
        await shown_by_itself(pilot, "Data engineer")
        assert disk.most_under_way == 1


async def test_looking_at_a_file_that_nobody_changed_starts_no_thread(tmp_path: Path):
    disk = SlowDisk()
    async with a_desk(tmp_path / "book.json", acme(), disk=disk) as (pilot, _):
        await pilot.pause(0.1)
        disk.askers.clear()
        await pilot.pause(0.3)
        assert disk.askers == {threading.get_ident()}


async def test_a_file_that_can_not_be_read_is_said_once_and_read_when_it_can(tmp_path: Path):
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        aside = path.rename(tmp_path / "aside.json")
        path.mkdir()
        await shown_by_itself(pilot, "(it is no")
        pilot.app.clear_notifications()
        await pilot.pause(0.2)
        assert "no ordinary file" not in screen_text(pilot.app)
        path.rmdir()
        InterviewBook(aside).change("acme", with_another_role, "edit", NOW)
        aside.rename(path)
        await shown_by_itself(pilot, "Data engineer")


async def test_a_file_of_another_lineage_is_merged_and_the_merge_is_written(tmp_path: Path):
    path, elsewhere = tmp_path / "book.json", tmp_path / "elsewhere" / "book.json"
    InterviewBook(elsewhere).add([GLOBEX], "add", NOW)
    async with a_desk(path, acme()) as (pilot, _):
        elsewhere.rename(path)
        await shown_by_itself(pilot, "the two were")
        await settled(pilot)
        assert [each.id for each in InterviewBook(path).interviews()] == ["acme", "globex"]


async def test_a_merge_that_came_with_a_refused_change_is_written_all_the_same(tmp_path: Path):
    path, elsewhere = tmp_path / "book.json", tmp_path / "elsewhere" / "book.json"
    InterviewBook(elsewhere).add([GLOBEX], "add", NOW)
    async with a_desk(path, acme()) as (pilot, book):
        elsewhere.rename(path)
        with pytest.raises(NothingToRedo):
            book.redo(NOW)
        for _ in range(200):
            await pilot.pause(0.02)
            if not book.has_unsaved_merge:
                break
        assert [each.id for each in InterviewBook(path).interviews()] == ["acme", "globex"]


async def test_a_file_that_a_sync_tool_brings_at_the_last_moment_takes_nothing_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("followup_tui.screens.book_screen.LOOK_SECONDS", 1000)
    path, elsewhere = tmp_path / "book.json", tmp_path / "elsewhere" / "book.json"
    InterviewBook(elsewhere).add([GLOBEX], "add", NOW)
    async with a_desk(path, acme()) as (pilot, _):
        elsewhere.rename(path)
        await pilot.press("q")
        await pilot.pause(0.2)
    assert [each.id for each in InterviewBook(path).interviews()] == ["acme", "globex"]


def what_is_said(pilot: Pilot[None]) -> str:
    """Return what stands beside the bars of notifications, as one line."""
    lines = [line.rpartition("▌")[2].strip("─╯│") for line in screen_text(pilot.app).splitlines()]
    return " ".join(" ".join(lines).split())


def too_new(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"schema":2', b'"schema":99'))


def of_another_program(path: Path) -> None:
    path.write_text('{"todo": ["buy milk"]}')


def damaged_past_use(path: Path) -> None:
    path.write_text('{"interv')


@pytest.mark.parametrize(
    ("hinder", "there", "sentence"),
    [
        (too_new, [acme()], "by a later version of followup"),
        (of_another_program, [acme()], "is no data file of followup"),
        (damaged_past_use, [], "is damaged"),
    ],
)
async def test_what_was_typed_waits_until_the_file_is_back(
    tmp_path: Path, hinder: Callable[[Path], None], there: list[Interview], sentence: str
):
    path, aside = tmp_path / "book.json", tmp_path / "aside.json"
    async with a_desk(path, *there) as (pilot, book):
        if there:
            aside.write_bytes(path.read_bytes())
        hinder(path)
        replaced = path.read_bytes()
        pilot.app.screen.save(partial(book.add, [GLOBEX], "add", NOW), "add Globex")
        await shown_by_itself(pilot, "NOT SAVED")
        said = what_is_said(pilot)
        assert sentence in said and "kept and tried again" in said
        await pilot.pause(0.2)
        assert path.read_bytes() == replaced
        aside.replace(path) if there else path.unlink()
        await settled(pilot)
        assert " saved" in screen_text(pilot.app).splitlines()[0]
        assert [each.id for each in InterviewBook(path).interviews()] == [
            *(each.id for each in there),
            "globex",
        ]


async def test_a_change_of_a_book_that_was_opened_for_reading_only_is_refused(tmp_path: Path):
    path = tmp_path / "book.json"
    InterviewBook(path).add([acme()], "add", NOW)
    too_new(path)
    async with a_desk(path) as (pilot, _):
        assert "update followup" in " ".join((await press(pilot, "1")).split())
        assert not pilot.app.screen.saver.waiting


async def test_a_kept_change_that_is_refused_in_the_end_leaves_no_trouble_behind(tmp_path: Path):
    saver, refusals = Saver(), iter([DiskFull(tmp_path), UnknownInterview("acme")])
    said: list[BookError] = []

    def change() -> None:
        raise next(refusals)

    with pytest.raises(UnknownInterview):
        await asyncio.wait_for(saver.save(change, said.append), 10)
    assert len(said) == 1
    assert (saver.waiting, saver.trouble) == (0, "")


async def test_quitting_while_a_change_waits_is_said_first(tmp_path: Path):
    path = tmp_path / "book.json"
    async with a_desk(path, acme()) as (pilot, _):
        of_another_program(path)
        await pilot.press("1")
        await shown_by_itself(pilot, "NOT SAVED")
        pilot.app.clear_notifications()
        await pilot.press("q")
        await shown_by_itself(pilot, "Quit again")
        assert pilot.app.is_running
