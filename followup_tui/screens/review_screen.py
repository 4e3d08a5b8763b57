"""The daily review: one card at a time, one key a decision, down to zero."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from followup_tui.domain.day import day_of
from followup_tui.domain.refusal import Refused
from followup_tui.domain.review import Review, Turn, front_of
from followup_tui.domain.review_card import Card, card_of, group_card
from followup_tui.domain.review_words import cards_left, last_words, welcome_words
from followup_tui.domain.standing import Standing
from followup_tui.storage.review_file import write_review
from followup_tui.widgets.dialog import Dialog
from followup_tui.widgets.dialog_keys import DialogKeys
from followup_tui.widgets.review_face import ReviewFace, ReviewProgress

from .dialog_screen import DialogScreen
from .dialogs import ask, help_here
from .review_answers import answer_card, answer_group
from .surroundings import Surroundings


class ReviewScreen(DialogScreen[None]):
    """Shows what is due as cards; leaving it keeps the place for the rest of the day."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer('do')", "do it", id="review.do"),
        Binding("x", "answer('done')", "done", id="review.done"),
        Binding("s", "answer('snooze')", "snooze", id="review.snooze"),
        Binding("minus", "answer('let_go')", "waive", key_display="-", id="review.let_go"),
        Binding("n", "next", "next", tooltip="Next, without deciding", id="review.next"),
        Binding("p", "back", "back", tooltip="Back to what was passed", id="review.back"),
        Binding("c", "ask('log_contact')", "log contact", id="review.log"),
        Binding("o", "ask('outcome')", "outcome", id="review.outcome"),
        Binding("b", "ask('page')", "brief", id="review.brief"),
        Binding("y", "ask('explain')", "why", id="review.why"),
        Binding("u", "undo", "undo", id="review.undo"),
        Binding("j", "scroll(1)", "scroll down", id="review.down", show=False),
        Binding("down", "scroll(1)", "scroll down", id="review.down_arrow", show=False),
        Binding("k", "scroll(-1)", "scroll up", id="review.up", show=False),
        Binding("up", "scroll(-1)", "scroll up", id="review.up_arrow", show=False),
        Binding("question_mark", "help", "help", key_display="?", id="review.help"),
        Binding("escape", "close", "leave", id="review.close", key_display="esc"),
        Binding("q", "close", "leave", id="review.q", show=False),
        Binding("r", "close", "leave", id="review.r", show=False),
    ]

    def __init__(self, around: Surroundings, review: Review, file: Path) -> None:
        super().__init__(classes="-dialog -page -review")
        self._around, self._file = around, file
        self._progress, self._face, self._keys = ReviewProgress(), ReviewFace(), DialogKeys()
        self._queue = around.standings.queue()
        self._front = front_of(review, self._queue)
        self._answers: Mapping[str, str] = {}
        self._kept: Review | None = None
        self._turn_to_write = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Lay out how far it has come, the card, and the keys."""
        with Dialog("Daily review"):
            yield self._progress
            yield self._face
            yield self._keys

    def on_mount(self) -> None:
        """Show the first card, and follow what happens to the book."""
        self._around.book_shown.subscribe(self, lambda _: self._follow())
        self._turn_to(self._front.review)

    def _follow(self) -> None:
        """Show the book as it is now, unless a decision is still on its way into it."""
        self._queue = self._around.standings.queue()
        if not self._around.saver.waiting:
            self._turn_to(self._front.review)

    @property
    def is_ready_for_keys(self) -> bool:
        """Whether the card in front is the one that a key is for: the last decision is saved."""
        saver = self._around.saver
        return super().is_ready_for_keys and (not saver.waiting or bool(saver.trouble))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep out of the keys what the card in front does not ask."""
        if action == "answer":
            return parameters[0] in self._answers
        if action == "next":
            return bool(self._front.total - len(self._front.turn.decided))
        if action == "back":
            return bool(self._front.turn.passed)
        return self._standing is not None if action == "ask" else True

    # --- the card in front ---

    def _turn_to(self, review: Review) -> None:
        """Show what is in front now, and keep the place."""
        self._front = front = front_of(review, self._queue)
        card = self._card()
        self._answers = card.answers if card else {}
        words = {f"answer('{name}')": words for name, words in self._answers.items()}
        if card is not None:
            self._progress.show(front.turn.number, front.total, "group" if front.group else "")
            since = front.review.away_since if front.group else None
            today = self._around.clock().date()
            self._face.show_card(card, welcome_words(since, today) if since else "")
        else:
            words["next"] = "again"
            self._show_end()
        self._keys.say(words)
        self.refresh_bindings()
        if self._kept != front.review:
            self._keep_place()

    def _card(self) -> Card | None:
        now, front = self._around.clock(), self._front
        if front.group is not None:
            return group_card(front.group, self._around.standings, now)
        standing = self._standing
        return card_of(standing, front.window, now) if standing and front.window else None

    @property
    def _standing(self) -> Standing | None:
        window = self._front.window
        return self._around.standings.get(window.interview) if window else None

    def _show_end(self) -> None:
        """Say that nothing is left, or that only what was passed over is."""
        now, turn = self._around.clock(), self._front.turn
        day = day_of(self._around.standings.in_order(), now)
        left = cards_left(day.queue)
        self._progress.show_end(len(turn.decided), len(turn.decided) + left)
        self._face.show_end(last_words(turn, day, now), is_zero=not left)

    @work(group="place")
    async def _keep_place(self) -> None:
        async with self._turn_to_write:
            self._kept = self._front.review
            await asyncio.to_thread(write_review, self._file, self._kept)

    # --- what the keys do ---

    def action_answer(self, answer: str) -> None:
        """Give an answer to the card in front."""
        # Seven decisions in a row are not to be hidden behind seven sentences.
        self.app.clear_notifications()
        if self._around.saver.trouble:
            self.notify(self._around.saver.trouble, severity="warning", markup=False)
        elif self._front.is_passed_by(answer):
            self.action_next()
        else:
            self.begin_opening()
            self._answer(answer)

    @work(group="dialog")
    async def _answer(self, answer: str) -> None:
        front, standing = self._front, self._standing
        try:
            if front.group is not None:
                await answer_group(self._around, front.group, answer)
            elif standing is not None and front.window is not None:
                await answer_card(self._around, standing, front.window, answer)
        except Refused as refused:
            self.notify(str(refused), severity="warning", markup=False)
        self.end_opening()

    def action_ask(self, dialog: str) -> None:
        """Ask something about the interview of the card in front."""
        self.begin_opening()
        self._ask(dialog)

    @work(group="dialog")
    async def _ask(self, dialog: str) -> None:
        if (standing := self._standing) is not None:
            window = self._front.window
            about = {"log_contact": {"window": window}, "explain": {"first": window}}
            await ask(self._around, standing, dialog, **about.get(dialog, {}))
        self.end_opening()

    def action_next(self) -> None:
        """Go on without a decision; behind the last card, once more through what is left."""
        front = self._front.turn.front
        self._turn_to(self._front.after(lambda turn: turn.past(front) if front else turn.again()))

    def action_back(self) -> None:
        """Go back to the card that was passed over last."""
        self._turn_to(self._front.after(Turn.back))

    def action_undo(self) -> None:
        """Take the last decision back; once that is done its card is in front again."""
        review = self._front.review
        if not review.has_decided:
            self.notify("Nothing is decided here yet: u on the desk takes earlier changes back.")
            return
        self._front = self._front._replace(review=review.undone())
        self._around.submit(lambda: f"undone: {self._around.book.undo(self._around.clock())}", "")

    @work(group="dialog")
    async def action_help(self) -> None:
        """Show the keys of the review."""
        await help_here(self._around)

    def action_scroll(self, lines: int) -> None:
        """Scroll a long card."""
        self._face.scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        """Leave; the place is kept."""
        self.dismiss(None)
