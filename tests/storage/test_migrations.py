"""Files of other versions: an older one is brought up to date, a newer one only read."""

import shutil
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from followup_tui.domain.steps import Part
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.documents import digest
from followup_tui.storage.errors import BookTooNew
from followup_tui.storage.migrations import SCHEMA, brought_up_to_date
from tests.factories import an_agreement, an_interview, utc

NOW = utc("2026-11-23 10:00")
OLD_FILES = Path(__file__).with_name("old_files")


def copied(schema: int, folder: Path) -> Path:
    return Path(shutil.copy(OLD_FILES / f"schema_{schema}.json", folder / "followup.json"))


def test_there_is_a_file_of_every_older_schema_and_of_this_one() -> None:
    assert len(list(OLD_FILES.iterdir())) == SCHEMA + 1


@pytest.mark.parametrize("schema", range(SCHEMA + 1))
def test_a_file_of_an_older_schema_is_written_anew_only_by_a_change_and_kept_before_it(
    schema: int, tmp_path: Path
) -> None:
    path = copied(schema, tmp_path)
    before = path.read_bytes()
    shown = InterviewBook(path).interviews()
    assert InterviewBook(path).notices == ()
    assert path.read_bytes() == before
    InterviewBook(path).add([an_interview(id="new")], "add", NOW)
    after = {one.id: one for one in InterviewBook(path).interviews()}
    assert after == {one.id: one for one in (*shown, an_interview(id="new"))}
    kept = list((tmp_path / "followup.json.backups").glob("*-before-upgrade.json"))
    assert [each.read_bytes() for each in kept] == ([before] if schema < SCHEMA else [])
    meta = msgspec.json.decode(path.read_bytes())["_meta"]["1"]
    assert meta["schema"] == SCHEMA


def test_a_record_of_a_plain_tinydb_without_an_id_has_the_same_one_for_every_reader(
    tmp_path: Path,
) -> None:
    path = copied(0, tmp_path)
    first, second = InterviewBook(path), InterviewBook(path)
    assert [one.company for one in first.interviews()] == ["Acme", "Globex"]
    assert [one.id for one in first.interviews()] == [one.id for one in second.interviews()]
    (acme, globex) = first.interviews()
    assert globex.id == "globex"
    first.change(acme.id, lambda one: replace(one, role="Lead"), "x", NOW)
    assert InterviewBook(path).get(acme.id).role == "Lead"
    assert msgspec.json.decode(path.read_bytes())["my own"] == {"1": {"kept": 1.5}}


@pytest.mark.parametrize(("schema", "part"), [(0, "next_step_asked"), (1, "interest_stated")])
def test_the_parts_of_step_1_have_the_names_of_their_fields(
    schema: int, part: str, tmp_path: Path
) -> None:
    acme = InterviewBook(copied(schema, tmp_path)).interviews()[0]
    assert acme.steps[0].parts == (Part(name=part),)


def test_a_change_from_before_an_upgrade_can_be_taken_back_and_made_again(tmp_path: Path) -> None:
    path = copied(1, tmp_path)
    book = InterviewBook(path)
    before = book.interviews()
    assert book.undo(NOW).startswith("tick step 1 at Acme")
    assert InterviewBook(path).get("acme").steps == ()
    InterviewBook(path).redo(NOW)
    assert InterviewBook(path).interviews() == before


def test_an_addition_from_before_an_upgrade_can_be_taken_back_and_made_again(
    tmp_path: Path,
) -> None:
    path = copied(1, tmp_path)
    whole = msgspec.json.decode(path.read_bytes())
    added = {"interview": "acme", "after": {}, "digest": digest(whole["interviews"]["7001"])}
    whole["history"]["8101"]["changes"] = [added]
    path.write_bytes(msgspec.json.encode(whole))
    before = InterviewBook(path).interviews()
    InterviewBook(path).undo(NOW)
    assert InterviewBook(path).interviews() == ()
    InterviewBook(path).redo(NOW)
    assert InterviewBook(path).interviews() == before
    added = {**added, "after": None, "before": {}, "record": whole["interviews"].pop("7001")}
    whole["history"]["8101"]["changes"] = [added]
    path.write_bytes(msgspec.json.encode(whole))
    InterviewBook(path).undo(NOW)
    InterviewBook(path).redo(NOW)
    assert InterviewBook(path).interviews() == ()


def test_an_old_record_that_is_not_what_its_schema_says_is_kept_as_it_is() -> None:
    odd = {"1": msgspec.Raw(b'{"steps": [7]}'), "x": msgspec.Raw(b"{}"), "2": msgspec.Raw(b'"a"')}
    for schema in (-1, 0, 1):
        assert brought_up_to_date({"interviews": odd, "history": odd}, schema)["history"] == odd
        kept = brought_up_to_date({"interviews": odd}, schema)["interviews"]
        assert {key: bytes(line) for key, line in kept.items()} == {
            key: bytes(line) for key, line in odd.items()
        }


def test_fields_that_a_later_version_added_do_not_hide_a_record_and_are_never_lost(
    tmp_path: Path,
) -> None:
    path = tmp_path / "followup.json"
    full = an_interview(agreements=(an_agreement("2026-12-01"),))
    InterviewBook(path).add([full], "add", NOW)
    data = path.read_bytes().replace(b'"schema":2', b'"schema":3')
    path.write_bytes(
        data.replace(b'"name":', b'"pronouns":"she","name":').replace(
            b'"company":', b'"mood":{"now":[1]},"company":'
        )
    )
    before = path.read_bytes()
    book = InterviewBook(path)
    assert book.interviews() == (full,)
    assert not [notice for notice in book.notices if "no such field" in notice]
    with pytest.raises(BookTooNew):
        book.add([an_interview(id="b")], "add", NOW)
    assert path.read_bytes() == before
