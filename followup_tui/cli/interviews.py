"""The commands that add and edit interviews, and take changes back."""

from argparse import Namespace

from msgspec.structs import replace

from followup_tui.domain import what_changed
from followup_tui.domain.entry import read_entry
from followup_tui.domain.interview import Interview
from followup_tui.domain.recording import reopen
from followup_tui.domain.typed_fields import EntryRefused
from followup_tui.domain.value import clean
from followup_tui.storage.exchange import export_items

from .arguments import UsageError
from .output import as_json
from .session import Reply, Session

_FORM = (
    "company",
    "role",
    "stage",
    "start",
    "end",
    "duration",
    "timezone",
    "place",
    "posting_url",
    "notes",
    "interviewers",
    "desire",
    "follows",
    "permission",
    "contact_on",
    "contact_until",
    "method",
    "decision_by",
    "words",
    "agreed_at",
)
"""The fields that an option of the same name fills in."""

_OPTIONS = {
    "interviewers": "--interviewer",
    "people": "--interviewer",
    "remove_interviewers": "--remove-interviewer",
}
_CLEARED = {"permission": ("permission", "not_asked"), "interviewers": ("people", "")}
"""Fields that are emptied by another name, or by a word."""


def add(session: Session, options: Namespace) -> Reply:
    """Add an interview and print its id."""
    typed = _typed(session, options)
    interview = _read(session, None, typed)
    session.book.add([interview], what_changed.added(interview), session.now)
    if options.json:
        return Reply(as_json(export_items([interview]), session.now))
    return Reply(interview.id)


def edit(session: Session, options: Namespace) -> Reply:
    """Change the fields that were given, and no other."""
    interview = session.find(options.id)
    typed = _typed(session, options) | _cleared(options)
    if options.remove_interviewer:
        typed["remove_interviewers"] = "\n".join(map(clean, options.remove_interviewer))
    if not (typed or options.archive or options.clear):
        raise UsageError("say what is to change; see followup edit --help")

    def verb(fresh: Interview) -> Interview:
        changed = _read(session, fresh, typed)
        if "outcome" in options.clear:
            changed = reopen(changed)
        if options.archive or "archived" in options.clear:
            changed = replace(changed, archived=options.archive)
        return changed

    what = what_changed.edited(interview)
    changed = session.book.change(interview.id, verb, what, session.now)
    return done(what) if changed != interview else Reply(words=("Nothing changed.",))


def undo(session: Session, options: Namespace) -> Reply:
    """Take back the latest change."""
    return Reply(words=(f"Undone: {session.book.undo(session.now)}.",))


def redo(session: Session, options: Namespace) -> Reply:
    """Make the change again that was taken back last."""
    return Reply(words=(f"Redone: {session.book.redo(session.now)}.",))


def done(what: str, *further: str) -> Reply:
    """Return the sentence that says what was done, and further ones."""
    return Reply(words=(f"Done: {what}.", *further))


def _typed(session: Session, options: Namespace) -> dict[str, str]:
    """Return the fields of the form that were given as options."""
    typed: dict[str, str] = {}
    for name in _FORM:
        given = getattr(options, name)
        if given is not None:
            typed[name] = "\n".join(map(clean, given)) if isinstance(given, list) else str(given)
    if "follows" in typed:
        typed["follows"] = session.find(typed["follows"]).id
    return typed


def _cleared(options: Namespace) -> dict[str, str]:
    """Return the fields that are to be emptied, as the form takes them."""
    names = [name for name in options.clear if name not in ("outcome", "archived")]
    return dict(_CLEARED.get(name, (name, "")) for name in names)


def _read(session: Session, interview: Interview | None, typed: dict[str, str]) -> Interview:
    """Read the form; a refusal names the options instead of the fields."""
    try:
        return read_entry(interview, typed, session.reading, session.zone.key)
    except EntryRefused as error:
        raise EntryRefused(
            {
                _OPTIONS.get(name, f"--{name.replace('_', '-')}"): sentence
                for name, sentence in error.fields.items()
            }
        ) from error
