"""The sentences that call notes and that name other briefs, in the words of one version."""

from collections import defaultdict
from collections.abc import Iterator

from markdown_it.token import Token

from briefs.language.sentences import sentence_at, sentence_ends
from briefs.model.addresses import BRIEFS
from briefs.model.note import Mention, NoteReference
from briefs.placeholders import Placeholder
from briefs.reading.markdown.inline_notes import typed_mark
from briefs.reading.markdown.parser import plain
from briefs.reading.markdown.position import Text


def find_references(body: list[Token], text: Text) -> dict[int, tuple[NoteReference, ...]]:
    """Return the places of the text that call each note, by its number."""
    references: dict[int, list[NoteReference]] = defaultdict(list)
    for block in body:
        marks = [child for child in block.children or [] if child.type == "footnote_ref" and "number" in child.meta]
        if not marks:
            continue
        words, places = _placed(block.children or [], "footnote_ref")
        ends = sentence_ends(words)
        for mark, place in places:
            if "number" not in mark.meta:
                continue
            at = text.find(block, typed_mark(mark.meta["label"]))
            sentence = sentence_at(words, ends, place)
            references[mark.meta["number"]].append(NoteReference(sentence, words[:place][-1:], words[place:][:1], *at))
    return {number: tuple(found) for number, found in references.items()}


def find_mentions(tokens: list[Token], own: str, note: int = 0) -> Iterator[Mention]:
    """Return the links to other briefs in the text, or in one note; `own` is the folder of this one."""
    for block in tokens:
        if not any(child.type == "link_open" and child.meta for child in block.children or []):
            continue
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
