"""Notes on their way to a mail program: an .eml file, or a mailto: link."""

import re
from datetime import datetime
from unicodedata import normalize

from followup_tui.domain.contact import NoteKind
from followup_tui.domain.interview import Interviewer
from followup_tui.domain.value import clean

LONGEST_MAILTO = 1_800
"""Longer links are cut off by some mail programs and browsers, and say nothing about it."""

_LONGEST_ADDRESS = 254
_LONGEST_NAME = 100
_LONGEST_FILE_PART = 40

# Plain ASCII (RFC 5322 dot-atom), without the quoted forms that no mail provider gives out.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS = re.compile(rf"{_ATOM}(\.{_ATOM})*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")

# What must be quoted in a name: older Pythons lose the quotes where they fold a long header.
_NEEDS_QUOTES = re.compile(r'[\\"<>()\[\]:;@,]')


def eml(to: Interviewer | None, subject: str, body: str, at: datetime) -> bytes:
    """Return an unsent message as a mail program opens it; `at` is aware.

    It is from nobody: the mail program knows who sends it. Somebody without a proper address
    is left out.
    """
    # Late: slow to import, and only one command and one key come here.
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Date"] = at
    if to is not None and (address := _address(to)):
        name = _NEEDS_QUOTES.sub(" ", _header(to.name))[:_LONGEST_NAME]
        message["To"] = Address(" ".join(name.split()), addr_spec=address)
    message["Subject"] = _header(subject)
    # Quoted, so that no line is too long and no program between here and there changes one.
    message.set_content(clean(body, several_lines=True), cte="quoted-printable")
    return message.as_bytes()


def mailto(to: Interviewer | None, subject: str, body: str) -> str | None:
    """Return a link that opens the note in the mail program (RFC 6068).

    None where it would be longer than `LONGEST_MAILTO`: then an .eml file is the way.
    """
    from urllib.parse import quote

    address = quote(_address(to), safe="@") if to else ""
    lines = clean(body, several_lines=True).replace("\n", "\r\n")
    fields = f"subject={quote(clean(subject), safe='')}&body={quote(lines, safe='')}"
    link = f"mailto:{address}?{fields}"
    return link if len(link) <= LONGEST_MAILTO else None


def eml_name(company: str, person: str, kind: NoteKind) -> str:
    """Return a safe name for a note's file: "acme-jane-doe-thank-you.eml"."""
    parts = (_file_part(company), _file_part(person), _file_part(kind.value))
    return f"{'-'.join(part for part in parts if part)}.eml"


def _address(person: Interviewer) -> str:
    """Return an address that is one; else nothing."""
    email = person.email.strip()
    is_one = len(email) <= _LONGEST_ADDRESS and "=?" not in email and _ADDRESS.fullmatch(email)
    return email if is_one else ""


def _header(text: str) -> str:
    """Return a text for a header: one line, in which nothing is decoded as an encoded word."""
    return clean(text).replace("=?", "= ?")


def _file_part(text: str) -> str:
    """Return a text as lower-case words of ASCII with hyphens between them."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain))[:_LONGEST_FILE_PART].strip("-")
