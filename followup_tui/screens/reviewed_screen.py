"""A book that is gone through day by day: the way into the review, and a word after a long time."""

from textual import work

from .book_screen import BookScreen


class ReviewedScreen(BookScreen):
    """Opens the daily review; whoever was away is told of it."""

    def on_mount(self) -> None:
        """Greet somebody who was away, once the desk can be seen."""
        self.call_after_refresh(self._welcome_back)

    @work
    async def _welcome_back(self) -> None:
        # Late, as below: the first picture needs none of it.
        from .welcome import welcome

        sentence = await welcome(self.surroundings(), self.review_file)
        if sentence:
            self.say(sentence)

    def action_review(self) -> None:
        """Go through what is due today, one card at a time."""
        self.begin_opening()
        self._review()

    @work(group="dialog")
    async def _review(self) -> None:
        from .daily_review import review

        await review(self.surroundings(), self.review_file)
        self.end_opening()
