"""Who may read the file after a save: nobody who could not read it before."""

import os
import struct
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from followup_tui.storage.book import InterviewBook
from tests.factories import an_interview, utc

NOW = utc("2026-11-23 10:00")
only_posix = pytest.mark.skipif(sys.platform == "win32", reason="permission bits and symlinks")


def rename(book: InterviewBook, role: str) -> None:
    book.change("acme", lambda one: replace(one, role=role), role, NOW)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "followup.json"
    InterviewBook(path).add([an_interview()], "add Acme", NOW)
    return path


def access_list(reader: int) -> bytes:
    """Return a POSIX access list: its owner reads and writes, one other user reads, nobody else."""
    owner, user, group, mask, other = 1, 2, 4, 16, 32
    entries = [(owner, 6, -1), (user, 4, reader), (group, 0, -1), (mask, 4, -1), (other, 0, -1)]
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *each) for each in entries)


@pytest.mark.skipif(sys.platform != "linux", reason="access lists as Linux keeps them")
@pytest.mark.parametrize(("is_taken", "mode_after"), [(True, 0o640), (False, 0o600)])
def test_an_access_list_is_kept_and_where_it_can_not_be_the_group_gets_no_more_than_it_had(
    path: Path, monkeypatch: pytest.MonkeyPatch, is_taken: bool, mode_after: int
) -> None:
    try:
        os.setxattr(path, "system.posix_acl_access", access_list(1234))
    except OSError:
        pytest.skip("a file system without access lists")
    assert mode(path) == 0o640  # the mask, though the group may do nothing
    if not is_taken:
        monkeypatch.setattr(os, "setxattr", refuse)
    rename(InterviewBook(path), "Lead")
    assert mode(path) == mode_after
    kept = "system.posix_acl_access" in os.listxattr(path)
    assert kept is is_taken
    assert not kept or os.getxattr(path, "system.posix_acl_access") == access_list(1234)


@only_posix
def test_where_the_group_of_the_file_can_not_be_given_no_other_group_may_read_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.chmod(0o664)
    monkeypatch.setattr(os, "fchown", refuse)
    rename(InterviewBook(path), "Lead")
    assert mode(path) == 0o600


@pytest.mark.skipif(sys.platform != "linux", reason="access lists as Linux keeps them")
def test_a_folder_that_hands_an_access_list_down_lets_nobody_in_at_a_save(path: Path) -> None:
    path.chmod(0o640)
    try:
        os.setxattr(path.parent, "system.posix_acl_default", access_list(1234))
    except OSError:
        pytest.skip("a file system without access lists")
    rename(InterviewBook(path), "Lead")
    assert (mode(path), os.listxattr(path)) == (0o640, [])


@only_posix
def test_where_the_owner_can_not_be_given_the_group_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = []

    def give(descriptor: int, owner: int, group: int) -> None:
        if owner != -1:
            refuse()
        given.append(group)

    path.chmod(0o664)
    monkeypatch.setattr(os, "fchown", give)
    rename(InterviewBook(path), "Lead")
    assert (mode(path), given) == (0o664, [path.stat().st_gid])


def refuse(*args: object) -> None:
    raise PermissionError(1, "Operation not permitted")
