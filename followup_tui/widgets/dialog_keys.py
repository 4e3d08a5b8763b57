"""The bottom line of a dialog: the keys that its screen knows, each of which can be clicked."""

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widget import Widget


class DialogKeys(Widget):
    """Draws the shown bindings of the screen, so that a key and its click are one action."""

    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Follow what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Content:
        """Draw each key and what it does."""
        return Content("   ").join(
            Content.assemble(
                (self.app.get_key_display(active.binding), ".dialog--key"),
                " ",
                (active.binding.description, ".dialog--quiet"),
            ).stylize(Style.from_meta({"pressed": active.binding.action}))
            for active in self.screen.active_bindings.values()
            if active.node is self.screen and active.binding.show
        )

    async def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does."""
        action = event.style.meta.get("pressed")
        if action is not None:
            await self.screen.run_action(action)
