"""What links show of briefs and laws: a row of each, and files of a part of all rows."""

from collections.abc import Iterator

from briefs.engine.queries import Ask, Fact, Made, Relation, output, producer, query
from briefs.model.brief import BriefId
from briefs.publishing.files.preview_files import (
    COUNT,
    Named,
    part_of,
    preview_file,
    preview_of_brief,
    preview_of_law,
)
from briefs.questions.asked_site import site_of
from briefs.questions.domains import Keys, recorded_laws
from briefs.questions.text_queries import published

PREVIEWED: Relation[Named] = Relation("previewed", Named)
"""What links to a brief or a law show, by the file in which it stands."""


@producer(published, PREVIEWED)
def brief_previews(ask: Ask, name: str) -> Iterator[Fact]:
    """Yield what links to a brief show."""
    named = preview_of_brief(site_of(ask), BriefId(name))
    yield PREVIEWED.row(part_of(named[0]), named)


@producer(recorded_laws, PREVIEWED)
def law_previews(ask: Ask, name: str) -> Iterator[Fact]:
    """Yield what links to a law show."""
    named = preview_of_law(site_of(ask), name)
    yield PREVIEWED.row(part_of(named[0]), named)


@query
def preview_parts(ask: Ask) -> Keys:
    """List the files of previews that there may be."""
    names = [f"briefs/{name}" for (name,) in ask(published)] + [f"laws/{name}" for (name,) in ask(recorded_laws)]
    # Of more, hardly a file is without any; to look at each of their letters takes longer.
    parts = {part_of(name) for name in names} if len(names) < COUNT else map(str, range(COUNT))
    return tuple((part,) for part in sorted(parts))


@output(preview_parts)
def preview_files(ask: Ask, part: str) -> Made:
    """Make a file of previews; none where no brief and no law falls into it."""
    rows = [named for _, named in ask.rows(PREVIEWED, part)]
    return Made(dict([preview_file(part, rows)]) if rows else {})


PREVIEWS = (brief_previews, law_previews, preview_parts, preview_files)
