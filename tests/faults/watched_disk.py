"""A disk of which each call can be seen, failed, cut in half or made the last."""

from collections.abc import Callable, Container
from pathlib import Path
from typing import Any, NamedTuple

from followup_tui.storage.disk import Disk


class Call(NamedTuple):
    """One system call of a save that is about to be made."""

    name: str
    arguments: tuple[Any, ...]
    method: Callable[..., Any]

    def make(self) -> Any:
        return self.method(*self.arguments)


class WatchedDisk(Disk):
    """A disk that leaves it to `around` to make each call; giving the lock back is one too."""

    def __init__(self, around: Callable[[Call], Any]) -> None:
        self._around = around

    def __getattribute__(self, name: str) -> Any:
        method = super().__getattribute__(name)
        if name.startswith("_"):
            return method
        return lambda *arguments: self._made(Call(name, arguments, method))

    def _made(self, call: Call) -> Any:
        result = self._around(call)
        if call.name != "lock":
            return result
        return lambda: self._around(Call("release", (), result))


class UnlockedDisk(WatchedDisk):
    """A watched disk whose lock keeps nobody out, as on some network drives."""

    def lock(self, path: Path, seconds: float) -> Callable[[], None]:
        return lambda: None


class CallCounter:
    """Counts calls, and does something else in the place of some of them."""

    def __init__(
        self, places: Container[int] = (), instead: Callable[[Call], Any] = Call.make
    ) -> None:
        self.calls: list[str] = []
        self._places = places
        self._instead = instead

    def around(self, call: Call) -> Any:
        self.calls.append(call.name)
        return self._instead(call) if len(self.calls) - 1 in self._places else call.make()
