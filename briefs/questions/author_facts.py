"""Who wrote which brief, as facts: by the slugs of authors, which their names make."""

from collections.abc import Iterator

from briefs.engine.queries import Fact, Relation
from briefs.language.languages import Lang
from briefs.library.authors import author_slug

WRITTEN_BY: Relation[tuple[str, dict[Lang, str]]] = Relation("written-by", tuple[str, dict[Lang, str]])
"""By the slug of an author: the date of each brief of theirs, and how it calls them in each language."""
AUTHORS: Relation[tuple[str, ...]] = Relation("authors", tuple[str, ...])
"""The slugs of the authors of each brief that names any."""
CALLED: Relation[str] = Relation("called", str)
"""By the slug of an author: another that they have, by their name in another language."""
KNOWN_AS: Relation[str] = Relation("known-as", str)
"""By such another slug: the slug of the author."""


def author_facts(authors: dict[Lang, tuple[str, ...]], date: str) -> Iterator[Fact]:
    """Yield the authors of a brief; those of its languages are the same, one by one, where they are as many."""
    first = next(iter(authors.values()))
    alike = {lang: names for lang, names in authors.items() if len(names) == len(first)}
    slugs = tuple(map(author_slug, first))
    for at, slug in enumerate(slugs):
        names = {lang: listed[at] for lang, listed in alike.items()}
        yield WRITTEN_BY.row(slug, (date, names))
        # By the Simplified form of a name too, which stands on the Simplified page.
        for other in dict.fromkeys(map(author_slug, names.values())):
            if other not in slugs:
                yield CALLED.row(slug, other)
                yield KNOWN_AS.row(other, slug)
    if slugs:
        yield AUTHORS.row("", tuple(dict.fromkeys(slugs)))


FACTS = (WRITTEN_BY, AUTHORS, CALLED, KNOWN_AS)
