"""What notes, tables and captions say of recorded laws: the words around each link to one, in one version."""

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it.token import Token

from briefs.language.sentences import sentence_ends, sentence_range
from briefs.model.brief import LawApart, Provision
from briefs.model.note import NoteReference
from briefs.patterns import lazy_pattern
from briefs.placeholders import ANY, Placeholder
from briefs.reading.markdown.find_blocks import BlockSpan
from briefs.reading.markdown.footnotes import Numbered
from briefs.reading.markdown.parser import plain

_LEAST = 4
"""Words beside the citation from which a sentence of a note says something of the law; two Han characters are one."""
_WORD = lazy_pattern(r"([\u3041-\u30ff\u3400-\u9fff])|[^\W\d_]+")
_TYPED = re.compile(f"[{Placeholder.TYPED_OPEN}{Placeholder.TYPED_CLOSE}]")


def find_laws_apart(
    body: Sequence[Token],
    blocks: Sequence[BlockSpan],
    notes: Sequence[Numbered],
    references: Mapping[int, Sequence[NoteReference]],
) -> Iterator[LawApart]:
    """Yield what tables, captions and then notes say of laws; `references` are the places that call each note.

    A note that only cites is quoted by the sentence that calls it.
    """
    for at, block in enumerate(blocks):
        if block.kind in ("table", "figure"):
            for inline, row in _with_rows(body[block.first : block.last + 1]):
                for law, provision, said, _ in _said(inline):
                    yield LawApart(law, provision, _words(row or said), block=at)
    for note in notes:
        calling = next((one.sentence for one in references.get(note.number, ())), "")
        for token in note.definition.tokens:
            for law, provision, said, is_bare in _said(token):
                is_calling = is_bare and bool(calling)
                sentence = _words(calling if is_calling else said)
                yield LawApart(law, provision, sentence, note=note.number, is_calling=is_calling)


def _with_rows(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Yield the inline tokens of a table or figure, each with the words of its row; a caption has none."""
    row: list[Token] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            said = " | ".join(words for cell in row if (words := plain(cell.children).strip()))
            yield from ((cell, said) for cell in row)
            row = None
        elif token.type == "inline" and row is not None:
            row.append(token)
        elif token.type == "inline":
            yield token, ""


def _said(inline: Token) -> Iterator[tuple[str, Provision | None, str, bool]]:
    """Yield the laws to which a paragraph leads: the law, its provision, the sentence, and whether that only cites."""
    if not any(child.type == "provision_open" for child in inline.children or ()):
        return
    words, links = "", []
    for child in inline.children or []:
        if child.type == "provision_open":
            links.append((child.meta, len(words), len(words)))
        elif child.type == "provision_close" and links:
            links[-1] = (*links[-1][:2], len(words))
        words += plain([child])
    ends = sentence_ends(words) if links else []
    for meta, start, _ in links:
        if "law" in meta:
            first, last = sentence_range(ends, start + 1)
            places = {at for _, begin, end in links for at in range(begin, end)}
            beside = "".join(" " if at in places else words[at] for at in range(first, last))
            yield meta["law"], meta.get("provision"), words[first:last].strip(), _count(beside) < _LEAST


def _count(words: str) -> float:
    return sum(0.5 if match[1] else 1 for match in _WORD.finditer(words))


def _words(sentence: str) -> str:
    """Return a sentence with three dots for what other files fill in, a citation or the title of a brief."""
    titled = re.sub(f"{Placeholder.CITATION}[^{Placeholder.CITATION}\\s]+{Placeholder.CITATION}", "…", sentence)
    return " ".join(ANY.sub("…", _TYPED.sub("", titled)).split())
