"""A failure that is told to whoever runs the program."""

from briefs.messages import EN
from briefs.messages.entries import render
from briefs.messages.message import Message


class SaidError(Exception):
    """Something can't be done; `said` is why, in no language yet."""

    def __init__(self, said: Message) -> None:
        """Take what is to be said."""
        super().__init__(said)
        self.said = said

    def __str__(self) -> str:
        """Return the reason in English, as logs and other programs read it."""
        return render(self.said, EN)
