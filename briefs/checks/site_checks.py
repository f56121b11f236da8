"""Library → diagnostics: what is wrong between the files, each of which may be right by itself."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from briefs.language.languages import AUTHORED, BY_CODE, LANGUAGES, ZH_HANT, Lang
from briefs.library.library import Library
from briefs.model import addresses
from briefs.model.addresses import BRIEFS, PAGES
from briefs.model.brief import Brief, BriefId, Link
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.front_matter import ID_PATTERN
from briefs.model.picture import Picture
from briefs.model.source import slug_of
from briefs.patterns import lazy_pattern

SHARED = ("date", "updated", "topics", "jurisdictions", "instruments", "draft", "aliases")
"""The keys that say the same in every language of a brief."""

FEW_WORDS = 20
"""Texts with fewer words and characters may be anything."""
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_LATIN_WORD = lazy_pattern(r"[A-Za-z]{2,}")


class ContentFiles(Protocol):
    """What files the content has, by content path (`briefs/x/map.png`)."""

    def has_media(self, path: str) -> bool:
        """Return whether there is a picture or other file to be shown."""

    def media_in(self, folder: str) -> list[str]:
        """Return the names of such files in a folder (`briefs/x`, nothing for the content folder itself)."""

    def has_text(self, path: str) -> bool:
        """Return whether there is a file that is read as text."""

    def texts_in(self, folder: str) -> list[str]:
        """Return the names of the `.md` files below a folder, however deep, in the order of the files."""


def check_text(
    brief: Brief, library: Library, content: ContentFiles, pictures: Mapping[str, Picture]
) -> Iterator[Diagnostic]:
    """Check a brief or page in a language that authors write: its language, references, links and pictures."""
    yield from _language(brief)
    if brief.kind == BRIEFS:
        yield from _references(brief, library)
        yield from _shared_picture(brief, content)
    for link in brief.links:
        yield from _link(link, brief, library, content)
    for image in brief.images:
        yield from _image(image, brief, content, pictures)


def _references(brief: Brief, library: Library) -> Iterator[Diagnostic]:
    front_matter = brief.front_matter
    groups = (
        ("topics", front_matter.topics, library.topics, Code.TOPIC_UNKNOWN, "topic"),
        ("jurisdictions", front_matter.jurisdictions, library.jurisdictions, Code.JURISDICTION_UNKNOWN, "jurisdiction"),
        ("instruments", front_matter.instruments, library.instruments, Code.INSTRUMENT_UNKNOWN, "instrument"),
    )
    for key, names, known, code, word in groups:
        for index, name in enumerate(names):
            if name not in known:
                at = brief.place(f"{key}.{index}", key)
                yield Diagnostic(brief.path, *at, code, f"unknown {word} {name}", nearest(name, list(known)))


def _link(link: Link, brief: Brief, library: Library, content: ContentFiles) -> Iterator[Diagnostic]:
    def fault(code: Code, message: str, hint: str = "") -> Diagnostic:
        return Diagnostic(brief.path, link.line, link.column, code, message, hint)

    if not link.target:
        if link.fragment and link.fragment not in brief.anchors:
            hint = nearest(link.fragment, brief.anchors)
            yield fault(Code.LINK_HEADING, f"no heading #{link.fragment} in this text", hint)
        return
    kind, _, rest = link.target.partition("/")
    name, _, file = rest.partition("/")
    if kind not in (BRIEFS, PAGES) or (file and not file.endswith(".md")):
        if not content.has_media(link.target):
            yield fault(Code.LINK_FILE, f"there is no file {link.target}", _nearby(link.target, content))
        return
    anchors = _anchors(kind, name, file.removesuffix(".md") if file else brief.lang, library)
    if anchors is not None:
        if link.fragment and link.fragment not in anchors:
            hint = nearest(link.fragment, anchors)
            yield fault(Code.LINK_HEADING, f"no heading #{link.fragment} in {link.target}", hint)
    elif kind == BRIEFS and name in library.drafts:
        yield fault(Code.LINK_BRIEF, f"{name} is a draft or not out yet", "Publish it first, or take the link out.")
    elif not _is_there(link.target, content):
        has = content.texts_in(f"{kind}/{name}")
        hint = f"It has {', '.join(has)}." if has else nearest(name, _names(kind, library))
        yield fault(Code.LINK_BRIEF, f"there is no {link.target}", hint)


def _anchors(kind: str, name: str, lang: str, library: Library) -> tuple[str, ...] | None:
    """Return the places of a published text; a link may name what can be none, and then nobody is asked."""
    if lang not in BY_CODE or not re.fullmatch(ID_PATTERN, name):
        return None
    return library.anchors(kind, name, Lang(lang))


def _names(kind: str, library: Library) -> list[str]:
    return [*library.order] if kind == BRIEFS else sorted({name for name, _ in library.pages})


def _is_there(target: str, content: ContentFiles) -> bool:
    """Return whether a text is in the content, though it may have faults of its own, which are told elsewhere."""
    return content.has_text(target) if target.endswith(".md") else bool(content.texts_in(target))


def _language(brief: Brief) -> Iterator[Diagnostic]:
    """Report a text that was put into the file of another language: it has more words of that one."""
    # Tables and code show what is said elsewhere, in its own language.
    prose = " ".join(block.text for block in brief.blocks if block.kind not in ("table", "code"))
    counts = ((len(_HAN.findall(text)), len(_LATIN_WORD.findall(text))) for text in (prose, brief.text))
    han, latin = next((pair for pair in counts if sum(pair) > FEW_WORDS), (0, 0))
    is_chinese = han > latin
    if han + latin and is_chinese is not (brief.lang == ZH_HANT):
        said = "Chinese" if is_chinese else "English"
        hint = f"Put it into {'zh-Hant' if is_chinese else 'en'}.md."
        line = next(block.line for block in brief.blocks if block.text)
        yield Diagnostic(brief.path, line, 1, Code.TEXT_LANGUAGE, f"the text seems to be {said}", hint)


def _image(image: Link, brief: Brief, content: ContentFiles, pictures: Mapping[str, Picture]) -> Iterator[Diagnostic]:
    """Report a picture that is not there or can't be shown, where it is called for."""
    at = (brief.path, image.line, image.column)
    if not content.has_media(image.target):
        yield Diagnostic(*at, Code.IMAGE_MISSING, f"no picture {image.target}", _nearby(image.target, content))
        return
    picture = pictures.get(image.target)
    if picture and picture.fault:
        message = f"the picture {image.target} can't be used: {picture.fault}"
        hint = "Save it again as PNG, JPEG or WebP, at most 3000 pixels wide."
        yield Diagnostic(*at, Code.IMAGE_UNREADABLE, message, hint)


def _shared_picture(brief: Brief, content: ContentFiles) -> Iterator[Diagnostic]:
    """Check the picture of the front matter, which is shown where the page is shared."""
    picture = brief.front_matter.image
    if not picture:
        return
    target = f"{BRIEFS}/{brief.id}/{picture}"
    if not content.has_media(target):
        hint = _nearby(target, content)
        yield Diagnostic(brief.path, *brief.place("image"), Code.IMAGE_MISSING, f"no picture {target}", hint)
    elif not brief.front_matter.image_alt:
        message = f"the picture {picture} has no alternative text"
        hint = "Say what it shows: image_alt: …"
        yield Diagnostic(brief.path, *brief.place("image"), Code.IMAGE_ALTERNATIVE, message, hint)


def _nearby(path: str, content: ContentFiles) -> str:
    return nearest(posixpath.basename(path), sorted(set(content.media_in(posixpath.dirname(path)))))


def check_disagreements(brief_id: BriefId, library: Library) -> Iterator[Diagnostic]:
    """Report where the front matter of a brief's languages differs in what all must say alike."""
    langs = [lang for lang in library.languages_of(brief_id) if lang in AUTHORED]
    for lang in langs[1:]:
        ours, theirs = library.fronts[brief_id, langs[0]], library.fronts[brief_id, lang]
        for key in SHARED:
            if getattr(ours, key) != getattr(theirs, key):
                other = library.briefs[brief_id, lang]
                message = f"{key} differs from {langs[0]}.md"
                hint = "Make both the same; they are one brief."
                yield Diagnostic(other.path, *other.place(key), Code.BRIEF_DISAGREES, message, hint)


_OF_LISTS = lazy_pattern(
    rf"(?i)({'|'.join(language.segment for language in LANGUAGES)})/"
    r"(topics|jurisdictions|years|authorities|briefs/page|(sources|laws)/[^/]+/page)/"
)
"""Where the lists of briefs and their parts stand."""


def check_clashes(library: Library) -> Iterator[Diagnostic]:
    """Report two pages at one address; addresses that differ by case are one on many file systems."""
    aliases = [(brief_id, index, alias) for brief_id, old in library.aliases.items() for index, alias in enumerate(old)]
    taken = _taken(library) if aliases else {}
    claimed: dict[str, BriefId] = {}
    for brief_id, index, alias in aliases:
        address = addresses.old(alias)
        if address is None:
            message, hint = f"{alias} can't be an old address", "Write it as old/place/."
        else:
            owner = _owner(address, taken, library) or claimed.setdefault(address.lower(), brief_id)
            if owner == brief_id:
                continue
            message, hint = f"the old address {alias} is taken by {owner}", "One of the two must give it up."
        brief = library.any_version(brief_id)
        at = brief.place(f"aliases.{index}", "aliases")
        yield Diagnostic(brief.path, *at, Code.ADDRESS_CLASH, message, hint)


_Text = tuple[str, BriefId, Lang]
"""A text of the site: kind, name and language."""


def _owner(address: addresses.Address, taken: Mapping[str, _Text | None], library: Library) -> str:
    """Return what stands at an address: a page of the site's own, or the path of a text; nothing where it is free."""
    place = address.lower()
    text = taken.get(place)
    if _OF_LISTS.match(address):
        return "the lists of the site"
    if place in taken and text is None:
        return "a page of the site's own"
    if text is None:
        return ""
    kind, name, lang = text
    return (library.briefs if kind == BRIEFS else library.pages)[name, lang].path


def _taken(library: Library) -> dict[str, _Text | None]:
    """Return the addresses that old ones can't take, in small letters, with the text there: None is the site's own."""
    taken: dict[str, _Text | None] = {}
    for language in LANGUAGES:
        lang = language.code
        own = [
            addresses.home(lang),
            addresses.all_briefs(lang),
            addresses.authorities(lang),
            addresses.citation_map(lang),
            addresses.glossary(lang),
            addresses.coverage(lang),
            addresses.search(lang),
            addresses.laws(lang),
            addresses.timeline(lang),
        ]
        own += [addresses.source(slug_of(key), lang) for key in library.sources]
        own += [addresses.law(name, lang) for name in library.instruments]
        taken |= {address.lower(): None for address in own}
    texts: list[_Text] = [(BRIEFS, name, lang) for name in library.order for lang in library.languages_of(name)]
    texts += [(PAGES, name, lang) for name, lang in library.pages]
    return taken | {addresses.of_content(kind, name, lang).lower(): (kind, name, lang) for kind, name, lang in texts}
