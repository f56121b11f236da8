"""Terms held to their entries: words to avoid, terms rendered in two ways, what a text defines and how it is used."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefs.language.japanese import language_runs
from briefs.language.languages import AUTHORED, EN, Lang, is_chinese
from briefs.library.alignment import Row
from briefs.library.library import Library
from briefs.messages.message import say
from briefs.model.block import Block
from briefs.model.brief import Brief, BriefId
from briefs.model.diagnostic import Code, Diagnostic
from briefs.model.term import Term
from briefs.patterns import lazy_pattern

# Titles and quotations, 《…》, “…”: their words are another's.
_QUOTED = lazy_pattern(r"《[^《》]*》|〈[^〈〉]*〉|「[^「」]*」|“[^”]*”|\"[^\"]*\"")


Avoided = dict[str, tuple[str, str]]
"""Words that texts of a language should not use, each with the term and what to write."""


def words_to_avoid(glossary: Mapping[str, Term], lang: Lang) -> Avoided:
    """Return the words that texts of a language should not use."""
    found: Avoided = {}
    for name, term in glossary.items():
        for word in term.avoid.en if lang == EN else term.avoid.zh_hant:
            found[word] = (name, term.forms(lang)[0])
    return found


def check_glossary(library: Library, path: str) -> Iterator[Diagnostic]:
    """Report words of the glossary (at `path`) that are forms of two terms, or forms and words to avoid."""
    for lang in AUTHORED:
        owners: dict[str, str] = {}
        for name, term in library.glossary.items():
            for form in dict.fromkeys(term.forms(lang)):
                owner = owners.setdefault(form.lower(), name)
                if owner != name:
                    message = say("form-of-two-terms", form=form, owner=owner, name=name)
                    yield Diagnostic(path, 0, 0, Code.TERM_CLASH, message, say("leave-with-one"))
        for word, (name, _) in words_to_avoid(library.glossary, lang).items():
            if word.lower() in owners:
                message = say("term-avoids-form", name=name, word=word, owners=owners[word.lower()])
                yield Diagnostic(path, 0, 0, Code.TERM_CLASH, message, say("take-out-of-one"))


def check_words(brief: Brief, avoided: Avoided) -> Iterator[Diagnostic]:
    """Check the words of a brief in a language that authors write: those to avoid, and those that it defines."""
    yield from _avoid(brief, avoided)
    yield from _defined(brief)


def _pattern(word: str, lang: Lang) -> str:
    return re.escape(word) if is_chinese(lang) else rf"\b{re.escape(word)}\b"


def _avoid(brief: Brief, words: Avoided) -> Iterator[Diagnostic]:
    """Report words to avoid; what stands in quotation or title marks is another's word."""
    if not words:
        return
    whole = brief.text if is_chinese(brief.lang) else brief.text.lower()
    for word, (_, better) in words.items():
        if (word if is_chinese(brief.lang) else word.lower()) not in whole:
            continue
        flags = 0 if is_chinese(brief.lang) else re.IGNORECASE
        for block in brief.blocks:
            text = _QUOTED.sub(lambda match: " " * len(match[0]), block.text)
            text = "".join(run.text for run in language_runs(text, brief.lang) if run.lang != "ja")
            if re.search(_pattern(word, brief.lang), text, flags):
                hint = say("write-better-word", better=better)
                message = say("word-to-avoid", word=word)
                yield Diagnostic(brief.path, block.line, 1, Code.TERM_AVOID, message, hint)


def _defined(brief: Brief) -> Iterator[Diagnostic]:
    """Report what a text defines and never uses, defines twice, or uses before it is defined."""
    first: dict[str, int] = {}
    notes = "\n".join(note.text for note in brief.notes)
    for one in brief.defined:
        line = brief.blocks[one.block].line
        if one.word in first:
            message = say("defined-again", word=one.word, first=first[one.word])
            yield Diagnostic(brief.path, line, 1, Code.TERM_REDEFINED, message, say("one-definition-is-enough"))
            continue
        first[one.word] = line
        pattern = _pattern(one.word, brief.lang)
        after = [brief.blocks[one.block].text[one.end :], *(b.text for b in brief.blocks[one.block + 1 :]), notes]
        after += [brief.front_matter.title, brief.front_matter.description]
        if not any(re.search(pattern, text) for text in after):
            message = say("defined-never-used", word=one.word)
            yield Diagnostic(brief.path, line, 1, Code.TERM_UNUSED, message, say("use-or-leave-out-definition"))
        used = next((b for b in brief.blocks[: one.block] if _stands_alone(pattern, b.text)), None)
        if used is not None:
            message = say("used-before-defined", word=one.word, line=line)
            hint = say("define-at-first-use")
            yield Diagnostic(brief.path, used.line, 1, Code.TERM_EARLY, message, hint)


def _stands_alone(pattern: str, text: str) -> bool:
    """Return whether a word is used by itself, and not as a part of a longer name (the Act on …)."""
    return re.search(rf"{pattern}(?!\s+(?:of|on|to|for|and|[A-Z]))", _QUOTED.sub(" ", text)) is not None


def check_two_ways(brief_id: BriefId, library: Library, rows: Sequence[Row]) -> Iterator[Diagnostic]:
    """Report a term that one form of stands for in Chinese, and two in English, within a brief.

    `rows` has the languages side by side; a brief in one language has none.
    """
    if not rows:
        return
    ours, theirs = (library.briefs[brief_id, lang] for lang in AUTHORED)
    pairs = [(ours.blocks[r.left], theirs.blocks[r.right]) for r in rows if r.left is not None and r.right is not None]
    for term_id in sorted(set(ours.terms)):
        term = library.glossary.get(term_id)
        if term is None or len(_whole_forms(term)) < 2:
            continue
        for chinese in term.forms(ours.lang):
            used = _renderings([pair for pair in pairs if chinese in pair[0].text], term)
            if len(used) > 1:
                usual, *_, rare = sorted(used, key=lambda form: -len(used[form]))
                message = say("rendered-two-ways", chinese=chinese, usual=usual, rare=rare)
                hint = say("render-one-way")
                yield Diagnostic(theirs.path, used[rare][0], 1, Code.TERM_TWO_WAYS, message, hint)


def _renderings(pairs: Sequence[tuple[Block, Block]], term: Term) -> dict[str, list[int]]:
    """Return the lines in which each English form stands, in counterparts of blocks that have the Chinese one."""
    found: dict[str, list[int]] = defaultdict(list)
    for _, english in pairs:
        for form in _whole_forms(term):
            if _is_there(form, english.text):
                found[form].append(english.line)
    return dict(found)


def _is_there(form: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(form)}(?:s|es)?\b", text, re.IGNORECASE) is not None


def _whole_forms(term: Term) -> tuple[str, ...]:
    """Return the English forms that are words of their own: no acronyms, none that only enlarges another."""
    forms = [form for form in term.forms(EN) if not form.isupper()]
    return tuple(form for form in forms if not any(other != form and other in form for other in forms))
