"""Whatever the program writes, nobody else can read, and it stands where it belongs."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from followup_tui.cli.main import _COMMANDS
from followup_tui.screens.hand_over import write_private
from followup_tui.storage.crash_log import write_crash_log
from followup_tui.storage.state_file import replace_file
from tests.real_terminal import RealTerminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permission bits")

REPO = Path(__file__).parent.parent.parent
PROGRAM = (sys.executable, "-B", "-m", "tests.faults.recorded_session")
ADD = ("--company=Acme", "--role=Dev", "--start=yesterday 14:00", "--interviewer=Jane Doe")
DATA, CONFIGURATION, STATE = (
    Path(".local/share/followup"),
    Path(".config/followup"),
    Path(".local/state/followup"),
)
WIDE = (DATA, DATA / "followup.json.backups", DATA / "letters", CONFIGURATION / "templates", STATE)
EXAMPLES: dict[str, tuple[str, ...]] = {
    "today": (),
    "windows": (),
    "list": (),
    "show": ("acme",),
    "card": ("acme",),
    "brief": ("acme",),
    "path": (),
    "config": (),
    "add": ADD,
    "edit": ("acme", "--role=Lead"),
    "undo": (),
    "redo": (),
    "tick": ("acme", "1"),
    "untick": ("acme", "1"),
    "waive": ("acme", "5", "--reason=no time"),
    "log": ("acme", "--direction=in", "--kind=other"),
    "outcome": ("acme", "rejected"),
    "snooze": ("acme", "thank_you", "tomorrow"),
    "export": ("json", "-o", "exported.json"),
    "import": ("exported.json",),
    "notify": (),
    "doctor": (),
    "backups": (),
    "restore": ("1",),
    "merge": ("exported.json",),
}
"""A command line for each command: a new one needs one here."""


class Record(NamedTuple):
    written: list[Path]
    """Every path that was written, in the order in which that began."""
    open_to_others: list[str]
    """Every one that another user could have read at some moment, with its mode then."""


class Home:
    """A home that everybody may look into, with the program at work in it."""

    def __init__(self, folder: Path) -> None:
        self.path, self._report = folder / "home", folder / "report"
        self.temporary = folder / "temporary"
        self.path.mkdir()
        self.temporary.mkdir()
        self.environment = {
            "HOME": str(self.path),
            "TMPDIR": str(self.temporary),
            "FOLLOWUP_NOW": "2026-11-23T10:00:00+01:00",
            "RECORDED_IN": str(self._report),
            "TZ": "Europe/Berlin",
            "UMASK": "000",
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(REPO),
        }
        self.data = self.path / DATA / "followup.json"

    def run(self, *typed: tuple[str, ...], **more: str) -> str:
        """Run command lines in one process; return what was said."""
        done = subprocess.run(
            PROGRAM,
            input=json.dumps(typed),
            env=self.environment | more,
            cwd=self.path,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def make_wide(self) -> None:
        """Make every folder of the program as others may look into it."""
        for folder in WIDE:
            (self.path / folder).mkdir(parents=True, exist_ok=True)
            (self.path / folder).chmod(0o755)

    @property
    def record(self) -> Record:
        lines = self._report.read_text(encoding="utf-8").splitlines()
        written = [Path(line.removeprefix("written ")) for line in lines if "written " in line]
        return Record(written, [line for line in lines if line.startswith("open to others")])

    def strays(self) -> list[Path]:
        """Return what was written elsewhere than in the folders of the program."""
        here = [self.path / each for each in (DATA, CONFIGURATION, STATE)]
        here += [folder for each in list(here) for folder in each.parents if folder != self.path]
        allowed = [*here[:3], self.temporary, Path(os.devnull), Path("/dev/tty")]
        return [
            path
            for path in self.record.written
            if path not in here and not any(path.is_relative_to(each) for each in allowed)
        ]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    for name in [name for name in os.environ if name.startswith(("XDG_", "FOLLOWUP_"))]:
        monkeypatch.delenv(name)
    return Home(tmp_path)


def every_command() -> list[tuple[str, ...]]:
    return [(name, *EXAMPLES[name]) for name in _COMMANDS]


@pytest.mark.parametrize("umask", ["000", "077"])
@pytest.mark.parametrize("is_wide", [False, True])
def test_every_command_writes_where_it_belongs_and_for_nobody_else(
    home: Home, umask: str, is_wide: bool
) -> None:
    if is_wide:
        home.make_wide()
    said = home.run(("add", *ADD), *every_command(), UMASK=umask)
    assert "Traceback" not in said
    assert home.record.open_to_others == []
    asked_for = {home.path / "exported.json"}
    assert {path for path in home.strays() if ".exported.json." not in str(path)} <= asked_for
    assert stat.S_IMODE(home.data.stat().st_mode) == 0o600


def test_a_file_that_others_may_read_stays_as_its_owner_wants_it(home: Home) -> None:
    home.make_wide()
    home.run(("add", *ADD))
    home.data.chmod(0o640)
    for umask in ("000", "077"):
        home.run(("tick", "acme", "1"), ("untick", "acme", "1"), UMASK=umask)
        assert stat.S_IMODE(home.data.stat().st_mode) == 0o640
    assert all(stat.S_IMODE((home.path / each).stat().st_mode) == 0o755 for each in WIDE)


@pytest.mark.parametrize("is_wide", [False, True])
def test_a_damaged_file_is_set_aside_for_nobody_else(home: Home, is_wide: bool) -> None:
    if is_wide:
        home.make_wide()
    home.run(("add", *ADD), ("tick", "acme", "1"))
    home.data.write_bytes(home.data.read_bytes()[:-100])
    said = home.run(("list",), ("tick", "acme", "2"))
    assert "Traceback" not in said
    assert home.record.open_to_others == []
    assert home.strays() == []


@pytest.mark.parametrize("is_wide", [False, True])
def test_a_session_of_the_desk_writes_where_it_belongs_and_for_nobody_else(
    home: Home, is_wide: bool
) -> None:
    if is_wide:
        home.make_wide()
    home.run(("add", *ADD, "--timezone=Europe/Berlin"))
    with RealTerminal(
        environment=home.environment | {"EDITOR": "echo EDITED", "VISUAL": ""},
        cwd=home.path,
        command=PROGRAM,
    ) as terminal:
        for keys, shown in (
            ("", "Acme"),
            ("1", "Tick step 1"),
            ("w", "Dear"),
            ("Oh, ", "Oh, Dear"),
            ("\x0f", "EDITED"),
            ("", "Dear"),
            ("\x14", "change"),
            ("e", "EDITED"),
            ("", "Dear"),
            ("\x1b", "Interviews"),
            ("r", "1 of"),
            ("n", "esc"),
            ("\x1b", "Interviews"),
        ):
            terminal.press(keys)
            terminal.wait_for(shown)
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
    written = {path.parent.name for path in home.record.written}
    assert {"followup", "followup.json.backups", "templates"} <= written
    assert home.record.open_to_others == []
    assert home.strays() == []


def test_folders_of_state_and_letters_are_made_for_their_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        replace_file(tmp_path / "a" / "b" / "review.json", b"{}")
        write_crash_log(ValueError("Acme"), tmp_path / "c" / "d" / "crash.log")
        write_private(tmp_path / "e" / "f" / "note.eml", b"Dear Jane")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    files = dict.fromkeys(("review.json", "crash.log", "note.eml"), 0o600)
    assert modes == dict.fromkeys("abcdef", 0o700) | files
