"""Sources as CSL-JSON in the words of one language: plain for exports, marked for the styles."""

from typing import Any

from briefs.citing.marked import ADDRESS, UPRIGHT, clean, in_language, said, title_language, wrapped
from briefs.citing.rich_text import marked
from briefs.language import edtf
from briefs.language.han import HAN_RE
from briefs.language.languages import Lang, is_chinese
from briefs.model.source import TITLES, Name, Source, Wording

Item = dict[str, Any]
"""A CSL-JSON item."""
_NAMED = frozenset({"container-title", "collection-title"})
"""Titles that are names of papers and series: given in the page's language where the record has one."""


def item_of(source: Source, lang: Lang) -> Item:
    """Return a source as a CSL-JSON item: bodies named in a language where they have a name in it, titles as is.

    Titles keep the tags of their rich text, which CSL-JSON has; other formats take them out. All want a title: a
    judgment without one has that by which it is called.
    """
    item: Item = {"id": source.key, "type": source.type, "title": clean(source.title.text)}
    if source.language:
        item["language"] = source.language
    item |= {key: _own(key, wording, lang) for key, wording in source.texts.items()}
    item |= {key: [_plain_name(name, lang) for name in names] for key, names in source.names.items()}
    item |= {key: csl_date(date) for key, date in source.dates.items() if date}
    if source.jurisdiction:
        item["jurisdiction"] = source.jurisdiction
    return item


def marked_item(source: Source, lang: Lang, *, translate: bool) -> Item:
    """Return a source as a CSL-JSON item whose texts are marked by language; `translate` explains foreign titles."""
    # A brief of this site is a report to reference managers; styles print it as a page, with its day.
    item: Item = {"id": source.key, "type": "webpage" if source.brief else source.type}
    if source.language:
        item["language"] = source.language
    for key, wording in source.texts.items():
        # A brief of this site has a title in each of its languages, and none of them is a translation.
        own = source.brief and key == "title"
        item[key] = said(wording, lang) if own else _marked(key, wording, lang, translate=translate)
    item |= {key: [_marked_name(name, lang) for name in names] for key, names in source.names.items()}
    if source.archive_url:
        item["archive-URL"] = wrapped(clean(source.archive_url), ADDRESS)
    if {"literal": item.get("publisher")} in item.get("author", ()):
        # A body that publishes what it wrote is named once.
        del item["publisher"]
    item |= {key: csl_date(date) for key, date in source.dates.items() if date}
    return item


def _own(key: str, wording: Wording, lang: Lang) -> str:
    return clean(wording.text if key in TITLES and key not in _NAMED else wording.of(lang)[0])


def _marked(key: str, wording: Wording, lang: Lang, *, translate: bool) -> str:
    if key == "URL":
        return wrapped(clean(wording.text), ADDRESS)
    if key not in TITLES or key == "title-short":
        # A short title is what the page calls the work, in its own words.
        return said(wording, lang)
    text, own = wording.of(lang) if key in _NAMED else (wording.text, wording.lang)
    title = in_language(marked(text), title_language(text, own))
    other = marked(wording.translation(lang))
    if translate and key == "title" and other:
        title += wrapped(f" [{other}]", UPRIGHT)
    return title


def _plain_name(name: Name, lang: Lang) -> dict[str, str]:
    if name.literal:
        return {"literal": clean(name.literal.of(lang)[0])}
    parts = {"family": name.family, "given": name.given}
    return {key: clean(part.of(lang)[0]) for key, part in parts.items() if part} | dict(name.parts)


def _marked_name(name: Name, lang: Lang) -> dict[str, str]:
    if name.literal:
        return {"literal": said(name.literal, lang)}
    plain = _plain_name(name, lang)
    if HAN_RE.search(plain.get("family", "")):
        # CSL sets names in Han without a space, family first; the library that runs the styles does not.
        return {"literal": short_name(name, lang, family_only=False)}
    return plain


def short_name(name: Name, lang: Lang, *, family_only: bool) -> str:
    """Return the name by which a short form calls an author, marked: a body whole, a person by family name.

    Names in Han are given whole, unless the profile wants the family name alone as Japanese law does.
    """
    if name.literal or not name.family:
        return said(name.literal or name.given or Wording(""), lang)
    family, own = name.family.of(lang)
    family = f"{name.parts.get('non-dropping-particle', '')} {family}".strip()
    if HAN_RE.search(family) and not family_only and name.given:
        family += name.given.of(lang)[0]
    return in_language(clean(family), own if own != lang and not is_chinese(Lang(own)) else "")


def whole_name(name: Name, lang: Lang) -> str:
    """Return a name as its language writes it, marked: 王澤鑑, Richard A. Epstein."""
    family = short_name(name, lang, family_only=False)
    if name.literal or not name.given or HAN_RE.search(family):
        return family
    return f"{clean(name.given.of(lang)[0])} {family}"


def csl_date(date: str) -> dict[str, Any]:
    """Return a date in CSL's form: `2025-06` is {"date-parts": [[2025, 6]]}; words are `literal`.

    CSL knows one season and one doubt; a span that has no end ends in the year 0, one without a beginning is words.
    """
    both = edtf.sides(date)
    if not both:
        return {"literal": clean(date)}
    if not both[0].known:
        return {"literal": f"–{date.partition('/')[2]}"}
    parts = [list(side.known) or [0] for side in both]
    if len(both) == 1 and both[0].years > 1:
        parts.append([parts[0][0] + both[0].years - 1])
    item: dict[str, Any] = {"date-parts": parts[:1] if parts[0] == parts[-1] else parts}
    if len(both) == 1 and both[0].season:
        item["season"] = str(both[0].season)
    return item | ({"circa": True} if any(side.doubt for side in both) else {})
