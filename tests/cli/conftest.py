"""A command line to type on, in process, with a book of its own in tmp_path."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from followup_tui.cli.main import main

NOW = "2026-11-21T10:00:00+01:00"


class Answer(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def items(self) -> list[dict[str, Any]]:
        return json.loads(self.out)["items"]


class CommandLine:
    """Types commands at one moment: Sat 21 Nov 2026, 10:00 in Berlin, unless told otherwise."""

    def __init__(self, capsys: pytest.CaptureFixture[str], data: Path) -> None:
        self.capsys = capsys
        self.data = data

    def __call__(self, *typed: str, now: str = NOW) -> Answer:
        code = main(["--now", now, "--data", str(self.data), *typed])
        return Answer(code, *self.capsys.readouterr())

    def add(self, *typed: str, company: str = "Acme", start: str = "yesterday 14:00") -> str:
        """Add an interview, in Berlin at 14:00 yesterday; return its id."""
        usual = (f"--company={company}", "--role=Backend engineer", f"--start={start}")
        added = self("add", *usual, "--timezone=Europe/Berlin", *typed)
        assert added.code == 0, added.err
        return added.out.strip()

    def shown(self, who: str = "acme", now: str = NOW) -> dict[str, Any]:
        """Return everything about one interview."""
        return self("show", who, "--json", now=now).items[0]

    def step(self, number: int, who: str = "acme", now: str = NOW) -> dict[str, Any]:
        """Return one step of an interview's checklist."""
        return self.shown(who, now)["checklist"][number - 1]


@pytest.fixture
def followup(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    return CommandLine(capsys, tmp_path / "book" / "followup.json")
