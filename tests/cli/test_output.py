"""Lines that fit a terminal, whatever is written in them."""

import pytest

from followup_tui.cli.output import cells, columns, cut_to, fit, paragraph


@pytest.mark.parametrize(
    ("text", "width"), [("Acme", 4), ("会社", 4), ("🦊", 2), ("e\u0301", 1), ("شركة", 4), ("", 0)]
)
def test_a_text_takes_as_many_cells_as_a_terminal_gives_it(text, width):
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("Acme", 4, "Acme"), ("Acme Corp", 6, "Acme…"), ("会社会社", 6, "会社…"), ("会社", 3, "会…")],
)
def test_what_is_cut_off_is_marked_with_an_ellipsis(text, width, shown):
    assert cut_to(text, width) == shown


def test_a_column_is_filled_up_by_cells():
    assert fit("会社", 6) == "会社  "


def test_columns_are_aligned_and_the_last_takes_what_is_left():
    rows = [("A", "会社", "until Tuesday"), ("Acme", "x", "")]
    assert columns(rows, 20, (4, 10)) == ["A     会社  until T…", "Acme  x"]


def test_a_paragraph_is_folded_and_indented_and_keeps_lines_and_addresses_whole():
    text = "one two three four five\n\nsee jane@so-me.example"
    assert paragraph(text, 20, "  ") == [
        "  one two three four",
        "  five",
        "",
        "  see",
        "  jane@so-me.example",
    ]
