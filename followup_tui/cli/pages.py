"""The commands that print a page to take along: card, brief."""

from argparse import Namespace

from followup_tui.domain.standing import standing

from .output import cut_to, paragraph
from .session import Reply, Session

_INDENT = "  "


def card(session: Session, options: Namespace) -> Reply:
    """Print what to ask before leaving the room."""
    # Late, like the brief: every other command starts without them.
    from followup_tui.domain.card import card

    interview = session.find(options.id)
    return Reply("\n".join(card(interview, session.story(interview), session.width)))


def brief(session: Session, options: Namespace) -> Reply:
    """Print everything for a sudden phone call."""
    from followup_tui.domain.brief import brief
    from followup_tui.domain.rounds import place_words

    interview = session.find(options.id)
    story, width = session.story(interview), session.width
    title = (interview.company, interview.role, place_words(interview, story))
    lines = [cut_to(" · ".join(part for part in title if part), width)]
    stands = standing(interview, session.policy, session.now)
    for heading, entries in brief(stands, story, session.now):
        lines += ["", heading]
        lines += [line for each in entries for line in paragraph(each, width, _INDENT)]
    return Reply("\n".join(lines))
