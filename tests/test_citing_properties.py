"""Notes whatever an author may do: any order of sources and places, by every profile, in both languages."""

import re
import tempfile
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from briefs.citing.printing import PrintedNote, in_script
from briefs.citing.references import References
from briefs.citing.styles import Styles
from briefs.citing.works import normal_address
from briefs.language.languages import EN, ZH_HANS, ZH_HANT
from briefs.language.locators import Locator, read_locator_after
from briefs.library.citations import cite_text
from briefs.model.source import Name, Source, SourceKey, Wording
from briefs.publishing.components.note_parts import print_text as print_notes
from tests.nights import tried
from tests.support import PROFILES, TEMPLATES, brief_text, check_content, note_lines, read_text, write_content
from tests.test_citing import SOURCES

MORE = """\
case:
  type: legal_case
  language: en
  title: Publisher v Platform
  title-short: Platform
  number: C-1/18
  authority: CJEU
  issued: 2020-07-16
wang-article:
  type: article-journal
  language: zh-Hant
  title: 論演算法
  title-short: 演算法
  author: [{family: 王, given: 小明}]
  container-title: 法學論叢
  volume: 52
  issued: 2023
  page: 1-50
"""
KEYS = ("cao-guide", "cao-call", "ai-act", "case", "wang-book", "wang-article", "smith-article")
LEGAL_KEYS = {"ai-act", "case"}
BY_LANG = [(name, lang) for name, profile in sorted(PROFILES.items()) for lang in profile.languages]

STYLES = Styles.of(TEMPLATES.files)
DERIVED_FROM = {ZH_HANS: ZH_HANT}
PLACE = Locator("article", "第2條", "第2條")
QUICK = (Phase.explicit, Phase.generate, Phase.shrink)


def settings(*, max_examples: int) -> hypothesis_settings:
    """Return settings by which each run tries the same examples."""
    number = tried(by_day=-(-max_examples // 3), at_night=max_examples)
    return hypothesis_settings(max_examples=number, deadline=None, derandomize=True, phases=QUICK)


Cite = tuple[str, str]
"""A key, and a place or nothing."""
Cites = tuple[Cite, ...]
"""The citations of a note; a note without any is prose."""


@cache
def own_sources() -> dict[SourceKey, Source]:
    with tempfile.TemporaryDirectory() as folder:
        files = {"sources/all.yaml": SOURCES, "sources/more.yaml": MORE}
        library = check_content(write_content(Path(folder) / "content", files)).library
        assert library is not None
        return dict(library.sources)


@cache
def own_references() -> References:
    return references(own_sources())


def references(sources: dict[SourceKey, Source]) -> References:
    return References(sources, PROFILES, STYLES)


def print_text(text: str, lang: str, made: References | None = None) -> tuple[PrintedNote, ...]:
    """Return the notes of a text as its page shows them."""
    made = made or own_references()
    (brief,) = (one for one in read_text(text, DERIVED_FROM.get(lang, lang)).briefs if one.lang == lang)
    profile = in_script(PROFILES[brief.front_matter.profile], brief.lang)
    source_at = {normal_address(source.url): key for key, source in made.sources.items() if source.url}
    return print_notes(brief, cite_text(brief, made.sources, source_at, profile, PROFILES), made, {}, {})


def matter(profile: str) -> str:
    return brief_text("").replace("jurisdictions: [JP]\n", f"jurisdictions: [JP]\nprofile: {profile}\n")


def note_text(cites: Cites, lang: str) -> str:
    if not cites:
        return "說明而已。" if lang == ZH_HANT else "An aside."
    comma, parted, stop = ("，", "；", "。") if lang == ZH_HANT else (", ", "; ", ".")
    return parted.join(f"@{key}{comma}{place}" if place else f"@{key}" for key, place in cites) + stop


def text_of(notes: list[str], lang: str, profile: str, labels: list[int] | None = None) -> str:
    """Write a brief: a paragraph for each note, the notes defined at the end by their labels."""
    named = labels or list(range(1, len(notes) + 1))
    words, stop = ("文字", "。") if lang == ZH_HANT else ("Words", ".")
    paragraphs = [f"{words}[^{label}]{stop}" for label in named]
    # Defined by label, so in another order than the text calls them when the labels are mixed.
    definitions = [f"[^{label}]: {note}" for label, note in sorted(zip(named, notes, strict=True))]
    return matter(profile) + "\n\n".join([*paragraphs, *definitions]) + "\n"


def notes_of(notes: list[Cites], lang: str, profile: str) -> tuple[PrintedNote, ...]:
    return print_text(text_of([note_text(cites, lang) for cites in notes], lang, profile), lang)


_SHORT_FORM = re.compile(r'<a class="short-form" href="#fn-(\d+)" aria-describedby="([^"]+)">(.*?)</a>', re.DOTALL)
_NUMBER = re.compile(r"(?:註|注|note |\(n )(\d+)")
_BEFORE = re.compile(r"^(同前註|[Ii]d\.|ibid)$")


def short_forms(note: PrintedNote) -> list[tuple[int, str, str]]:
    """Return the short forms of a note: the note that each leads to, its words, the key of the source behind it."""
    keys = {full.id: full.key for full in note.full}
    return [
        (int(number), re.sub(r"<[^>]+>", "", html), keys[name]) for number, name, html in _SHORT_FORM.findall(note.html)
    ]


def places(lang: str) -> st.SearchStrategy[str]:
    words = ("頁3", "頁4", "頁3-5", "第2條") if lang == ZH_HANT else ("at 3", "at 4", "at 3-5", "art. 2")
    return st.sampled_from(("", *words))


def sequences(lang: str, longest: int = 3, keys: tuple[str, ...] = KEYS) -> st.SearchStrategy[list[Cites]]:
    cites = st.lists(st.tuples(st.sampled_from(keys), places(lang)), max_size=longest).map(tuple)
    return st.lists(cites, min_size=1, max_size=9)


def is_named(key: str, text: str) -> bool:
    """Return whether a text has the title of a source; each guide has its own sign between the parties of a case."""
    title = own_sources()[SourceKey(key)].title.text
    return all(part in text for part in re.split(" v ", title))


@pytest.mark.parametrize(("profile", "lang"), BY_LANG)
@settings(max_examples=16)
@given(st.data())
def test_every_short_form_leads_to_its_source(profile: str, lang: str, data: st.DataObject) -> None:
    model = data.draw(sequences(lang))
    notes = notes_of(model, lang, profile)
    assert [note.number for note in notes] == list(range(1, len(model) + 1))
    seen: set[str] = set()
    fulls: list[Counter[str]] = []
    for note, cites in zip(notes, model, strict=True):
        cited = Counter(key for key, _ in cites)
        found = short_forms(note)
        shorts = Counter(key for _, _, key in found)
        assert not shorts - cited
        fulls.append(cited - shorts)
        # What is cited for the first time stands in full.
        assert all(fulls[-1][key] >= 1 for key in cited if key not in seen)
        seen |= set(cited)
        assert list(note.keys) == list(dict.fromkeys(key for key, _ in cites))
        for number, words, key in found:
            assert number <= note.number
            assert key in {other for other, _ in model[number - 1]}
            if named := _NUMBER.search(words):
                assert int(named[1]) == number
                assert fulls[number - 1][key] >= 1
            if _BEFORE.match(words):
                assert number in (note.number, note.number - 1)
                others = {other for other, _ in model[number - 1]}
                assert number == note.number or others == {key} or profile == "ncku-law-review"
        for full in note.full:
            assert is_named(full.key, re.sub(r"<[^>]+>", "", full.html))
        for key in cited:
            assert is_named(key, note.text)


@pytest.mark.parametrize(("profile", "lang"), BY_LANG)
@settings(max_examples=16)
@given(st.data())
def test_a_place_is_left_out_only_where_the_words_lead_to_it(profile: str, lang: str, data: st.DataObject) -> None:
    """A reader who follows a short form without a place finds the place that the author meant in the note it names."""
    model = data.draw(sequences(lang, 2, ("cao-guide", "wang-book", "smith-article")))
    for note, cites in zip(notes_of(model, lang, profile), model, strict=True):
        pieces = re.split("；|; ", re.sub(r"&\w+;", "&", note.html)) if cites else []
        for piece, (key, place) in zip(pieces, cites, strict=True):
            link = _SHORT_FORM.search(piece)
            # The profile `csl` links the whole form, and the style puts the place anywhere in it.
            behind = re.sub("<[^>]+>", "", piece[link.start() if profile == "csl" else link.end() :]) if link else ""
            if link and place and not re.search(r"\d|條", behind):
                assert (key, place) in model[int(link[1]) - 1], piece


@settings(max_examples=30)
@given(st.data())
def test_labels_and_the_order_of_definitions_change_nothing(data: st.DataObject) -> None:
    model = data.draw(sequences(ZH_HANT))
    texts = [note_text(cites, ZH_HANT) for cites in model]
    labels = data.draw(st.permutations(range(1, len(model) + 1)))
    mixed = print_text(text_of(texts, ZH_HANT, "stli", list(labels)), ZH_HANT)
    assert mixed == notes_of(model, ZH_HANT, "stli")


@settings(max_examples=30)
@given(st.data())
def test_a_moved_paragraph_prints_as_if_it_had_always_stood_there(data: st.DataObject) -> None:
    model = data.draw(sequences(ZH_HANT))
    texts = [note_text(cites, ZH_HANT) for cites in model]
    old = text_of(texts, ZH_HANT, "stli")
    at = st.integers(0, len(model) - 1)
    source, target = data.draw(at), data.draw(at)
    head, body = old[: len(matter("stli"))], old[len(matter("stli")) :]
    blocks = body.split("\n\n")
    blocks.insert(target, blocks.pop(source))
    moved = print_text(head + "\n\n".join(blocks), ZH_HANT)
    model.insert(target, model.pop(source))
    assert moved == notes_of(model, ZH_HANT, "stli")


def unnumbered(note: PrintedNote) -> tuple[str, str]:
    """Return a note without the numbers of notes."""
    html = re.sub(r'href="#fn-\d+"|"full-\d+-\d+"', "", note.html)
    return re.sub(r"([註注]|note |Fn\. )\d+", r"\1", html), note.text


@pytest.mark.parametrize("profile", [name for name, lang in BY_LANG if lang == ZH_HANT])
@settings(max_examples=16)
@given(st.data())
def test_a_note_put_in_changes_nothing_but_numbers_and_its_neighbour(profile: str, data: st.DataObject) -> None:
    # Foreign cases have their own short form only for some notes: there one more note may change it.
    keys = tuple(key for key in KEYS if key not in LEGAL_KEYS or not PROFILES[profile].foreign_forms)
    model = data.draw(sequences(ZH_HANT, keys=keys))
    at = data.draw(st.integers(0, len(model)))
    before = notes_of(model, ZH_HANT, profile)
    after = notes_of([*model[:at], (), *model[at:]], ZH_HANT, profile)
    assert after[:at] == before[:at]
    for old, new in zip(before[at + 1 :], after[at + 2 :], strict=True):
        assert unnumbered(old) == unnumbered(new)


# 同前註〔3〕，王小明：《…》 names its source behind the number, where nothing is recognised; the forms of CSL styles
# have no words by which one could tell them.
@pytest.mark.parametrize(("profile", "lang"), [row for row in BY_LANG if row[0] not in ("mainland-manual", "csl")])
@settings(max_examples=16)
@given(st.data())
def test_printed_short_forms_typed_out_are_bound_to_the_same_sources(
    profile: str, lang: str, data: st.DataObject
) -> None:
    # A statute or case is called by its title alone, which is no short form that can be recognised.
    keys = tuple(key for key in KEYS if key not in LEGAL_KEYS)
    model = [
        tuple({key: (key, place) for key, place in cites}.values()) for cites in data.draw(sequences(lang, 2, keys))
    ]
    notes = notes_of(model, lang, profile)
    lines = [line.partition(" ")[2] for line in note_lines(notes).split("\n")]
    all_short = [bool(cites) and len(short_forms(note)) == len(cites) for note, cites in zip(notes, model, strict=True)]
    texts = [
        line if short else note_text(cites, lang) for line, short, cites in zip(lines, all_short, model, strict=True)
    ]
    typed = print_text(text_of(texts, lang, profile), lang)
    for old, new, short in zip(notes, typed, all_short, strict=True):
        if short:
            assert [key for _, _, key in short_forms(new)] == [key for _, _, key in short_forms(old)], texts


@settings(max_examples=200)
@given(
    st.text(max_size=30)
    | st.lists(
        st.sampled_from("，,、 頁第条條項款0３9三十-–至 {}[]§¶artpsn.()之註圖\n")
        | st.sampled_from(["at ", "pp. ", "art. "]),
        max_size=25,
    ).map("".join),
    st.integers(0, 35),
)
def test_reading_a_place_never_fails_and_stays_in_the_text(text: str, start: int) -> None:
    found = read_locator_after(text, min(start, len(text)))
    if found:
        locator, end = found
        assert start < end <= len(text)
        assert locator.value
        assert locator.typed in text


class Balanced(HTMLParser):
    """Refuses HTML whose elements are not closed in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.every: set[str] = set()
        self.feed(html)
        self.close()
        assert self.open == [], html

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.every.add(tag)
        assert all(name[:2] != "on" for name, _ in attrs)
        if tag not in ("wbr", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag


_PRIVATE = re.compile("[\ufdd0-\ufdef]")
_NASTY = (
    st.lists(
        st.sampled_from(
            [
                "法",
                "a",
                "B. ",
                "。",
                "<script>alert(1)</script>",
                '"',
                "'",
                "&",
                "&lt;",
                "<b>",
                "</i>",
                "]",
                "[",
                "{name}",
                "*",
                "\ufdd0",
                "\ufdd1ja",
                "\ufdd2",
                "\ufdd3",
                "\ufddb",
                "\ufddd",
                "\ufde1",
                "\ufde4",
                "\ufdef",
                "\\",
                "$1",
                "\\g<0>",
            ]
        ),
        min_size=1,
        max_size=5,
    )
    .map("".join)
    .filter(lambda text: _PRIVATE.sub("", text).strip() != "")
)


@st.composite
def nasty_sources(draw: st.DrawFn) -> dict[SourceKey, Source]:
    found = {}
    for key in ("s1", "s2"):
        texts = {
            name: Wording(draw(_NASTY), draw(st.sampled_from(["", "ja", "en", "zh-Hant"])), {"en": draw(_NASTY)})
            for name in ("title", "title-short", "publisher", "container-title", "number", "authority")
            if name == "title" or draw(st.booleans())
        }
        if draw(st.booleans()):
            texts["URL"] = Wording("https://example.org/" + draw(_NASTY))
        names = (Name(literal=Wording(draw(_NASTY))), Name(family=Wording(draw(_NASTY)), given=Wording(draw(_NASTY))))
        found[SourceKey(key)] = Source(
            key=SourceKey(key),
            type=draw(st.sampled_from(("book", "webpage", "legislation", "legal_case", "article-journal"))),
            texts=texts,
            names={"author": names[: draw(st.integers(0, 2))]},
            dates={"accessed": draw(st.sampled_from(["2025-03-10", "<script>x</script>"]))},
        )
    return found


@pytest.mark.parametrize(("profile", "lang"), [("stli", ZH_HANT), ("todai-law-review", ZH_HANT), ("bluebook", EN)])
@settings(max_examples=15)
@given(nasty_sources(), st.data())
def test_whatever_a_record_says_is_shown_and_never_run(
    profile: str, lang: str, sources: dict[SourceKey, Source], data: st.DataObject
) -> None:
    model = data.draw(sequences(lang, keys=("s1", "s2")))
    text = text_of([note_text(cites, lang) for cites in model], lang, profile)
    codes = (ZH_HANT, ZH_HANS) if lang == ZH_HANT else (lang,)
    made = references(sources)
    for code in codes:
        for note in print_text(text, code, made):
            for html in (note.html, note.back, *(full.html for full in note.full)):
                assert "script" not in Balanced(html).every
                assert not _PRIVATE.search(html)
            assert not _PRIVATE.search(note.text)


_WORDS = st.lists(
    st.sampled_from(
        [
            "法",
            "A",
            "b",
            "Act",
            " ",
            ".",
            ",",
            "：",
            "。",
            "“",
            "”",
            "'",
            '"',
            "(",
            ")",
            "?",
            "&",
            "-",
            "–",
            "9871",
            "1",
            "2d",
        ]
    ),
    min_size=1,
    max_size=6,
).map("".join)
_DAYS = st.builds(
    lambda year, month, day: [year, month, day],
    st.sampled_from([2019, 2024, 9871, 9872]),
    st.integers(1, 12),
    st.integers(1, 28),
)
_DATES = (st.sampled_from([[2025], [2025, 3], [987], [9871], [9872, 1], [1999, 12, 31]]) | _DAYS).map(
    lambda parts: {"date-parts": [parts]}
) | st.just({"literal": "民國114年"})
