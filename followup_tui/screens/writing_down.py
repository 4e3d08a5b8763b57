"""Writing an interview down: a new one, the next round of one, or an edit."""

from functools import partial

from followup_tui.domain import what_changed
from followup_tui.domain.interview import Interview
from followup_tui.domain.local_days import zone_of_user
from followup_tui.domain.standing import Standing

from .surroundings import Change, Surroundings


async def edit(around: Surroundings, standing: Standing) -> Change | None:
    """Open the editor on an interview."""
    from .editor import EditorScreen

    interview = standing.interview
    met = around.connections.acquaintances
    editor = EditorScreen(interview, around.reading, interview.timezone, acquaintances=met)
    verb = await around.app.push_screen_wait(editor)
    return Change(verb, what_changed.edited(interview), interview) if verb else None


async def new(around: Surroundings, pattern: Interview | None = None) -> None:
    """Write down a new interview, made after a pattern where there is one, and go to it."""
    from .editor import EditorScreen

    zone = zone_of_user(around.clock()).key
    met = around.connections.acquaintances
    editor = EditorScreen(None, around.reading, zone, acquaintances=met, pattern=pattern)
    verb = await around.app.push_screen_wait(editor)
    if verb is not None:
        interview = verb(None)
        said = what_changed.added(interview)
        around.submit(partial(around.book.add, [interview], said, around.clock()), said)
        around.go_to(interview.id)
