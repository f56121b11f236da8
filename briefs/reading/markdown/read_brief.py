"""File → Brief: everything that can be known of one file from the file itself. Pure; the one expensive step."""

from collections.abc import Sequence

import msgspec

from briefs.language.languages import DERIVED, ZH_HANT, Lang
from briefs.language.rules import Rule
from briefs.model import addresses
from briefs.model.brief import Brief, BriefId, Reading, UnresolvedReference
from briefs.model.diagnostic import Diagnostic
from briefs.model.front_matter import BriefFrontMatter, PageFrontMatter
from briefs.model.note import Note, NoteReference
from briefs.reading.files import front_matter_text
from briefs.reading.files.decode import decoded
from briefs.reading.files.schema_errors import read_record
from briefs.reading.files.yaml_slips import value_slips
from briefs.reading.files.yaml_text import read_yaml
from briefs.reading.markdown import footnotes
from briefs.reading.markdown.backlinks import backlinks
from briefs.reading.markdown.callouts import unknown_callouts
from briefs.reading.markdown.cited_keys import brief_titles, insertions_of, mark_short_forms, outside_notes
from briefs.reading.markdown.contexts import Contexts, contexts_of, find_mentions, find_references
from briefs.reading.markdown.cross_references import resolve_references, targets_of
from briefs.reading.markdown.find_blocks import find_blocks
from briefs.reading.markdown.find_links import Place, addresses_in, autolink, find_links
from briefs.reading.markdown.gather_figures import gather_figures
from briefs.reading.markdown.headings import mark_lists, number_headings, words_of_headings
from briefs.reading.markdown.headnotes import Points, holdings, link_points, read_points, with_words
from briefs.reading.markdown.inline_notes import typed_label
from briefs.reading.markdown.job import About, Job
from briefs.reading.markdown.laws_apart import find_laws_apart
from briefs.reading.markdown.mark_terms import definitions
from briefs.reading.markdown.marking import Parsed, mark
from briefs.reading.markdown.parser import parse, plain
from briefs.reading.markdown.position import Text
from briefs.reading.markdown.render import Renderer
from briefs.reading.markdown.scripts import said_in
from briefs.reading.markdown.slips import slips
from briefs.reading.markdown.typed_numbers import typed_numbers
from briefs.reading.markdown.variants import prose_of, simplify, with_prose, with_published_title
from briefs.reading.records.conversion_rules import stated_rules


def read_brief(job: Job) -> Reading:
    """Read one file into the brief that it is, in its own language and in the one derived from it."""
    path = job.file.path
    text, faults = decoded(job.file)
    if faults:
        return Reading((), faults)
    parts, faults = front_matter_text.split(text, path)
    if parts is None:
        return Reading((), faults)
    kind: type[BriefFrontMatter | PageFrontMatter] = (
        BriefFrontMatter if job.kind == addresses.BRIEFS else PageFrontMatter
    )
    tree = read_yaml(parts.front_matter, path, 1)
    record, faults = read_record(tree, kind, path)
    slipped = value_slips(parts.front_matter, path, 1)
    front_matter = record.as_brief() if isinstance(record, PageFrontMatter) else record or _NO_FRONT_MATTER
    about = About(front_matter.instruments, front_matter.jurisdictions, job.tells_doubts)
    points = read_points(front_matter.points, tree, parts.front_matter, job)
    source = Text(path, parts.body, parts.offset)
    body, brief, doubts, found = _read_body(source, job, about, _rules(front_matter, job), points)
    if record is None:
        return Reading((), (*slipped, *faults, *found))
    places = {".".join(str(part) for part in where): at for where, at in tree.places.items() if where}
    whole = msgspec.structs.replace(brief, front_matter=front_matter, places=places)
    if isinstance(record, PageFrontMatter):
        whole = msgspec.structs.replace(whole, menu=record.menu, series=_series(brief) if record.index else ())
    return Reading(_versions(body, whole, job), (*slipped, *found), doubts)


def _series(index: Brief) -> tuple[str, ...]:
    """Return the pages to which an index leads, each once, in the order of its links."""
    paths = (link.target.split("/") for link in index.links)
    names = (path[1] for path in paths if len(path) > 1 and path[0] == addresses.PAGES)
    return tuple(dict.fromkeys(name for name in names if name != index.id))


_NO_FRONT_MATTER = BriefFrontMatter("", "", "", (), ())


def _read_body(
    text: Text, job: Job, about: About, rules: tuple[Rule, ...], points: Points
) -> tuple[Parsed, Brief, tuple[UnresolvedReference, ...], tuple[Diagnostic, ...]]:
    """Parse and check a text on some laws; the brief that comes with it lacks its HTML and its front matter.

    `rules` are those of its conversion, which may state the language of a word.
    """
    tokens, shown = parse(text, job.rules.keys, allow_html=job.allow_html)
    shown += (*slips(tokens, text, job.lang), *unknown_callouts(tokens, text))
    body, definitions = footnotes.split_notes(tokens)
    headings, heading_faults = number_headings(body, text, job.lang)
    body, figure_faults = gather_figures(body, text, {name for one in headings for name in (one.id, one.slug)})
    mark_lists(body, job.lang)
    blocks, block_faults = find_blocks(body, text)
    notes = footnotes.number_notes(body, definitions)
    note_faults = footnotes.check_notes(body, definitions, notes, text)
    stray = outside_notes(body)
    parsed = Parsed(text, body, blocks, notes, footnotes.parts_of(body), points, footnotes.with_notes(body, notes))
    autolink(parsed.tokens)
    for note in notes:
        mark_short_forms(note.definition.tokens)
    targets = targets_of(body, headings, blocks, job.words[job.lang])
    reference_faults = resolve_references(parsed.tokens, targets, notes, text, job.words[job.lang])
    links, images, link_faults = find_links(parsed.tokens, text, place := _place(job, job.lang))
    headnote_links, headnote_faults = link_points(points, targets, notes, job.words[job.lang], place)
    marks = mark(parsed, job, about, rules)
    brief = Brief(
        id=BriefId(job.name),
        lang=job.lang,
        kind=job.kind,
        path=text.path,
        front_matter=_NO_FRONT_MATTER,
        headnote=marks.headnote,
        html="",
        blocks=(),
        titles=brief_titles(body),
        headings=headings,
        notes=(),
        links=(*headnote_links, *links),
        anchors=(*targets, *(f"fn-{note.number}" for note in notes)),
        images=images,
        charts=(),
        chart_sources=(),
        mentions=(),
        terms=marks.terms.terms,
        explained=marks.terms.explained,
        defined=marks.terms.defined,
        provisions=marks.bound.provisions,
        named=marks.bound.named,
        apart=(),
        laws=marks.laws,
        unknown_laws=marks.unknown_laws,
        overruled=(),
        stray=tuple((child.meta["key"], *text.find(block, child.content)) for block, child in stray),
        places={},
    )
    reference_faults += tuple(typed_numbers(body, len(notes), text))
    of_parts = (*heading_faults, *block_faults, *figure_faults, *note_faults, *reference_faults, *link_faults)
    faults = (*points.faults, *headnote_faults, *shown, *text.era_faults(), *of_parts)
    return parsed, brief, marks.unresolved, faults


def _place(job: Job, lang: Lang) -> Place:
    return Place(f"{job.kind}/{job.name}", lang, addresses.of_content(job.kind, job.name, lang))


def _versions(parsed: Parsed, brief: Brief, job: Job) -> tuple[Brief, ...]:
    """Render the text in its own language, and once more converted where a language is derived from it."""
    prose = prose_of(brief.front_matter)
    if any("-{" in text for text in prose):
        brief = msgspec.structs.replace(
            brief, front_matter=with_prose(brief.front_matter, tuple(said_in(text, ZH_HANT) for text in prose))
        )
    contexts = contexts_of(parsed.body, ((note.number, note.definition.tokens) for note in parsed.notes), parsed.text)
    own, drawn = _version(parsed, brief, job, contexts)
    derived = DERIVED.get(job.lang)
    if derived is None:
        return (own,)
    quotes = job.rules.quotes
    converted = simplify(parsed.all_tokens, prose, _rules(brief.front_matter, job), job.rules.japanese, quotes=quotes)
    words = words_of_headings(parsed.body)
    simplified = msgspec.structs.replace(
        brief,
        lang=derived,
        front_matter=with_published_title(
            with_prose(brief.front_matter, converted.texts), brief.front_matter.compiled_from.title, quotes=quotes
        ),
        overruled=converted.overruled,
        headings=tuple(msgspec.structs.replace(heading, text=words[heading.id]) for heading in brief.headings),
    )
    return own, _version(parsed, simplified, job, contexts, drawn)[0]


def _rules(front_matter: BriefFrontMatter, job: Job) -> tuple[Rule, ...]:
    """Return the rules for a brief: for one word those of the brief go before its topics', then the rest."""
    topics = (job.rules.topics.get(topic, ()) for topic in front_matter.topics)
    levels = [job.rules.general, *topics, stated_rules(front_matter.zh_convert)]
    return tuple({rule.word: rule for level in levels for rule in level}.values())


def _version(
    parsed: Parsed, brief: Brief, job: Job, contexts: Contexts, drawn: Sequence[str] = ()
) -> tuple[Brief, Sequence[str]]:
    """Render the tokens as they now are; return what each was drawn as too, of which the next version has most."""
    headings = {heading.id: heading for heading in brief.headings}
    renderer = Renderer(_place(job, brief.lang), job.words[brief.lang], headings, drawn)
    html, blocks = renderer.html_and_blocks(parsed.body, parsed.blocks)
    references = find_references(contexts)
    version = msgspec.structs.replace(
        brief,
        front_matter=with_words(brief.front_matter, parsed.points),
        headnote=holdings(parsed.points, brief.headnote, renderer),
        html=html,
        blocks=blocks,
        charts=tuple(renderer.charts),
        chart_sources=tuple(renderer.chart_sources),
        # Those of its own language were found when its terms were marked.
        defined=brief.defined if brief.lang == job.lang else definitions(parsed.body, parsed.blocks, brief.lang),
        notes=tuple(_note(note, references.get(note.number, ()), parsed, renderer) for note in parsed.notes),
        mentions=tuple(find_mentions(contexts, f"{job.kind}/{job.name}")),
        # Of a law without a record nothing is kept.
        apart=tuple(find_laws_apart(parsed.body, parsed.blocks, parsed.notes, references)) if brief.laws else (),
    )
    return version, renderer.drawn


def _note(note: footnotes.Numbered, references: tuple[NoteReference, ...], parsed: Parsed, renderer: Renderer) -> Note:
    tokens = note.definition.tokens
    opening = note.definition.opening
    return Note(
        number=note.number,
        label=typed_label(note.definition.label),
        part=parsed.parts.get(note.number, 0),
        references=references,
        html=renderer.html(tokens).rstrip(),
        text=" ".join(plain(token.children) for token in tokens if token.type == "inline"),
        insertions=insertions_of(tokens, parsed.text),
        addresses=addresses_in(tokens),
        back=backlinks(note.number, note.calls),
        line=parsed.text.line(opening),
    )
