"""Files for hosts and programs: `_headers` and `_redirects` where a host reads them, and `llms.txt`."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from briefs.language.languages import AUTHORED, BY_CODE, Lang
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import BriefId
from briefs.model.settings import Settings
from briefs.model.source import SourceKey
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.components.parallel_links import COMPOSED
from briefs.publishing.components.source_links import is_law, source_address
from briefs.publishing.pages.brief_pages import redirects

ALONE = "script-src 'none'; object-src 'none'"
"""What a picture that is opened by itself may do: an SVG file is a document then, and could run scripts."""
YEAR = "public, max-age=31536000, immutable"
"""A year in seconds; a browser asks no more for what is kept so, even when the page is loaded anew."""
NAMED_BY_CONTENT = ("assets/*", "search/terms/*")
"""Files whose address changes with what is in them, so that browsers may keep them for ever.

In the index of the search a page adds a digest to it, which the start file has.
"""
MOST_IN_OVERVIEW = 500
"""The newest briefs that `llms.txt` lists: it is an overview, and `briefs.json` has them all."""


def host_files(site: SiteContext) -> Iterator[tuple[Address, bytes]]:
    """Return the files with their addresses."""
    yield Address("_headers"), _headers(site).encode()
    yield Address("llms.txt"), "\n".join(_overview(site)).encode()


def _headers(site: SiteContext) -> str:
    """Return what a host should say with each file, in the form of Netlify and Cloudflare Pages.

    The policy for scripts stands in each page; that no other site may frame it can be said here only.
    """
    root = site.library.settings.base_path
    rules = [(f"{root}*", ["X-Content-Type-Options: nosniff", "Referrer-Policy: strict-origin-when-cross-origin"])]
    rules[0][1].append("Content-Security-Policy: frame-ancestors 'self'")
    rules.append((f"{root}media/*", [f"Content-Security-Policy: {ALONE}"]))
    rules += [(f"{root}{path}", [f"Cache-Control: {YEAR}"]) for path in NAMED_BY_CONTENT]
    return "".join(f"{path}\n" + "".join(f"  {line}\n" for line in lines) for path, lines in rules)


def redirect_lines(site: SiteContext, brief_id: BriefId) -> str:
    """Return where the old and permanent addresses of a brief lead, for hosts that send readers on themselves."""
    root = site.library.settings.base_path
    lines = []
    for address, target in redirects(site.library, brief_id):
        # A permanent address stays one, wherever it leads today.
        code = 302 if address == addresses.permanent(brief_id) else 301
        lines.append(f"{root}{quote(address)} {root}{quote(target)} {code}\n")
    return "".join(lines)


def redirect_line_of_parallel(settings: Settings) -> str:
    """Return where pages with two languages lead on a site that has none any more and composes them; else nothing."""
    if not settings.outputs.composes_parallel:
        return ""
    page = f"{settings.base_path}:lang/briefs/:id/"
    return f"{page}parallel/ {page}{COMPOSED} 301\n"


def redirect_line_of_text(site: SiteContext, key: SourceKey, lang: Lang) -> str:
    """Return where the address of a source leads that is the text of a law; nothing for any other."""
    source, root = site.library.sources[key], site.library.settings.base_path
    if not is_law(site, source):
        return ""
    page, _, place = source_address(site, source, lang).partition("#")
    return f"{root}{quote(addresses.source(source.slug, lang))} {root}{quote(page)}#{quote(place)} 301\n"


def _overview(site: SiteContext) -> Iterator[str]:
    """Return what the site holds, for programs that read texts (llmstxt.org)."""
    library = site.library
    lang = library.settings.default_language
    yield f"# {_line(library.settings.title.of(lang))}\n"
    yield f"> {_line(library.settings.description.of(lang))}\n"
    for code in AUTHORED:
        newest = library.order[:MOST_IN_OVERVIEW]
        briefs = [(name, library.fronts[name, code]) for name in newest if code in library.languages_of(name)]
        if briefs:
            yield f"## {BY_CODE[code].name}\n"
            has_markdown = library.settings.outputs.has_markdown(code)
            for name, front_matter in briefs:
                page = addresses.brief(name, code)
                url = site.absolute(addresses.markdown(page) if has_markdown else page)
                said = f"{front_matter.date}. {_line(front_matter.description)}"
                yield f"- [{_line(front_matter.title)}]({url}): {said}"
            yield ""
    yield "## Optional\n"
    for file in ("briefs.json", "sources.json", "graph.json", "coverage.json"):
        yield f"- [{file}]({site.absolute(Address(file))})"
    yield ""


def _line(text: str) -> str:
    """Write a text in one line in which no bracket ends a link."""
    return re.sub(r"([\[\]\\])", r"\\\1", " ".join(text.split()))
