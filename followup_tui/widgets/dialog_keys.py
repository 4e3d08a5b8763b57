"""The bottom line of a dialog: the keys that its screen knows, each of which can be clicked."""

from collections.abc import Mapping

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

_GAP = 3


class DialogKeys(Widget):
    """Draws the shown bindings of the screen, so that a key and its click are one action."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._words: Mapping[str, str] = {}

    def on_mount(self) -> None:
        """Follow what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh(layout=True))

    def say(self, words: Mapping[str, str]) -> None:
        """Say what some actions do now, in place of what their bindings say."""
        if words != self._words:
            self._words = words
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the keys take."""
        return len(self._placed(width))

    def render(self) -> Content:
        """Draw each key and what it does."""
        lines = self._placed(self.content_size.width)
        return Content("\n").join(Content(" " * _GAP).join(line) for line in lines)

    def _placed(self, width: int) -> list[list[Content]]:
        """Return the keys in lines of at most so many cells."""
        lines: list[list[Content]] = [[]]
        room = width
        for key in self._keys():
            if lines[-1] and key.cell_length > room:
                lines.append([])
                room = width
            lines[-1].append(key)
            room -= key.cell_length + _GAP
        return lines

    def _keys(self) -> list[Content]:
        return [
            Content.assemble(
                (self.app.get_key_display(active.binding), ".dialog--key"),
                " ",
                (
                    self._words.get(active.binding.action, active.binding.description),
                    ".dialog--quiet",
                ),
            ).stylize(Style.from_meta({"pressed": active.binding.action}))
            for active in self.screen.active_bindings.values()
            if active.node is self.screen and active.binding.show
        ]

    async def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does, unless a dialog is about to open or a change under way."""
        action = event.style.meta.get("pressed")
        if action is not None and getattr(self.screen, "is_ready_for_keys", True):
            await self.screen.run_action(action)
