"""Files that went apart are brought together by record, and nothing that is in one is dropped."""

from datetime import timedelta

import pytest
from tinydb import TinyDB
from tinydb.table import Document

from followup_tui.storage.book import InterviewBook
from followup_tui.storage.errors import NothingToUndo
from followup_tui.storage.taking_over import compare_file, merge_file
from tests.factories import an_interview
from tests.storage.two_sides import LATER, LATEST, NOW, Synced, rename, roles, versions


def test_what_a_file_of_another_lineage_lacks_is_shown_at_once_and_saved(synced: Synced) -> None:
    rename(synced.here, "Lead", LATER)
    synced.here.add([an_interview(id="new here")], "add", LATER)
    rename(synced.elsewhere, "Chief", LATER, "globex")
    synced.arrive()
    assert roles(synced.here) == {"acme": "Lead", "globex": "Chief", "new here": "Backend engineer"}
    assert (
        "lacks changes made here, and the two were merged: 1 newer there, 1 newer here, 1 only "
        in (synced.here.notices[-1])
    )
    assert synced.here.has_unsaved_merge
    synced.here.save_merged()
    assert not synced.here.has_unsaved_merge
    assert roles(InterviewBook(synced.path)) == roles(synced.here)
    assert versions(synced.path) == []


def test_the_next_change_saves_what_was_merged_as_well(synced: Synced) -> None:
    rename(synced.here, "Lead", LATER)
    rename(synced.elsewhere, "Chief", LATER, "globex")
    synced.arrive()
    rename(synced.here, "Boss", LATEST, "globex")
    assert roles(InterviewBook(synced.path)) == {"acme": "Lead", "globex": "Boss"}


def test_of_two_changes_of_one_record_the_later_is_taken_and_the_other_kept_and_named(
    synced: Synced,
) -> None:
    rename(synced.here, "Lead", LATER)
    rename(synced.elsewhere, "Chief", LATEST)
    synced.arrive()
    assert roles(synced.here)["acme"] == "Chief"
    assert "changed in both: Acme" in synced.here.notices[-1]
    synced.here.save_merged()
    assert versions(synced.path) == [("acme", "Lead", "here")]
    with TinyDB(synced.path) as plain:
        (kept,) = plain.table("versions").all()
    assert (kept["interview"], kept["document"]["role"]) == ("acme", "Lead")
    assert len(InterviewBook(synced.path).interviews()) == 2


def test_a_file_that_has_all_that_was_here_is_taken_in_without_a_word(synced: Synced) -> None:
    for number in range(40):  # more than the ancestors that a file remembers
        rename(synced.elsewhere, str(number), LATER)
    synced.arrive()
    assert roles(synced.here)["acme"] == "39"
    assert synced.here.notices == ()
    assert not synced.here.has_unsaved_merge


def test_a_deleted_record_comes_back_rather_than_that_one_is_lost(synced: Synced) -> None:
    rename(synced.here, "Lead", LATER)
    synced.elsewhere.remove("acme", "delete Acme", LATER)
    synced.arrive()
    assert roles(synced.here) == {"acme": "Lead", "globex": "Dev"}


def test_a_file_that_arrives_before_a_merge_was_saved_loses_nothing_of_it(synced: Synced) -> None:
    rename(synced.here, "Lead", LATER)
    rename(synced.elsewhere, "Chief", LATER, "globex")
    synced.arrive()
    rename(synced.elsewhere, "Boss", LATEST, "globex")
    synced.arrive()
    synced.here.save_merged()
    assert roles(InterviewBook(synced.path)) == {"acme": "Lead", "globex": "Boss"}


def test_both_sides_come_to_the_same_and_then_to_rest(synced: Synced) -> None:
    rename(synced.here, "Lead", LATER)
    rename(synced.elsewhere, "Chief", LATER)  # at the same moment
    before = synced.path.read_bytes()
    synced.arrive()
    synced.here.save_merged()
    merged = synced.path.read_bytes()
    synced.path.write_bytes(before)
    synced.go_back()  # while the file that was ours comes to the other side
    synced.elsewhere.save_merged()
    assert roles(synced.here) == roles(synced.elsewhere)
    synced.path.write_bytes(merged)
    synced.go_back()
    assert not synced.elsewhere.has_unsaved_merge
    assert {role for _, role, _ in versions(synced.path)} | {roles(synced.here)["acme"]} == {
        "Lead",
        "Chief",
    }


def test_another_process_that_had_read_either_side_sees_a_descendant(synced: Synced) -> None:
    beside = InterviewBook(synced.path)
    rename(synced.here, "Lead", LATER)
    beside.reload_if_changed()
    rename(synced.elsewhere, "Chief", LATER, "globex")
    synced.arrive()
    synced.here.save_merged()
    synced.here.remove("acme", "delete Acme", LATEST)
    assert beside.reload_if_changed()
    assert roles(beside) == {"globex": "Chief"}
    assert beside.notices == ()


def test_what_no_program_can_read_is_kept_from_both_sides(synced: Synced) -> None:
    for path, text in ((synced.path, "ours"), (synced.elsewhere.path, "theirs")):
        with TinyDB(path) as plain:
            plain.table("interviews").insert({"id": 7, "company": text})
            plain.table("their own").insert(Document({text: True}, doc_id=len(text)))
    synced.here.reload_if_changed()
    synced.elsewhere.reload_if_changed()
    rename(synced.here, "Lead", LATER)
    rename(synced.elsewhere, "Chief", LATER, "globex")
    synced.arrive()
    synced.here.save_merged()
    with TinyDB(synced.path) as plain:
        companies = {each["company"] for each in plain.table("interviews")}
        assert companies == {"Acme", "Globex", "ours", "theirs"}
        assert {"ours" in each for each in plain.table("their own")} == {True, False}


def test_after_a_merge_each_change_that_stands_can_be_undone_from_either_side(
    synced: Synced,
) -> None:
    rename(synced.here, "Lead", NOW)
    rename(synced.here, "Boss", LATER)
    rename(synced.here, "Head", LATEST)
    rename(synced.elsewhere, "Chief", LATER + timedelta(minutes=30), "globex")
    synced.arrive()
    assert synced.here.undo(NOW) == "call it Head"
    assert synced.here.undo(NOW) == "call it Chief (made by another followup)"
    assert synced.here.undo(NOW) == "call it Boss"
    assert synced.here.undo(NOW) == "call it Lead"
    assert roles(synced.here) == {"acme": "Dev", "globex": "Dev"}
    assert synced.here.undo(NOW) == "add two"
    assert InterviewBook(synced.path).interviews() == ()


def test_after_a_merge_no_undo_takes_back_what_the_other_side_did_to_the_same_record(
    synced: Synced,
) -> None:
    rename(synced.here, "Lead", LATER)
    rename(synced.here, "Boss", LATER, "globex")
    rename(synced.elsewhere, "Chief", LATEST)
    synced.arrive()
    undone = []
    with pytest.raises(NothingToUndo):
        while True:
            undone.append(synced.here.undo(NOW))
    assert undone == ["call it Chief (made by another followup)", "call it Boss", "add two"]


def test_no_version_is_given_up_however_many_there_are(synced: Synced) -> None:
    for number in range(12):
        rename(synced.elsewhere, f"there {number}", LATER)
        rename(synced.here, f"here {number}", LATEST)
        merge_file(synced.here, synced.elsewhere.path, LATEST)
    there = [f"there {number}" for number in range(12)]
    assert [role for _, role, _ in versions(synced.path)] == there


def test_the_versions_that_another_file_keeps_are_taken_from_it_as_well(synced: Synced) -> None:
    rename(synced.here, "Lead", LATER)
    rename(synced.elsewhere, "Chief", LATEST)
    merge_file(synced.elsewhere, synced.path, LATEST)
    merge_file(synced.here, synced.elsewhere.path, LATEST)
    assert [role for _, role, _ in versions(synced.path)] == ["Lead"]
    third = InterviewBook(synced.path.with_name("third.json"))
    third.add([synced.here.get("acme"), synced.here.get("globex")], "add both", LATEST)
    merge = merge_file(third, synced.path, LATEST)
    assert merge.words == "2 the same, 1 version kept there"
    assert versions(third.path) == versions(synced.path)
    assert not compare_file(third, synced.path).is_needed


def test_a_file_is_merged_as_one_change_under_the_lock_and_is_not_touched(synced: Synced) -> None:
    rename(synced.elsewhere, "Chief", LATER)
    synced.elsewhere.add([an_interview(id="new there")], "add", LATER)
    other = synced.elsewhere.path
    before = other.read_bytes()
    other.chmod(0o400)
    compare_file(synced.here, other)
    rename(InterviewBook(synced.path), "Lead", LATEST, "globex")
    merge_file(synced.here, other, LATEST)
    expected = {"acme": "Chief", "globex": "Lead", "new there": "Backend engineer"}
    assert roles(InterviewBook(synced.path)) == expected
    assert other.read_bytes() == before
    assert synced.here.undo(NOW) == "merge followup.json"
    assert roles(InterviewBook(synced.path)) == {"acme": "Dev", "globex": "Lead"}


def test_a_change_made_here_is_not_lost_to_a_file_that_is_far_ahead_without_it(
    synced: Synced,
) -> None:
    rename(synced.here, "Lead", LATER)
    for number in range(45):
        rename(synced.elsewhere, f"Chief {number}", LATER, "globex")
    synced.elsewhere.undo(NOW)
    synced.arrive()
    assert roles(synced.here) == {"acme": "Lead", "globex": "Chief 43"}


def test_after_an_undone_merge_the_same_file_is_merged_again(synced: Synced) -> None:
    rename(synced.elsewhere, "Chief", LATER)
    merge_file(synced.here, synced.elsewhere.path, LATEST)
    synced.here.undo(LATEST)
    assert roles(synced.here)["acme"] == "Dev"
    merge_file(synced.here, synced.elsewhere.path, LATEST)
    assert roles(synced.here)["acme"] == "Chief"
