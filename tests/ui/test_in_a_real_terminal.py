"""The program as its user meets it: a real terminal, a real file, real signals."""

import json
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.real_terminal import RealTerminal

NOW = "2026-11-23T10:00:00+01:00"
REPO = Path(__file__).parent.parent.parent


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "FOLLOWUP_DATA": str(tmp_path / "followup.json"),
        "FOLLOWUP_NOW": NOW,
        "TZ": "Europe/Berlin",
        "HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }


def stored(environment: dict[str, str]) -> list[dict[str, object]]:
    """Return the interviews in the data file."""
    tables = json.loads(Path(environment["FOLLOWUP_DATA"]).read_text(encoding="utf-8"))
    return list(tables.get("interviews", {}).values())


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the program in another process."""
    return subprocess.run(
        [sys.executable, "-m", "followup_tui", *arguments],
        env={"PATH": "", **environment},
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def add_acme(environment: dict[str, str]) -> None:
    added = run(
        environment,
        *("add", "--company", "Acme", "--start", "yesterday 14:00", "--end", "15:30"),
        *("--timezone", "Europe/Berlin", "--interviewer", "Jane Doe", "--interviewer", "Bob Li"),
        *("--contact-on", "in about ten days", "--words", "call in about ten days"),
        *("--method", "phone"),
    )
    assert added.returncode == 0, added.stderr


def test_an_interview_is_lived_through_by_keys_alone_and_undone_after_a_restart(
    environment: dict[str, str],
) -> None:
    with RealTerminal(environment=environment, cwd=REPO) as terminal:
        terminal.wait_for("No interview yet")
        terminal.press("n")
        terminal.wait_for("Company")
        write_acme(terminal)
        terminal.wait_for("Add Acme")
        terminal.press("1")
        terminal.wait_for("Tick step 1 at Acme")
        terminal.press("\tGkk")
        terminal.wait_for("Jane Doe")
        terminal.press("jj ")
        terminal.wait_for("Bob Li, at Acme")
        terminal.press("c")
        terminal.wait_for("ctrl+s")
        # Jane's thank-you is what is due; a check-in is not.
        terminal.press("\tc\x13")
        terminal.wait_for("Not yet")
        terminal.press("\r")
        terminal.wait_for("Log a contact")
        terminal.press("\x1b")
        terminal.wait_for("Throw it away")
        terminal.press("y")
        terminal.wait_for("Interviews")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_restored()
    (acme,) = stored(environment)
    assert [mark["step"] for mark in acme["steps"]] == ["SHOW_INTEREST", "THANK_YOU"]
    assert [contact["kind"] for contact in acme["contacts"]] == ["thank_you"]
    with RealTerminal(environment=environment, cwd=REPO) as terminal:
        terminal.wait_for("1 of 2")
        terminal.press("u")
        terminal.wait_for("Undone: tick step 4, Bob Li")
        terminal.press("u")
        terminal.wait_for("Undone: tick step 1")
        terminal.press("u")
        terminal.wait_for("No interview yet")
        assert stored(environment) == []
        for what in ("Redone: add Acme", "Redone: tick step 1", "Redone: tick step 4"):
            terminal.press("\x12")
            terminal.wait_for(what)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert stored(environment) == [acme]


def write_acme(terminal: RealTerminal) -> None:
    """Fill in the editor from top to bottom, as fast as it shows what was typed, and save."""
    for keys, shown in (
        ("Acme", "Acme"),
        ("\tDev", "Dev"),
        ("\t\tyesterday 14:00", "Sun 22 Nov 2026, 14:00"),
        ("\t15:30", "90 min"),
        ("\t\t\t\t\t\tJane Doe\rBob Li", "2 people"),
        ("\t\tin about ten days", "Wed 2 Dec"),
        ("\t\tp", "phone"),
        ("\tcall in about ten days", "about ten days"),
    ):
        terminal.press(keys)
        terminal.wait_for(shown)
    terminal.press("\x13")


def test_a_change_of_another_program_comes_to_the_desk_by_itself_and_neither_is_lost(
    environment: dict[str, str],
) -> None:
    add_acme(environment)
    with RealTerminal(environment=environment, cwd=REPO) as terminal:
        terminal.wait_for("not noted yet")
        assert run(environment, "tick", "acme", "1").returncode == 0
        terminal.wait_for("said it, asked")
        terminal.press("5")
        terminal.wait_for("Tick step 5")
    (acme,) = stored(environment)
    assert [mark["step"] for mark in acme["steps"]] == ["SHOW_INTEREST", "RESEARCH"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_the_terminal_as_it_was(
    environment: dict[str, str], number: signal.Signals
) -> None:
    add_acme(environment)
    with RealTerminal(environment=environment, cwd=REPO) as terminal:
        terminal.wait_for("Acme")
        terminal.signal(number)
        assert terminal.wait_for_end() == 128 + number
        assert terminal.is_restored()


def test_the_desk_is_drawn_again_after_it_was_suspended(environment: dict[str, str]) -> None:
    add_acme(environment)
    script = f"set -m; {sys.executable} -m followup_tui; echo SUSPENDED; fg"
    shell = ("bash", "--norc", "-c", script)
    with RealTerminal(environment=environment, cwd=REPO, command=shell) as terminal:
        terminal.wait_for("Acme")
        terminal.press("\x1a")
        terminal.wait_for("SUSPENDED")
        terminal.wait_for("Interviews")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_the_sample_desk_leaves_nothing_behind_and_the_own_file_alone(
    environment: dict[str, str], tmp_path: Path
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with RealTerminal(
        "demo", environment=environment | {"TMPDIR": str(temporary)}, cwd=REPO
    ) as terminal:
        terminal.wait_for("SAMPLE DATA")
        assert list(temporary.iterdir())
        terminal.signal(signal.SIGTERM)
        terminal.wait_for_end()
    assert not list(temporary.iterdir())
    assert not Path(environment["FOLLOWUP_DATA"]).exists()


def test_a_fault_of_the_program_is_one_sentence_and_a_private_log_without_the_users_words(
    environment: dict[str, str], tmp_path: Path
) -> None:
    add_acme(environment)
    broken = tmp_path / "sitecustomize.py"
    broken.write_text(
        "import followup_tui.domain.ticking as ticking\n"
        "def press(interview, *rest):\n"
        "    raise RuntimeError(interview.company)\n"
        "ticking.press = press\n",
        encoding="utf-8",
    )
    environment |= {"PYTHONPATH": f"{tmp_path}:{REPO}"}
    with RealTerminal(environment=environment, cwd=REPO) as terminal:
        terminal.wait_for("Acme")
        terminal.press("1")
        assert terminal.wait_for_end() == 1
        assert terminal.is_restored()
        assert "followup stopped because of a fault of its own" in terminal.text
        assert "Traceback" not in terminal.text
    log = tmp_path / "state" / "followup" / "crash.log"
    assert "RuntimeError" in log.read_text(encoding="utf-8")
    assert "Acme" not in log.read_text(encoding="utf-8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_without_colour_not_one_colour_is_sent(environment: dict[str, str]) -> None:
    add_acme(environment)
    with RealTerminal(environment=environment | {"NO_COLOR": "1"}, cwd=REPO) as terminal:
        terminal.wait_for("Acme")
        terminal.press("r")
        terminal.wait_for("Daily review")
        styles = re.findall(rb"\x1b\[([0-9;]*)m", terminal.output)
    codes = {int(code) for style in styles for code in style.split(b";") if code}
    # 0 to 9 are bold, dim, underlined, reversed; 39 and 49 the terminal's own colours.
    assert {1, 39, 49} <= codes
    assert codes <= {*range(10), *range(21, 30), 39, 49}
