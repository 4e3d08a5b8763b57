"""The branches of the seam that another system takes: they can't be real here."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from followup_tui.storage import disk as disk_module
from followup_tui.storage.disk import Disk

F_FULLFSYNC = 51


@pytest.mark.parametrize(("is_known", "synced"), [(True, ["full"]), (False, ["full", "plain"])])
def test_on_a_mac_the_disk_itself_is_flushed_or_at_least_the_system_where_it_knows_no_such_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_known: bool, synced: list[str]
) -> None:
    calls: list[str] = []

    def flush(descriptor: int, command: int) -> None:
        assert command == F_FULLFSYNC
        calls.append("full")
        if not is_known:
            raise OSError(45, "Operation not supported")

    mac = SimpleNamespace(F_FULLFSYNC=F_FULLFSYNC, fcntl=flush)
    monkeypatch.setattr(disk_module, "fcntl", mac, raising=False)
    monkeypatch.setattr(disk_module, "sys", SimpleNamespace(platform="darwin"))
    monkeypatch.setattr(os, "fsync", lambda descriptor: calls.append("plain"))
    descriptor = Disk().create(tmp_path / "file")
    Disk().sync(descriptor)
    Disk().close(descriptor)
    assert calls == synced


def test_on_windows_no_folder_is_opened_to_be_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_module, "sys", SimpleNamespace(platform="win32"))
    Disk().sync_folder(tmp_path / "there is no such folder")
