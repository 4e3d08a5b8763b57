"""Keys one after another: each is for what the last one has brought up, however fast they come."""

from collections import deque
from functools import partial
from typing import TypeVar

from textual import events
from textual.app import App
from textual.message import Message
from textual.widget import Widget

from .screens.opening import OpensDialogs

Result = TypeVar("Result")

_LOOK_AGAIN = 0.005
"""Seconds between two looks at a dialog that is being laid out."""
_LOOK_AFTER = 0.03
"""Seconds between two looks at a key that is still under way."""
_MOST_LOOKS = 10
"""After so many looks the next key has its turn, whatever became of the last."""
_ROUNDS = 2
"""A key goes up to the program, and what it does there may post something that goes up too."""


class KeysInTurn(App[Result]):
    """A program that gives out a key only when all that the last one did has been done.

    Textual gives each key at once to what has the focus, and looks only afterwards what the key
    before it means. So what is typed fast, ahead, or over a slow line would reach the field that
    is just being left, or start something on the desk below the dialog it was typed for.
    """

    class KeySettled(Message):
        """Goes up behind a key, and arrives when everybody has had it."""

        def __init__(self, turn: int, rounds: int) -> None:
            self.turn, self.rounds = turn, rounds
            super().__init__()

    def __init__(self, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._pressed: deque[events.Key | events.Paste] = deque()
        self._turn = 0
        self._is_settled = True
        self._followed: Widget | None = None

    @property
    def is_at_rest(self) -> bool:
        """Whether every key that was pressed has been given out and has done its work."""
        return self._is_settled and not self._pressed

    async def on_event(self, event: events.Event) -> None:
        """Put keys and what is pasted into the queue; all else is as it always was."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            self._pressed.append(event)
            await self._take_next()
        else:
            await super().on_event(event)

    async def _take_next(self) -> None:
        """Give out the next key, unless the one before is still under way."""
        if not self._is_settled or not self._pressed:
            return
        if not self._screen_stack:
            return  # the program is about to end
        screen = self.screen
        if isinstance(screen, OpensDialogs) and not screen.is_ready_for_keys:
            self.set_timer(_LOOK_AGAIN, self._take_next)
            return
        self._is_settled = False
        self._turn += 1
        await super().on_event(self._pressed.popleft())
        self.set_timer(_LOOK_AFTER, partial(self._look_after, self._turn, 1))
        await self._follow(self._turn, _ROUNDS)

    async def _follow(self, turn: int, rounds: int) -> None:
        self._followed = target = self.focused or self.screen
        if rounds == 0 or not target.post_message(self.KeySettled(turn, rounds - 1)):
            await self._end_turn(turn)

    async def _look_after(self, turn: int, looks: int) -> None:
        """End a turn that nobody will end: what had the key is gone, or takes its time."""
        if turn != self._turn or self._is_settled:
            return
        is_there = self._followed is not None and self._followed.is_attached
        if is_there and looks < _MOST_LOOKS:
            self.set_timer(_LOOK_AFTER, partial(self._look_after, turn, looks + 1))
        else:
            await self._end_turn(turn)

    async def on_keys_in_turn_key_settled(self, message: KeySettled) -> None:
        """Go up once more, or give out the next key."""
        if message.turn == self._turn:
            await self._follow(message.turn, message.rounds)

    async def _end_turn(self, turn: int) -> None:
        if turn == self._turn and not self._is_settled:
            self._is_settled = True
            self.call_next(self._take_next)
