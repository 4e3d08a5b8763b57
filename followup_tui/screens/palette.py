"""Every command of the desk by name, for ctrl+p."""

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType


class DeskCommands(Provider):
    """Offers whatever a key would do where the focus is, and what no key does."""

    async def discover(self) -> Hits:
        """Yield all commands while nothing is typed."""
        for name, run, key in self._commands():
            yield DiscoveryHit(name, run, help=key)

    async def search(self, query: str) -> Hits:
        """Yield the commands whose name matches."""
        matcher = self.matcher(query)
        for name, run, key in self._commands():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, help=key)

    def _commands(self) -> Iterator[tuple[str, IgnoreReturnCallbackType, str]]:
        """Yield name, what to run, and the key that does the same, or what it is for."""
        for active in self.screen.active_bindings.values():
            binding = active.binding
            # Moving about by name would only hide what can be done.
            if active.enabled and binding.id and (active.node is self.screen or binding.show):
                name = binding.tooltip or binding.description
                run = partial(self.app.run_action, binding.action, active.node)
                key = self.app.get_key_display(binding)
                yield f"{name[:1].upper()}{name[1:]}", run, f"key: {key}"
        people = partial(self.app.run_action, "open('people')", self.screen)
        yield "People you have met", people, "at all companies, and what happened"
