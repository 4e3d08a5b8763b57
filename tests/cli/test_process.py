"""The program as a process of its own: what it imports, pipes, odd terminals."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from followup_tui.cli.main import main

PROGRAM = Path(__file__).parents[2]
NOW = "2026-11-21T10:00:00+01:00"
ADD = ("add", "--company=Škoda ☎", "--start=2026-11-20 14:00")
IMPORTED = """
import sys
from followup_tui.cli.main import main
LOOKING = "today", "notify", "list", "windows --json", "show šk", "card šk", "brief šk"
LATE = {"textual", "rich", "icalendar", "holidays", "subprocess"}
for typed in (*LOOKING, "tick šk 1", "undo", "export json", "export markdown", ""):
    main(typed.split())
main(["demo"])
print(LATE & set(sys.modules), file=sys.stderr)
"""


@pytest.fixture
def run(tmp_path):
    """Run Python in a process with a book in tmp_path."""

    def run(*arguments, **settings):
        environment = {**os.environ, "FOLLOWUP_NOW": NOW}
        environment.pop("PYTHONUNBUFFERED", None)  # users have their output buffered
        environment |= settings.pop("env", {})
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=PROGRAM,
            env=environment,
            capture_output=settings.get("stdout") is None,
            timeout=60,
            check=False,
            **{"stdin": subprocess.DEVNULL, **settings},
        )

    return run


@pytest.fixture
def skoda(monkeypatch, capsys):
    """Put an interview into the book that the processes open."""
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    assert main(ADD) == 0


def test_the_commands_never_import_the_terminal_ui_library(run, skoda):
    assert run("-c", IMPORTED).stderr.endswith(b"set()\n")


def test_python_m_runs_the_program_with_its_exit_codes(run, skoda):
    check = run("-m", "followup_tui", "today", "--check", "--format=short")
    assert (check.returncode, check.stdout) == (10, b"2 due\n")
    assert run("-m", "followup_tui").returncode == 1


def test_a_reader_that_goes_away_is_no_error(run, skoda):
    reading, writing = os.pipe()
    os.close(reading)
    answer = run("-m", "followup_tui", "export", "json", stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (answer.returncode, answer.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device on this system")
def test_an_output_that_cannot_be_written_is_one_sentence(run, skoda):
    with Path("/dev/full").open("wb") as full:
        answer = run("-m", "followup_tui", "list", stdout=full, stderr=subprocess.PIPE)
    assert answer.returncode == 1
    assert answer.stderr.startswith(b"followup: standard output can't be written")
    assert answer.stderr.count(b"\n") == 1


def test_streams_that_the_shell_has_closed_are_no_error(run, skoda):
    close = "import os, sys; os.closerange(0, 2); os.execv(sys.argv[1], sys.argv[1:])"
    answer = run("-c", close, sys.executable, "-m", "followup_tui", "tick", "šk", "1")
    assert (answer.returncode, answer.stderr) == (0, "Done: tick step 1 at Škoda ☎.\n".encode())


def test_a_terminal_without_the_glyphs_gets_question_marks(run, skoda):
    answer = run("-m", "followup_tui", "list", env={"PYTHONIOENCODING": "ascii"})
    assert answer.returncode == 0
    assert b"?koda ?" in answer.stdout


def test_an_export_is_read_from_standard_input(run, skoda, capsys, tmp_path):
    exported = run("-m", "followup_tui", "export", "json").stdout
    other = {"FOLLOWUP_DATA": str(tmp_path / "other.json")}
    answer = run("-m", "followup_tui", "import", "-", stdin=None, input=exported, env=other)
    assert answer.stderr == b"Imported: 1 new, 0 replaced.\n"
    capsys.readouterr()
    main(["list", "--json", "--data", other["FOLLOWUP_DATA"]])
    assert json.loads(capsys.readouterr().out)["items"][0]["company"] == "Škoda ☎"


@pytest.mark.parametrize(("typed", "said"), [(b"y\n", "Done: tick"), (b"\n", "Nothing was marked")])
def test_a_closing_note_within_the_cool_off_asks_once_on_a_terminal(
    run, skoda, capsys, typed, said
):
    main(["outcome", "šk", "rejected"])
    keyboard, terminal = os.openpty()
    os.write(keyboard, typed)
    answer = run("-m", "followup_tui", "tick", "šk", "6", stdin=terminal)
    os.close(keyboard)
    os.close(terminal)
    assert answer.stderr.decode().count("Mark it as sent? [y/N]") == 1
    assert said in answer.stderr.decode()
    capsys.readouterr()
    main(["show", "šk", "--json"])
    contacts = json.loads(capsys.readouterr().out)["items"][0]["contacts"]
    assert len(contacts) == (1 if typed == b"y\n" else 0)
