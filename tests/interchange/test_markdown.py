"""The Markdown document: everything, readable, and nothing in it but text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from followup_tui.domain.contact import NoteStatus
from followup_tui.domain.interview import Finding, Interviewer, Need, Outcome, Question, Result
from followup_tui.interchange.markdown import markdown
from tests.factories import (
    JANE,
    POLICY,
    a_note,
    an_agreement,
    an_interview,
    berlin,
    from_them,
)

NOW = berlin("2026-11-24 10:00")
HURT = Outcome(
    result=Result.REJECTED,
    at=berlin("2026-11-23 09:00"),
    told_by="jane",
    words="not this time",
    someone_else_hired=True,
    private_feelings="I cried\nin the car",
)
SCREEN = an_interview(id="one", stage="Phone screen", starts_at=berlin("2026-11-10 09:00"))
FULL = an_interview(
    stage="Onsite",
    place="Hauptstr. 1",
    posting_url="https://acme.example/a_b_c",
    follows="one",
    agreements=(an_agreement("2026-12-01", words="call in a week"),),
    interviewers=(Interviewer(id="jane", name="Jane Doe", role="CTO", talked_about="climbing"),),
    needs_discussed=(Need(text="faster builds", my_fit="cut ours by half"),),
    unsaid=("Wrote the book",),
    to_look_up=("their new office",),
    research=(Finding(text="New fund", url="https://n.example/x_y", at=NOW),),
    questions=(Question(text="Who is on call?"), Question(text="Size?", answer="seven")),
    contacts=(from_them(berlin("2026-11-21 09:00"), text="first\nsecond", people=("jane",)),),
    notes_to_send=(
        a_note(
            subject="Thank you",
            body="Hello Jane,\n\nthank you!\nBye",
            status=NoteStatus.SENT,
            sent_at=berlin("2026-11-21 12:00"),
        ),
        a_note(kind="closing_note", body="Dear Jane"),
    ),
    notes="third floor",
    outcome=HURT,
)


def document(*interviews, private=False):
    return markdown(interviews, POLICY, NOW, private=private)


def headings(text):
    """Return the headings that a Markdown reader finds, as level and text."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    return [
        (int(each.tag[1]), tokens[place + 1].children)
        for place, each in enumerate(tokens)
        if each.type == "heading_open"
    ]


def kinds(text):
    """Return the kinds of all parts that a Markdown reader finds."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    inline = [child.type for each in tokens for child in each.children or ()]
    return {each.type for each in tokens} | set(inline)


def read(text):
    """Return what a Markdown reader shows of a document, line by line."""
    shown = []
    for each in MarkdownIt("gfm-like", {"linkify": False}).parse(text):
        for child in each.children or ():
            shown.append("\n" if child.type in ("softbreak", "hardbreak") else child.content)
        shown.append("\n")
    return "".join(shown)


def test_the_rounds_of_an_application_are_one_story_under_one_heading():
    text = document(FULL, an_interview(id="globex", company="Globex", role=""), SCREEN)
    lines = [line for line in text.splitlines() if line.startswith(("# ", "## ", "### "))]
    assert lines == [
        "# Interviews",
        "## Acme · Backend engineer",
        "### Round 1 of 2: Phone screen, Tue 10 Nov 2026, 09:00",
        "### Round 2 of 2: Onsite, Fri 20 Nov 2026, 14:00",
        "## Globex",
        "### Fri 20 Nov 2026, 14:00",
    ]


def test_everything_that_is_known_is_in_it():
    lines = document(FULL).splitlines()
    for line in (
        "As of Tue 24 Nov 2026, 10:00.",
        '- They said: "call in a week" – phone, Tue 1 Dec',
        '- Answer: rejected, Mon 23 Nov, by Jane Doe: "not this time"',
        "- Somebody else was hired.",
        "- Hauptstr. 1",
        "- <https://acme.example/a_b_c>",
        "- [x] 5 Keep researching (done): no longer needed",
        "- [ ] 6 Accept gracefully (open): rejected · 0 of 1 · until Wed 09:00",
        "- Jane Doe (CTO)",
        "- Jane Doe: climbing",
        "- faster builds -\\> cut ours by half",
        "- Wrote the book",
        "- their new office",
        "- Company: New fund <https://n.example/x_y>",
        "- Who is on call? (for the meeting)",
        "- Size? - seven",
        "- Sat 21 Nov 09:00, from them, other, Jane Doe: first  ",
        "  second",
        "Thank you to Jane Doe, sent Sat 21 Nov 12:00: Thank you",
        "> Hello Jane,",
        "> thank you!  ",
        "> Bye",
        "Closing note to Jane Doe, draft",
        "> Dear Jane",
        "- third floor",
    ):
        assert line in lines, line


def test_private_feelings_are_in_it_only_when_asked_for():
    assert "cried" not in document(FULL, SCREEN)
    assert "#### Private feelings\n\n- I cried  \n  in the car\n" in document(FULL, private=True)
    assert "Private feelings" not in document(SCREEN, private=True)


def test_an_empty_book_is_a_document_too():
    assert document() == "# Interviews\n\nAs of Tue 24 Nov 2026, 10:00.\n"


NASTY = (
    "\n# a heading",
    "a\n===",
    "a\n---",
    "\n\n    indented code",
    "\n\tindented code",
    "```\nfence",
    "~~~\nfence",
    "> quote",
    "- list\n* list\n+ list",
    "1. list\n2) list",
    "<script>alert(1)</script>",
    "<!-- comment",
    "&lt;b&gt; &#35; &amp;",
    "**bold** _it_ `code` ~~gone~~",
    "[link](http://x.example) ![image](x.png) [a]\n\n[a]: http://x.example",
    "a | b\n--|--\n1 | 2",
    "ends with \\",
    "\\# and \\\\",
    "- [x] done",
    "***",
    "a\n\n\n\n\nb",
    "$x$ {#id} #",
    "https://x.example/`a and https://x.example/b`",
    "https://x.example/a\\",
)
"""What would be more than text, if it were written down as it is."""

ALLOWED = {
    *("text", "inline", "hardbreak", "link_open", "link_close"),
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close"),
    *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
    *("blockquote_open", "blockquote_close", "text_special"),
}


def written_everywhere(text):
    """Return an interview in which a text stands wherever a user can write."""
    return an_interview(
        company=f"{text}x",
        role=text,
        stage=text,
        place=text,
        posting_url=text,
        notes=text,
        interviewers=(Interviewer(id="jane", name=f"{text}x", role=text, talked_about=text),),
        agreements=(an_agreement(words=text, contact_person=text),),
        needs_discussed=(Need(text=text, my_fit=text),),
        unsaid=(text,),
        to_look_up=(text,),
        research=(Finding(text=text, url=text, at=NOW),),
        questions=(Question(text=text), Question(text=text, answer=text)),
        contacts=(from_them(NOW, text=text, people=(text,)),),
        notes_to_send=(a_note(subject=text, body=text), a_note(body=text)),
        outcome=Outcome(
            result=Result.REJECTED, at=NOW, told_by=text, words=text, private_feelings=text
        ),
    )


HARMLESS = [
    (level, [each.content for each in children if each.content])
    for level, children in headings(document(written_everywhere("word"), private=True))
    if level == 4
]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_text_is_anything_but_text(text):
    written = document(written_everywhere(text), private=True)
    assert kinds(written) <= ALLOWED
    found = headings(written)
    assert [level for level, _ in found] == [1, 2, 3] + [4] * len(HARMLESS)
    ours = [(level, [each.content for each in text]) for level, text in found if level == 4]
    assert ours == HARMLESS
    shown = read(written)
    assert all(" ".join(line.split()) in shown for line in text.split("\n"))


@given(text=st.text(st.sampled_from("#-+=*_>`~|[]()<>!\\&1.) \n\ta:/$^htps"), max_size=40))
def test_no_combination_of_signs_is_anything_but_text(text):
    written = document(
        an_interview(notes=text, company=f"{text}x", notes_to_send=(a_note(body=text),))
    )
    assert kinds(written) <= ALLOWED
    assert [level for level, _ in headings(written) if level < 4] == [1, 2, 3]
    shown = read(written)
    assert all(line.strip() in shown for line in text.split("\n"))


def test_line_breaks_are_kept_where_they_were_made():
    shown = read(document(an_interview(notes="one\ntwo\n\nthree", interviewers=(JANE,))))
    assert "one\ntwo\n\nthree\n" in shown.replace("\n\n\n", "\n\n")


def test_what_only_some_readers_take_for_a_formula_or_a_table_is_escaped_too():
    assert "- from \\$5 to \\$6 a\\|b" in document(an_interview(notes="from $5 to $6 a|b"))
