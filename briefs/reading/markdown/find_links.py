"""Links and pictures: content paths become addresses, bare web addresses become links, bad ones are reported.

Whether the target is there is not known here; that is checked when all files have been read.
"""

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

import msgspec
from markdown_it.token import Token

from briefs.language.languages import BY_CODE, DERIVED, Lang
from briefs.messages.message import say
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import Link
from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.files.file_names import one_name
from briefs.reading.files.machine_paths import on_a_machine, with_slashes
from briefs.reading.markdown.cross_references import UNDEFINED
from briefs.reading.markdown.position import Text

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
IMAGE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"})
_BARE = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_WEB = ("https://", "http://")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PAGE = re.compile(r"(briefs|pages)/([^/]+)(?:/([^/]+)\.md|/?)")


class Place(msgspec.Struct, frozen=True):
    """Where a text stands, from which its links are seen."""

    folder: str
    """Its folder in the content (`briefs/x`), from which relative paths count."""
    lang: Lang
    """The language of the version, a derived one (`zh-Hans`) included."""
    address: Address
    """The address of the page of that version, from which links are relative."""

    def resolve(self, path: str) -> str:
        """Return the content path that a relative path means; one that begins with `..` leads out of the content."""
        return posixpath.normpath(posixpath.join(self.folder, path))

    def term(self, name: str, shelves: Mapping[Lang, str]) -> str:
        """Return the link to a term of the glossary, of a long one in its part in the language of the page."""
        shelf = addresses.shelf(shelves.get(self.lang, ""), self.lang)
        return f"{addresses.relative(self.address, shelf)}#{name}"

    def law(self, name: str) -> str:
        """Return the link to a law."""
        return addresses.relative(self.address, addresses.law(name, self.lang))

    def href(self, target: str) -> str:
        """Return what `href` says for a content path, seen from this page, in this page's own script."""
        match = _PAGE.fullmatch(target)
        if not match:
            return addresses.relative(self.address, addresses.media(target))
        lang = Lang(match[3]) if match[3] in BY_CODE else self.lang
        if self.lang == DERIVED.get(lang):
            lang = self.lang
        return addresses.relative(self.address, addresses.of_content(match[1], match[2], lang))


def autolink(tokens: list[Token]) -> None:
    """Make links of the web addresses that stand bare in a text; the Han punctuation around them stays outside."""
    for token in tokens:
        if token.type != "inline" or "://" not in token.content:
            continue
        out: list[Token] = []
        inside = 0
        for child in token.children or []:
            inside += child.nesting if child.type in ("link_open", "link_close") else 0
            out += [child] if inside or child.type != "text" else _linked(child)
        token.children = out


def _linked(text: Token) -> list[Token]:
    out: list[Token] = []
    end = 0
    for match in _BARE.finditer(text.content):
        address = match[0].rstrip(".,;:!?'\"*")
        # A closing bracket that was not opened in the address belongs to the text around it.
        while address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1].rstrip(".,;:!?'")
        out.append(Token("text", "", 0, content=text.content[end : match.start()], level=text.level))
        out.append(Token("link_open", "a", 1, attrs={"href": address}, info="auto", level=text.level))
        out.append(Token("text", "", 0, content=address, level=text.level + 1, info="address"))
        out.append(Token("link_close", "a", -1, info="auto", level=text.level))
        end = match.start() + len(address)
    rest = Token("text", "", 0, content=text.content[end:], level=text.level)
    return [token for token in [*out, rest] if token.content or token.type != "text"] if out else [text]


def addresses_in(tokens: list[Token]) -> tuple[str, ...]:
    """Return the web addresses that a text links to."""
    links = [str(c.attrs["href"]) for t in tokens for c in t.children or [] if c.type == "link_open"]
    return tuple(href for href in links if href.startswith(("http://", "https://")))


def find_links(
    tokens: list[Token], text: Text, place: Place
) -> tuple[tuple[Link, ...], tuple[Link, ...], tuple[Diagnostic, ...]]:
    """Collect the links into the site and the pictures, as content paths; report what no page may hold.

    The tokens keep the content path (`meta["target"]`); `Place.href` turns it into an address for each version.
    """
    links: list[Link] = []
    images: list[Link] = []
    faults: list[Diagnostic] = []
    for token in tokens:
        children = token.children or []
        for position, child in enumerate(children):
            if child.type == "link_open":
                if child.markup == "brief":
                    name = str(child.attrs["href"])[3:-1]
                    target = f"briefs/{name}"
                    child.meta = {"target": target, "fragment": ""}
                    links.append(Link(target, "", *text.find(token, f"[[{name}")))
                    continue
                if child.info == UNDEFINED:
                    child.attrs["href"] = ""
                    continue
                if child.markup == "autolink":
                    child.info, children[position + 1].info = "auto", "address"
                href = str(child.attrs["href"])
                # Nothing is wrong with a web address, as most are, and nobody need know where it stands.
                if not href.startswith(_WEB):
                    faults += _link(child, text.find(token, unquote(href) or "]()"), text, place, links)
            elif child.type == "image":
                faults += _image(child, token, text, place, images)
    return tuple(links), tuple(images), tuple(faults)


_NO_ADDRESS = re.compile(r"(https?)(?:：/*|:/?(?!/))")
"""What an address begins with of which the colon is full-width or a slash is missing: `https：//`, `http:/`."""


def _link(child: Token, at: tuple[int, int], text: Text, place: Place, links: list[Link]) -> list[Diagnostic]:
    href = str(child.attrs["href"])
    typed = unquote(href)
    if typed.startswith("＃"):
        # It is told as a mark in full-width characters.
        child.attrs["href"] = ""
        return []
    if found := _NO_ADDRESS.match(typed):
        child.attrs["href"] = ""
        hint = say("write-value", value=f"{found[1]}://{typed[found.end() :]}")
        return [text.fault(at, Code.LINK_SCHEME, say("link-not-allowed", href=typed), hint)]
    if of_machine := on_a_machine(typed):
        child.attrs["href"] = ""
        return [text.fault(at, Code.LINK_SCHEME, say("link-not-allowed", href=typed), of_machine)]
    if _SCHEME.match(href):
        if href.partition(":")[0].lower() in SCHEMES:
            return []
        child.attrs["href"] = ""
        return [text.fault(at, Code.LINK_SCHEME, say("link-not-allowed", href=href), say("use-https"))]
    if href.startswith(("@", "＠")):
        # `[1]: @key` defines a link in Markdown; a note has a circumflex in its label.
        return [text.fault(at, Code.NOTE_TYPED, say("link-for-note", href=unquote(href)), say("write-note-definition"))]
    if href.startswith("//"):
        return [text.fault(at, Code.LINK_SCHEME, say("link-without-scheme", href=href), say("put-https-before"))]
    if not href:
        return [text.fault(at, Code.LINK_SCHEME, say("link-without-address"), say("put-address-in-parentheses"))]
    if href.startswith("/"):
        hint = say("link-to-file")
        return [text.fault(at, Code.LINK_FILE, say("link-begins-with-slash", address=unquote(href)), hint)]
    parts = urlsplit(href)
    path, fragment = one_name(unquote(parts.path)), unquote(parts.fragment)
    if "\\" in path:
        return [text.fault(at, Code.LINK_FILE, say("link-with-backslashes", path=path), with_slashes(path))]
    target = place.resolve(path) if path else ""
    if target.startswith(".."):
        return [text.fault(at, Code.LINK_FILE, say("leads-out-of-content", path=path))]
    child.meta = {"target": target, "fragment": parts.fragment}
    links.append(Link(target, fragment, *at))
    return []


def _image(child: Token, block: Token, text: Text, place: Place, images: list[Link]) -> list[Diagnostic]:
    source = unquote(str(child.attrs["src"]))
    at = text.find(block, source or "![")
    faults = []
    if not child.content.strip():
        hint = say("say-what-picture-shows")
        faults.append(text.fault(at, Code.IMAGE_ALTERNATIVE, say("picture-no-alternative-text", picture=source), hint))
    target = place.resolve(one_name(source))
    if hint := on_a_machine(source) or with_slashes(source):
        return [*faults, text.fault(at, Code.IMAGE_KIND, say("not-a-picture", source=source), hint)]
    if _SCHEME.match(source) or source.startswith("/") or not _is_image(source):
        hint = say("put-picture-beside-brief")
        return [*faults, text.fault(at, Code.IMAGE_KIND, say("not-a-picture", source=source or say("this")), hint)]
    if target.startswith(".."):
        return [*faults, text.fault(at, Code.LINK_FILE, say("picture-out-of-content", source=source))]
    child.meta = {"target": target}
    images.append(Link(target, "", *at))
    return faults


def _is_image(path: str) -> bool:
    return posixpath.splitext(path)[1].lower() in IMAGE_SUFFIXES
