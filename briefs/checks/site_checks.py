"""Library → diagnostics: what is wrong between the files, each of which may be right by itself."""

import posixpath
import re
from collections.abc import Iterator

from briefs.language.languages import AUTHORED, LANGUAGES, ZH_HANT, Lang
from briefs.library.library import Library
from briefs.model import addresses
from briefs.model.addresses import BRIEFS, PAGES
from briefs.model.brief import Brief, BriefId, Link
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.picture import Picture
from briefs.reading.files.walk import Content

SHARED = ("date", "updated", "topics", "jurisdictions", "instruments", "draft", "aliases")
"""The keys that say the same in every language of a brief."""

FEW_WORDS = 20
"""Texts with fewer words and characters may be anything."""
_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


def check_library(library: Library, content: Content) -> tuple[Diagnostic, ...]:
    """Check references, links, pictures, addresses and the agreement of languages."""
    authored = [b for b in (*library.briefs.values(), *library.pages.values()) if b.lang in AUTHORED]
    faults: list[Diagnostic] = []
    for brief in authored:
        faults += _language(brief)
        if brief.kind == BRIEFS:
            faults += _references(brief, library)
            faults += _shared_picture(brief, content)
        faults += [fault for link in brief.links for fault in _link(link, brief, library, content)]
        faults += [fault for image in brief.images for fault in _image(image, brief, content)]
    faults += _disagreements(library)
    faults += _clashes(library)
    return tuple(faults)


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


def _link(link: Link, brief: Brief, library: Library, content: Content) -> Iterator[Diagnostic]:
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
        if link.target not in content.media:
            yield fault(Code.LINK_FILE, f"there is no file {link.target}", _nearby(link.target, content))
        return
    versions = library.briefs if kind == BRIEFS else library.pages
    target = versions.get((BriefId(name), Lang(file.removesuffix(".md")) if file else brief.lang))
    if target is not None:
        if link.fragment and link.fragment not in target.anchors:
            hint = nearest(link.fragment, target.anchors)
            yield fault(Code.LINK_HEADING, f"no heading #{link.fragment} in {link.target}", hint)
    elif kind == BRIEFS and name in library.drafts:
        yield fault(Code.LINK_BRIEF, f"{name} is a draft or not out yet", "Publish it first, or take the link out.")
    elif not _is_there(link.target, content):
        has = [path.rpartition("/")[2] for path in content.within(f"{kind}/{name}/") if path.endswith(".md")]
        hint = f"It has {', '.join(has)}." if has else nearest(name, sorted({key for key, _ in versions}))
        yield fault(Code.LINK_BRIEF, f"there is no {link.target}", hint)


def _is_there(target: str, content: Content) -> bool:
    """Return whether a text is in the content, though it may have faults of its own, which are told elsewhere."""
    if target.endswith(".md"):
        return target in content.texts
    return any(path.endswith(".md") for path in content.within(f"{target}/"))


def _language(brief: Brief) -> Iterator[Diagnostic]:
    """Report a text that was put into the file of another language: it has more words of that one."""
    han, latin = len(_HAN.findall(brief.text)), len(_LATIN_WORD.findall(brief.text))
    is_chinese = han > latin
    if han + latin > FEW_WORDS and is_chinese is not (brief.lang == ZH_HANT):
        said = "Chinese" if is_chinese else "English"
        hint = f"Put it into {'zh-Hant' if is_chinese else 'en'}.md."
        line = next(block.line for block in brief.blocks if block.text)
        yield Diagnostic(brief.path, line, 1, Code.TEXT_LANGUAGE, f"the text seems to be {said}", hint)


def check_pictures_shown(library: Library, pictures: dict[str, Picture]) -> Iterator[Diagnostic]:
    """Report pictures that can't be shown, where they are called for."""
    for brief in (*library.briefs.values(), *library.pages.values()):
        for image in brief.images if brief.lang in AUTHORED else ():
            picture = pictures.get(image.target)
            if picture and picture.fault:
                message = f"the picture {image.target} can't be used: {picture.fault}"
                hint = "Save it again as PNG, JPEG or WebP, at most 3000 pixels wide."
                yield Diagnostic(brief.path, image.line, image.column, Code.IMAGE_UNREADABLE, message, hint)


def _image(image: Link, brief: Brief, content: Content) -> Iterator[Diagnostic]:
    if image.target not in content.media:
        hint = _nearby(image.target, content)
        yield Diagnostic(brief.path, image.line, image.column, Code.IMAGE_MISSING, f"no picture {image.target}", hint)


def _shared_picture(brief: Brief, content: Content) -> Iterator[Diagnostic]:
    """Check the picture of the front matter, which is shown where the page is shared."""
    picture = brief.front_matter.image
    if not picture:
        return
    target = f"{BRIEFS}/{brief.id}/{picture}"
    if target not in content.media:
        hint = _nearby(target, content)
        yield Diagnostic(brief.path, *brief.place("image"), Code.IMAGE_MISSING, f"no picture {target}", hint)
    elif not brief.front_matter.image_alt:
        message = f"the picture {picture} has no alternative text"
        hint = "Say what it shows: image_alt: …"
        yield Diagnostic(brief.path, *brief.place("image"), Code.IMAGE_ALTERNATIVE, message, hint)


def _nearby(path: str, content: Content) -> str:
    folder = posixpath.dirname(path)
    names = {posixpath.basename(media) for media in content.media if posixpath.dirname(media) == folder}
    return nearest(posixpath.basename(path), sorted(names))


def _disagreements(library: Library) -> Iterator[Diagnostic]:
    for brief_id in library.order:
        versions = [library.briefs[brief_id, lang] for lang in library.languages_of(brief_id) if lang in AUTHORED]
        for other in versions[1:]:
            for key in SHARED:
                ours, theirs = getattr(versions[0].front_matter, key), getattr(other.front_matter, key)
                if ours != theirs:
                    message = f"{key} differs from {versions[0].lang}.md"
                    hint = "Make both the same; they are one brief."
                    yield Diagnostic(other.path, *other.place(key), Code.BRIEF_DISAGREES, message, hint)


_OF_LISTS = re.compile(
    rf"(?i)({'|'.join(language.segment for language in LANGUAGES)})/(topics|jurisdictions|years|briefs/page)/"
)
"""Where the lists of briefs and their parts stand."""


def _clashes(library: Library) -> Iterator[Diagnostic]:
    """Report two pages at one address; addresses that differ by case are one on many file systems."""
    owners = _owners(library)
    claimed: dict[str, BriefId] = {}
    for brief_id in library.order:
        brief = library.any_version(brief_id)
        for index, alias in enumerate(brief.front_matter.aliases):
            at = brief.place(f"aliases.{index}", "aliases")
            address = addresses.old(alias)
            if address is None:
                message = f"{alias} can't be an old address"
                yield Diagnostic(brief.path, *at, Code.ADDRESS_CLASH, message, "Write it as old/place/.")
                continue
            own = "a page of the site's own" if _OF_LISTS.match(address) else ""
            owner = own or owners.get(address.lower()) or claimed.setdefault(address.lower(), brief_id)
            if owner != brief_id:
                message = f"the old address {alias} is taken by {owner}"
                yield Diagnostic(brief.path, *at, Code.ADDRESS_CLASH, message, "One of the two must give it up.")


def _owners(library: Library) -> dict[str, str]:
    """Return the addresses that old ones can't take, in small letters, with what stands there."""
    owners: dict[str, str] = {}
    for language in LANGUAGES:
        lang = language.code
        taken = [addresses.home(lang), addresses.all_briefs(lang), addresses.authorities(lang)]
        taken += [
            addresses.citation_map(lang),
            addresses.glossary(lang),
            addresses.coverage(lang),
            addresses.search(lang),
        ]
        taken += [addresses.source(source.slug, lang) for source in library.sources.values()]
        taken += [addresses.laws(lang), addresses.timeline(lang)]
        taken += [addresses.law(name, lang) for name in library.instruments]
        owners |= {address.lower(): "a page of the site's own" for address in taken}
    for brief in (*library.briefs.values(), *library.pages.values()):
        owners[addresses.of_content(brief.kind, brief.id, brief.lang).lower()] = brief.path
    return owners
