"""The texts: which there are, each as it was read, and the small facts that other pages ask for instead of the text."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from briefs.citing.works import normal_address
from briefs.engine.queries import Ask, Fact, Relation, producer, query
from briefs.language import dates
from briefs.language.keys import normal_key, typed_keys
from briefs.language.languages import AUTHORED, LANGUAGES, Lang
from briefs.library.library import Subject, brief_source
from briefs.model.addresses import BRIEFS, PAGES
from briefs.model.block import BlockMap, TranslationRecord
from briefs.model.brief import Brief, BriefId, File
from briefs.model.diagnostic import Diagnostic
from briefs.model.front_matter import BriefFrontMatter
from briefs.model.source import Source
from briefs.questions import author_facts
from briefs.questions.derived_records import settings
from briefs.questions.file_queries import TEXTS, entries_of, files_below, place_of, text_file
from briefs.questions.listing import brief_folders, home_of, page_folders
from briefs.questions.reading_queries import reading, rules_in
from briefs.questions.settings_query import settings_record
from briefs.questions.waiting_queries import awaits, is_out, takes_drafts
from briefs.reading.files.side_files import PARAGRAPHS, TRANSLATION, read_paragraphs, read_side_file
from briefs.reading.markdown.jobs import FolderTexts, sort_out
from briefs.reading.records.catalogue import Read

T = TypeVar("T")
Versions = dict[Lang, BriefFrontMatter]


class MenuEntry(msgspec.Struct, frozen=True):
    """A page that is no brief, in one language."""

    lang: Lang
    """The language of this version of it."""
    title: str
    """Its title, which is the words of the link."""
    menu: str
    """The menu that leads to it: `header`, `footer` or `none`."""


FRONT: Relation[Versions] = Relation("front", Versions)
"""By `briefs/<id>` or `pages/<name>`: the front matter of each version that is published."""
TITLES: Relation[dict[Lang, str]] = Relation("titles", dict[Lang, str])
"""By the id of a brief: its titles."""
LISTED: Relation[str] = Relation("listed", str)
"""The date of each brief that is published, in a form that sorts."""
ALIASES: Relation[tuple[str, tuple[str, ...]]] = Relation("aliases", tuple[str, tuple[str, ...]])
"""The date of each brief that has old addresses, and these."""
DRAFT: Relation[str] = Relation("draft", str)
"""By the id of a brief: it is not out yet."""
AWAITED: Relation[str] = Relation("awaited", str)
"""By the key of a source: a brief that is not out yet cites it."""
OWN_SOURCE: Relation[Source] = Relation("own-source", Source)
"""By the id of a brief: itself as a source."""
OWN_ADDRESS: Relation[str] = Relation("own-address", str)
"""By normal web address: the id of the brief whose permanent address it is."""
SUBJECT: Relation[Subject] = Relation("subject", Subject)
"""By the id of a brief: what it is about."""
SELECTED: Relation[str] = Relation("selected", str)
"""By `<topic>|<jurisdiction>`, either of which may be empty: the date of each brief on both."""
YEAR: Relation[str] = Relation("year", str)
"""By year: the date of each brief."""
CHANGED: Relation[tuple[str, tuple[Lang, ...]]] = Relation("changed", tuple[str, tuple[Lang, ...]])
"""The last day on which each brief changed, and the languages that it has."""
ON_LAW: Relation[str] = Relation("on-law", str)
"""By law: the date of each brief that is about it."""
ANCHORS: Relation[tuple[str, ...]] = Relation("anchors", tuple[str, ...])
"""By `briefs/<id>/<lang>` or `pages/<name>/<lang>`: the places to which a link may lead."""
MENU: Relation[MenuEntry] = Relation("menu", MenuEntry)
"""The pages that are no briefs."""
SERIES: Relation[tuple[Lang, tuple[str, ...]]] = Relation("series", tuple[Lang, tuple[str, ...]])
"""The language of each page that is an index, and the pages to which it leads, in order."""


@query
def folder_texts(ask: Ask, kind: str, name: str) -> FolderTexts:
    """Return the texts of a brief or page, and what is wrong with the files beside them."""
    folder = place_of(ask, f"{kind}/{name}")
    listed = ask(files_below, folder).files
    files = [path.removeprefix(f"{folder}/") for path in listed if path.lower().endswith(TEXTS)]
    # Of the folder of documents only the texts count.
    files += [f"{lang}.md" for lang in AUTHORED if f"{lang}.md" not in files and ask(home_of, kind, name, f"{lang}.md")]
    own = [path.removeprefix(f"{folder}/") for path in listed]
    beside = [file for file in own if "/" not in file and file not in files]
    return sort_out(kind, name, folder, sorted(files), beside, _others(ask, kind, name))


def _others(ask: Ask, kind: str, name: str) -> frozenset[str]:
    """Return the names beside one that differs from its small letters; without capitals nothing can clash."""
    if name == name.lower():
        return frozenset()
    return frozenset(one for (one,) in ask(brief_folders if kind == BRIEFS else page_folders))


def versions(ask: Ask, kind: str, name: str) -> dict[Lang, Brief]:
    """Return a brief or page in every language that it has, in the order of the site."""
    found = {
        one.lang: one
        for lang in ask(folder_texts, kind, name).languages
        for one in ask(reading, kind, name, lang).briefs
    }
    return {language.code: found[language.code] for language in LANGUAGES if language.code in found}


@producer(
    brief_folders,
    *(FRONT, TITLES, LISTED, DRAFT, AWAITED, OWN_SOURCE, OWN_ADDRESS, ANCHORS),
    *(ALIASES, SUBJECT, SELECTED, YEAR, CHANGED, ON_LAW, *author_facts.FACTS),
    ahead=(
        lambda ask, name: [ask(rules_in, BRIEFS, name, lang) for lang in ask(folder_texts, BRIEFS, name).languages],
        lambda ask, name: [ask(reading, BRIEFS, name, lang) for lang in ask(folder_texts, BRIEFS, name).languages],
    ),
)
def brief_facts(ask: Ask, name: str) -> Iterator[Fact]:
    """Yield what other pages ask of a brief beside its text."""
    found = versions(ask, BRIEFS, name)
    # What the front matter was read as goes before how it is typed: nothing that waits may be published.
    if ask(awaits, name) or (not ask(takes_drafts) and any(_waits(ask, one.front_matter) for one in found.values())):
        yield DRAFT.row(name, name)
        for key in sorted(_cited(ask, name)):
            yield AWAITED.row(key, name)
        return
    if not found:
        return
    yield FRONT.row(f"{BRIEFS}/{name}", {lang: one.front_matter for lang, one in found.items()})
    yield TITLES.row(name, {lang: one.front_matter.title for lang, one in found.items()})
    newest = max(dates.timestamp(one.front_matter.date) for one in found.values())
    yield LISTED.row("", newest)
    first = next(iter(found.values())).front_matter
    if first.aliases:
        yield ALIASES.row("", (newest, first.aliases))
    yield CHANGED.row("", (first.last_changed, tuple(found)))
    yield from _subject(name, first, newest)
    yield from author_facts.author_facts({lang: one.front_matter.authors for lang, one in found.items()}, newest)
    if ask(settings_record).value is not None:
        source = brief_source(BriefId(name), found, ask(settings))
        yield OWN_SOURCE.row(name, source)
        yield OWN_ADDRESS.row(normal_address(source.url), name)
    for lang, one in found.items():
        yield ANCHORS.row(f"{BRIEFS}/{name}/{lang}", one.anchors)


def _subject(name: str, front: BriefFrontMatter, date: str) -> Iterator[Fact]:
    instruments = tuple(dict.fromkeys(front.instruments))
    yield SUBJECT.row(name, Subject(date, front.last_changed, front.topics, instruments))
    for topic in ("", *dict.fromkeys(front.topics)):
        for code in ("", *dict.fromkeys(front.jurisdictions)):
            yield SELECTED.row(f"{topic}|{code}", date)
    yield YEAR.row(dates.year(date), date)
    for law in instruments:
        yield ON_LAW.row(law, date)


def newest_first(rows: Iterable[tuple[str, str]]) -> tuple[BriefId, ...]:
    """Return ids by their dates, the newest first, equal dates by id."""
    return tuple(BriefId(name) for name, _ in sorted(sorted(rows), key=lambda row: row[1], reverse=True))


def _cited(ask: Ask, name: str) -> set[str]:
    """Return the keys that the texts of a brief may cite, be they readable or not."""
    files = (text_file(ask, ask(home_of, BRIEFS, name, f"{lang}.md"))[0] for lang in AUTHORED)
    texts = [file.data.decode("utf-8", "replace") for file in files if file]
    return {normal_key(key) for text in texts for key in typed_keys(text)}


def _waits(ask: Ask, front_matter: BriefFrontMatter) -> bool:
    return front_matter.draft or not ask(is_out, front_matter.date)


@producer(page_folders, FRONT, ANCHORS, MENU, SERIES)
def page_facts(ask: Ask, name: str) -> Iterator[Fact]:
    """Yield what others ask of a page that is no brief."""
    found = versions(ask, PAGES, name)
    if found:
        yield FRONT.row(f"{PAGES}/{name}", {lang: one.front_matter for lang, one in found.items()})
    for lang, one in found.items():
        yield ANCHORS.row(f"{PAGES}/{name}/{lang}", one.anchors)
        yield MENU.row("", MenuEntry(lang, one.front_matter.title, one.menu))
        if one.series:
            yield SERIES.row("", (lang, one.series))


@query
def order(ask: Ask) -> tuple[BriefId, ...]:
    """Return the briefs that are published, newest first, equal dates by id."""
    return newest_first(ask.rows(LISTED))


@query
def published(ask: Ask) -> tuple[tuple[str, ...], ...]:
    """Return the briefs that are published, by id: the domain of whatever is made for each."""
    return tuple((name,) for name in sorted(ask(order)))


@query
def stored_ids(ask: Ask, name: str) -> Read[BlockMap | None]:
    """Read the ids of paragraphs that are kept beside a brief."""
    file, faults = _side_file(ask, name, PARAGRAPHS)
    return Read(*read_paragraphs(file)) if file else Read(None, faults)


@query
def translation_record(ask: Ask, name: str) -> Read[TranslationRecord | None]:
    """Read what a translation was made from."""
    file, faults = _side_file(ask, name, TRANSLATION)
    return Read(*read_side_file(file, TranslationRecord)) if file else Read(None, faults)


def _side_file(ask: Ask, name: str, side_file: str) -> tuple[File | None, tuple[Diagnostic, ...]]:
    folder = place_of(ask, f"{BRIEFS}/{name}")
    # Most briefs have none: the folder says so, and no run need look for a file that is not there.
    if all(entry.name != side_file for entry in entries_of(ask, folder)):
        return None, ()
    return text_file(ask, f"{folder}/{side_file}")


TEXTS_READ = (
    *(folder_texts, brief_facts, page_facts, order, published),
    *(stored_ids, translation_record),
)
