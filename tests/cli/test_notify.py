"""What newly became due is said once, on the screen or by a program of the user's."""

import json
import os
import subprocess
import sys

import pytest

from followup_tui.storage.location import config_file, state_file, state_folder

NEXT_DAY = "2026-11-22T10:00:00+01:00"
TOO_LATE = "2026-11-22T16:30:00+01:00"
NOTE = "✉ Acme: thank-you to Bob Li, until Sun 15:00\n"
DEBRIEF = "≡ Acme: write down how it went, since Fri 20 Nov\n"
APPEND = "import sys; open(sys.argv[1], 'a').write(sys.argv[2] + '\\n')"
FAIL_FOR_BOB = f"{APPEND}; sys.exit('Bob' in sys.argv[2])"


@pytest.fixture
def acme(followup):
    return followup.add("--interviewer=Bob Li")


@pytest.fixture
def heard(tmp_path):
    """Have a program write down what it is told; return how to read that."""

    def configure(*command):
        config_file().parent.mkdir(parents=True, exist_ok=True)
        config_file().write_text(f"notify_command = {json.dumps(command)}")

    def heard():
        return path.read_text().splitlines(keepends=True) if path.exists() else []

    path = tmp_path / "heard.txt"
    heard.configure = configure
    heard.by = lambda script: configure(sys.executable, "-c", script, str(path), "{text}")
    return heard


def a_process(followup, **streams):
    command = (sys.executable, "-m", "followup_tui", "notify", "--data", str(followup.data))
    environment = {**os.environ, "FOLLOWUP_NOW": "2026-11-21T10:00:00+01:00"}
    return subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, **streams)


def test_what_is_due_is_said_once(followup, acme):
    assert followup("notify") == (0, NOTE + DEBRIEF, "")
    assert followup("notify") == (0, "", "")
    followup.add(company="Globex", start="today 9:00")
    assert followup("notify", now="2026-11-21T10:05:00+01:00").out.count("Globex") == 2


def test_nothing_due_is_nothing_said(followup):
    assert followup("notify") == (0, "", "")


def test_it_is_said_again_when_little_time_is_left_and_when_it_is_late(followup, acme):
    followup("notify")
    assert (
        followup("notify", now=NEXT_DAY).out
        == "◆ Acme: thank-you to Bob Li, 5 h left, until 15:00\n"
    )
    assert followup("notify", now=NEXT_DAY).out == ""
    assert followup("notify", now=TOO_LATE).out == "▲ Acme: thank-you to Bob Li, 1 h late\n"
    assert followup("notify", now=TOO_LATE).out == ""


def test_it_is_said_again_after_a_snooze_even_where_nobody_asked_while_it_lasted(followup, acme):
    followup("notify")
    followup("snooze", "acme", "thank_you", "today 12:00", "--for=Bob Li")
    assert followup("notify", now="2026-11-21T12:01:00+01:00").out == NOTE


def test_a_snooze_is_quiet(followup, acme):
    followup("snooze", "acme", "thank_you", "today 12:00", "--for=Bob Li")
    assert followup("notify").out == DEBRIEF
    assert followup("notify", now="2026-11-21T12:01:00+01:00").out == NOTE


def test_what_is_done_is_forgotten_and_the_data_file_is_never_written(followup, acme):
    followup("notify")
    followup("tick", "acme", "4")
    before = followup.data.stat()
    followup("notify")
    said = state_file(followup.data, "notified").read_text()
    assert "thank_you" not in said and "debrief" in said
    assert followup.data.stat() == before


def test_each_data_file_is_remembered_by_itself(followup, acme, tmp_path):
    followup("notify")
    (tmp_path / "copy.json").write_bytes(followup.data.read_bytes())
    followup.data = tmp_path / "copy.json"
    assert followup("notify").out == NOTE + DEBRIEF


def test_a_configured_program_is_run_once_for_each_without_a_shell(followup, acme, heard):
    heard.by(APPEND)
    followup("edit", "acme", "--company=$(id) 'x'; \"{text}\"")
    assert followup("notify") == (0, "", "")
    assert heard() == [line.replace("Acme", "$(id) 'x'; \"{text}\"") for line in (NOTE, DEBRIEF)]
    followup("notify")
    assert len(heard()) == 2


def test_what_a_program_failed_to_say_is_said_the_next_time_and_keeps_nothing_back(
    followup, acme, heard
):
    heard.by(FAIL_FOR_BOB)
    answer = followup("notify")
    assert (answer.code, answer.out, heard()) == (1, "", [NOTE, DEBRIEF])
    assert answer.err == f"{sys.executable} failed (exit code 1), so this was not said: {NOTE}"
    heard.by(APPEND)
    assert followup("notify").code == 0
    assert heard() == [NOTE, DEBRIEF, NOTE]


def test_a_program_that_is_not_there_or_does_not_end_is_said(
    followup, acme, heard, monkeypatch, tmp_path
):
    heard.configure(str(tmp_path / "nothing"), "{text}")
    answer = followup("notify")
    assert answer.code == 1
    assert answer.err.count("nothing can't be run (No such file or directory), so") == 2
    monkeypatch.setattr("followup_tui.cli.notify._MOST_SECONDS", 0.01)
    heard.configure(sys.executable, "-c", "import time; time.sleep(60)")
    assert followup("notify").err.count("did not end within 0.01 s") == 2
    config_file().unlink()
    assert followup("notify").out == NOTE + DEBRIEF


def test_two_at_once_say_it_once(followup, acme, heard):
    heard.by(APPEND)
    both = [a_process(followup), a_process(followup)]
    assert [each.wait(timeout=30) for each in both] == [0, 0]
    assert heard() == [NOTE, DEBRIEF]


def test_what_nobody_could_read_is_said_the_next_time(followup, acme):
    reading, writing = os.pipe()
    os.close(reading)
    gone = a_process(followup, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (gone.communicate(timeout=30)[1], gone.returncode) == (b"", 0)
    assert followup("notify").out == NOTE + DEBRIEF


def test_a_damaged_memory_is_no_error_and_a_folder_that_is_none_is_one_sentence(followup, acme):
    followup("notify")
    state_file(followup.data, "notified").write_bytes(b'{"said": [{}')
    assert followup("notify") == (0, NOTE + DEBRIEF, "")
    state_folder().rename(state_folder().with_name("other"))
    state_folder().write_text("no folder")
    answer = followup("notify")
    assert (answer.code, answer.out) == (1, "")
    assert "can't be written" in answer.err and answer.err.count("\n") == 1


def test_it_says_what_time_it_is_where_somebody_is_to_be_contacted(followup):
    jane = "--interviewer=Jane Doe"
    followup("add", "--company=Sumi", "--start=yesterday 6:00", jane, "--timezone=Asia/Tokyo")
    said = "thank-you to Jane Doe, until 23:00 (Sun there) · 18:00 there, closed"
    assert said in followup("notify").out
