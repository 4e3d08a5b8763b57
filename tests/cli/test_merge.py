"""A conflict copy is shown, and taken in once somebody has said yes."""

import os
import shutil
import sys

import pytest

from tests.cli.conftest import CommandLine

LATER = "2026-11-21T12:00:00+01:00"
LATEST = "2026-11-21T13:00:00+01:00"


@pytest.fixture
def copy(followup):
    """Two files that went apart: Acme changed in both, Globex only here, Hooli only there."""
    for company in ("Acme", "Initech"):
        followup.add(company=company)
    name = "followup.sync-conflict-20261121-130000-ABCDEFG.json"
    there = CommandLine(followup.capsys, followup.data.with_name(name))
    shutil.copy(followup.data, there.data)
    followup("edit", "acme", "--role=Lead", now=LATER)
    followup.add(company="Globex")
    there("edit", "acme", "--role=Chief", now=LATEST)
    there.add(company="Hooli")
    return there.data


def roles(followup):
    return {each["company"]: each["role"] for each in followup("list", "--json").items}


def test_a_dry_run_shows_what_would_change_and_changes_nothing(followup, copy):
    before = followup.data.read_bytes(), copy.read_bytes()
    shown = followup("merge", str(copy), "--dry-run")
    assert shown.out.splitlines() == [
        "newer there  Acme · Chief (the one here is kept as a version)",
        "new here     Hooli · Backend engineer",
    ]
    assert "1 new here, 1 newer there, 1 only here, 1 the same; changed in both: Acme" in shown.err
    assert "Nothing was changed." in shown.err
    assert (followup.data.read_bytes(), copy.read_bytes()) == before


def test_a_copy_is_taken_in_as_one_change_and_stays_as_it_is(followup, copy):
    before = copy.read_bytes()
    merged = followup("merge", str(copy))
    assert merged.code == 0 and "Merged: 2 interviews taken over, 1 version kept." in merged.err
    assert copy.read_bytes() == before
    assert roles(followup) == {
        "Acme": "Chief",
        "Initech": "Backend engineer",
        "Globex": "Backend engineer",
        "Hooli": "Backend engineer",
    }
    assert "There is nothing to merge." in followup("merge", str(copy)).err
    assert followup("undo").err.endswith(f"Undone: merge {copy.name}.\n")
    assert roles(followup)["Acme"] == "Lead" and "Hooli" not in roles(followup)


@pytest.mark.parametrize(("typed", "role"), [(b"y\n", "Chief"), (b"\n", "Lead")])
def test_on_a_terminal_it_asks_first(followup, copy, monkeypatch, typed, role):
    keyboard, terminal = os.openpty()
    os.write(keyboard, typed)
    with os.fdopen(terminal) as stdin, monkeypatch.context() as patched:
        patched.setattr(sys, "stdin", stdin)
        shown = followup("merge", str(copy))
    os.close(keyboard)
    assert "Hooli" in shown.out and "Merge it? [y/N]" in shown.err
    assert roles(followup)["Acme"] == role


def test_a_copy_with_an_older_change_is_kept_as_a_version_only_once(followup, copy):
    followup("edit", "acme", "--role=Boss", now="2026-11-21T14:00:00+01:00")
    assert "newer here   Acme · Boss (the one there is kept" in followup("merge", str(copy)).out
    assert "There is nothing to merge." in followup("merge", str(copy)).err


@pytest.mark.parametrize(
    "content",
    [b"", b'{"interviews": {"1": {"comp', b'{"name": "package"}', b"[1]", b"\xff\xfe", None],
)
def test_what_is_no_data_file_is_one_sentence_and_nothing_is_merged(followup, tmp_path, content):
    followup.add()
    if content is not None:
        (tmp_path / "other.json").write_bytes(content)
    before = followup.data.read_bytes()
    answer = followup("merge", str(tmp_path / "other.json"))
    assert answer.code == 3
    assert answer.err.count("\n") == 1 and "nothing was merged" in answer.err
    assert followup.data.read_bytes() == before


def test_a_later_version_and_the_data_file_itself_are_refused(followup, copy):
    copy.write_bytes(copy.read_bytes().replace(b'"schema":2', b'"schema":3'))
    newer = followup("merge", str(copy))
    assert newer.code == 3 and "later version" in newer.err
    itself = followup("merge", str(followup.data))
    assert itself.code == 3 and "is the data file itself" in itself.err


def test_a_record_of_a_copy_that_can_not_be_read_is_counted(followup, copy):
    copy.write_bytes(copy.read_bytes().replace(b'"company":"Hooli"', b'"company":7'))
    merged = followup("merge", str(copy)).err
    assert "1 record there can't be read" in merged
    kept = "Merged: 1 interview taken over, 1 version kept."
    assert merged.endswith(f"{kept} {copy} was left as it is.\n")
