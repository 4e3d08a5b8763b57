"""The pages to take along: card, brief, and the document of everything."""

import json

import pytest

from followup_tui.cli.output import cells
from followup_tui.storage.location import config_file

WAITING = "2026-11-24T10:00:00+01:00"


@pytest.fixture
def rounds(followup, tmp_path):
    """Put two rounds of one application into the book; the first ended with feelings."""
    first = followup.add("--stage=Phone screen", "--interviewer=Jane Doe", start="10 nov 9:00")
    second = followup.add("--stage=Onsite", f"--follows={first}", start="25 nov 14:00")
    envelope = json.loads(followup("export", "json").out)
    item = next(each for each in envelope["items"] if each["id"] == first)
    item["questions"] = [{"text": "Who is on call?"}, {"text": "Size?", "answer": "seven"}]
    item["needs_discussed"] = [{"text": "faster builds", "my_fit": "cut ours by half"}]
    item["research"] = [{"text": "New fund"}]
    item["to_look_up"] = ["their new office"]
    item["outcome"] = {"result": "rejected", "words": "not yet", "private_feelings": "I cried"}
    (tmp_path / "rounds.json").write_text(json.dumps(envelope))
    assert followup("import", str(tmp_path / "rounds.json")).code == 0
    return first, second


def test_the_card_is_a_page_to_print_with_the_open_questions_of_earlier_rounds(followup, rounds):
    code, printed, said = followup("card", rounds[1])
    assert (code, said) == (0, "")
    lines = printed.splitlines()
    assert lines[:3] == ["Acme", "Backend engineer", "Onsite"]
    assert "[ ] 3 May I contact you in a few days?" in lines
    assert "[ ] Who is on call?" in lines
    assert printed.isascii() and max(map(len, lines)) <= 42


def test_the_brief_is_a_page_of_headings_and_indented_lines(followup, rounds):
    code, printed, said = followup("brief", rounds[1])
    assert (code, said) == (0, "")
    lines = printed.splitlines()
    assert lines[:4] == [
        "Acme · Backend engineer · Round 2 of 2",
        "",
        "Who they are",
        "  10:00 there now, not a business day",
    ]
    assert lines[-2:] == ["Earlier rounds", "  Phone screen, Tue 10 Nov with Jane Doe: rejected"]


def test_a_brief_fits_its_lines_to_the_width(followup):
    followup.add(f"--notes={'long words ' * 40}", "--interviewer=Jane Doe")
    lines = followup("brief", "acme").out.splitlines()
    assert max(map(cells, lines)) <= 80
    assert sum("long words" in line for line in lines) > 3


def test_the_configured_holidays_are_no_office_hours(followup):
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text("[policy]\nholidays = [2026-11-24]\n")
    followup.add()
    assert "not a business day" in followup("brief", "acme", now=WAITING).out


def test_show_tells_the_story_and_what_is_known_of_the_round(followup, rounds):
    lines = followup("show", rounds[0]).out.splitlines()
    assert lines[1] == "Round 1 of 2: before Onsite, Wed 25 Nov"
    for heading, line in (
        ("What they need, and what I can do", "  faster builds -> cut ours by half"),
        ("What I found out", "  Company: New fund"),
        ("Still to look up", "  their new office"),
        ("Open questions", "  Who is on call? (for the meeting)"),
        ("Answered questions", "  Size? - seven"),
    ):
        assert lines[lines.index(heading) + 1] == line
    later = followup("show", rounds[1]).out.splitlines()
    assert later[1] == "Round 2 of 2: after Phone screen, Tue 10 Nov"
    assert "Open questions" not in later


def test_private_feelings_are_in_the_json_export_and_in_markdown_only_when_asked_for(
    followup, rounds
):
    for typed in (("export", "json"), ("export", "markdown", "--private")):
        assert "I cried" in followup(*typed).out
    for who in rounds:
        for typed in (("show", who), ("show", who, "--json"), ("brief", who), ("card", who)):
            assert "I cried" not in followup(*typed).out
    for typed in (("export", "markdown"), ("list", "--json"), ("windows", "--json")):
        assert "I cried" not in followup(*typed).out


def test_private_with_json_is_refused_since_json_always_has_everything(followup):
    answer = followup("export", "json", "--private")
    assert (answer.code, answer.out) == (2, "")
    assert "json always has everything" in answer.err


def test_markdown_goes_to_standard_output_or_to_a_file(followup, rounds, tmp_path):
    printed = followup("export", "markdown").out
    assert printed.startswith("# Interviews\n\nAs of Sat 21 Nov 2026, 10:00.\n\n## Acme")
    target = tmp_path / "all.md"
    answer = followup("export", "markdown", "-o", str(target))
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == f"2 interviews written to {target}.\n"
    assert target.read_text() == printed
    assert target.stat().st_mode & 0o777 == 0o600
    assert followup("export", "markdown", "-o", str(followup.data)).code == 1


def test_path_tells_where_templates_are(followup):
    assert f"templates  {config_file().parent / 'templates'}" in followup("path").out.splitlines()
