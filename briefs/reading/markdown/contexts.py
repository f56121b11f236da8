"""The sentences that call notes and that name other briefs, in the words of one version."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec
from markdown_it.token import Token

from briefs.language.sentences import sentence_at, sentence_ends
from briefs.model.addresses import BRIEFS
from briefs.model.note import Mention, NoteReference
from briefs.placeholders import Placeholder
from briefs.reading.markdown.inline_notes import typed_mark
from briefs.reading.markdown.parser import plain
from briefs.reading.markdown.position import Text


class Contexts(msgspec.Struct, frozen=True):
    """The blocks whose sentences are quoted elsewhere, which are the same in every version of a text."""

    calling: tuple[tuple[Token, tuple[tuple[int, int], ...]], ...]
    """The blocks that call notes, with line and column of each call."""
    linking: tuple[tuple[Token, int], ...]
    """The blocks that lead to other files, with the number of the note in which they stand; 0 for the text itself."""


def contexts_of(body: list[Token], notes: Iterable[tuple[int, list[Token]]], text: Text) -> Contexts:
    """Find these blocks in a text and its numbered notes."""
    calling = []
    for block in body:
        labels = [child.meta["label"] for child in block.children or () if _is_call(child)]
        if labels:
            calling.append((block, tuple(text.find(block, typed_mark(label)) for label in labels)))
    every = [(0, body), *notes]
    linking = (
        (block, number) for number, tokens in every for block in tokens if any(map(_leads, block.children or ()))
    )
    return Contexts(tuple(calling), tuple(linking))


def _is_call(child: Token) -> bool:
    return child.type == "footnote_ref" and "number" in child.meta


def _leads(child: Token) -> bool:
    return child.type == "link_open" and bool(child.meta)


def find_references(contexts: Contexts) -> dict[int, tuple[NoteReference, ...]]:
    """Return the places of the text that call each note, by its number."""
    references: dict[int, list[NoteReference]] = defaultdict(list)
    for block, found in contexts.calling:
        words, places = _placed(block.children or [], "footnote_ref")
        ends = sentence_ends(words)
        numbered = [(mark, place) for mark, place in places if "number" in mark.meta]
        for (mark, place), at in zip(numbered, found, strict=True):
            sentence = sentence_at(words, ends, place)
            references[mark.meta["number"]].append(NoteReference(sentence, words[:place][-1:], words[place:][:1], *at))
    return {number: tuple(found) for number, found in references.items()}


def find_mentions(contexts: Contexts, own: str) -> Iterator[Mention]:
    """Return the links to other briefs in the text and then in its notes; `own` is the folder of this one."""
    for block, note in contexts.linking:
        words, places = _placed(block.children or [], "link_open")
        ends = sentence_ends(words)
        for link, place in places:
            kind, _, rest = str(link.meta.get("target", "")).partition("/")
            name = rest.partition("/")[0]
            if kind == BRIEFS and name and f"{kind}/{name}" != own:
                # One further on: a link that begins where a sentence ends belongs to the next.
                yield Mention(name, sentence_at(words, ends, place + 1), note)


def _placed(children: list[Token], kind: str) -> tuple[str, list[tuple[Token, int]]]:
    """Return the words of inline tokens, and where among them each token of a kind stands."""
    parts: list[str] = []
    places = []
    length = 0
    for child in children:
        if child.type == kind:
            places.append((child, length))
        part = child.content if child.type == "text" else plain([child])
        if child.type == "brief_title":
            part = f"{Placeholder.CITATION}{child.content}{Placeholder.CITATION}"
        parts.append(part)
        length += len(part)
    return "".join(parts), places
