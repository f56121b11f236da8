"""The live site with the session that it asks: another session takes over where the store of the first is lost."""

import sqlite3
from collections.abc import Callable
from typing import TypeVar

from briefs.build.session import Session
from briefs.build.store_folder import is_full
from briefs.engine.answer import DamagedStoreError
from briefs.serving.live_site import LiveSite

T = TypeVar("T")


class OwnedSite:
    """Asks a live site, and begins its session anew where that can't go on. All of it runs in one thread."""

    def __init__(self, begin: Callable[[bool], Session], editor: str, lang: str) -> None:
        """Take how a session is begun, and what the live site takes.

        A session is told whether its store is kept; where it is not, it is in memory.
        """
        self._begin = begin
        self._session = begin(True)
        self.site = LiveSite(self._session, editor, lang)

    def ask(self, function: Callable[..., T], *given: object) -> T:
        """Call a function of the live site while no other process works with the store.

        The store may be deleted at any time, and its disk may be full; what it held is worked out again.
        """
        if self._session.is_lost:
            self._renew()
        try:
            return self._alone(function, *given)
        except DamagedStoreError:
            self._renew()
        except sqlite3.Error as fault:
            self._renew(is_kept=not is_full(fault))
        return self._alone(function, *given)

    def close(self) -> None:
        """End the session."""
        self._session.close()

    def _alone(self, function: Callable[..., T], *given: object) -> T:
        with self._session.alone():
            return function(*given)

    def _renew(self, *, is_kept: bool = True) -> None:
        self._session.close()
        self._session = self.site.session = self._begin(is_kept)
        self._alone(self.site.read)
        self._alone(self.site.diagnose)
