"""A brief as it was read: its headings, links, notes and references, and where its keys stand in the file."""

from typing import NewType

import msgspec

from briefs.language.defined import Defined
from briefs.language.languages import Lang
from briefs.language.rules import Rule
from briefs.messages.message import Message
from briefs.model.block import Block
from briefs.model.chart import Chart
from briefs.model.diagnostic import Diagnostic
from briefs.model.front_matter import BriefFrontMatter
from briefs.model.note import Mention, Note

BriefId = NewType("BriefId", str)
"""The name of a brief's folder: its language-neutral id and its place in addresses."""


class File(msgspec.Struct, frozen=True):
    """One file of the content as it was found."""

    path: str
    """Where it stands, seen from the content folder's parent, with `/` between: `content/briefs/x/en.md`."""
    data: bytes
    """Its bytes, which may be no text at all."""


class Heading(msgspec.Struct, frozen=True):
    """A heading of a brief."""

    level: int
    """2 to 6; `#`, which is reported, counts as 2."""
    id: str
    """The author's own id, or one of numbers (`s2-5-1`), equal in every language."""
    slug: str
    """A second anchor, made of its words; empty where they make none, or one that the page itself uses."""
    text: str
    """Its words without mark-up, in the script of the version."""
    line: int
    """Its line in the file, from 1."""


class Link(msgspec.Struct, frozen=True):
    """A link from a brief to something on the site, or a picture that it shows."""

    target: str
    """A content path: `briefs/x/en.md`, `briefs/x/` for the reader's language, a file; empty for this text itself."""
    fragment: str
    """The id of the place in it, decoded; empty for the whole, and always for a picture."""
    line: int
    """Its line in the file, from 1."""
    column: int
    """Its column, from 1, in code points."""


class Provision(msgspec.Struct, frozen=True):
    """A reference to a provision of a law."""

    law: str
    """The id of the law; one that an author set by hand may be unknown."""
    unit: str
    """`article` or `section`."""
    number: str
    """The number: 25, 18-1, 3A; empty where an author named none."""
    to: str
    """The last number of a range; empty where it is none."""
    block: int
    """The place of its block among those of the brief, from 0."""
    start: int
    """Where it begins in the words of that block as they were written, from 0 in code points."""

    @property
    def anchor(self) -> str:
        """Return the id of the provision on the page of its law: `art-25`, `sec-3`, `art-3-to-9`."""
        name = f"{self.unit[:3]}-{self.number}" + (f"-to-{self.to}" if self.to else "")
        return name.lower()


class LawMention(msgspec.Struct, frozen=True):
    """A place that names a recorded law, and no provision of it."""

    law: str
    """The id of the law."""
    block: int
    """The place of its block among those of the brief, from 0."""
    start: int
    """Where it begins in the words of that block as they were written, from 0 in code points."""


class LawApart(msgspec.Struct, frozen=True):
    """A link to a recorded law, or to a provision of one, in a note, a table or a caption."""

    law: str
    """The id of the law."""
    provision: Provision | None
    """The provision, which has no place in the blocks; None where the law itself is named."""
    sentence: str
    """The sentence or row that has it; of a note that only cites, the sentence that calls the note."""
    block: int = -1
    """The place of the table or figure among the blocks of the brief, from 0; -1 for a note."""
    note: int = 0
    """The number of the note; 0 for all else."""
    is_calling: bool = False
    """Whether the sentence is that which calls the note."""


class Holding(msgspec.Struct, frozen=True):
    """A point of the headnote."""

    id: str
    """Its place on the page of the brief: `headnote-1`."""
    html: str
    """Its words with their marks and links."""
    provisions: tuple[Provision, ...]
    """The provisions of law that it links to; they stand in no block of the text."""


class UnresolvedReference(msgspec.Struct, frozen=True):
    """A reference to a provision of which it is not certain what law it means."""

    words: str
    """The reference as it stands in the text: 第25條第2項."""
    line: int
    """Its line in the file, from 1."""
    column: int
    """Its column, from 1, in code points."""
    why: Message
    """Why no law is certain: none stands beside it."""


class Brief(msgspec.Struct, frozen=True):
    """One brief in one language, as far as it can be known from its own file; its HTML depends on no other brief."""

    id: BriefId
    """The name of its folder; a page that is no brief has one as well."""
    lang: Lang
    """The language of this version, which may be a derived one."""
    kind: str
    """`briefs`, or `pages` for a page that is no brief."""
    path: str
    """The path of its file as diagnostics name it; a derived version has that of its original."""
    front_matter: BriefFrontMatter
    """What the author states, converted in a derived version; a page's is brought into the form of a brief's."""
    headnote: tuple[Holding, ...]
    """The points of its front matter (`points`), as the page shows them."""
    html: str
    """The text, with placeholders for titles, for ids of blocks that have none, charts, their sources, and pictures."""
    blocks: tuple[Block, ...]
    """The blocks, in reading order; in their words a title of another brief is a placeholder too."""
    titles: tuple[str, ...]
    """The id of a brief for each placeholder of a title in the HTML, in its order."""
    headings: tuple[Heading, ...]
    """The headings, in order."""
    notes: tuple[Note, ...]
    """The notes, by number."""
    links: tuple[Link, ...]
    """The links into the site, in the text and then in the notes."""
    anchors: tuple[str, ...]
    """The ids in the text to which a link may lead: of headings, figures, tables and notes, and the authors' own."""
    images: tuple[Link, ...]
    """The pictures that it shows, those in notes too."""
    charts: tuple[Chart, ...]
    """The charts, in the order of their placeholders in the HTML."""
    chart_sources: tuple[tuple[str, int, int], ...]
    """For each chart the key of its source, with the line and column of that."""
    mentions: tuple[Mention, ...]
    """The links to other briefs, in the text and then in the notes."""
    terms: tuple[str, ...]
    """The ids of the terms of the glossary that it uses, sorted."""
    explained: tuple[str, ...]
    """Those of them that are marked in the text, sorted; only what the glossary defines is."""
    defined: tuple[Defined, ...]
    """What it defines itself (以下簡稱「本法」), in order."""
    provisions: tuple[Provision, ...]
    """The provisions of law that it links to, in order."""
    named: tuple[LawMention, ...]
    """The recorded laws that its text names, each where it does so first, and by number wherever it does."""
    apart: tuple[LawApart, ...]
    """The links to recorded laws in its tables and captions, and then those in its notes."""
    laws: tuple[str, ...]
    """The ids of all recorded laws to which its headnote, text, notes, tables and captions lead, sorted."""
    unknown_laws: tuple[tuple[str, int, int], ...]
    """The laws that its author named outright and of which it does not know a record, with line and column."""
    stray: tuple[tuple[str, int, int], ...]
    """The keys that stand outside notes, where nothing is made of them, with line and column."""
    overruled: tuple[tuple[Rule, int], ...]
    """The rules that changed its wording when it was converted, with how often each did; empty unless derived."""
    places: dict[str, tuple[int, int]]
    """Line and column of each key and item of the front matter, by dotted path (`topics.0`)."""
    menu: str = ""
    """Where links to a page stand: `header`, `footer` or `none`; empty for a brief."""
    series: tuple[str, ...] = ()
    """The names of the pages to which an index leads, in order; empty for all else."""

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
    """What came of one file."""

    briefs: tuple[Brief, ...]
    """The brief in its own language and in the one derived from that; empty where it can't be read."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with the file by itself."""
    doubts: tuple[UnresolvedReference, ...] = ()
    """The references to provisions that could be any law's, where these were asked for (`Job.tells_doubts`)."""
