"""The daily review in a real terminal, killed in the middle and finished afterwards."""

import signal
from pathlib import Path

import pytest

from followup_tui.domain.contact import ContactKind
from followup_tui.domain.queue import day_queue
from followup_tui.storage.book import InterviewBook
from tests.factories import BOB, JANE, POLICY, a_contact, an_interview, berlin
from tests.real_terminal import RealTerminal

NOW = berlin("2026-11-23 10:00")
REPO = Path(__file__).parent.parent.parent
SEVEN = (
    an_interview(interviewers=(JANE, BOB)),
    an_interview(id="globex", company="Globex", interviewers=(JANE, BOB)),
    an_interview(
        id="hooli",
        company="Hooli",
        contacts=(a_contact(berlin("2026-11-20 18:00"), ContactKind.THANK_YOU, people=("jane",)),),
    ),
)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "FOLLOWUP_DATA": str(tmp_path / "followup.json"),
        "FOLLOWUP_NOW": NOW.isoformat(),
        "TZ": "Europe/Berlin",
        "HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }


def test_seven_due_items_take_seven_keys_also_when_it_is_killed_on_the_fourth_card(
    environment: dict[str, str],
):
    path = Path(environment["FOLLOWUP_DATA"])
    InterviewBook(path).add(SEVEN, "add", NOW)
    assert len(day_queue(SEVEN, POLICY, NOW)) == 7

    with RealTerminal(environment=environment, cwd=REPO) as desk:
        desk.wait_for("Acme")
        desk.press("r")
        desk.wait_for("1 of 7")
        for number in (2, 3, 4):
            desk.press("x")
            desk.wait_for(f"{number} of 7")
        desk.signal(signal.SIGKILL)
        desk.wait_for_end()

    with RealTerminal(environment=environment, cwd=REPO) as desk:
        desk.wait_for("Acme")
        desk.press("r")
        desk.wait_for("4 of 7")
        for shown in ("5 of 7", "6 of 7", "7 of 7", "Nothing more today."):
            desk.press("x")
            desk.wait_for(shown)
        desk.press("q")
        desk.wait_for("nothing to do today")
        desk.press("q")
        assert desk.wait_for_end() == 0
    assert day_queue(InterviewBook(path).interviews(), POLICY, NOW) == ()
