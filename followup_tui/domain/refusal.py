"""What the program refuses to record, and why."""

from datetime import datetime


class Refused(ValueError):
    """Something that must not be recorded; str() is one sentence for the user."""


class TooEarly(Refused):
    """A check-in before its window. Going on needs a reason (product.md §3)."""

    def __init__(self, why: str, until: datetime | None) -> None:
        super().__init__(why)
        self.until = until
        """When the window opens, in UTC; None where no window will open."""
