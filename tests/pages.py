"""Built pages as tests read them."""

import posixpath
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement


@dataclass(frozen=True)
class Document:
    """A page of a built site; `file` is its path, `url` its address under a base."""

    file: str
    url: str
    data: bytes

    @cached_property
    def tree(self) -> HtmlElement:
        """The page, parsed when it is looked at: of a site mostly few pages are."""
        return html.document_fromstring(self.data.decode("utf-8"))

    def all(self, path: str) -> list[str]:
        """Return the texts or attributes that an XPath finds."""
        return [str(found) for found in self.tree.xpath(path)]

    def said(self, path: str) -> list[str]:
        """Return what each element that an XPath finds says in all, with single spaces."""
        return [" ".join(str(found.text_content()).split()) for found in self.tree.xpath(path)]

    def links(self) -> list[str]:
        """Return every address in the page, made absolute."""
        found = self.all("//@href | //@src")
        refresh = [content.partition("url=")[2] for content in self.all("//meta[@http-equiv='refresh']/@content")]
        return [urljoin(self.url, address) for address in found + refresh]

    @cached_property
    def ids(self) -> list[str]:
        """Every id in the page."""
        return self.all("//@id")

    @cached_property
    def places(self) -> frozenset[str]:
        """What a fragment may lead to."""
        return frozenset(self.ids)


def url_of(base: str, file: str) -> str:
    """Return the address at which a file is served."""
    return base + (file.removesuffix("index.html") if posixpath.basename(file) == "index.html" else file)


def documents(site: dict[str, bytes], base: str) -> dict[str, Document]:
    """Return every HTML page of a site by its address."""
    pages = [Document(file, url_of(base, file), data) for file, data in site.items() if file.endswith(".html")]
    return {page.url: page for page in pages}


def file_at(site: dict[str, bytes], base: str, url: str) -> str | None:
    """Return the file that is served at an address of the site, or None."""
    if not url.startswith(base):
        return None
    path = unquote(urlsplit(url).path)[len(urlsplit(base).path) :]
    name = f"{path}index.html" if path == "" or path.endswith("/") else path
    return name if name in site else None
