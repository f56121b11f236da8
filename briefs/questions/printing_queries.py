"""What pages show that is made once: notes as they are printed, own citations, drawings, pictures."""

import msgspec

from briefs.citing.printing import PrintedNote
from briefs.engine.queries import Ask, query
from briefs.language.languages import Lang
from briefs.model.brief import BriefId
from briefs.model.chart import Chart, Drawing
from briefs.model.picture import Picture
from briefs.publishing.components.cite_this import own_citations as own_citations_of
from briefs.publishing.components.note_parts import print_text
from briefs.publishing.rendering.chart_drawing import draw
from briefs.questions import template_queries
from briefs.questions.answers import Answers
from briefs.questions.asked_citations import references_of
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.cited_queries import cited_text
from briefs.questions.listing import media_of
from briefs.questions.text_queries import versions
from briefs.questions.world import FILE
from briefs.reading.markdown.picture_files import PictureFile, look_at


@query
def picture(ask: Ask, path: str) -> Picture | None:
    """Look at a picture of the content, by its content path; None where there is none."""
    kind, _, rest = path.partition("/")
    place = ask(media_of, kind, rest.partition("/")[0]).get(path)
    if place is None:
        return None
    return look_at(PictureFile(ask(FILE, place).data, path.lower().endswith(".svg")))


@query
def drawing(ask: Ask, chart: str) -> Drawing:
    """Draw a chart, which is given as JSON."""
    return draw(msgspec.json.decode(chart, type=Chart))


@query
def own_citations(ask: Ask, name: str) -> tuple[str, ...]:
    """Return how a brief is cited itself, in each of its languages and styles."""
    return own_citations_of(AskedLibrary(ask), BriefId(name), ask(template_queries.styles))


@query
def printed_text(ask: Ask, kind: str, name: str, lang: str) -> tuple[PrintedNote, ...]:
    """Print the notes of a brief or page."""
    library = AskedLibrary(ask)
    brief = versions(ask, kind, name)[Lang(lang)]
    pictures: Answers[str, Picture] = Answers(lambda path: ask(picture, path), tuple)
    text = cited_text(ask, brief)
    return print_text(brief, text, references_of(ask, library), library.titles(brief.lang), pictures)


PRINTING = (picture, drawing, own_citations, printed_text)
