"""Notes as .eml files and mailto: links: what was written arrives, and nothing else does."""

from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import force_setattr

from followup_tui.domain.contact import NoteKind
from followup_tui.domain.interview import Interviewer
from followup_tui.interchange.mail import LONGEST_MAILTO, eml, eml_name, mailto
from tests.factories import JANE, berlin

AT = berlin("2026-11-21 10:00")
OURS = {
    "X-Unsent",
    "Date",
    "To",
    "Subject",
    "Content-Type",
    "Content-Transfer-Encoding",
    "MIME-Version",
}
INJECTIONS = (
    "\r\nBcc: x@y.example",
    "\nBcc: x@y.example\n\n",
    "\x00\x0b\x0c\x85\u2028Bcc: x@y.example",
    "=?utf-8?q?=0D=0ABcc:_x=40y.example?=",
    "=?utf-8?b?DQpCY2M6IHhAeS5leGFtcGxl?=",
    "x@y.example, z@y.example",
    '"Jane" <x@y.example>, Doe',
    "Jané, <x@y.example>; " * 9,
    "; (, x@y.example)\\",
    "?bcc=x@y.example&bcc=z@y.example#",
    "%0d%0aBcc:x@y.example",
    "会社, x@y.example " * 20,
    "Jane, " * 30,
    'Doe (x@y.example), "CTO" <z@y.example>; ' * 4,
)


def uncleaned(**fields):
    """Return Jane with fields as no file and no form would let them in."""
    jane = Interviewer(id="jane", name="Jane Doe", email="jane@acme.example")
    for name, value in fields.items():
        force_setattr(jane, name, value)
    return jane


def parsed(*note, at=AT):
    return message_from_bytes(eml(*note, at), policy=default)


def fields_of(link):
    """Return the recipients and fields of a mailto: link."""
    parts = urlsplit(link)
    return unquote(parts.path), parse_qsl(parts.query, keep_blank_values=True)


def test_an_eml_opens_as_a_draft_to_one_person_from_nobody():
    message = parsed(JANE, "Thank you – Jörg", "Hello Jane,\n\nthank you!")
    assert dict(message.items()) == {
        "X-Unsent": "1",
        "Date": "Sat, 21 Nov 2026 10:00:00 +0100",
        "To": "Jane Doe <jane@acme.example>",
        "Subject": "Thank you – Jörg",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "quoted-printable",
        "MIME-Version": "1.0",
    }
    assert message.get_content() == "Hello Jane,\r\n\r\nthank you!\r\n"


@pytest.mark.parametrize("text", INJECTIONS, ids=range(len(INJECTIONS)))
@pytest.mark.parametrize("field", ["name", "email", "subject", "body"])
def test_nothing_that_is_written_adds_a_header_or_a_recipient_to_an_eml(field, text):
    person = uncleaned(**{field: f"Jane{text}"} if field in ("name", "email") else {})
    subject = f"Thank you{text}" if field == "subject" else "Thank you"
    content = eml(person, subject, text if field == "body" else "Hello", AT)
    for policy in (default, default.clone(utf8=True)):
        message = message_from_bytes(content, policy=policy)
        assert set(message.keys()) <= OURS and len(message.keys()) == len(set(message.keys()))
        sent_to = message["To"].addresses if message["To"] else ()
        assert [each.addr_spec for each in sent_to] == (
            [] if field == "email" else ["jane@acme.example"]
        )
        assert not message.defects
    assert b"\nBcc" not in content.partition(b"\r\n\r\n")[0]


@pytest.mark.parametrize("text", ["A" * 10_000, "word " * 2_000, "é" * 10_000, "=" * 10_000])
def test_no_line_of_an_eml_is_longer_than_mail_allows(text):
    content = eml(uncleaned(name=text), text, text, AT)
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert message_from_bytes(content, policy=default)["Subject"].startswith(text[:9])


@given(name=st.text(max_size=300), subject=st.text(max_size=300), body=st.text(max_size=300))
def test_whatever_is_written_goes_to_one_person(name, subject, body):
    content = eml(uncleaned(name=name), subject, body, AT)
    message = message_from_bytes(content, policy=default)
    assert set(message.keys()) == OURS
    assert [each.addr_spec for each in message["To"].addresses] == ["jane@acme.example"]
    assert all(len(line) <= 998 for line in content.split(b"\r\n"))


@pytest.mark.parametrize(
    "email",
    [
        "",
        "jane",
        "jane doe@acme.example",
        "jane@doe@acme.example",
        "jane@acme.example\nBcc: x@y.example",
        "jane@acme.example\n",
        "jane@",
        "@acme.example",
        "jane..doe@acme.example",
        "jane@acme..example",
        "jörg@acme.example",
        "a@b,c@d.example",
        "<jane@acme.example>",
        "jane@" + "a" * 300,
    ],
)
def test_what_is_no_address_is_left_out(email):
    person = uncleaned(email=email)
    # Blanks around an address are no part of it.
    expected = "jane@acme.example" if email == "jane@acme.example\n" else ""
    assert (parsed(person, "Hi", "Hello")["To"] is not None) == bool(expected)
    assert fields_of(mailto(person, "Hi", "Hello"))[0] == expected


def test_an_address_as_long_as_an_address_may_be_is_kept_whole():
    email = f"{'a' * 64}@{'.'.join(['b' * 60] * 3)}.example"[:254]
    for name in ("Jane Doe", "Jané " * 30):
        (address,) = parsed(uncleaned(email=email, name=name), "Hi", "Hello")["To"].addresses
        assert address.addr_spec == email


LONG_NOTE = "\n".join(
    [
        "Grüße aus Köln – 🦊 会社",
        "x" * 2_000,
        ".",
        ".leading dot",
        "..",
        "From Jane with thanks",
        ">From a quote",
        "=3D is no sign, trailing blanks are kept   ",
        "\ta tab",
        "",
        "word " * 3_500,
        "end",
    ]
)


def test_a_long_note_survives_the_eml_byte_for_byte():
    assert len(LONG_NOTE) > 19_000
    content = eml(JANE, "Thank you", LONG_NOTE, AT)
    body = message_from_bytes(content, policy=default).get_content()
    assert body.replace("\r\n", "\n") == LONG_NOTE + "\n"
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b""), "only whole line ends"
    assert mailto(JANE, "Thank you", LONG_NOTE) is None


@given(body=st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=2_000))
def test_every_line_of_a_note_survives_both_ways(body):
    text = f"{body}\nend"
    content = message_from_bytes(eml(JANE, "Hi", text, AT), policy=default).get_content()
    shown = "".join(
        each
        for each in text
        if each not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
    assert content == shown.replace("\n", "\r\n") + "\r\n"
    if (link := mailto(JANE, "Hi", text)) is not None:
        assert fields_of(link)[1][1] == ("body", shown.replace("\n", "\r\n"))


def test_a_mailto_has_its_lines_end_as_the_standard_says():
    assert mailto(JANE, "Thank you & more", "Hello Jane,\n50% + 1?") == (
        "mailto:jane@acme.example?subject=Thank%20you%20%26%20more"
        "&body=Hello%20Jane%2C%0D%0A50%25%20%2B%201%3F"
    )
    assert mailto(None, "Hi", "").startswith("mailto:?subject=Hi&body=")


@pytest.mark.parametrize("text", INJECTIONS, ids=range(len(INJECTIONS)))
def test_nothing_that_is_written_adds_a_field_or_a_recipient_to_a_mailto(text):
    link = mailto(uncleaned(email=f"jane@acme.example{text}"), f"Hi{text}", f"Hello{text}")
    assert link is not None and link.isascii() and not set(link) & set(' \r\n"<>#,')
    address, fields = fields_of(link)
    assert address == ""
    assert [name for name, _ in fields] == ["subject", "body"]
    assert not set(fields[0][1]) & set("\r\n")


def test_signs_that_an_address_may_hold_stay_in_the_address():
    link = mailto(uncleaned(email="j?bcc=x&y%40z+a@acme.example"), "Hi", "Hello")
    assert fields_of(link)[0] == "j?bcc=x&y%40z+a@acme.example"
    assert [name for name, _ in fields_of(link)[1]] == ["subject", "body"]


def test_a_mailto_is_given_up_where_it_would_be_too_long():
    room = LONGEST_MAILTO - len(mailto(JANE, "Hi", ""))
    assert len(mailto(JANE, "Hi", "x" * room)) == LONGEST_MAILTO
    assert mailto(JANE, "Hi", "x" * (room + 1)) is None


@pytest.mark.parametrize(
    ("company", "person", "kind", "name"),
    [
        ("Acme", "Jane Doe", NoteKind.THANK_YOU, "acme-jane-doe-thank-you.eml"),
        ("Café & Söhne", "", NoteKind.CHECK_IN, "cafe-sohne-check-in.eml"),
        ("../../etc", "a/b\\c:d\0", NoteKind.CHECK_IN, "etc-a-b-c-d-check-in.eml"),
        ("会社", "🦊", NoteKind.CLOSING_NOTE, "closing-note.eml"),
        ("CON", "..", NoteKind.CHECK_IN, "con-check-in.eml"),
        ("A" * 10_000, "b " * 500, NoteKind.CHECK_IN, f"{'a' * 40}-{'b-' * 19}b-check-in.eml"),
    ],
)
def test_a_file_name_is_safe_on_every_system(company, person, kind, name):
    assert eml_name(company, person, kind) == name
