"""Addresses: where each page stands, by arithmetic on ids alone, so that a link needs no knowledge of its target."""

import hashlib
import re
from functools import lru_cache
from typing import NewType
from urllib.parse import quote

from briefs.language.languages import BY_CODE, Lang
from briefs.model.brief import BriefId

Address = NewType("Address", str)
"""A place on the site, from its root, without a leading slash: `zh-hant/briefs/2022-eu-chips-act/`."""

BRIEFS = "briefs"
PAGES = "pages"
INDEXES = ("topics", "jurisdictions", "years")
"""What briefs are listed by; each has a page that lists all of its lists."""
RESERVED = frozenset(
    {"assets", "id", "media", "schemas", "search", "404.html", "sitemap.xml", "robots.txt", "graph.json", "briefs.json"}
    | {"addresses.json", "coverage.json", "llms.txt", "_headers", "_redirects"}
    | {"sources.json", "sources.csl.json", "sources.bib", "sources.ris"}
    | {"glossary.csv", "glossary.tbx"}
)
"""Folders and files of the site that old addresses can't lie in."""
_CODE = re.compile(r"[A-Z]{2,3}(-[A-Z0-9]{1,3})?")
"""A jurisdiction's code; a record of a source may have any text in its place."""
BREAKS = re.compile(r"(?<=[/.?&=_-])(?=[^/.?&=_-])")
"""Where a web address may break at the end of a line."""
_FILES = frozenset({"index.html", "feed.xml", "calendar.ics"})
"""Files that stand in many folders of the site."""
MOST_BYTES = 200
"""Bytes of a name, of which systems take 255: smaller copies of pictures and pages put something behind it."""
_FORBIDDEN = frozenset("\\?#<>\"':*|")
"""What no part of an old address may hold: what Windows takes in no file name, and what ends or quotes an address."""


def home(lang: Lang) -> Address:
    """Return the address of a language's home page."""
    return Address(f"{BY_CODE[lang].segment}/")


def brief(brief_id: BriefId, lang: Lang) -> Address:
    """Return the address of a brief."""
    return Address(f"{home(lang)}{BRIEFS}/{brief_id}/")


def parallel(brief_id: BriefId, lang: Lang) -> Address:
    """Return the address of a brief's page with two languages side by side."""
    return Address(f"{brief(brief_id, lang)}parallel/")


def page(name: str, lang: Lang) -> Address:
    """Return the address of a page that is no brief."""
    return Address(f"{home(lang)}{name}/")


def permanent(brief_id: BriefId) -> Address:
    """Return the language-neutral address by which a brief is cited."""
    return Address(f"id/brief/{brief_id}/")


def old(alias: str) -> Address | None:
    """Return the address that an alias means, or None when it can't be one or lies where the site's own are."""
    parts = alias.strip("/").split("/")
    sound = all(_is_sound(part) for part in parts)
    return Address("/".join(parts) + "/") if sound and parts[0].lower() not in RESERVED else None


def _is_sound(part: str) -> bool:
    """Return whether a part of an address can be the name of a folder on every system, and is no file of the site."""
    if not part or part.startswith(".") or part.lower() in _FILES or len(part.encode()) > MOST_BYTES:
        return False
    return part.isprintable() and not set(part) & _FORBIDDEN


def all_briefs(lang: Lang) -> Address:
    """Return the address of the list of all briefs."""
    return Address(f"{home(lang)}{BRIEFS}/")


def index(kind: str, lang: Lang) -> Address:
    """Return the address of the list of all topics, jurisdictions or years (INDEXES)."""
    return Address(f"{home(lang)}{kind}/")


def topic(name: str, lang: Lang) -> Address:
    """Return the address of a topic."""
    return Address(f"{home(lang)}topics/{name}/")


def jurisdiction(code: str, lang: Lang) -> Address:
    """Return the address of a jurisdiction."""
    return Address(f"{home(lang)}jurisdictions/{code.lower()}/")


def topic_in(name: str, code: str, lang: Lang) -> Address:
    """Return the address of what there is on a topic in a jurisdiction."""
    return Address(f"{topic(name, lang)}{code.lower()}/")


def part(of: Address, number: int) -> Address:
    """Return the address of a part of a long list; the newest, 0, is the list itself."""
    return of if not number else Address(f"{of}page/{number}/")


def year(number: str, lang: Lang) -> Address:
    """Return the address of a year."""
    return Address(f"{home(lang)}years/{number}/")


def author(slug: str, lang: Lang) -> Address:
    """Return the address of the list of an author's briefs."""
    return Address(f"{home(lang)}authors/{slug}/")


def source(slug: str, lang: Lang) -> Address:
    """Return the address of a source."""
    return Address(f"{home(lang)}sources/{slug}/")


def authorities(lang: Lang) -> Address:
    """Return the address of the table of authorities."""
    return Address(f"{home(lang)}sources/")


def source_files(slug: str) -> str:
    """Return the folder of a source's own files; they are the same in every language."""
    return f"id/source/{slug}/"


def brief_files(brief_id: BriefId) -> str:
    """Return the folder of the files with the sources of a brief; they are the same in every language."""
    return f"id/brief/{brief_id}/"


def data(folder: str, name: str) -> Address:
    """Return the address of a file of data."""
    return Address(f"{folder}{name}")


def glossary(lang: Lang) -> Address:
    """Return the address of the glossary."""
    return Address(f"{home(lang)}glossary/")


def shelf(name: str, lang: Lang) -> Address:
    """Return the address of a part of a long glossary (`glossary_parts`); of a short one, which has none, its own."""
    return Address(f"{glossary(lang)}{name}/") if name else glossary(lang)


def coverage(lang: Lang) -> Address:
    """Return the address of the page that says what is translated and what is not."""
    return Address(f"{home(lang)}coverage/")


def search(lang: Lang) -> Address:
    """Return the address of the search page."""
    return Address(f"{home(lang)}search/")


def law(name: str, lang: Lang) -> Address:
    """Return the address of a law."""
    return Address(f"{home(lang)}laws/{name}/")


def laws(lang: Lang) -> Address:
    """Return the address of the list of laws."""
    return Address(f"{home(lang)}laws/")


def timeline(lang: Lang) -> Address:
    """Return the address of the page with everything that happened to the laws."""
    return Address(f"{home(lang)}timeline/")


def open_search(lang: Lang) -> Address:
    """Return the address of the file from which a browser learns to search the site."""
    return Address(f"{search(lang)}opensearch.xml")


def authority_group(kind: str, code: str, lang: Lang) -> Address:
    """Return the address of the sources of a kind of a jurisdiction, where the table of authorities is long."""
    return Address(f"{home(lang)}authorities/{kind}/{group_segment(code)}/")


def group_segment(code: str) -> str:
    """Return the part of an address that stands for the jurisdiction of sources, be it a code, none or any text."""
    if _CODE.fullmatch(code):
        return code.lower()
    return f"other-{hashlib.sha256(code.encode()).hexdigest()[:8]}" if code else "none"


def matrix(lang: Lang) -> Address:
    """Return the address of the table of briefs by laws."""
    return Address(f"{home(lang)}map/")


def feed(of: Address) -> Address:
    """Return the address of the feed that belongs to a page."""
    return Address(f"{of}feed.xml")


def calendar(of: Address) -> Address:
    """Return the address of the calendar that belongs to a page."""
    return Address(f"{of}calendar.ics")


def media(content_path: str) -> Address:
    """Return the address of a picture or other file of the content."""
    return Address(f"media/{content_path}")


def markdown(of: Address) -> Address:
    """Return the address of a page as Markdown."""
    return Address(f"{of}index.md")


def smaller(content_path: str, width: int) -> Address:
    """Return the address of a smaller copy of a picture."""
    return Address(f"{media(content_path)}.{width}.webp")


def of_content(kind: str, name: str, lang: Lang) -> Address:
    """Return the address of the page made from `briefs/<name>/<lang>.md` or `pages/<name>/<lang>.md`."""
    return brief(BriefId(name), lang) if kind == BRIEFS else page(name, lang)


def file_of(address: Address) -> str:
    """Return the file, below the site's folder, that is served at an address."""
    return f"{address}index.html" if not address or address.endswith("/") else address


@lru_cache(maxsize=65536)
def relative(start: Address, target: Address) -> str:
    """Return the link that leads from one address to another, right under any sub-path, as it stands in `href`."""
    folder, up = start[: start.rfind("/") + 1], ""
    while not target.startswith(folder):
        folder, up = folder[: folder.rfind("/", 0, -1) + 1], f"../{up}"
    return quoted(f"{up}{target[len(folder) :]}" or "./")


@lru_cache(maxsize=4096)
def quoted(path: str) -> str:
    """Return a path as it stands in `href`; what may stand in one as it is stays (RFC 3986, 3.3)."""
    return quote(path, safe="/~@!$&'()*+,;=:-._")
