"""A book on a real disk, and the desk on it in a real terminal."""

import sys
from pathlib import Path

from followup_tui.domain.interview import Interview
from followup_tui.storage.book import InterviewBook
from tests.factories import JANE, an_interview, berlin
from tests.real_terminal import RealTerminal

NOW = berlin("2026-11-23 10:00")
REPO = Path(__file__).parent.parent.parent
PROGRAM = (sys.executable, "-m", "followup_tui")


class Desk:
    """A book with one interview on a real disk, and a terminal to open it in."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / "followup.json"
        self.environment = {
            "FOLLOWUP_DATA": str(self.path),
            "FOLLOWUP_NOW": NOW.isoformat(),
            "TZ": "Europe/Berlin",
            "HOME": str(folder),
            "XDG_STATE_HOME": str(folder / "state"),
            "AWKWARD_DISK": str(folder),
        }
        InterviewBook(self.path).add([an_interview(interviewers=(JANE,))], "add Acme", NOW)

    def open(
        self, *command: str, is_its_own: bool = True, shown: str = "Acme", **more: str
    ) -> RealTerminal:
        """Open the desk in a new terminal, and wait until it is drawn."""
        terminal = RealTerminal(
            environment=self.environment | more,
            cwd=REPO,
            command=command or PROGRAM,
            is_its_own=is_its_own,
        )
        terminal.wait_for(shown)
        return terminal

    @property
    def acme(self) -> Interview:
        return InterviewBook(self.path).get("acme")

    @property
    def letter(self) -> str:
        """What is stored of the note that was begun."""
        return next((note.body for note in self.acme.notes_to_send), "")
