"""The whole story of one application, played by keys alone in a real terminal."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.real_terminal import RealTerminal

REPO = Path(__file__).parent.parent.parent
CTRL_S, ENTER = "\x13", "\r"


class Story:
    """One data file, looked at on one day after another."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "followup.json"
        config = folder / "config" / "followup" / "config.toml"
        config.parent.mkdir(parents=True)
        config.write_text('my_name = "Ada Lovelace"', encoding="utf-8")
        self._environment = {
            "FOLLOWUP_DATA": str(self._path),
            "TZ": "Europe/Berlin",
            "HOME": str(folder),
            "XDG_STATE_HOME": str(folder / "state"),
            "XDG_CONFIG_HOME": str(folder / "config"),
        }

    @contextmanager
    def on(self, now: str, shown: str) -> Iterator[RealTerminal]:
        """Open the desk at a moment, wait for some words on it, and quit it afterwards."""
        environment = self._environment | {"FOLLOWUP_NOW": now}
        with RealTerminal(environment=environment, cwd=REPO) as terminal:
            terminal.wait_for(shown)
            yield terminal
            terminal.press("q")
            assert terminal.wait_for_end() == 0

    def rounds(self) -> list[dict[str, Any]]:
        """Return the interviews in the file, the earliest first."""
        tables = json.loads(self._path.read_text(encoding="utf-8"))
        return sorted(tables["interviews"].values(), key=lambda each: each["starts_at"])


def type_in(terminal: RealTerminal, *steps: tuple[str, str]) -> None:
    """Press keys, and wait each time until what they do is shown."""
    for keys, shown in steps:
        terminal.press(keys)
        terminal.wait_for(shown)


def send(terminal: RealTerminal, *afterwards: tuple[str, str]) -> None:
    """Say that the note that is open was sent as it is drafted."""
    type_in(terminal, (CTRL_S, "It was sent"), ("s", afterwards[0][1]), *afterwards[1:])


def test_one_application_from_the_interview_to_a_word_in_spring(tmp_path: Path) -> None:
    story = Story(tmp_path)

    with story.on("2026-11-20T16:00:00+01:00", "No interview yet") as terminal:
        type_in(
            terminal,
            ("n", "Company"),
            ("Acme\tDev\tPhone screen\ttoday 14:00", "Fri 20 Nov 2026, 14:00"),
            ("\t15:30", "90 min"),
            ("\t\t\t\t\t\tJane Doe <jane@acme.example>\rBob Li", "2 people"),
            (CTRL_S, "Add Acme"),
        )
        debrief(terminal)
        (acme,) = story.rounds()
        assert (acme["interest_stated"], acme["next_step_asked"]) == ("yes", "yes")
        assert acme["agreements"][-1]["contact_on"] == "2026-12-01"
        assert acme["interviewers"][0]["talked_about"] == "the first outage"
        type_in(terminal, ("w", "Thank-you note"))
        send(terminal, ("s", "Bob Li, sent"))
        send(terminal, ("s", "2 of 2 done"))
    (acme,) = story.rounds()
    to_bob, to_jane = acme["notes_to_send"]
    assert (to_bob["status"], to_jane["status"]) == ("sent", "sent")
    assert to_bob["body"].startswith("Dear Bob,") and "rollback netcode" in to_bob["body"]
    assert to_jane["body"].startswith("Dear Jane,") and "the first outage" in to_jane["body"]
    assert [contact["kind"] for contact in acme["contacts"]] == ["thank_you", "thank_you"]

    with story.on("2026-11-23T10:00:00+01:00", "8 days · 1 Dec") as terminal:
        type_in(terminal, ("w", "Not yet"), (ENTER, "ON HOLD"))
    assert story.rounds() == [acme]

    with story.on("2026-12-01T10:00:00+01:00", "kept") as terminal:
        type_in(terminal, ("w", "Check-in"))
        send(terminal, ("s", "Send check-in"))
    (acme,) = story.rounds()
    check_in = acme["contacts"][-1]
    assert (check_in["kind"], check_in["early"]) == ("check_in", False)

    with story.on("2026-12-02T10:00:00+01:00", "Acme") as terminal:
        type_in(
            terminal,
            ("o", "How it ended"),
            ("n" + CTRL_S, "see you again"),
            ("y", "Next round"),
            ("\t\tOnsite\t2026-12-08 14:00", "Tue 8 Dec 2026"),
            (CTRL_S, "Round 2 of 2"),
        )
    first, second = story.rounds()
    assert first["outcome"]["result"] == "advanced"
    assert (second["follows"], second["company"]) == (first["id"], "Acme")
    assert [person["name"] for person in second["interviewers"]] == ["Jane Doe", "Bob Li"]

    with story.on("2026-12-09T10:00:00+01:00", "debrief") as terminal:
        type_in(
            terminal,
            ("o", "How it ended"),
            ("r", "A no is about one job"),
            (CTRL_S, "Record rejected"),
            ("w", "Closing note"),
        )
        send(terminal, ("s", "breathe first"), ("y", "Bob Li, sent"))
        send(terminal, ("s", "breathe first"), ("y", "rejected · 2 of 2"))
    _, second = story.rounds()
    sent = [(note["kind"], note["status"]) for note in second["notes_to_send"]]
    assert sent == [("closing_note", "sent"), ("closing_note", "sent")]
    assert {contact["kind"] for contact in second["contacts"]} == {"closing_note"}

    with story.on("2027-03-08T10:00:00+01:00", "rejected"):
        pass
    with story.on("2027-03-09T10:00:00+01:00", "keep in touch") as terminal:
        type_in(terminal, ("c", "keeping in touch"), (CTRL_S, "Log keep-in-touch"))
    _, second = story.rounds()
    assert second["contacts"][-1]["kind"] == "keep_in_touch"


def debrief(terminal: RealTerminal) -> None:
    """Answer the debrief of Acme, with fewer than thirty keys besides its text."""
    type_in(
        terminal,
        # As fast as a hand can: no key is lost while the dialog is laid out.
        ("dyy", "yes ✓"),
        ("a second round", "second round"),
        ("\t\t\t" + "y", "yes ✓"),
        ("in about eleven days", "Tue 1 Dec"),
        ("\t\tp", "phone ✓"),
        ("1", "Jane Doe ✓"),
        ("call in early December", "December"),
        ("\tthe first outage", "outage"),
        ("\trollback netcode", "netcode"),
        (CTRL_S, "Debrief Acme"),
    )
