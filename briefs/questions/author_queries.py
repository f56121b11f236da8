"""The lists of authors' briefs: whose they are, whatever language calls them how, and what they have."""

from briefs.engine.queries import Ask, query
from briefs.language.languages import Lang
from briefs.library.authors import author_slug
from briefs.library.selections import Part, part_ends, part_of
from briefs.model.brief import BriefId
from briefs.questions.author_facts import AUTHORS, CALLED, KNOWN_AS, WRITTEN_BY
from briefs.questions.text_queries import newest_first


@query
def author_called(ask: Ask, name: str) -> str:
    """Return the slug of the list of an author, by a name in any language."""
    slug = author_slug(name)
    # Where briefs disagree on who has a name, each build must still say the same.
    return min((known for _, known in ask.rows(KNOWN_AS, slug)), default=slug)


@query
def all_authors(ask: Ask) -> tuple[str, ...]:
    """Return the slugs of the authors who have a list."""
    slugs = {slug for _, slugs in ask.rows(AUTHORS) for slug in slugs}
    return tuple(sorted({ask(author_called, slug) for slug in slugs}))


@query
def written_by(ask: Ask, slug: str) -> tuple[tuple[BriefId, dict[Lang, str]], ...]:
    """Return the briefs of an author, newest first, each with how it calls them."""
    slugs = {slug, *(other for _, other in ask.rows(CALLED, slug) if ask(author_called, other) == slug)}
    rows = {name: row for one in sorted(slugs) for name, row in ask.rows(WRITTEN_BY, one)}
    order = newest_first((name, date) for name, (date, _) in rows.items())
    return tuple((name, rows[name][1]) for name in order)


@query
def count_by(ask: Ask, slug: str) -> int:
    """Return how many briefs an author has."""
    return len(ask(written_by, slug))


@query
def ends_by(ask: Ask, slug: str) -> tuple[int, ...]:
    """Return where the parts of the list of an author end."""
    return part_ends([name for name, _ in ask(written_by, slug)])


@query
def part_by(ask: Ask, slug: str, number: str) -> Part:
    """Return a part of the list of an author."""
    return part_of([name for name, _ in ask(written_by, slug)], ask(ends_by, slug), int(number))


@query
def name_of_author(ask: Ask, slug: str, lang: str) -> str:
    """Return how an author is called in a language, by the newest brief that has it, else in any."""
    names = [names for _, names in ask(written_by, slug)]
    said = [one[Lang(lang)] for one in names if lang in one]
    return [*said, *(name for one in names for name in one.values()), slug][0]


AUTHOR_LISTS = (author_called, all_authors, written_by, count_by, ends_by, part_by, name_of_author)
