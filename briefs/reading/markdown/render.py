"""Tokens to HTML for one version of a text. Everything that comes from a brief is escaped here."""

import re
from collections.abc import Sequence
from functools import cache
from inspect import getmembers, isfunction

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from briefs.language.eras import ERA_YEAR, has_era, western_year
from briefs.language.words import Words
from briefs.model.addresses import BREAKS
from briefs.model.block import Block
from briefs.model.brief import Heading
from briefs.model.chart import Chart
from briefs.placeholders import Placeholder
from briefs.reading.markdown.backlinks import call_id
from briefs.reading.markdown.chart_fences import chart_of
from briefs.reading.markdown.code_blocks import highlighted
from briefs.reading.markdown.find_blocks import BlockSpan
from briefs.reading.markdown.find_links import Place
from briefs.reading.markdown.parser import parser, plain, task_mark

WORD_JOINER = "\u2060"
"""Keeps a note's mark on the line of the word that it belongs to; after Han a line may break anywhere."""
_LINK_CLASSES = {"auto": "address", "reference": "reference"}
"""By what the parser or the program made a link of."""
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Renderer(RendererHTML):
    """CommonMark's renderer with the elements that legal notes, headings, tables and pictures need, for one version.

    `headings` are that version's, by id; `drawn` is each token as another version has it, which draws frames alike.
    """

    def __init__(self, place: Place, words: Words, headings: dict[str, Heading], drawn: Sequence[str] = ()) -> None:
        """Take what rendering must know of the version that it makes."""
        self.place, self.words, self.headings, self.drawn = place, words, headings, drawn
        self.charts: list[Chart] = []
        self.chart_sources: list[tuple[str, int, int]] = []
        # As CommonMark's renderer does, but that it looks the names up anew for each version of each text.
        self.rules = {name: getattr(self, name) for name in _kinds()}

    def html(self, tokens: list[Token]) -> str:
        """Render blocks to HTML."""
        return self.render(tokens, parser().options, {})

    def html_and_blocks(self, tokens: list[Token], found: Sequence[BlockSpan]) -> tuple[str, tuple[Block, ...]]:
        """Render a text, and say where in its HTML each of its blocks stands."""
        options, places, end = parser().options, [0], 0
        parts: list[str] = []
        for at, token in enumerate(tokens):
            if token.type == "inline":
                part = self.renderInline(token.children or [], options, {})
            elif rule := self.rules.get(token.type):
                part = rule(tokens, at, options, {})
            else:
                part = self.drawn[at] if self.drawn else self.renderToken(tokens, at, options, {})
            parts.append(part)
            end += len(part)
            places.append(end)
        self.drawn = parts
        blocks = tuple(one.block(tokens, places[one.first], places[one.last + 1]) for one in found)
        return "".join(parts), blocks

    def renderToken(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: N802
        """Return an element's opening or closing; the latter is half of them, and has no attributes."""
        token = tokens[idx]
        if token.nesting != -1 or token.hidden or token.attrs:
            return super().renderToken(tokens, idx, options, env)
        return f"</{token.tag}>\n" if token.block else f"</{token.tag}>"

    @staticmethod
    def renderAttrs(token: Token) -> str:  # noqa: N802
        """Return the attributes of an element, of which most have none."""
        return RendererHTML.renderAttrs(token) if token.attrs else ""

    def heading_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        heading: Heading = tokens[idx].meta["heading"]
        anchor = f'<span class="anchor" id="{escapeHtml(heading.slug)}"></span>' if heading.slug else ""
        return f'<{tokens[idx].tag} id="{heading.id}">{anchor}'

    def heading_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        opening = tokens[idx - 2]  # Between them stand its words, which are one token.
        heading = self.headings[opening.meta["heading"].id]
        return f'<a class="permalink" href="#{heading.id}">#</a></{opening.tag}>\n'

    def footnote_ref(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        meta = tokens[idx].meta
        if "number" not in meta:
            return escapeHtml(f"[^{meta['label']}]")
        number, nth = meta["number"], meta["nth"]
        if nth == 0:
            return f'<a class="note-number" href="#fn-{number}">{number}</a>'
        return (
            f'{WORD_JOINER}<sup class="note-mark"><a href="#fn-{number}" id="{call_id(number, nth)}" '
            f'role="doc-noteref">{number}</a></sup>'
        )

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        label = escapeHtml(self.words("table"))
        own = f' id="{tokens[idx].attrs["id"]}"' if "id" in tokens[idx].attrs else ""
        return f'<div{own} class="table-box" role="group" tabindex="0" aria-label="{label}"><table>\n'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</table></div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<th scope="col"{_aligned(tokens[idx])}>'

    def td_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"<td{_aligned(tokens[idx])}>"

    def caption_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        meta = tokens[idx].meta
        label = self.words(f"{meta['kind']}_label", number=self.words.ordinal(meta["number"]))
        return f'<figcaption><span class="figure-label">{escapeHtml(label)}</span> '

    def anchor(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<span class="anchor" id="{escapeHtml(tokens[idx].meta["id"])}"></span>'

    def callout_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<div class="callout callout-{tokens[idx].meta["kind"]}" role="note">\n'

    def callout_title(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<p class="callout-title">{escapeHtml(self.words("callout_" + tokens[idx].meta["kind"]))}</p>\n'

    def task(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        is_done = tokens[idx].meta["is_done"]
        label = escapeHtml(self.words("task_done" if is_done else "task_open"))
        return f'<span class="task-mark" role="img" aria-label="{label}">{task_mark(tokens[idx])}</span> '

    def chart(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        self.charts.append(chart_of(tokens[idx]))
        return f'<div class="chart">{Placeholder.CHART}{len(self.charts) - 1}{Placeholder.CHART}</div>\n'

    def chart_alt_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return '<p class="hidden-label">'

    def chart_table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<details class="chart-numbers"><summary>{escapeHtml(self.words("chart_numbers"))}</summary>\n'

    def chart_table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</details>\n"

    def chart_foot(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        self.chart_sources.append((tokens[idx].meta["key"], *tokens[idx].meta["at"]))
        label = escapeHtml(self.words("chart_source"))
        key = escapeHtml(tokens[idx].meta["key"])
        own, number = escapeHtml(tokens[idx].meta["id"]), len(self.charts)
        csv, link = "CSV", escapeHtml(self.words("chart_link"))
        links = f' · <a href="chart-{number}.csv" download>{csv}</a> · <a href="#{own}">{link}</a>'
        return (
            f'<p class="chart-foot"><span class="figure-source">{label}'
            f"{Placeholder.CHART_SOURCE}{key}{Placeholder.CHART_SOURCE}</span>"
            f'<span class="chart-links">{links}</span></p>\n'
        )

    def span_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        lang = str(tokens[idx].attrs.get("lang", ""))
        return f'<span lang="{lang}">' if _TAG.fullmatch(lang) else "<span>"

    def lang_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<span lang="{tokens[idx].info}">'

    def lang_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</span>"

    def term_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        name = tokens[idx].info
        term = name.removeprefix("term-")
        href = self.place.term(term, tokens[idx].meta["shelves"]) if term != name else f"#{name}"
        return f'<a class="term" href="{escapeHtml(href)}" aria-describedby="{escapeHtml(name)}">'

    def provision_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        meta = tokens[idx].meta
        if "address" in meta:
            lang = f' hreflang="{escapeHtml(meta["lang"])}"' if meta["lang"] else ""
            return f'<a class="provision official" href="{escapeHtml(meta["address"])}"{lang}>'
        href = self.place.law(meta["law"]) + (f"#{meta['anchor']}" if meta["anchor"] else "")
        return f'<a class="provision" href="{escapeHtml(href)}">'

    def provision_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</a>"

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        href = str(token.attrs["href"])
        if "target" in token.meta:
            target, fragment = token.meta["target"], token.meta["fragment"]
            href = (self.place.href(target) if target else "") + (f"#{fragment}" if fragment else "")
        title = f' title="{escapeHtml(str(token.attrs["title"]))}"' if "title" in token.attrs else ""
        kind = f' class="{_LINK_CLASSES[token.info]}"' if token.info in _LINK_CLASSES else ""
        address = f' href="{escapeHtml(href)}"' if href else ""
        return f"<a{kind}{address}{title}>"

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        if "target" not in token.meta:
            return f'<span class="missing">{escapeHtml(plain(token.children))}</span>'
        source = escapeHtml(self.place.href(token.meta["target"]))
        size = f"{Placeholder.PICTURE}{escapeHtml(token.meta['target'])}{Placeholder.PICTURE}"
        return f'<img src="{source}" alt="{escapeHtml(plain(token.children))}" loading="lazy" decoding="async"{size}>'

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        words = escapeHtml(token.content)
        if token.info != "address":
            return ERA_YEAR.sub(self.era, words) if has_era(words) else words
        return "<wbr>".join(escapeHtml(part) for part in BREAKS.split(token.content))

    def era(self, match: re.Match[str]) -> str:
        """Show the Western year of a year of an era to those who point at it."""
        year = western_year(match["era"], match["year"])
        shown = escapeHtml(self.words("western_year", year=year))
        return f'<time class="era" datetime="{year}" title="{shown}">{match[0]}</time>'

    def script(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return escapeHtml(tokens[idx].content)

    def cite(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return Placeholder.CITATION

    brief_title = cite

    def typed_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return Placeholder.TYPED_OPEN

    def typed_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return Placeholder.TYPED_CLOSE

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        words = tokens[idx].info.split()
        own = f' id="{tokens[idx].attrs["id"]}"' if "id" in tokens[idx].attrs else ""
        return highlighted(tokens[idx].content, words[0] if words else "", own)


@cache
def _kinds() -> tuple[str, ...]:
    """Return the kinds of tokens for which the renderer has a method."""
    return tuple(name for name, _ in getmembers(Renderer, isfunction) if not name.startswith(("render", "_")))


def _aligned(token: Token) -> str:
    style = str(token.attrs.get("style", ""))
    return f' class="align-{style.rpartition(":")[2]}"' if style else ""
