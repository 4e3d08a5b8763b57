"""The editor: one form for all that is known about an interview when it is written down."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from followup_tui.domain.agreement import Method, Permission
from followup_tui.domain.entry import read_entry
from followup_tui.domain.entry_readings import Readings, entry_readings, typed_ends
from followup_tui.domain.entry_texts import entry_texts
from followup_tui.domain.interview import Answer, Desire, Interview
from followup_tui.domain.typed_fields import EntryRefused, Reading
from followup_tui.widgets.choice import Choice, Option
from followup_tui.widgets.form_field import FormField, Line, Lines

from .form_screen import FormScreen

Edit = Callable[[Interview | None], Interview]
"""Applies what was typed to the record as it is now; a new interview where there is none."""

_MOVED_BY_ZONE = ("start", "ends", "contact_on", "contact_until", "agreed_at")
_TOGETHER = frozenset({"contact_on", "contact_until"})
