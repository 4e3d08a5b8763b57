"""The bottom line of a dialog: the keys that its screen knows, each of which can be clicked."""

from typing import ClassVar

from textual.content import Content
from textual.style import Style
from textual.widget import Widget


class DialogKeys(Widget):
    """Draws the shown bindings of the screen, so that a key and its click are one action."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"dialog-keys--key", "dialog-keys--word"}
    DEFAULT_CSS = "DialogKeys { height: 1; width: 1fr; }"

    def render(self) -> Content:
        """Draw each key and what it does."""
        return Content("   ").join(
            Content.assemble(
                (self.app.get_key_display(active.binding), ".dialog-keys--key"),
                " ",
                (active.binding.description, ".dialog-keys--word"),
            ).stylize(Style.from_meta({"@click": f"screen.{active.binding.action}"}))
            for active in self.screen.active_bindings.values()
            if active.node is self.screen and active.binding.show
        )
