"""Signals, a terminal that goes away and a disk that fills up, met by the desk as it is used."""

import os
import shlex
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from followup_tui.storage.book import InterviewBook
from tests.factories import JANE, an_interview
from tests.faults.desk_in_a_terminal import NOW, PROGRAM, REPO, Desk
from tests.real_terminal import RealTerminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals of Unix")

IN_THE_SHELL = f"set -m; {shlex.join(PROGRAM)}"
ON_AN_AWKWARD_DISK = (sys.executable, "-m", "tests.faults.awkward_disk")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def write(terminal: RealTerminal, words: str) -> None:
    """Open the note and type into it, and wait no longer than until it is shown."""
    terminal.press("w")
    terminal.wait_for("Dear")
    terminal.press(words)
    terminal.wait_for(words)


def fill_form(terminal: RealTerminal) -> None:
    terminal.press("n")
    terminal.wait_for("Company")
    terminal.press("Globex")
    terminal.wait_for("Globex")


def ask(terminal: RealTerminal) -> None:
    terminal.press("D")
    terminal.wait_for("Delete")


@pytest.mark.parametrize("opened", [fill_form, ask])
def test_a_signal_ends_the_desk_also_under_an_open_form_or_question(
    desk: Desk, opened: Callable[[RealTerminal], None]
) -> None:
    with desk.open() as terminal:
        opened(terminal)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert terminal.is_restored()
        assert "Traceback" not in terminal.text
    assert [each.id for each in InterviewBook(desk.path).interviews()] == ["acme"]


def test_a_signal_during_the_start_leaves_the_terminal_as_it_was(desk: Desk) -> None:
    with RealTerminal(environment=desk.environment, cwd=REPO) as terminal:
        while not terminal.output:
            terminal.wait_for("")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert terminal.is_restored()


def test_ctrl_c_on_the_desk_ends_nothing(desk: Desk) -> None:
    with desk.open() as terminal:
        terminal.press("\x03")
        terminal.wait_for("quit")
        terminal.press("1")
        terminal.wait_for("Tick step 1")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_restored()


# --- a terminal that is closed ---


def test_a_closed_terminal_ends_the_desk_and_the_words_typed_last_are_found_again(
    desk: Desk,
) -> None:
    with desk.open() as terminal:
        write(terminal, "Oh, Dear")
        assert terminal.hang_up() == 128 + signal.SIGHUP
    with desk.open() as terminal:
        terminal.press("w")
        terminal.wait_for("Oh, Dear")


def test_a_terminal_that_is_gone_without_a_signal_ends_the_desk_and_nothing_spins(
    desk: Desk,
) -> None:
    with desk.open(is_its_own=False) as terminal:
        write(terminal, "Oh, Dear")
        assert terminal.hang_up() == 128 + signal.SIGHUP
    assert desk.letter.startswith("Oh, Dear")


# --- suspended and resumed ---


def test_suspended_and_resumed_twice_the_terminal_is_right_at_every_step(desk: Desk) -> None:
    shell = f"{IN_THE_SHELL}; for n in 1 2; do echo AT-$n; read; fg; done"
    with desk.open("bash", "--norc", "-c", shell) as terminal:
        for number in (1, 2):
            terminal.press("\x1a")
            terminal.wait_for(f"AT-{number}")
            assert terminal.is_restored()
            terminal.press("\r")
            terminal.wait_for("Interviews")
            assert not terminal.is_restored()
        terminal.press("1")
        terminal.wait_for("Tick step 1")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_restored()


def test_what_was_typed_is_on_the_disk_and_no_lock_is_held_while_the_desk_is_suspended(
    desk: Desk,
) -> None:
    (desk.folder / "slow").touch()
    shell = f"set -m; {shlex.join(ON_AN_AWKWARD_DISK)}; echo SUSPENDED; read; fg"
    with desk.open("bash", "--norc", "-c", shell) as terminal:
        terminal.press("1\x1a")
        terminal.wait_for("SUSPENDED")
        assert [mark.step.name for mark in desk.acme.steps] == ["SHOW_INTEREST"]
        book = InterviewBook(desk.path, lock_seconds=0.1)
        book.change("acme", lambda one: an_interview(role="Lead"), "change it", NOW)
        (desk.folder / "slow").unlink()
        terminal.press("\r")
        terminal.wait_for("Lead")


@pytest.mark.parametrize("how", ["kill %1", "closed terminal"])
def test_a_suspended_desk_that_is_told_to_end_ends_and_leaves_the_shell_its_terminal(
    desk: Desk, how: str
) -> None:
    shell = f"{IN_THE_SHELL}; echo PID=$(jobs -p)=; read; kill %1; read"
    with desk.open("bash", "--norc", "-c", shell) as terminal:
        terminal.press("\x1a")
        terminal.wait_for("PID=")
        pid = int(terminal.text.split("PID=")[1].split("=")[0])
        if how == "kill %1":
            output = terminal.output
            terminal.press("\r")
            assert has_ended(pid)
            terminal.output = output + terminal.output
            assert terminal.is_restored()
        else:
            terminal.hang_up()
            assert has_ended(pid)


def has_ended(pid: int, seconds: float = 20) -> bool:
    """Say whether a process that is no child of ours ends within some seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def test_stopped_from_outside_and_continued_the_desk_still_gives_the_terminal_back(
    desk: Desk,
) -> None:
    with desk.open() as terminal:
        terminal.signal(signal.SIGSTOP)
        os.waitpid(terminal.process.pid, os.WUNTRACED)
        terminal.press("")
        terminal.signal(signal.SIGCONT)
        terminal.wait_for("Interviews")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_restored()


# --- while an editor has the terminal ---


@pytest.fixture
def editor(tmp_path: Path) -> str:
    """Return an editor that saves at once, and ends by enter or a signal, not by ctrl+c.

    It leaves the terminal in a mode of its own, as one that dies does.
    """
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, signal, sys, tty\n"
        "tty.setcbreak(0)\n"
        "signal.signal(signal.SIGINT, lambda *_: print('CAUGHT', flush=True))\n"
        "pathlib.Path(sys.argv[1]).write_text('Saved in the editor.')\n"
        "print('EDITING', flush=True)\n"
        "sys.stdin.readline()\n",
        encoding="utf-8",
    )
    return f"{sys.executable} {script}"


def open_editor(terminal: RealTerminal) -> None:
    terminal.press("w")
    terminal.wait_for("Dear")
    terminal.press("\x0f")
    terminal.wait_for("EDITING")


def test_ctrl_c_in_the_editor_is_for_the_editor(desk: Desk, editor: str) -> None:
    with desk.open(EDITOR=editor, VISUAL="") as terminal:
        open_editor(terminal)
        terminal.press("\x03")
        terminal.wait_for("CAUGHT")
        terminal.press("\r")
        terminal.wait_for("Saved in the editor.")
        terminal.press("\x1b")
        terminal.wait_for("Interviews")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_restored()


@pytest.mark.parametrize("how", ["signal", "closed terminal"])
def test_a_desk_told_to_end_takes_its_editor_along_and_keeps_what_that_had_saved(
    desk: Desk, editor: str, how: str
) -> None:
    with desk.open(EDITOR=editor, VISUAL="") as terminal:
        open_editor(terminal)
        if how == "signal":
            terminal.signal(signal.SIGTERM)
            assert terminal.wait_for_end() == 128 + signal.SIGTERM
            assert terminal.is_restored()
        else:
            assert terminal.hang_up() == 128 + signal.SIGHUP
    assert desk.letter == "Saved in the editor."
    assert not list((desk.folder / "state").rglob("note-*"))


# --- a disk that is slow, or full ---


def test_a_signal_during_a_save_on_a_slow_disk_waits_for_the_disk(desk: Desk) -> None:
    with desk.open(*ON_AN_AWKWARD_DISK) as terminal:
        (desk.folder / "slow").touch()
        terminal.press("1")
        while not (desk.folder / "saving").exists():
            terminal.wait_for("")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert terminal.is_restored()
    assert [mark.step.name for mark in desk.acme.steps] == ["SHOW_INTEREST"]


def test_on_a_full_disk_nothing_is_lost_quitting_warns_and_room_lets_it_be_saved_by_itself(
    desk: Desk,
) -> None:
    with desk.open(*ON_AN_AWKWARD_DISK) as terminal:
        (desk.folder / "full").touch()
        terminal.press("1")
        terminal.wait_for("NOT SAVED")
        assert "The disk is full" in terminal.text
        write(terminal, "Oh, Dear")
        terminal.press("\x11")
        terminal.wait_for("Quit again to leave without that change.")
        assert desk.acme == an_interview(interviewers=(JANE,))
        (desk.folder / "full").unlink()
        terminal.press("\x1b")
        terminal.wait_for("· saved")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert [mark.step.name for mark in desk.acme.steps] == ["SHOW_INTEREST"]
    assert desk.letter.startswith("Oh, Dear")


def test_a_signal_on_a_full_disk_ends_the_desk_and_the_file_is_as_it_was(desk: Desk) -> None:
    with desk.open(*ON_AN_AWKWARD_DISK) as terminal:
        (desk.folder / "full").touch()
        terminal.press("1")
        terminal.wait_for("NOT SAVED")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert terminal.is_restored()
        assert "Traceback" not in terminal.text
    assert desk.acme == an_interview(interviewers=(JANE,))
    assert not list(desk.folder.glob(".*.tmp"))
