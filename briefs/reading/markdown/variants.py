"""The versions of one text: runs of other languages marked, and the Simplified version made of the Traditional."""

from collections.abc import Sequence
from itertools import islice

import msgspec
from markdown_it.token import Token

from briefs.language.japanese import remembered_runs
from briefs.language.languages import Lang
from briefs.language.rules import Rule
from briefs.language.script import Converted, convert_all, simplified
from briefs.model.front_matter import BriefFrontMatter, CompiledFrom
from briefs.reading.markdown.cjk import merged
from briefs.reading.markdown.scripts import convertible, put_together


def mark_languages(
    tokens: list[Token], lang: Lang, japanese: tuple[str, ...] = (), chinese: tuple[str, ...] = ()
) -> None:
    """Set a `lang` around each run of text that is in another language than the page.

    Some words are known as Japanese, and some were stated to be Chinese.
    """
    for token in tokens:
        if not token.children:
            continue
        out: list[Token] = []
        # A span that says a law is in the language of the page.
        spans: list[bool] = []
        for child in merged(token.children):
            if child.type == "span_open":
                spans.append("lang" in child.attrs or "law" not in child.attrs)
            elif child.type == "span_close":
                spans.pop()
            marked = any(spans)
            if marked and child.type == "text":
                child.info = "foreign"
            is_prose = child.type == "text" and child.info != "address" and not marked
            runs = remembered_runs(child.content, lang, japanese, chinese) if is_prose else ()
            # Nearly all are one run in the language of the page.
            if not runs or (len(runs) == 1 and not runs[0].lang):
                out.append(child)
                continue
            for run in runs:
                text = Token("text", "", 0, content=run.text, level=child.level, info="foreign" if run.lang else "")
                if run.lang:
                    out += [Token("lang_open", "span", 1, info=run.lang), text, Token("lang_close", "span", -1)]
                else:
                    out.append(text)
        token.children = out


def simplify(
    tokens: list[Token],
    prose: tuple[str, ...],
    rules: Sequence[Rule] = (),
    japanese: Sequence[str] = (),
    *,
    quotes: bool = False,
) -> Converted:
    """Convert the text of tokens in place, and give some strings that go with it converted, in one call of OpenCC.

    With `quotes` the quotation marks of each block become the Mainland's.

    Code, addresses, runs in other languages and what `-{ }-` protects stay as they are. What is to be rendered from the
    tokens as they were must have been rendered before: copying them would take longer than all else here.
    """
    blocks = [block for token in tokens for block in _blocks(token.children or [])]
    holders = [text for block in blocks for text in block]
    titles = [link for token in tokens for link in token.children or [] if "title" in link.attrs]
    texts = [text.content for text in holders] + [str(link.attrs["title"]) for link in titles]
    parts = [convertible(text) for text in prose]
    lengths = [*map(len, blocks), *(1 for _ in titles), *(len(split[::2]) for split in parts)]
    done = convert_all(
        [*texts, *(part for split in parts for part in split[::2])], rules, japanese, lengths if quotes else ()
    )
    converted = done.texts
    for holder, text in zip(holders, converted, strict=False):
        holder.content = text
    for token in tokens:
        for child in token.children or []:
            if child.type == "script":
                child.content = str(child.meta["derived"])
    for link, text in zip(titles, converted[len(holders) :], strict=False):
        link.attrs["title"] = text
    rest = iter(converted[len(texts) :])
    for split in parts:
        split[::2] = [next(rest) for _ in split[::2]]
    return Converted(tuple(put_together(split) for split in parts), done.overruled)


def _blocks(children: list[Token]) -> list[list[Token]]:
    """Return the tokens of a block that hold prose, text and the locators of citations; then those of its pictures.

    The alternative text of a picture is a block of its own, as a reader sees one or the other.
    """
    own: list[Token] = []
    found = [own]
    for child in children:
        if child.type in ("text", "cite") and child.info not in ("foreign", "address"):
            own.append(child)
        elif child.type == "image":
            found += _blocks(child.children or [])
    return found


def prose_of(front_matter: BriefFrontMatter) -> tuple[str, ...]:
    """Return the texts of a front matter that readers read, in a fixed order."""
    source = front_matter.compiled_from
    return (
        front_matter.title,
        front_matter.description,
        front_matter.funding,
        front_matter.image_alt,
        front_matter.license,
        source.title,
        source.publisher,
        source.note,
        *front_matter.authors,
        *front_matter.keywords,
        *front_matter.affects,
        *(day.what for day in front_matter.dates),
        *(correction.text for correction in front_matter.corrections),
    )


def with_prose(front_matter: BriefFrontMatter, prose: tuple[str, ...]) -> BriefFrontMatter:
    """Put the texts of `prose_of` back, converted."""
    # The eight texts that `prose_of` gives before its lists.
    fixed, rest = prose[:8], iter(prose[8:])
    lists = (front_matter.authors, front_matter.keywords, front_matter.affects, front_matter.dates)
    authors, keywords, affects, days = (tuple(islice(rest, len(one))) for one in lists)
    source = front_matter.compiled_from
    return msgspec.structs.replace(
        front_matter,
        title=fixed[0],
        description=fixed[1],
        funding=fixed[2],
        image_alt=fixed[3],
        license=fixed[4],
        compiled_from=CompiledFrom(fixed[5], fixed[6], source.date, source.url, fixed[7]),
        authors=authors,
        keywords=keywords,
        affects=affects,
        dates=tuple(
            msgspec.structs.replace(day, what=what) for day, what in zip(front_matter.dates, days, strict=True)
        ),
        corrections=tuple(
            msgspec.structs.replace(correction, text=text)
            for correction, text in zip(front_matter.corrections, rest, strict=True)
        ),
    )


def with_published_title(front_matter: BriefFrontMatter, title: str, *, quotes: bool) -> BriefFrontMatter:
    """Return derived front matter in which the title of the article behind a brief, a name, changed its script only."""
    if not title:
        return front_matter
    source = msgspec.structs.replace(front_matter.compiled_from, title=simplified(title, quotes=quotes))
    return msgspec.structs.replace(front_matter, compiled_from=source)
