"""Two who change one interview at a time: nothing is lost, nothing is undone in silence."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

import followup_tui
from followup_tui.domain.interview import Finding, Interview
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.health import examined
from followup_tui.storage.versions import Version, versions_in
from tests.factories import an_interview, utc
from tests.ui.one_desk import a_desk, press, shown_by_itself, stored
from tests.ui.one_dialog import write

NOW = utc("2026-11-23 10:00")
LATER = utc("2026-11-23 11:00")
SOURCE = Path(followup_tui.__file__).parents[1]

RENAMES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from msgspec.structs import replace
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.health import examined

book = InterviewBook(Path(sys.argv[1]))
at = datetime(2026, 11, 23, 12, tzinfo=UTC)
book.change("acme", lambda one: replace(one, role=sys.argv[2]), f"call it {sys.argv[2]}", at)
"""


def rename_in_another_process(path: Path, role: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    subprocess.run([sys.executable, "-c", RENAMES, str(path), role], env=environment, check=True)


def setting(**fields: object) -> Callable[[Interview], Interview]:
    return lambda fresh: replace(fresh, **fields)


def versions(path: Path) -> tuple[Version, ...]:
    tables = msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, msgspec.Raw]])
    return versions_in(tables)


@pytest.fixture
def book(tmp_path: Path) -> InterviewBook:
    book = InterviewBook(tmp_path / "followup.json")
    book.add([an_interview(role="Dev")], "add Acme", NOW)
    return book


def test_forms_on_different_fields_of_one_interview_lose_nothing(book: InterviewBook) -> None:
    shown = book.get("acme")
    InterviewBook(book.path).change("acme", setting(place="Main St"), "edit Acme", NOW)
    changed = book.change("acme", setting(role="Lead"), "edit Acme", LATER, shown=shown)
    assert (changed.place, changed.role) == ("Main St", "Lead")
    assert book.notices == ()
    assert versions(book.path) == ()


def test_a_form_on_the_same_field_keeps_what_the_user_typed_and_the_other_as_a_version(
    book: InterviewBook,
) -> None:
    shown = book.get("acme")
    InterviewBook(book.path).change("acme", setting(role="Chief"), "edit Acme", NOW)
    book.change("acme", setting(role="Lead"), "edit Acme", LATER, shown=shown)
    assert stored(book.path).role == "Lead"
    assert book.notices == (
        "Acme was also changed elsewhere: what you typed is kept (role), what stood there is kept "
        "as a version, which followup backups lists",
    )
    (version,) = versions(book.path)
    assert (version.document["role"], version.when, version.origin) == ("Chief", NOW, "elsewhere")
    assert book.undo(NOW) == "edit Acme"
    assert stored(book.path).role == "Chief"


def test_the_same_value_typed_twice_and_what_both_add_to_are_no_collision(
    book: InterviewBook,
) -> None:
    def noting(text: str) -> Callable[[Interview], Interview]:
        finding = Finding(text=text, at=NOW)
        return lambda fresh: replace(fresh, role="Lead", research=(*fresh.research, finding))

    shown = book.get("acme")
    InterviewBook(book.path).change("acme", noting("theirs"), "note", NOW)
    book.change("acme", noting("mine"), "note", LATER, shown=shown)
    assert [each.text for each in stored(book.path).research] == ["theirs", "mine"]
    assert book.notices == ()


async def test_what_two_desks_type_into_one_interview_is_kept_and_a_collision_is_said(
    tmp_path: Path,
) -> None:
    path = tmp_path / "followup.json"
    async with a_desk(path, an_interview(role="Dev")) as (pilot, _):
        await press(pilot, "e")
        changed = {"role": "Chief", "place": "Main St"}
        InterviewBook(path).change("acme", setting(**changed), "edit Acme", LATER)
        await write(pilot, "role", "Lead")
        await write(pilot, "stage", "onsite")
        await press(pilot, "ctrl+s")
        await shown_by_itself(pilot, "Acme was also changed")
    kept = stored(path)
    assert (kept.role, kept.stage, kept.place) == ("Lead", "onsite", "Main St")
    assert [each.document["role"] for each in versions(path)] == ["Chief"]


async def test_a_desk_saves_by_itself_what_it_merged_with_a_file_that_a_sync_tool_brought(
    tmp_path: Path,
) -> None:
    path, other = tmp_path / "followup.json", tmp_path / "other.json"
    InterviewBook(other).add([an_interview(id="globex", company="Globex")], "add", NOW)
    async with a_desk(path, an_interview()) as (pilot, book):
        other.replace(path)
        await shown_by_itself(pilot, "Globex")
        await pilot.app.workers.wait_for_complete()
        assert not book.has_unsaved_merge
    assert {each.id for each in InterviewBook(path).interviews()} == {"acme", "globex"}


def test_undoing_what_another_process_did_meanwhile_is_said(book: InterviewBook) -> None:
    book.change("acme", setting(role="mine"), "call it mine", LATER)
    rename_in_another_process(book.path, "theirs")
    assert book.undo(NOW) == "call it theirs (made by another followup)"
    assert book.redo(NOW) == "call it theirs (made by another followup)"
    assert book.undo(NOW) == "call it theirs (made by another followup)"
    assert book.undo(NOW) == "call it mine"
    assert stored(book.path).role == "Dev"


def test_what_was_done_before_the_start_is_undone_as_ones_own(book: InterviewBook) -> None:
    rename_in_another_process(book.path, "earlier")
    assert InterviewBook(book.path).undo(NOW) == "call it earlier"


def test_an_import_over_what_another_process_wrote_meanwhile_keeps_that_as_a_version(
    book: InterviewBook,
) -> None:
    shown = {each.id: each for each in book.interviews()}
    InterviewBook(book.path).change("acme", lambda one: replace(one, notes="theirs"), "note", NOW)
    book.add([replace(shown["acme"], role="Lead")], "import", NOW, shown=shown)
    assert (book.get("acme").role, book.get("acme").notes) == ("Lead", "")
    assert "was also changed elsewhere: what was imported is shown" in book.notices[-1]
    (finding,) = [each for each in examined(book.path) if each.what == "versions"]
    assert finding.sentence.startswith("1 kept of Acme")


def test_an_import_of_what_another_process_has_only_just_added_keeps_that_as_a_version(
    book: InterviewBook,
) -> None:
    shown = {each.id: each for each in book.interviews()}
    InterviewBook(book.path).add([an_interview(id="b", role="theirs")], "add", NOW)
    book.add([an_interview(id="b", role="mine")], "import", NOW, shown=shown)
    (version,) = versions(book.path)
    assert (book.get("b").role, version.document["role"]) == ("mine", "theirs")
