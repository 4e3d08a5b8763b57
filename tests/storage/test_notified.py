"""What was said already: kept for each data file, by one process at a time, never in the way."""

from pathlib import Path

import pytest
from filelock import FileLock

from followup_tui.domain.interview import Snooze
from followup_tui.domain.queue import day_queue
from followup_tui.domain.window import WindowKind
from followup_tui.storage.location import state_file, state_folder
from followup_tui.storage.notified import (
    AlreadyNotifying,
    NotRemembered,
    Reminder,
    what_was_said,
)
from tests.factories import BOB, JANE, POLICY, an_interview, berlin

OPEN, SOON, LATE = (
    berlin("2026-11-21 10:00"),
    berlin("2026-11-22 10:00"),
    berlin("2026-11-22 16:00"),
)


def reminders(now=OPEN, **changes):
    interview = an_interview(**changes)
    return {Reminder.of(window, interview) for window in day_queue([interview], POLICY, now)}


def the_note(now=OPEN, **changes):
    (note,) = (each for each in reminders(now, **changes) if each.kind == WindowKind.THANK_YOU)
    return note


def keep(path: Path, reminder: Reminder) -> None:
    with what_was_said(path) as said:
        said.add(reminder)


def kept(path: Path) -> set[Reminder]:
    with what_was_said(path) as said:
        return set(said)


def test_a_note_is_another_reminder_when_it_becomes_soon_and_when_it_becomes_late():
    assert the_note(OPEN) == the_note(berlin("2026-11-21 12:00"))
    assert len({the_note(OPEN), the_note(SOON), the_note(LATE)}) == 3


def test_an_interview_of_today_is_the_same_reminder_when_it_begins():
    before, during = berlin("2026-11-20 09:00"), berlin("2026-11-20 15:00")
    assert reminders(before) == reminders(during) != set()


def test_a_snooze_that_is_over_makes_a_reminder_new_for_the_person_it_was_for():
    snooze = Snooze(kind=WindowKind.THANK_YOU, person="jane", until=berlin("2026-11-21 09:00"))
    people = {"interviewers": (JANE, BOB)}
    both = reminders(**people)
    again = reminders(**people, snoozes=(snooze,))
    assert [each.person for each in again - both] == ["jane"]
    later = Snooze(kind=WindowKind.THANK_YOU, person="jane", until=berlin("2026-11-21 09:30"))
    assert len(reminders(**people, snoozes=(snooze, later)) - again) == 1


def test_a_snooze_of_what_is_nobodys_own_counts_whoever_it_was_for():
    snooze = Snooze(kind=WindowKind.DEBRIEF, person="jane", until=berlin("2026-11-21 09:00"))
    assert [each.kind for each in reminders(snoozes=(snooze,)) - reminders()] == ["debrief"]


def test_what_was_said_comes_back_the_same(tmp_path: Path):
    path = tmp_path / "state" / "followup" / "said.json"
    keep(path, the_note())
    assert kept(path) == {the_note()}


def test_the_file_is_written_only_where_something_changed_also_to_forget_the_last(tmp_path: Path):
    path = tmp_path / "said.json"
    keep(path, the_note())
    before = path.stat()
    keep(path, the_note())
    # Not the whole state: reading it changes the time of that.
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    with what_was_said(path) as said:
        said.clear()
    assert kept(path) == set()


def test_what_was_said_before_the_block_was_left_by_an_error_is_kept(tmp_path: Path):
    with pytest.raises(KeyboardInterrupt), what_was_said(tmp_path / "said.json") as said:
        said.add(the_note())
        raise KeyboardInterrupt
    assert kept(tmp_path / "said.json") == {the_note()}


def test_the_file_and_its_folder_are_private_and_nothing_else_is_left(tmp_path: Path):
    path = tmp_path / "state" / "said.json"
    keep(path, the_note())
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert {each.name for each in path.parent.iterdir()} == {"said.json", "said.json.lock"}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"said": [', id="torn"),
        pytest.param(b'{"said": [{"kind": 7}]}', id="other"),
        pytest.param(b'{"said": [{"interview": "\xff"}]}', id="latin"),
        pytest.param(b'{"x": ' + b"[" * 50_000, id="deep"),
    ],
)
def test_a_damaged_file_means_that_nothing_was_said_and_is_replaced(tmp_path: Path, content):
    path = tmp_path / "said.json"
    path.write_bytes(content)
    assert kept(path) == set()
    keep(path, the_note())
    assert kept(path) == {the_note()}


def test_a_file_that_can_not_be_written_is_one_sentence(tmp_path: Path):
    (tmp_path / "said.json").mkdir()
    with pytest.raises(NotRemembered, match=r"said\.json can't be written"):
        keep(tmp_path / "said.json", the_note())
    assert {each.name for each in tmp_path.iterdir()} == {"said.json", "said.json.lock"}
    (tmp_path / "state").write_text("no folder")
    with pytest.raises(NotRemembered, match="can't be written"):
        keep(tmp_path / "state" / "said.json", the_note())


def test_only_one_at_a_time_is_at_work(tmp_path: Path):
    path = tmp_path / "said.json"
    with (
        FileLock(tmp_path / "said.json.lock"),
        pytest.raises(AlreadyNotifying),
        what_was_said(path, lock_seconds=0.01),
    ):
        pass


def test_a_data_file_has_one_state_file_by_whatever_way_it_is_reached(tmp_path: Path):
    data = tmp_path / "followup.json"
    (tmp_path / "link.json").symlink_to(data)
    path = state_file(data, "notified")
    assert path.parent == state_folder()
    assert path.name.startswith("notified-") and path.suffix == ".json"
    assert state_file(tmp_path / "link.json", "notified") == path
    others = state_file(tmp_path / "other.json", "notified"), state_file(data, "review")
    assert path not in others
