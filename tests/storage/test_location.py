"""Where files live: where the platform wants them, each under the program's name."""

import sys
from pathlib import Path

import pytest

from followup_tui.storage.location import config_file, crash_log_path, data_file


@pytest.mark.skipif(sys.platform != "linux", reason="the names of the XDG folders")
def test_files_live_in_the_folders_of_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    assert data_file() == tmp_path / "DATA" / "followup" / "followup.json"
    assert config_file() == tmp_path / "CONFIG" / "followup" / "config.toml"
    assert crash_log_path() == tmp_path / "STATE" / "followup" / "crash.log"
    assert list(tmp_path.iterdir()) == []
