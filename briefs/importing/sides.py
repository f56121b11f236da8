"""Both sides of a brief whose Word file came back: the text as it stands here, and what would be put in its place."""

from briefs.importing.brought import Conflict
from briefs.importing.known_units import likeness
from briefs.importing.numbered import numberless, with_number_of
from briefs.importing.written_here import Here, blocks_of, same_labels, with_new_remarks, without_spoken

_SAME = 0.6
"""How alike a new paragraph from Word is to one that was written here, for it to be the same in two forms."""


class Sides:
    """Keeps in mind what stands here, and what changed on both sides."""

    def __init__(self, here: Here, shown: frozenset[int]) -> None:
        """Take the pieces as they stand; `shown` are the places of those that Word shows."""
        self.pieces, self.there, self.stale = here.carried.pieces, here.there, here.stale
        self.texts = list(here.there.texts)
        self.since, self.shown = here.fresh, shown
        self.waiting = set(here.fresh)
        """The places of what was written here since, and was not yet found to be in Word as well."""
        self.conflicts: list[Conflict] = []
        self.labels: dict[str, str] = {}
        """The labels here of notes that are new in Word and were brought in before."""

    def conflict(self, place: int, here: str, word: str) -> None:
        """Keep in mind what changed on both sides."""
        self.conflicts.append(Conflict(self.there.lines[place], here, word))

    def against(self, places: tuple[int, ...], word: str) -> str:
        """Return what is to stand in the place of some pieces; one that changed here as well is a conflict."""
        there = [self.texts[one] for one in places]
        as_carried = all(numberless(self.texts[one]) == numberless(self.pieces[one].text) for one in places)
        if as_carried and not self.stale.intersection(places):
            if len(places) == 1 and self._is_said(places[0], word):
                return there[0]
            return with_number_of(word, there[0]) if there[0] != self.pieces[places[0]].text else word
        if not there[0] and self._stands_elsewhere(word):
            return ""
        moved = self._moved(places)
        if moved >= 0:
            self.texts[moved] = word
            return ""
        here = "".join(text + self.there.behind[one] for one, text in zip(places, there, strict=True)).strip()
        if len(places) == 1 and self._was_parted(places[0], word):
            return there[0]
        labels = same_labels(here, word)
        if labels is None:
            self.conflict(places[0], here, word)
            return word
        self.labels |= labels
        return with_new_remarks(here, word)

    def _is_said(self, place: int, word: str) -> bool:
        """Return whether what comes from Word has but reminders more, and these stand behind the piece already."""
        here = self.texts[place]
        more = word.removeprefix(here)
        is_same = word.startswith(here) and more and not without_spoken(more).strip()
        return bool(is_same and with_new_remarks(self.there.behind[place], more) == self.there.behind[place])

    def _was_parted(self, place: int, word: str) -> bool:
        """Return whether Word parted a piece, and its parts stand here, as they were brought in before."""
        labels: dict[str, str] = {}
        parts = [one.text for one in blocks_of(word)]
        free = [place, *sorted(self.waiting)]
        for part in parts if len(parts) > 1 else ():
            at = next((one for one in free if same_labels(self.texts[one], part) is not None), -1)
            if at < 0:
                return False
            free.remove(at)
            labels |= same_labels(self.texts[at], part) or {}
        if len(parts) < 2 or place in free:
            return False
        self.labels |= labels
        self.waiting &= set(free)
        return True

    def _stands_elsewhere(self, word: str) -> bool:
        """Return whether what comes from Word was brought in before, to another place."""
        for place in sorted(self.waiting) if word else ():
            labels = same_labels(self.texts[place], word)
            if labels is not None:
                self.labels |= labels
                self.texts[place] = with_new_remarks(self.texts[place], word)
                self.waiting.remove(place)
                return True
        return False

    def _moved(self, places: tuple[int, ...]) -> int:
        """Return where a piece stands that was moved here and is as it was; -1 where it was not."""
        first = places[0]
        if len(places) > 1 or self.texts[first]:
            return -1
        return next((one for one in self.waiting if self.texts[one] == self.pieces[first].text), -1)

    def knows(self, text: str, before: int) -> bool:
        """Return whether a new paragraph from Word, behind a piece, stands here already, in whatever form."""
        for place in sorted(self.waiting):
            here = self.texts[place]
            labels = same_labels(here, text)
            if labels is not None:
                self.labels |= labels
                self.texts[place] = with_new_remarks(here, text)
            elif self._behind(place) == before and likeness(here, text) >= _SAME:
                self.conflict(place, here, text)
            else:
                continue
            self.waiting.remove(place)
            return True
        return False

    def _behind(self, place: int) -> int:
        """Return the last piece before one that was written here, of those that Word shows."""
        return next((one for one in range(place - 1, -1, -1) if one in self.shown), -1)

    def compare_notes(self, notes: dict[str, str]) -> None:
        """Compare notes from Word that were brought in before, by their labels here, with what stands here."""
        places = {piece.label: at for at, piece in enumerate(self.pieces) if piece.label}
        for label, text in notes.items():
            if label in places and same_labels(self.texts[places[label]], text) is None:
                self.conflict(places[label], self.texts[places[label]], text)
