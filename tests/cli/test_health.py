"""The data file itself: doctor, backups, restore."""

import os

import pytest
from msgspec.structs import replace
from tinydb import TinyDB, where

from followup_tui.storage.book import InterviewBook
from tests.factories import utc


def problems(answer):
    return [line.split(maxsplit=2)[1:] for line in answer.out.splitlines() if "problem" in line]


def backups(followup):
    return sorted(followup.data.with_name("followup.json.backups").iterdir())


@pytest.fixture
def two(followup):
    followup.add(company="Acme")
    followup.add(company="Globex")


def test_a_file_that_is_not_there_yet_is_well(followup):
    answer = followup("doctor")
    assert (answer.code, problems(answer)) == (0, [])
    assert "is not there yet: the first change makes it" in answer.out
    assert not followup.data.parent.exists()
    assert followup("doctor", "--repair").code == 0
    assert not followup.data.parent.exists()


def test_a_healthy_file_is_well(followup, two):
    answer = followup("doctor")
    assert (answer.code, problems(answer)) == (0, [])
    assert "2 interviews, all readable" in answer.out
    assert "2 generations, good" in answer.out


def test_a_damaged_file_is_named_and_repaired_from_a_generation(followup, two):
    whole = followup.data.read_bytes()
    followup.data.write_bytes(whole[:700])
    answer = followup("doctor")
    (problem,) = problems(answer)
    assert answer.code == 1
    assert problem[0] == "file"
    assert "Shown: 2 interviews as saved on " in problem[1]
    assert followup.data.read_bytes() == whole[:700]
    answer = followup("doctor", "--repair")
    assert (answer.code, problems(answer)) == (0, [])
    assert "was saved anew, with 2 interviews; what was there before is kept" in answer.out
    assert len(followup("list", "--json").items) == 2
    assert followup("list").err == ""
    (copy,) = followup.data.parent.glob("*.damaged-*")
    assert copy.read_bytes() == whole[:700]


def test_a_file_that_is_gone_is_a_problem_where_generations_are_left(followup, two):
    followup.data.unlink()
    ((what, words),) = problems(followup("doctor", "--repair"))
    assert what == "file"
    assert words.endswith("followup restore 1 makes it from the newest generation")
    assert followup("restore", "1").code == 0
    assert followup("doctor").code == 0


def test_what_is_no_data_file_is_a_problem_that_is_left_alone(followup):
    followup.data.parent.mkdir()
    followup.data.write_text('{"name": "a-package"}')
    for typed in (("doctor",), ("list",), ("restore", "1"), ("doctor", "--repair")):
        answer = followup(*typed)
        assert answer.code in (1, 3)
        assert "Traceback" not in answer.err
    assert followup.data.read_text() == '{"name": "a-package"}'
    followup.data.unlink()
    followup.data.mkdir()
    assert "it is no ordinary file" in followup("doctor").out


def test_what_others_may_look_into_is_shut(followup, two):
    followup.data.chmod(0o644)
    followup.data.with_name("followup.json.backups").chmod(0o755)
    assert [what for what, _ in problems(followup("doctor"))] == ["access", "access"]
    answer = followup("doctor", "--repair")
    assert (answer.code, answer.out.count("is now for you alone")) == (0, 2)
    assert followup.data.stat().st_mode & 0o777 == 0o600


def test_a_hand_edit_is_taken_over(followup, two):
    followup.data.write_bytes(followup.data.read_bytes().replace(b"Acme", b"Acne"))
    assert [what for what, _ in problems(followup("doctor"))] == ["checksum"]
    answer = followup("doctor", "--repair")
    assert (answer.code, problems(answer)) == (0, [])
    assert followup("list").err == ""
    assert followup.shown("acne")["company"] == "Acne"


def test_records_and_changes_that_can_not_be_read_are_named_with_their_field(followup, two):
    data = followup.data.read_bytes().replace(b'"archived":false', b'"archived":7', 1)
    followup.data.write_bytes(data.replace(b'"what":"add Globex"', b'"what":[]'))
    answer = followup("doctor", "--repair")
    assert answer.code == 1
    record, change = problems(answer)
    assert "archived: expected true or false, got a number" in record[1]
    assert change[0] == "history"
    assert b'"archived":7' in followup.data.read_bytes()


def test_what_a_crash_left_is_removed_and_a_conflict_copy_is_not(followup, two):
    left = followup.data.with_name(".followup.json.0123456789abcdef.tmp")
    left.touch()
    copy = followup.data.with_name("followup.sync-conflict-20261124-101500-ABCDEFG.json")
    copy.write_bytes(followup.data.read_bytes())
    assert [what for what, _ in problems(followup("doctor"))] == ["beside", "beside"]
    answer = followup("doctor", "--repair")
    assert [each[1].split()[0] for each in problems(answer)] == [copy.name]
    assert f"{left.name} was removed" in answer.out
    assert (left.exists(), copy.exists()) == (False, True)


def test_a_damaged_generation_is_named_and_marked(followup, two):
    oldest = backups(followup)[0]
    oldest.write_bytes(oldest.read_bytes()[:-9])
    answer = followup("doctor")
    assert answer.code == 1
    assert oldest.name in problems(answer)[0][1]
    newest, older = followup("backups").out.splitlines()
    assert newest.split()[:2] == ["1", newest.split()[1]]
    assert newest.endswith("good")
    assert "2 interviews" in newest
    assert older.endswith("damaged")
    answer = followup("doctor", "--repair")
    assert (answer.code, problems(answer)) == (0, [])
    assert f"is damaged and is kept as {oldest.stem}.damaged" in answer.out
    assert len(followup("backups").out.splitlines()) == 1
    assert oldest.with_suffix(".damaged").exists()


def test_a_damaged_generation_is_put_aside_also_where_the_file_is_gone_and_over_no_other(
    followup, two
):
    newest = backups(followup)[-1]
    newest.with_suffix(".damaged").write_text("the first")
    newest.write_text("the second")
    followup.data.unlink()
    assert f"is kept as {newest.stem}-2.damaged" in followup("doctor", "--repair").out
    assert newest.with_suffix(".damaged").read_text() == "the first"
    assert "1 generation, good" in followup("doctor").out


def test_doctor_tells_what_it_can_not_look_into_from_what_is_damaged(followup, two):
    newest = backups(followup)[-1]
    newest.unlink()
    newest.mkdir()
    with TinyDB(followup.data) as plain:
        plain.table("versions").insert({"interview": 7})
    said = [" ".join(each) for each in problems(followup("doctor"))]
    assert f"backups can't be read: {newest.name}; check whose it is" in said
    assert "versions 1 can't be read and are kept as they are in the table versions" in said
    folder = followup.data.with_name("followup.json.backups")
    folder.rename(folder.with_name("moved"))
    folder.touch()
    said = [" ".join(each) for each in problems(followup("doctor"))]
    assert f"backups none can be kept: {folder} can't be looked into (Not a directory)" in said


def test_where_there_are_no_generations_it_is_said(followup):
    assert "There are none yet" in followup("backups").err
    answer = followup("restore", "1")
    none = '"1" is none of 0 generations and 0 versions: followup backups lists them'
    assert (answer.code, none in answer.err) == (1, True)


def test_a_generation_is_put_in_place_and_undo_takes_that_back(followup, two):
    answer = followup("restore", "2")
    assert answer.code == 0
    assert answer.err.startswith("Restored generation 2, saved ")
    assert answer.err.endswith(": 1 interview changed. followup undo takes it back.\n")
    assert [each["company"] for each in followup("list", "--json").items] == ["Acme"]
    assert followup("undo").err.startswith("Undone: restore what was saved ")
    assert len(followup("list", "--json").items) == 2
    assert "nothing was changed" in followup("restore", "1").err
    for which in ("0", "99", "01", "9" * 5000, "two", "v1", "v", "²"):
        answer = followup("restore", which)
        assert (answer.code, answer.out) == (1, "")
        assert f'"{which[:9]}' in answer.err and len(answer.err) < 200
        assert "is none of 4 generations and 0 versions" in answer.err


def test_a_version_that_was_not_taken_is_listed_and_put_in_place_and_undo_takes_that_back(
    followup, two
):
    copy = followup.data.with_name("copy.json")
    copy.write_bytes(followup.data.read_bytes())
    followup("edit", "acme", "--role=Lead", now="2026-11-24T10:00+01:00")
    elsewhere = type(followup)(followup.capsys, copy)
    elsewhere("edit", "acme", "--role=Chief", now="2026-11-24T11:00+01:00")
    followup("merge", str(copy))
    (line,) = [each for each in followup("backups").out.splitlines() if each.startswith(" v1")]
    assert line.endswith("  Acme: differs in role (it stood here)")
    answer = followup("restore", "V1")
    assert answer.err == "Restored v1, of Acme. followup undo takes it back.\n"
    assert "Acme: the same as now" in followup("backups").out
    assert "Acme is already as in v1: nothing was changed." in followup("restore", "v1").err
    assert followup("list", "--json").items[0]["role"] == "Lead"
    assert followup("undo").err == "Undone: restore a version of Acme.\n"
    assert followup("list", "--json").items[0]["role"] == "Chief"
    book = InterviewBook(followup.data)
    (acme,) = [each for each in book.interviews() if each.company == "Acme"]
    book.remove(acme.id, "delete Acme", utc("2026-11-24 12:00"))
    assert "Acme: there is no such interview now (it stood here)" in followup("backups").out
    followup("restore", "v1")
    assert "Lead" in [each["role"] for each in followup("list", "--json").items]


def test_the_latest_version_is_counted_first_and_one_that_is_broken_is_not_counted(followup, two):
    book = InterviewBook(followup.data)
    (acme, _) = book.interviews()
    for role, hour in (("Lead", "09"), ("Chief", "10")):
        shown, at = book.get(acme.id), utc(f"2026-11-24 {hour}:00")
        elsewhere = replace(shown, role=role, next_step_words="\x1b[31m")
        InterviewBook(followup.data).change(acme.id, lambda _, new=elsewhere: new, "edit", at)
        book.change(acme.id, lambda one: replace(one, role="Mine"), "edit", at, shown=shown)
    with TinyDB(followup.data) as plain:
        plain.table("versions").insert({"interview": 7})
        plain.table("versions").insert(
            {"interview": acme.id, "when": "0001-01-01T00:00:00Z", "from": "x", "document": {}}
        )
    lines = [each for each in followup("backups").out.splitlines() if each.startswith(" v")]
    assert [line.split("   ")[0] for line in lines] == [
        " v1  Tue 24 Nov 2026 11:00",
        " v2  Tue 24 Nov 2026 10:00",
    ]
    assert "differs in role" in lines[0]
    assert "stood elsewhere" in lines[0]


def test_generations_are_listed_where_the_book_can_not_be_opened_and_the_odd_ones_named(
    followup, two
):
    folder = followup.data.with_name("followup.json.backups")
    (folder / "99991231T235959Z-00000009-00000000.json").touch()
    (folder / "20991231T235959Z-00000009-00000000.json").symlink_to("20991231T235959Z")
    os.mkfifo(folder / "20991231T235959Z-00000008-00000000.json")
    followup.data.unlink()
    followup.data.mkdir()
    lines = followup("backups").out.splitlines()
    assert [line.split("  ")[-1] for line in lines] == ["can't be read"] * 2 + ["good"] * 2


def test_a_version_of_a_record_that_can_not_be_read_now_takes_its_place(followup, two):
    book = InterviewBook(followup.data)
    acme = book.interviews()[0]
    InterviewBook(followup.data).change(
        acme.id, lambda one: replace(one, role="Lead"), "edit", utc("2026-11-24 09:00")
    )
    book.change(
        acme.id,
        lambda one: replace(one, role="Mine"),
        "edit",
        utc("2026-11-24 10:00"),
        shown=acme,
    )
    with TinyDB(followup.data) as plain:
        plain.table("interviews").update({"role": 7}, where("id") == acme.id)
    assert "there is no such interview now" in followup("backups").out
    followup("restore", "v1")
    assert {each["role"] for each in followup("list", "--json").items} == {
        "Lead",
        "Backend engineer",
    }
    with TinyDB(followup.data) as plain:
        assert len(plain.table("interviews")) == 2
