"""Records as styles are given them: in the words of a language, with what a style asks for beyond CSL."""

import re

import msgspec

from briefs.citing.abbreviated import without_others
from briefs.citing.bluebook_names import abbreviate, bare_numbers, italic_phrases
from briefs.citing.canonical import Canonical
from briefs.citing.case_names import short_british_name, short_case_name
from briefs.citing.csl.context import Item
from briefs.citing.csl.style import StyleFile
from briefs.citing.items import marked_item
from briefs.citing.marked import reworded, to_plain
from briefs.language.languages import EN, Lang, is_chinese
from briefs.model.source import LAWS


def item_for(found: Canonical, lang: Lang, style: StyleFile, *, translate: bool) -> Item:
    """Return a record as a style is given it: in the words of a language, with what the style asks for beyond CSL."""
    source = found.source
    if source.type in LAWS and is_chinese(lang) and (named := source.texts.get("title")) and named.translation(lang):
        own = {**source.texts, "title": msgspec.structs.replace(named, text=named.of(lang)[0], lang=lang)}
        short = own.get("title-short")
        if short and not short.translation(lang):
            # AGG is no short name of 德國一般平等待遇法.
            own.pop("title-short")
        if found.kind != "eu-act":
            own.pop("number", None)
        source = msgspec.structs.replace(source, texts=own)
    item = marked_item(source, lang, translate=translate)
    item["kind"] = found.kind
    if source.jurisdiction:
        item["jurisdiction"] = source.jurisdiction
    if source.type == "legal_case" and item.get("title"):
        _name_case(item, style)
    if style.abbreviates and source.language in ("", EN):
        abbreviate(item, found.kind, parties=style.abbreviates_parties)
        if style.italic_phrases:
            italic_phrases(item)
    item.pop("short-is-made", None)
    if found.kind == "eu-act":
        _number_act(item, style)
    return item


def _name_case(item: Item, style: StyleFile) -> None:
    """Give a case the name that its guide has for it, and a short one where the record has none."""
    if "title-short" not in item:
        short = short_british_name if style.versus == "v" else short_case_name
        item |= {"title-short": short(to_plain(item["title"])), "short-is-made": True}
    if style.versus:
        # Carpenter v. United States, Donoghue v Stevenson: each guide has its own.
        for name in ("title", "title-short"):
            item[name] = _VERSUS.sub(f" {style.versus} ", item[name])
            if item["kind"] not in _WITH_OTHERS:
                item[name] = reworded(item[name], _of_first_parties)


def _number_act(item: Item, style: StyleFile) -> None:
    if "number" in item and to_plain(item["number"]) in to_plain(item.get("title", "")):
        # Titles of the Official Journal begin with the number: Directive 95/46/EC of the European Parliament …
        item.pop("number")
    if style.bare_numbers:
        bare_numbers(item)


_WITH_OTHERS = frozenset({"ecthr-case", "eu-case"})
"""Kinds of cases whose courts name others in the names that they give them: Big Brother Watch and Others."""


def _of_first_parties(title: str) -> str:
    """Return the name of a case by its first parties: no guide has "and others" (OSCOLA 2.1.2; Bluebook 10.2.1(a))."""
    # R (Jackson and others) v Attorney General.
    title = re.sub(r"\(([^()]+)\)", lambda found: f"({without_others(found[1])})", title)
    sides = re.split(r"(\sv\.?\s)", title, maxsplit=1)
    return "".join(without_others(side) if at != 1 else side for at, side in enumerate(sides))


_VERSUS = re.compile(r"\sv(?:s?\.|s)?\s")
