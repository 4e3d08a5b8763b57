"""The frame of every dialog: a border with the title on it."""

from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content


class Dialog(Vertical):
    """Frames what stands in it; the styles of all that is drawn inside are looked up here."""

    # Here and not on each field: every component class is computed anew for every widget.
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "dialog--heading",
        "dialog--key",
        "dialog--quiet",
        "dialog--label",
        "dialog--focused",
        "dialog--refused",
        "dialog--chosen",
        "dialog--strong",
    }

    def __init__(self, title: str = "") -> None:
        super().__init__()
        if title:
            # A str would be read as markup, and names are data.
            self.border_title = Content(title)
