"""What the library as queries see it looks up: functions of how questions are asked, and of nothing that keeps them."""

from collections.abc import Mapping

from briefs.engine.queries import Ask
from briefs.language.languages import LANGUAGES, Lang
from briefs.model.addresses import BRIEFS
from briefs.model.brief import Brief, BriefId
from briefs.model.front_matter import BriefFrontMatter
from briefs.model.source import Source, SourceKey, slug_of
from briefs.questions import record_queries, text_queries

_MOST = 32
"""Briefs whose front matter is kept at hand; a list goes through all."""


class Fronts:
    """Gives the front matter of each version of a brief or page, by kind and name, and keeps the last ones at hand."""

    def __init__(self, ask: Ask) -> None:
        """Take how questions are asked."""
        # There are too many libraries in a build to make a cache of `functools` for each.
        self._ask = ask
        self._held: dict[tuple[str, str], dict[Lang, BriefFrontMatter]] = {}

    def __call__(self, kind: str, name: str) -> dict[Lang, BriefFrontMatter]:
        """Return the front matter of a brief or page; whoever asks for it asks a dozen times more."""
        found = self._held.get((kind, name))
        if found is None:
            if len(self._held) == _MOST:
                self._held.clear()
            rows = self._ask.rows(text_queries.FRONT, f"{kind}/{name}")
            found = self._held[kind, name] = rows[0][1] if rows else {}
        return found


def source_of(ask: Ask, key: SourceKey) -> Source | None:
    """Return a cited work: a record, else the brief that it is; None where there is neither."""
    claims = ask.rows(record_queries.SOURCE, slug_of(key))
    if claims and claims[0][1].key == key:
        return claims[0][1]
    own = ask.rows(text_queries.OWN_SOURCE, key)
    return own[0][1] if own else None


def source_keys_of(ask: Ask) -> list[SourceKey]:
    """Return the keys of all cited works: those of the briefs, then those of the records."""
    own = [SourceKey(name) for name in sorted(ask(text_queries.order))]
    taken = set(own)
    return [*own, *(SourceKey(key) for key in ask(record_queries.source_keys) if key not in taken)]


def source_at(ask: Ask, sources: Mapping[SourceKey, Source], address: str) -> SourceKey | None:
    """Return the key of the source at a normal web address: of several the last in the order of keys."""
    keys = sorted(key for _, key in ask.rows(record_queries.SOURCE_AT, address))
    own = [name for _, name in ask.rows(text_queries.OWN_ADDRESS, address)]
    found = [key for key in keys if SourceKey(key) in sources] or own
    return SourceKey(found[-1]) if found else None


def text_of(ask: Ask, fronts: Fronts, kind: str, name: str, lang: Lang) -> Brief | None:
    """Return a published brief or page in a language; None where it lacks that."""
    return text_queries.versions(ask, kind, name).get(lang) if lang in fronts(kind, name) else None


def versions_of(ask: Ask, fronts: Fronts) -> list[tuple[BriefId, Lang]]:
    """Return id and language of each published brief, in their order."""
    return sorted((name, lang) for name in ask(text_queries.order) for lang in fronts(BRIEFS, name))


def languages_in(has: Mapping[Lang, BriefFrontMatter]) -> tuple[Lang, ...]:
    """Return the languages of a brief or page, in the order of the site."""
    return tuple(language.code for language in LANGUAGES if language.code in has)
