"""Library → diagnostics: what is wrong between the files, each of which may be right by itself."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from briefs.checks.headnote_checks import check_headnote, check_headnote_parity
from briefs.checks.subject_checks import check_lists, check_subjects, has_unknown
from briefs.checks.text_language import check_language
from briefs.language.languages import AUTHORED, BY_CODE, LANGUAGES, Lang
from briefs.library.library import Library
from briefs.messages.message import NOTHING, Message, say
from briefs.model import addresses
from briefs.model.addresses import BRIEFS, PAGES
from briefs.model.brief import Brief, BriefId, Link
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.front_matter import ID_PATTERN
from briefs.model.picture import Picture
from briefs.model.source import slug_of
from briefs.patterns import lazy_pattern
from briefs.reading.files.file_names import one_name

SHARED = ("date", "updated", "law_as_of", "topics", "jurisdictions", "instruments", "draft", "aliases")
"""The keys that say the same in every language of a brief."""


class ContentFiles(Protocol):
    """What files the content has, by content path (`briefs/x/map.png`)."""

    def has_media(self, path: str) -> bool:
        """Return whether there is a picture or other file to be shown."""

    def media_in(self, folder: str) -> list[str]:
        """Return the names of such files in a folder (`briefs/x`, nothing for the content folder itself)."""

    def has_text(self, path: str) -> bool:
        """Return whether there is a file that is read as text."""

    def has_record(self, path: str) -> bool:
        """Return whether there is a file of records, as `topics.yaml` or `instruments/x.yaml`, sound or not."""

    def texts_in(self, folder: str) -> list[str]:
        """Return the names of the `.md` files below a folder, however deep, in the order of the files."""


def check_text(
    brief: Brief, library: Library, content: ContentFiles, pictures: Mapping[str, Picture]
) -> Iterator[Diagnostic]:
    """Check a brief or page in a language that authors write: its language, references, links and pictures."""
    yield from check_language(brief)
    if brief.kind == BRIEFS:
        yield from check_subjects(brief, library, content.has_record)
        yield from check_lists(brief)
        yield from check_headnote(brief)
        yield from _shared_picture(brief, content)
    # A link that leads nowhere is one fault, however often it stands in the text.
    for link in {(link.target, link.fragment): link for link in reversed(brief.links)}.values():
        yield from _link(link, brief, library, content)
    for image in brief.images:
        yield from _image(image, brief, content, pictures)


def _link(link: Link, brief: Brief, library: Library, content: ContentFiles) -> Iterator[Diagnostic]:
    def fault(code: Code, message: Message, hint: Message = NOTHING) -> Diagnostic:
        return Diagnostic(brief.path, link.line, link.column, code, message, hint)

    if not link.target:
        if link.fragment and link.fragment not in brief.anchors:
            hint = nearest(link.fragment, brief.anchors)
            yield fault(Code.LINK_HEADING, say("no-heading-here", fragment=link.fragment), hint)
        return
    kind, _, rest = link.target.partition("/")
    name, _, file = rest.partition("/")
    if kind not in (BRIEFS, PAGES) or (file and not file.endswith(".md")):
        if not content.has_media(link.target):
            yield fault(Code.LINK_FILE, say("no-file", target=link.target), _meant_target(link.target, brief, content))
        return
    anchors = _anchors(kind, name, file.removesuffix(".md") if file else brief.lang, library)
    if anchors is not None:
        if link.fragment and link.fragment not in anchors:
            hint = nearest(link.fragment, anchors)
            yield fault(Code.LINK_HEADING, say("no-heading", fragment=link.fragment, target=link.target), hint)
    elif kind == BRIEFS and name in library.drafts:
        yield fault(Code.LINK_BRIEF, say("target-not-published", name=name), say("publish-first-or-unlink"))
    elif not _is_there(link.target, content):
        has = content.texts_in(f"{kind}/{name}")
        hint = say("it-has", names=tuple(has)) if has else nearest(name, _names(kind, library))
        yield fault(Code.LINK_BRIEF, say("no-target", target=link.target), hint)


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


def _image(image: Link, brief: Brief, content: ContentFiles, pictures: Mapping[str, Picture]) -> Iterator[Diagnostic]:
    """Report a picture that is not there or can't be shown, where it is called for."""
    at = (brief.path, image.line, image.column)
    if not content.has_media(image.target):
        yield Diagnostic(
            *at, Code.IMAGE_MISSING, say("no-picture", target=image.target), _nearby(image.target, content)
        )
        return
    picture = pictures.get(image.target)
    if picture and picture.fault:
        message = say("picture-cannot-be-used", target=image.target, fault=picture.fault)
        hint = say("save-picture-again")
        yield Diagnostic(*at, Code.IMAGE_UNREADABLE, message, hint)


def _shared_picture(brief: Brief, content: ContentFiles) -> Iterator[Diagnostic]:
    """Check the picture of the front matter, which is shown where the page is shared."""
    picture = one_name(brief.front_matter.image)
    if not picture:
        return
    target = f"{BRIEFS}/{brief.id}/{picture}"
    if not content.has_media(target):
        hint = _nearby(target, content)
        yield Diagnostic(brief.path, *brief.place("image"), Code.IMAGE_MISSING, say("no-picture", target=target), hint)
    elif not brief.front_matter.image_alt:
        message = say("picture-no-alternative-text", picture=picture)
        hint = say("say-image-alt")
        yield Diagnostic(brief.path, *brief.place("image"), Code.IMAGE_ALTERNATIVE, message, hint)


_DOMAIN = lazy_pattern(r"(?:www\.[^/]+|[\w-]+(?:\.[\w-]+)*\.(?:tw|com|org|gov|edu|net|jp|eu|uk|de|int))(?:/.*)?$")
_MAIL = lazy_pattern(r"[\w.+-]+@[\w-]+\.[\w.-]+$")


def _meant_target(path: str, brief: Brief, content: ContentFiles) -> Message:
    """Return what a link means that leads to no file: a place in the text, an address, else a file of a like name."""
    name = posixpath.basename(path)
    typed = path.removeprefix(f"{brief.kind}/{brief.id}/")
    if name in brief.anchors:
        return say("did-you-mean", word=f"#{name}")
    if _MAIL.match(typed):
        return say("write-value", value=f"mailto:{typed}")
    if _DOMAIN.match(typed):
        return say("write-value", value=f"https://{typed}")
    near = nearest(name, sorted(set(content.media_in(posixpath.dirname(path)))))
    return near or say("put-file-there", folder=posixpath.dirname(path))


def _nearby(path: str, content: ContentFiles) -> Message:
    near = nearest(posixpath.basename(path), sorted(set(content.media_in(posixpath.dirname(path)))))
    return near or say("put-picture-there", folder=posixpath.dirname(path))


def check_disagreements(brief_id: BriefId, library: Library) -> Iterator[Diagnostic]:
    """Report where the front matter of a brief's languages differs in what all must say alike."""
    langs = [lang for lang in library.languages_of(brief_id) if lang in AUTHORED]
    for lang in langs[1:]:
        ours, theirs = library.fronts[brief_id, langs[0]], library.fronts[brief_id, lang]
        for key in SHARED:
            # A name that no list has is told by itself; the other language mostly has it right.
            if getattr(ours, key) != getattr(theirs, key) and not any(
                has_unknown(front_matter, key, library) for front_matter in (ours, theirs)
            ):
                other = library.briefs[brief_id, lang]
                message = say("field-differs", key=key, langs=langs[0])
                hint = say("make-both-the-same")
                yield Diagnostic(other.path, *other.place(key), Code.BRIEF_DISAGREES, message, hint)
    yield from check_headnote_parity(brief_id, library)


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
            message, hint = say("not-an-old-address", alias=alias), say("write-as-old-place")
        else:
            owner = _owner(address, taken, library) or claimed.setdefault(address.lower(), brief_id)
            if owner == brief_id:
                continue
            message, hint = say("old-address-taken", alias=alias, owner=owner), say("one-must-give-up-address")
        brief = library.any_version(brief_id)
        at = brief.place(f"aliases.{index}", "aliases")
        yield Diagnostic(brief.path, *at, Code.ADDRESS_CLASH, message, hint)


_Text = tuple[str, BriefId, Lang]
"""A text of the site: kind, name and language."""


def _owner(address: addresses.Address, taken: Mapping[str, _Text | None], library: Library) -> Message | str:
    """Return what stands at an address: a page of the site's own, or the path of a text; nothing where it is free."""
    place = address.lower()
    text = taken.get(place)
    if _OF_LISTS.match(address):
        return say("lists-of-site")
    if place in taken and text is None:
        return say("page-of-site")
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
            addresses.matrix(lang),
            addresses.glossary(lang),
            addresses.coverage(lang),
            addresses.search(lang),
            addresses.laws(lang),
            addresses.timeline(lang),
            *(addresses.index(kind, lang) for kind in addresses.INDEXES),
        ]
        own += [addresses.source(slug_of(key), lang) for key in library.sources]
        own += [addresses.law(name, lang) for name in library.instruments]
        taken |= {address.lower(): None for address in own}
    texts: list[_Text] = [(BRIEFS, name, lang) for name in library.order for lang in library.languages_of(name)]
    texts += [(PAGES, name, lang) for name, lang in library.pages]
    return taken | {addresses.of_content(kind, name, lang).lower(): (kind, name, lang) for kind, name, lang in texts}
