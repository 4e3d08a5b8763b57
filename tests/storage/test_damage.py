"""Damage: what can't be read is said, kept as it is, and never overwritten."""

import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from followup_tui.domain.agreement import Method
from followup_tui.domain.interview import Finding, Interview, Need, Question, Snooze
from followup_tui.domain.steps import Part, Step, StepMark
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.disk import Disk
from followup_tui.storage.errors import BookDamaged, BookForeign, BookUnavailable, BookUnreadable
from tests.factories import (
    JANE,
    a_contact,
    a_note,
    an_agreement,
    an_interview,
    an_outcome,
    utc,
)

NOW = utc("2026-11-23 10:00")


def document(**changes: Any) -> dict[str, Any]:
    built: dict[str, Any] = msgspec.to_builtins(an_interview(), enc_hook=str)
    return {**built, **changes}


def write(path: Path, interviews: dict[str, Any]) -> None:
    path.write_bytes(msgspec.json.encode({"interviews": interviews}))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "followup.json"


@pytest.mark.parametrize(
    "content",
    [
        b"not json",
        b'{"interviews": {"1": {"company": "Ac',
        b'{"interviews": []}',
        b'{"interviews": {"1": {"x": NaN}}}',
        b'{"interviews": {"1": ' + b"[" * 100_000,
        b'{"interviews": {"1": {}}} {"interviews": {}}',
        b"\x00" * 4096,
        b'{"_meta": {"1": {"schema": "one"}}, "interviews": {}}',
        b'{"inter\xffviews": {"1": {}}}',
        b'{"_meta": {"1": {"commit": "\xff"}}, "interviews": {}}',
        b'{"interviews": {"1": {"company": "\xff"}}}',
    ],
)
def test_a_file_that_is_no_book_is_refused_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(BookDamaged, match=r"followup\.json is damaged .* left as it is") as caught:
        InterviewBook(path)
    assert isinstance(caught.value, BookUnavailable)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("has_generations", [True, False])
@pytest.mark.parametrize(
    "content",
    [
        b"[]",
        b"7",
        b'{"name": "a-package", "version": "1.0.0"}',
        b'{"dependencies": {"left-pad": "1"}}',
        b'{"_default": {"1": {"task": "of another TinyDB"}}}',
        b'{"settings": {"a": {}}, "version": 3}',
    ],
)
def test_json_of_another_program_is_never_taken_for_a_book(
    path: Path, content: bytes, has_generations: bool
) -> None:
    if has_generations:
        InterviewBook(path).add([an_interview()], "add", NOW)
    path.write_bytes(content)
    before = sorted(path.parent.iterdir())
    with pytest.raises(BookForeign, match=r"is no data file of followup .* left as it is"):
        InterviewBook(path)
    assert path.read_bytes() == content
    assert sorted(path.parent.iterdir()) == before


@pytest.mark.parametrize(
    "content",
    [
        b'{"interviews": {"1": {"company": "A"}, "1": {"company": "B"}}}',
        b'{"interviews": {"1": {"company": "A"}}, "interviews": {}}',
        b'{"interviews": {"1": {"company": "A", "company": "B"}}}',
    ],
)
def test_a_key_that_stands_twice_is_refused_rather_than_losing_one(
    path: Path, content: bytes
) -> None:
    path.write_bytes(content)
    with pytest.raises(BookDamaged, match="stands twice"):
        InterviewBook(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("odd", ["01", " 1", "one", "1.5", "²", "9" * 5000])
def test_an_id_that_tinydb_would_not_give_loses_no_record(path: Path, odd: str) -> None:
    write(path, {"1": document(id="a"), odd: document(id="b")})
    book = InterviewBook(path)
    book.add([an_interview(id="c")], "add", NOW)
    assert [one.id for one in InterviewBook(path).interviews()] == ["a", "b", "c"]


def test_an_empty_file_is_a_new_book_where_no_generation_says_otherwise(path: Path) -> None:
    path.touch()
    book = InterviewBook(path)
    book.add([an_interview()], "add", NOW)
    assert len(InterviewBook(path).interviews()) == 1
    for emptied in (b"", b"{}"):
        path.write_bytes(emptied)
        book = InterviewBook(path)
        assert len(book.interviews()) == 1
        assert "is damaged" in book.notices[0]


def test_a_record_that_can_not_be_read_is_named_and_kept_verbatim_by_every_save(
    path: Path,
) -> None:
    person = {"name": 7, "kept": "here"}
    write(path, {"12": document(interviewers=[person]), "13": document(id="b"), "14": "text"})
    path.write_bytes(path.read_bytes().replace(b'"here"', b"1.50"))
    before = msgspec.json.decode(path.read_bytes())["interviews"]
    book = InterviewBook(path)
    assert [one.id for one in book.interviews()] == ["b"]
    assert book.notices == (
        "interviews/12: interviewers[0].name: expected text, got a number; "
        "it is kept as it is, not shown",
        "interviews/14: expected an object, got text; it is kept as it is, not shown",
    )
    for role in ("one", "two"):
        book.change("b", lambda one, to=role: msgspec.structs.replace(one, role=to), role, NOW)
    book.undo(NOW)
    assert len(book.notices) == 2
    after = msgspec.json.decode(path.read_bytes())["interviews"]
    assert (after["12"], after["14"]) == (before["12"], before["14"])
    assert b"1.50" in path.read_bytes()


def test_two_records_with_one_id_are_both_kept_and_the_first_is_shown(path: Path) -> None:
    write(path, {"1": document(role="first"), "2": document(role="second")})
    book = InterviewBook(path)
    assert [one.role for one in book.interviews()] == ["first"]
    assert "interviews/2: id: acme is also that of interviews/1" in book.notices[0]
    book.change("acme", lambda one: msgspec.structs.replace(one, role="new"), "x", NOW)
    roles = [one["role"] for one in msgspec.json.decode(path.read_bytes())["interviews"].values()]
    assert roles == ["new", "second"]


def test_a_file_that_is_larger_than_the_memory_is_refused(path: Path) -> None:
    class Small(Disk):
        def read(self, path: Path) -> tuple[bytes, os.stat_result]:
            raise MemoryError

    path.touch()
    with pytest.raises(BookUnreadable, match="larger than the memory"):
        InterviewBook(path, disk=Small())


def test_importing_a_record_does_not_replace_a_damaged_one_with_its_id(path: Path) -> None:
    write(path, {"1": document(archived="maybe")})
    book = InterviewBook(path)
    book.add([an_interview()], "import", NOW)
    stored = msgspec.json.decode(path.read_bytes())["interviews"]
    assert [one["archived"] for one in stored.values()] == ["maybe", False]


def everything() -> dict[str, Any]:
    """Return the document of an interview in which every field holds something."""
    at = utc("2026-11-20 15:00")
    full = an_interview(
        interviewers=(msgspec.structs.replace(JANE, slot_ended_at=at, timezone="UTC"),),
        agreements=(an_agreement("2026-12-01", made_at=at),),
        needs_discussed=(Need(text="a need"),),
        unsaid=("a talk",),
        to_look_up=("a lab",),
        research=(Finding(text="a finding", at=at),),
        questions=(Question(text="a question"),),
        contacts=(a_contact(at, people=("jane",), method=Method.PHONE),),
        notes_to_send=(a_note(sent_at=at),),
        steps=(StepMark(step=Step.RESEARCH, at=at, parts=(Part(name="a"),), contacts=("c",)),),
        outcome=an_outcome("offer", at, "2026-12-01"),
        snoozes=(Snooze(kind="hold", person="jane", until=at),),
        keep_in_touch_stopped=("jane",),
        second_round_on=at.date(),
        decision_by=at.date(),
        follows="before",
    )
    built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(full, enc_hook=str))
    return built


def places(value: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield each place of a document: its name, what holds it and its key there."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in list(inner):
        name = f"{path}[{key}]" if isinstance(key, int) else f"{path}.{key}".strip(".")
        yield name, value, key
        if isinstance(each, dict | list):
            yield from places(each, name)


def test_a_wrong_type_in_any_field_is_named_and_the_record_kept_verbatim(path: Path) -> None:
    names = [name for name, _, _ in places(everything())]
    assert {field.encode_name for field in msgspec.structs.fields(Interview)} <= set(names)
    tables, expected = {}, {}
    for number, name in enumerate(names):
        for kind, wrong in enumerate([7, -1.5, "\t no such thing", True, None, [[]], {"x": {}}]):
            key = str(1 + 10 * number + kind)
            broken = document_with(name, wrong) | ({} if name == "id" else {"id": key})
            tables[key], expected[key] = broken, name
    write(path, tables)
    book = InterviewBook(path)
    named = {said.partition(":")[0].partition("/")[2]: said for said in book.notices}
    for key, name in expected.items():
        assert key not in named or f"interviews/{key}: {name}" in named[key], named[key]
    assert len(named) + len(book.interviews()) >= len(tables)
    assert len(named) > len(tables) * 2 // 3
    book.add([an_interview(id="new")], "add", NOW)
    book.undo(NOW)
    assert msgspec.json.decode(path.read_bytes())["interviews"] == tables


def document_with(name: str, wrong: Any) -> dict[str, Any]:
    whole = everything()
    for each, holder, key in places(whole):
        if each == name:
            holder[key] = wrong
            break
    return whole


def test_an_id_that_is_no_number_loses_no_record_even_under_a_right_checksum(path: Path) -> None:
    InterviewBook(path).add([an_interview()], "add", NOW)
    head, rest = path.read_bytes().split(b"\n", 1)
    old = f"{zlib.crc32(rest):08x}".encode()
    rest = re.sub(rb'"\d+":(?=\{"id":"acme")', b'"abc":', rest, count=1)
    assert b'"abc":' in rest
    path.write_bytes(head.replace(old, f"{zlib.crc32(rest):08x}".encode()) + b"\n" + rest)
    book = InterviewBook(path)
    book.change("acme", lambda one: replace(one, role="Lead"), "rename", NOW)
    assert [each.role for each in InterviewBook(path).interviews()] == ["Lead"]
