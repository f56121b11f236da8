"""A brief as it was read: its headings, links, notes and references, and where its keys stand in the file."""

from typing import NewType

import msgspec

from briefs.language.defined import Defined
from briefs.language.languages import Lang
from briefs.language.rules import Rule
from briefs.model.block import Block
from briefs.model.chart import Chart
from briefs.model.diagnostic import Diagnostic
from briefs.model.front_matter import BriefFrontMatter
from briefs.model.note import Mention, Note

BriefId = NewType("BriefId", str)
"""The name of a brief's folder: its language-neutral id and its place in addresses."""


class File(msgspec.Struct, frozen=True):
    """One file of the content as it was found: its path (from the content folder's parent, `/` between) and bytes."""

    path: str
    data: bytes


class Heading(msgspec.Struct, frozen=True):
    """A heading of a brief: its level (2 to 6), its id, a second anchor made of its words, its plain text, its line."""

    level: int
    id: str
    slug: str
    text: str
    line: int


class Link(msgspec.Struct, frozen=True):
    """A link from a brief to something on the site.

    `target` is a content path (`briefs/x/en.md`, `briefs/x/map.svg`, or `briefs/x/` for whichever language the reader
    has), `fragment` the place in it.
    """

    target: str
    fragment: str
    line: int
    column: int


class Provision(msgspec.Struct, frozen=True):
    """A reference to a provision of a law: the unit (`article`, `section`), its number, the last one of a range.

    `block` is the place of its block in the brief, `start` its own in the words of that block as they were written.
    """

    law: str
    unit: str
    number: str
    to: str
    block: int
    start: int

    @property
    def anchor(self) -> str:
        """Return the id of the provision on the page of its law: `art-25`, `sec-3`, `art-3-to-9`."""
        name = f"{self.unit[:3]}-{self.number}" + (f"-to-{self.to}" if self.to else "")
        return name.lower()


class UnresolvedReference(msgspec.Struct, frozen=True):
    """A reference to a provision of which it is not certain what law it means: its words, its place, and why."""

    words: str
    line: int
    column: int
    why: str


class Brief(msgspec.Struct, frozen=True):
    """One brief in one language, as far as it can be known from its own file; its HTML depends on no other brief.

    `kind` is `briefs`, or `pages` for a page that is no brief; HTML and blocks may hold a placeholder for the
    title of each brief in `titles`, and the HTML one for the id of each block that has none itself;
    `anchors` are the ids in the HTML, `images` the pictures that it shows, `charts` what is drawn, `chart_sources` the
    keys of its sources with their place, `mentions` the briefs that it links to, `terms` the terms of the glossary that
    it uses, `explained` those that are marked, `defined` what it defines itself, `provisions` the provisions of law
    that it links to, `unresolved` those that could be any law's,
    `stray` the keys that stand outside notes with their place, `overruled` the rules that changed its wording when it
    was converted, with how often each did, `places` where its keys stand, by dotted path (`topics.0`), `menu` a page's.
    """

    id: BriefId
    lang: Lang
    kind: str
    path: str
    front_matter: BriefFrontMatter
    html: str
    blocks: tuple[Block, ...]
    titles: tuple[str, ...]
    headings: tuple[Heading, ...]
    notes: tuple[Note, ...]
    links: tuple[Link, ...]
    anchors: tuple[str, ...]
    images: tuple[Link, ...]
    charts: tuple[Chart, ...]
    chart_sources: tuple[tuple[str, int, int], ...]
    mentions: tuple[Mention, ...]
    terms: tuple[str, ...]
    explained: tuple[str, ...]
    defined: tuple[Defined, ...]
    provisions: tuple[Provision, ...]
    unresolved: tuple[UnresolvedReference, ...]
    stray: tuple[tuple[str, int, int], ...]
    overruled: tuple[tuple[Rule, int], ...]
    places: dict[str, tuple[int, int]]
    menu: str = ""

    def place(self, *keys: str) -> tuple[int, int]:
        """Return the line and column of the first of some keys or items (`topics.1`) that the front matter has."""
        return next((self.places[key] for key in keys if key in self.places), (1, 1))

    @property
    def text(self) -> str:
        """Return the words of the text, a block a line."""
        return "\n".join(block.text for block in self.blocks if block.text)

    @property
    def key(self) -> tuple[BriefId, Lang]:
        """Return what no other brief has: id and language."""
        return self.id, self.lang


class Reading(msgspec.Struct, frozen=True):
    """What came of one file: the brief in its language and in those derived from it, and what is wrong with it."""

    briefs: tuple[Brief, ...]
    diagnostics: tuple[Diagnostic, ...]
