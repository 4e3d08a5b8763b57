"""What a sync tool puts in the place of the file takes back nothing that was done here."""

import shutil

import msgspec
import pytest
from msgspec.structs import replace
from tinydb import TinyDB, where

from followup_tui.storage.book import InterviewBook
from followup_tui.storage.changes import Entry, joined_entries
from followup_tui.storage.errors import BookTooNew, NothingToRedo
from followup_tui.storage.generations import generations_of
from followup_tui.storage.taking_over import merge_file, restore
from tests.factories import an_interview
from tests.storage.two_sides import LATER, LATEST, NOW, Synced, rename, roles, versions


def test_each_merge_is_said_also_where_it_does_the_same_as_the_last(synced: Synced) -> None:
    for role, at in (("Lead", NOW), ("Boss", LATEST)):
        rename(synced.here, role, at)
        rename(synced.elsewhere, role, at, "globex")
        synced.arrive()
        synced.here.save_merged()
        synced.go_back()
    first, second = synced.here.notices
    assert first == second


def test_a_sync_takes_back_no_undo(synced: Synced) -> None:
    rename(synced.here, "Lead", LATER)
    synced.go_back()
    synced.here.undo(NOW)
    rename(synced.elsewhere, "Chief", LATEST, "globex")
    synced.arrive()
    synced.here.save_merged()
    assert roles(InterviewBook(synced.path)) == {"acme": "Dev", "globex": "Chief"}
    assert versions(synced.path) == []
    synced.go_back()
    assert roles(synced.elsewhere) == {"acme": "Dev", "globex": "Chief"}


def test_what_was_made_again_elsewhere_is_not_undone_by_a_sync(synced: Synced) -> None:
    rename(synced.here, "Lead", LATER)
    synced.here.undo(NOW)
    synced.go_back()
    synced.elsewhere.redo(NOW)
    rename(synced.here, "Chief", LATEST, "globex")
    synced.arrive()
    assert roles(synced.here) == {"acme": "Lead", "globex": "Chief"}


def test_a_deleted_record_that_a_sync_brings_back_is_named(synced: Synced) -> None:
    synced.here.remove("acme", "delete Acme", LATER)
    rename(synced.elsewhere, "Chief", LATER, "globex")
    synced.arrive()
    assert roles(synced.here) == {"acme": "Dev", "globex": "Chief"}
    assert synced.here.notices[-1].endswith("what was deleted here is back: Acme")


def test_what_a_plain_tinydb_changed_and_we_have_seen_survives_a_file_made_without_it(
    synced: Synced,
) -> None:
    with TinyDB(synced.path) as plain:
        plain.table("interviews").update({"place": "Main St"}, where("id") == "acme")
    assert synced.here.reload_if_changed()
    rename(synced.elsewhere, "Chief", LATER, "globex")
    synced.arrive()
    synced.here.save_merged()
    saved = msgspec.json.decode(synced.path.read_bytes())
    kept = [each["document"] for each in saved["versions"].values()]
    assert "Main St" in [each.get("place") for each in (*saved["interviews"].values(), *kept)]
    assert roles(synced.here)["globex"] == "Chief"


def test_who_has_seen_what_a_plain_tinydb_changed_takes_in_what_was_made_of_it(
    synced: Synced,
) -> None:
    beside = InterviewBook(synced.path)
    for place in ("Main St", "High St"):
        with TinyDB(synced.path) as plain:
            plain.table("interviews").update({"place": place}, where("id") == "acme")
        assert synced.here.reload_if_changed()
        assert synced.here.get("acme").place == place
    synced.here.remove("globex", "delete Globex", LATER)
    assert beside.reload_if_changed()
    assert roles(beside) == {"acme": "Dev"}


def test_an_undo_stands_also_where_something_else_was_changed_since(synced: Synced) -> None:
    rename(synced.here, "Lead", LATER)
    synced.go_back()
    synced.here.undo(LATER)
    rename(synced.here, "Boss", LATEST, "globex")
    synced.elsewhere.add([an_interview(id="new there")], "add", LATEST)
    synced.arrive()
    assert roles(synced.here) | {"new there": ""} == {
        "acme": "Dev",
        "globex": "Boss",
        "new there": "",
    }
    synced.here.save_merged()
    assert versions(synced.path) == []


def test_an_undo_elsewhere_stands_where_the_record_was_not_changed_here_since(
    synced: Synced,
) -> None:
    rename(synced.here, "Lead", LATER)
    synced.go_back()
    synced.elsewhere.undo(LATEST)
    rename(synced.here, "Boss", LATEST, "globex")
    synced.arrive()
    assert roles(synced.here) == {"acme": "Dev", "globex": "Boss"}


def test_what_was_restored_here_stands(synced: Synced) -> None:
    oldest = generations_of(synced.path).newest_first()[-1]
    rename(synced.here, "Lead", LATER)
    synced.go_back()
    restore(synced.here, oldest, "restore", LATEST)
    rename(synced.elsewhere, "Chief", LATEST, "globex")
    synced.arrive()
    assert roles(synced.here) == {"acme": "Dev", "globex": "Chief"}


def test_an_older_state_of_the_file_brings_nothing_back_and_that_is_said(synced: Synced) -> None:
    rename(synced.here, "Lead", LATER)
    synced.here.remove("globex", "delete Globex", LATER)
    synced.arrive()
    assert roles(synced.here) == {"acme": "Lead"}
    assert "replaced by an older state of itself" in synced.here.notices[-1]
    synced.here.save_merged()
    assert roles(InterviewBook(synced.path)) == {"acme": "Lead"}


def ahead(synced: Synced, changes: int) -> None:
    for number in range(changes):
        rename(synced.elsewhere, f"Chief {number}", LATEST, "globex")


@pytest.mark.parametrize("changes", [3, 40])
def test_what_was_undone_here_stands_however_far_the_other_side_went_on(
    synced: Synced, changes: int
) -> None:
    rename(synced.here, "Lead", LATER)
    synced.go_back()
    synced.here.undo(LATEST)
    ahead(synced, changes)
    synced.arrive()
    assert roles(synced.here)["acme"] == "Dev"


@pytest.mark.parametrize("changes", [3, 40])
def test_what_was_typed_on_here_stands_however_far_the_other_side_went_on(
    synced: Synced, changes: int
) -> None:
    for words in ("hello", "hello world"):
        if words == "hello world":
            synced.go_back()
        synced.here.change(
            "acme", lambda one, new=words: replace(one, notes=new), "write", LATER, run="one"
        )
    ahead(synced, changes)
    synced.arrive()
    assert synced.here.get("acme").notes == "hello world"


@pytest.mark.parametrize("changes", [3, 40])
def test_what_a_plain_tinydb_changed_here_is_not_lost_however_far_the_other_side_went_on(
    synced: Synced, changes: int
) -> None:
    rename(synced.here, "Lead", LATER)
    synced.go_back()
    with TinyDB(synced.path) as plain:
        plain.table("interviews").update({"role": "Boss"}, where("id") == "acme")
    synced.here.reload_if_changed()
    ahead(synced, changes)
    synced.arrive()
    synced.here.save_merged()
    kept = [role for which, role, _ in versions(synced.path) if which == "acme"]
    assert "Boss" in [roles(synced.here)["acme"], *kept]


def test_of_two_edits_of_one_save_the_one_that_is_not_there_any_more_is_kept_as_a_version(
    synced: Synced,
) -> None:
    for place in ("Main St", "High St"):
        with TinyDB(synced.path) as plain:
            plain.table("interviews").update({"role": place}, where("id") == "acme")
        edited = synced.path.read_bytes()
        synced.here.reload_if_changed()
    assert roles(synced.here)["acme"] == "High St"
    assert synced.path.read_bytes() == edited  # who edits it by hand is not disturbed
    assert not synced.here.has_unsaved_merge
    rename(synced.here, "Boss", LATER, "globex")
    assert versions(synced.path) == [("acme", "Main St", "here")]


def test_the_same_file_that_comes_a_second_time_is_noticed_again(synced: Synced) -> None:
    rename(synced.here, "Lead", LATER)
    rename(synced.elsewhere, "Chief", LATER, "globex")
    for _ in range(2):
        arriving = synced.path.with_name("arriving")
        arriving.hardlink_to(synced.elsewhere.path)  # of the same inode, size and time each time
        arriving.replace(synced.path)
        synced.here.reload_if_changed()
        assert synced.here.has_unsaved_merge
        synced.here.save_merged()


def test_what_a_later_version_wrote_is_shown_and_never_mixed_with_ours(synced: Synced) -> None:
    rename(synced.here, "Lead", LATER)
    lead = synced.path.read_bytes()
    rename(synced.elsewhere, "Chief", LATER, "globex")
    newer = synced.elsewhere.path.read_bytes().replace(b'"schema":2', b'"schema":99')
    synced.path.write_bytes(newer)
    with pytest.raises(BookTooNew):
        rename(synced.here, "Boss", LATEST)
    assert roles(synced.here) == {"acme": "Dev", "globex": "Chief"}
    assert not synced.here.has_unsaved_merge
    synced.path.write_bytes(lead)
    rename(synced.here, "Boss", LATEST)
    assert roles(InterviewBook(synced.path)) == {"acme": "Boss", "globex": "Dev"}


def test_what_an_undone_merge_had_brought_is_kept_where_a_sync_does_not_take_it(
    synced: Synced,
) -> None:
    rename(synced.elsewhere, "Chief", LATER)
    merge_file(synced.here, synced.elsewhere.path, LATEST)
    synced.here.undo(LATEST)
    synced.arrive()
    synced.here.save_merged()
    assert roles(synced.here)["acme"] == "Dev"
    assert versions(synced.path) == [("acme", "Chief", "elsewhere")]


def test_of_two_copies_of_a_change_the_one_that_was_undone_or_redone_last_is_kept() -> None:
    done = Entry(number=1, what="rename", at=NOW)
    undone = replace(done, undone=True, turned_at=LATER, given_up=True)
    for sides in ((done, undone), (undone, done)):
        joined = joined_entries(*({"7": each} for each in sides))
        assert joined == {"7": undone}


def test_a_merge_stays_to_be_written_where_the_change_that_found_it_was_refused(
    synced: Synced,
) -> None:
    rename(synced.here, "Lead", LATER)
    rename(synced.elsewhere, "Chief", LATER, "globex")
    shutil.copy(synced.elsewhere.path, synced.path)
    with pytest.raises(NothingToRedo):
        synced.here.redo(LATEST)
    assert synced.here.has_unsaved_merge


def test_a_name_that_is_only_unreadable_here_is_not_said_to_have_been_deleted(
    synced: Synced,
) -> None:
    with TinyDB(synced.path) as plain:
        plain.table("interviews").update({"role": 7}, where("id") == "acme")
        plain.table("interviews").insert({"id": ["odd"]})
    synced.path.write_bytes(
        synced.path.read_bytes().replace(b'"interviews": {', b'"interviews": {"77": 7,')
    )
    synced.here.reload_if_changed()
    rename(synced.elsewhere, "Chief", LATER, "globex")
    synced.elsewhere.add([an_interview(id="new there")], "add", LATER)
    synced.arrive()
    assert not [notice for notice in synced.here.notices if "deleted" in notice]
