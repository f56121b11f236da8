"""The headnote of a brief: the points of its front matter, each read as a paragraph of the text is.

Their places are those of the YAML in which they stand. They are no blocks of the text: nothing there gets another id.
"""

from collections.abc import Iterator, Sequence

import msgspec
from markdown_it.token import Token

from briefs.language.words import Words
from briefs.messages.message import say
from briefs.model.brief import Holding, Link
from briefs.model.diagnostic import Code, Diagnostic
from briefs.model.front_matter import BriefFrontMatter
from briefs.reading.files.yaml_text import Tree
from briefs.reading.markdown.cited_keys import outside_notes
from briefs.reading.markdown.cross_references import resolve_references
from briefs.reading.markdown.find_links import Place, autolink, find_links
from briefs.reading.markdown.footnotes import Numbered
from briefs.reading.markdown.job import Job
from briefs.reading.markdown.parser import parse_line, plain
from briefs.reading.markdown.position import Text
from briefs.reading.markdown.render import Renderer
from briefs.reading.markdown.slips import slips

_ABOVE = 1
"""The line of hyphens above the YAML."""


class Points(msgspec.Struct, frozen=True):
    """The points of a headnote taken apart, before they are rendered in any version."""

    text: Text
    """The lines of the front matter in which they stand; all others are empty here."""
    tokens: tuple[Token, ...]
    """A token for each."""
    faults: tuple[Diagnostic, ...]
    """What is wrong with them by themselves."""


def read_points(points: Sequence[str], tree: Tree, yaml: str, job: Job) -> Points:
    """Parse the points of a headnote, of which a tree says where they stand in its YAML."""
    path = job.file.path
    if not points:
        return Points(Text(path, ""), (), ())
    lines = yaml.split("\n")
    begins = sorted({line - 1 - _ABOVE for line, _ in tree.places.values()} | {len(lines)})
    firsts = [tree.place(("points", at))[0] - 1 - _ABOVE for at in range(len(points))]
    spans = [(first, next(begin for begin in begins if begin > first)) for first in firsts]
    kept = {number for first, last in spans for number in range(first, last)}
    text = Text(path, "\n".join(line if number in kept else "" for number, line in enumerate(lines)), _ABOVE)
    tokens: list[Token] = []
    faults: list[Diagnostic] = []
    for words, span in zip(points, spans, strict=True):
        made, found = parse_line(words, span, text, job.rules.keys, allow_html=job.allow_html)
        faults += found
        tokens += made
    faults += (*slips(tokens, text, job.lang), *text.era_faults(), *_unfit(tokens, text))
    return Points(text, tuple(tokens), tuple(faults))


def _unfit(tokens: Sequence[Token], text: Text) -> Iterator[Diagnostic]:
    """Report and take out what a point can't hold: it is printed where there are no notes, pictures and titles."""
    for token in tokens:
        children = token.children or []
        for child in children:
            kind, mark = _unfit_kind(child)
            if mark:
                yield text.fault(
                    text.find(token, mark), Code.HEADNOTE_MARK, say(f"point-has-{kind}"), say(f"point-without-{kind}")
                )
        token.children = [child for child in children if not _unfit_kind(child)[0]]
    for token, child in outside_notes([*tokens]):
        yield text.fault(
            text.find(token, child.content), Code.HEADNOTE_MARK, say("point-has-note"), say("point-without-note")
        )


def _unfit_kind(child: Token) -> tuple[str, str]:
    """Return what a token is that no point may hold, and how it begins in the text."""
    if child.type == "footnote_ref":
        return "note", f"[^{child.meta['label']}]" if "label" in child.meta else "^["
    if child.type == "image":
        return "picture", "!["
    return ("title", f"[[{child.content}") if child.type == "brief_title" else ("", "")


def link_points(
    points: Points, targets: dict[str, str], notes: Sequence[Numbered], words: Words, place: Place
) -> tuple[tuple[Link, ...], tuple[Diagnostic, ...]]:
    """Make links of what the points of a headnote refer to, and return those into the site."""
    tokens = [*points.tokens]
    autolink(tokens)
    faults = resolve_references(tokens, targets, notes, points.text, words)
    links, _, found = find_links(tokens, points.text, place)
    return links, (*faults, *found)


def holdings(points: Points, headnote: Sequence[Holding], renderer: Renderer) -> tuple[Holding, ...]:
    """Render the points of a headnote as their tokens now are."""
    pairs = zip(points.tokens, headnote, strict=True)
    return tuple(Holding(one.id, renderer.html([token]), one.provisions) for token, one in pairs)


def with_words(front_matter: BriefFrontMatter, points: Points) -> BriefFrontMatter:
    """Return front matter whose points are their words, without marks, as the tokens now have them."""
    words = tuple(plain(token.children).strip() for token in points.tokens)
    return msgspec.structs.replace(front_matter, points=words)
