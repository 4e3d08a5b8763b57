"""What every test starts from: a plain terminal, repeatable examples, nobody's own files."""

import os

# Textual reads these when it is imported, and a test may import it anywhere.
os.environ.update(TEXTUAL_ANIMATIONS="none", COLORTERM="truecolor", TEXTUAL_THEME="textual-dark")
os.environ.pop("NO_COLOR", None)
# Tests that run side by side are told a size that is not that of the terminals they open.
os.environ.pop("COLUMNS", None)
os.environ.pop("LINES", None)

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
# By hand, after a change of the rules: pytest tests/domain --hypothesis-profile=long
settings.register_profile("long", deadline=None, max_examples=3000)
settings.load_profile("ci" if os.environ.get("CI") else "here")

_WHERE_FILES_LIVE = (
    "HOME",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
)


@pytest.fixture(autouse=True)
def _nobodys_own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the data and the configuration of whoever runs it."""
    for name in _WHERE_FILES_LIVE:
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))
    monkeypatch.setenv("FOLLOWUP_DATA", str(tmp_path / "followup.json"))
    monkeypatch.delenv("FOLLOWUP_NOW", raising=False)
