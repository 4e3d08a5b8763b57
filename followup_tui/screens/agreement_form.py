"""The fields about what was agreed; they stand in the editor and beside a logged contact."""

from collections.abc import Iterator, Mapping

from followup_tui.domain.agreement import Method, Permission
from followup_tui.domain.interview import Answer
from followup_tui.widgets.choice import Choice, Option
from followup_tui.widgets.form_field import FormField, Line

METHODS = (
    Option("", "not said"),
    Option(Method.EMAIL, "email"),
    Option(Method.PHONE, "phone"),
    Option(Method.LINKEDIN, "LinkedIn"),
    Option(Method.TEXT, "text message"),
    Option(Method.LETTER, "letter"),
    Option(Method.PORTAL, "portal"),
    Option(Method.RECRUITER, "recruiter"),
)
PERMISSIONS = (
    Option(Permission.NOT_ASKED, "not asked"),
    Option(Permission.YES, "yes"),
    Option(Permission.NO, "no"),
    Option(Permission.UNCLEAR, "unclear"),
)
ANSWERS = (
    Option(Answer.UNKNOWN, "not noted"),
    Option(Answer.YES, "yes"),
    Option(Answer.NO, "no"),
)


def agreement_fields(texts: Mapping[str, str], method: str = "method") -> Iterator[FormField]:
    """Make the fields of an agreement; the one of its method is named by `method`."""
    allowed = Choice(PERMISSIONS, texts.get("permission", Permission.NOT_ASKED))
    yield FormField("permission", "May I follow up", allowed)
    yield line("contact_on", "When", texts, "in a week · 1 dec · fri 14:00")
    yield line("contact_until", "Until", texts, "the last day, if they named a range")
    yield FormField(method, "How", Choice(METHODS, texts.get(method, "")))
    yield line("words", "Their words", texts, "call me in early December")


def line(
    name: str, label: str, texts: Mapping[str, str], example: str = "", known: tuple[str, ...] = ()
) -> FormField:
    """Make a field of one line with the text that stands in it."""
    return FormField(name, label, Line(texts.get(name, ""), example, known))
