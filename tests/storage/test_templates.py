"""The user's own templates: read as far as they can be, and made from built-in ones."""

import os
from pathlib import Path

import pytest

from followup_tui.domain.letters.templates import read_template, templates
from followup_tui.storage.templates import TemplateNotSaved, own_file, read_templates


def test_a_folder_that_is_not_there_holds_no_templates(tmp_path: Path) -> None:
    assert read_templates(tmp_path / "none") == ([], ())


def test_each_text_file_is_a_template_and_others_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thank-you-short.txt").write_text("Subject: Thanks\n\nDear {name}", "utf-8")
    (tmp_path / "notes.md").write_text("nothing to do with it")
    own, complaints = read_templates(tmp_path)
    assert [(each.name, each.subject, each.body) for each in own] == [
        ("thank-you-short", "Thanks", "Dear {name}")
    ]
    assert complaints == ()


def test_what_cannot_be_read_is_said_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "check-in.txt").write_text("Any news?")
    (tmp_path / "closing.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "thank-you-dir.txt").mkdir()
    (tmp_path / "thank-you-long.txt").write_text("x" * 100_001)
    (tmp_path / "thank-you-odd.txt").write_text("Dear {somebody}")
    os.mkfifo(tmp_path / "thank-you-pipe.txt")
    own, complaints = read_templates(tmp_path)
    assert [each.name for each in own] == ["check-in"]
    named = (
        "closing.txt",
        "thank-you-dir.txt",
        "thank-you-long.txt",
        "thank-you-odd.txt",
        "thank-you-pipe.txt",
    )
    assert len(complaints) == len(named)
    assert all(name in said for name, said in zip(named, complaints, strict=True))


def test_a_built_in_template_becomes_a_file_that_reads_back_the_same(tmp_path: Path) -> None:
    (usual,) = (each for each in templates(()) if each.name == "thank-you")
    path = own_file(tmp_path / "templates", usual)
    read = read_template(path.stem, path.read_text("utf-8"))
    assert (read.subject, read.body) == (usual.subject, usual.body)


def test_a_template_of_the_users_own_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "thank-you.txt").write_text("mine")
    (usual,) = (each for each in templates(()) if each.name == "thank-you")
    assert own_file(tmp_path, usual).read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    (usual,) = (each for each in templates(()) if each.name == "thank-you")
    with pytest.raises(TemplateNotSaved, match="can't be written"):
        own_file(tmp_path / "file", usual)
