"""How much of the CSL project's test-suite our processor passes: `python -m tests.bench_csl FOLDER`.

FOLDER is `processor-tests/humans` of github.com/citation-style-language/test-suite, which has a licence of its own and
is no part of this repository. Prints and never fails. Our processor renders one work at a time, from marked text. What
it leaves to others is done here as far as little code does it: rich text and typed quotation marks are read, works of
one note are put together, positions are found. Sorting, collapsing, telling works apart and blocks are not.
"""

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from briefs.citing.csl.context import Cite, Context
from briefs.citing.csl.formatting import format_of
from briefs.citing.csl.joining import seam, stops_inside
from briefs.citing.csl.numbers import is_plural
from briefs.citing.csl.style import Style, read_style
from briefs.citing.csl.xml_file import CSL
from briefs.citing.marked import BOLD, CAPS, ITALIC, LOWERED, RAISED, UPRIGHT, in_language
from briefs.placeholders import ANY, CHARACTERS, Placeholder

Item = dict[str, Any]
Pair = tuple[str, str]
_SECTION = re.compile(r">>=+\s*([A-Z-]+)\s*=+>>\n(.*?)\n<<=+", re.DOTALL)
_TAG = re.compile(r"<(/?)(i|b|sup|sub|sc|span)((?:\s[^<>]*)?)>")
_MARKS: dict[str, Pair] = {"i": ITALIC, "b": BOLD, "sup": RAISED, "sub": LOWERED, "sc": CAPS}
_NO_CASE = tuple(in_language("|", "zxx").split("|"))
_NO_DECORATION = "\ue000", "\ue001"
_KEPT = "\ue002"
"""Before a name that is not to be taken apart."""
_TAGS = {"i": "font-style:normal", "b": "font-weight:normal", "sc": "font-variant:normal"}
_POSITIONS = ("first", "subsequent", "ibid", "ibid-with-locator")
_LABELS = {"p": "page", "pp": "page", "vol": "volume", "fol": "folio", "ch": "chapter", "sec": "section", "no": "issue"}


# Rich text


def with_marks(text: str) -> str:
    """Return a text with marks in the place of its tags; a tag without another stays."""
    found, partner, open_ = list(_TAG.finditer(text)), {}, []
    for at, tag in enumerate(found):
        same = [one for one in open_ if found[one][2] == tag[2]]
        if not tag[1]:
            open_.append(at)
        elif same:
            partner |= {same[-1]: at, at: same[-1]}
            open_ = open_[: open_.index(same[-1])]
    italic, pieces, end = 0, [], 0
    for at, tag in enumerate(found):
        pieces.append(text[end : tag.start()])
        end = tag.end()
        if at not in partner:
            pieces.append(tag[0])
            continue
        closes, words = bool(tag[1]), found[min(at, partner[at])][3]
        italic -= tag[2] == "i" and closes
        marks = _MARKS.get(tag[2], ("", ""))
        if tag[2] == "i":
            marks = UPRIGHT if italic % 2 else ITALIC
        elif "small-caps" in words:
            marks = CAPS
        elif "nocase" in words:
            marks = _NO_CASE
        elif "nodecor" in words:
            marks = _NO_CASE[0] + _NO_DECORATION[0], _NO_DECORATION[1] + _NO_CASE[1]
        italic += tag[2] == "i" and not closes
        pieces.append(marks[closes])
    return "".join([*pieces, text[end:]])


def with_quotes(text: str, outer: Pair, inner: Pair) -> str:
    """Return a text with the quotation marks of a language in the place of typed ones."""
    kinds = {"'": "'", "‘": "'", "’": "'", '"': '"', "“": '"', "”": '"', "«": "«", "»": "«"}
    shown = [(at, char) for at, char in enumerate(text) if char not in CHARACTERS and char not in _NO_DECORATION]
    open_: list[tuple[str, int]] = []
    pairs: dict[int, int] = {}
    for number, (at, char) in enumerate(shown):
        if char not in kinds:
            continue
        before = shown[number - 1][1] if number else " "
        after = shown[number + 1][1] if number + 1 < len(shown) else " "
        closes = not before.isspace() and (after.isspace() or after in ")]}>.,:;!?-–—/»›”’'\"")
        opens = (before.isspace() or before in "([{<-–—/«‹“‘„'\"") and not after.isspace()
        if char in "“‘«":
            opens, closes = True, False
        elif char in "”’»":
            opens, closes = False, char != "’" or not after.isalnum()
        if closes and kinds[char] in (kind for kind, _ in open_):
            while open_:
                kind, start = open_.pop()
                if kind == kinds[char]:
                    pairs |= {start: 1, at: -1}
                    break
        elif opens:
            open_.append((kinds[char], at))
    depth, out = 0, []
    for at, char in enumerate(text):
        depth -= pairs.get(at) == -1
        marks = inner if depth % 2 else outer
        out.append(marks[pairs[at] < 0] if at in pairs else "’" if char == "'" else char)
        depth += pairs.get(at) == 1
    return "".join(out)


def to_html(text: str) -> str:
    """Return marked text as the suite has it: what is bold in bold is turned off, raised letters are raised."""
    text = re.sub(f"{Placeholder.LANG_OPEN}[^{Placeholder.LANG_MID}]*{Placeholder.LANG_MID}", "", text)
    for char, plain in (("&", "&#38;"), ("<", "&#60;"), (">", "&#62;")):
        text = text.replace(char, plain)
    on, pieces, plain_runs = Counter[str](), [], []
    for char in text.replace(f"\u00a0{_KEPT}", " "):
        tag = next((tag for tag, marks in _MARKS.items() if char in marks), "")
        if tag:
            closes = char == _MARKS[tag][1]
            on[tag] -= closes
            off = on[tag] % 2 and tag in ("b", "sc")
            opening = f'<span style="{_TAGS[tag]};">' if off else f"<{tag}>"
            opening = opening.replace("<sc>", '<span style="font-variant:small-caps;">')
            pieces.append(("</span>" if opening.startswith("<span") else f"</{tag}>") if closes else opening)
            on[tag] += not closes
        elif char in UPRIGHT:
            pieces.append("</span>" if char == UPRIGHT[1] else '<span style="font-style:normal;">')
            on["i"] += 1 if char == UPRIGHT[0] else -1
        elif char == _NO_DECORATION[0]:
            off = [words for tag, words in _TAGS.items() if on[tag] % 2]
            plain_runs.append(bool(off))
            pieces.append(f'<span style="{";".join(off)};">' if off else "")
        elif char == _NO_DECORATION[1]:
            pieces.append("</span>" if plain_runs.pop() else "")
        else:
            form = unicodedata.decomposition(char)
            letters = "".join(chr(int(code, 16)) for code in form.split()[1:]) if form.startswith("<super>") else ""
            pieces.append(f"<sup>{letters}</sup>" if letters else char)
    return ANY.sub("", "".join(pieces))


# Works and citations


class Processor:
    """A style of the suite, with what our processor leaves to others."""

    def __init__(self, data: bytes) -> None:
        file = read_style(data)
        lang = file.default_locale or "en-US"
        self.style = Style(file, lang)
        for root in (file.root, *file.macros.values()):
            for element in root.iter():
                element.attrib |= {
                    name: self.rich(words)
                    for name, words in element.attrib.items()
                    if name == "value" or (name in ("prefix", "suffix") and _TAG.search(words))
                }
        self.style = Style(file, lang)
        section = file.root.find(f"{CSL}citation")
        assert section is not None
        self.distance = int(section.get("near-note-distance", "5"))
        layout = section.find(f"{CSL}layout")
        assert layout is not None
        self.layout, self.bare = layout, self.style._compiler(section).children(layout)

    def rich(self, text: str) -> str:
        return with_quotes(with_marks(text), *self.style.locale.quotes)

    def item(self, given: Item, number: int) -> Item:
        """Return a work in marked text; Zotero's fields in the note count."""
        item: Item = {"type": "document", **given, "citation-number": str(number)}
        for name, words in re.findall(r"(?m)^([a-z-]+): *(.+)$", str(item.get("note", ""))):
            parts = [part.split("-") for part in words.split("/")]
            is_date = re.fullmatch(r"\d{4}[\d/-]*", words)
            family, bars, given_names = words.partition("||")
            person = [{"family": family.strip(), "given": given_names.strip()}]
            item.setdefault(name, {"date-parts": parts} if is_date else person if bars else words)
        for old, new in (("journalAbbreviation", "container-title-short"), ("shortTitle", "title-short")):
            if old in item:
                item.setdefault(new, item[old])
        marked: Item = {}
        for name, value in item.items():
            if isinstance(value, str) and name not in ("id", "type", "language", "URL", "DOI"):
                value = self.rich(value)
            elif isinstance(value, list):
                value = [self.person(one) for one in value if isinstance(one, dict)]
            marked[name] = value
        return marked

    def person(self, given: Mapping[str, Any]) -> Item:
        """Return a name with what stands in its given names in places of its own: John, Jr.; Alexander von."""
        name, first = dict(given), str(given.get("given") or "")
        before, comma, after = first.partition(",")
        if comma and not given.get("suffix") and not after.strip()[:1].islower():
            name |= {"given": before, "suffix": after.lstrip(" !"), "comma-suffix": after.startswith("!")}
        found = re.fullmatch(r"(.+?)((?:\s+[a-zà-ÿ][\w'’]*)+)", first) if not comma else None
        if found and not given.get("dropping-particle") and given.get("family"):
            name |= {"given": found[1], "dropping-particle": found[2].strip()}
        if re.fullmatch('".*"', str(name.get("family"))):
            name["family"] = name["family"].strip('"').replace(" ", f"\u00a0{_KEPT}")
        return {key: self.rich(value) if isinstance(value, str) else value for key, value in name.items()}

    def bibliography(self, items: Sequence[Item]) -> str:
        entries = (to_html(self.style.entry(item).text) for item in items) if self.style.bibliography else ()
        inner = "".join(f'  <div class="csl-entry">{entry}</div>\n' for entry in entries)
        return f'<div class="csl-bib-body">\n{inner}</div>'

    def citations(self, items: Mapping[str, Item], clusters: Sequence[Sequence[Item]], notes: Sequence[int]) -> str:
        first: dict[str, int] = {}
        last: dict[str, int] = {}
        before: tuple[Sequence[Item], int] = ((), 0)
        lines = []
        for cluster, note in zip(clusters, notes, strict=True):
            left = before[0][-1] if len({one["id"] for one in before[0]}) == 1 and note - before[1] <= 1 else {}
            parts = []
            for given in cluster:
                id_ = str(given["id"])
                near = id_ in last and note - last[id_] <= self.distance
                cite = self.cite(given, position_of(given, left, again=id_ in first), near=near, note=first.get(id_, 0))
                parts.append(self.part(items[id_], cite, given, opens=given is cluster[0]))
                first.setdefault(id_, note)
                last[id_], left = note, given
            before = cluster, note
            lines.append(to_html(self.joined(parts)))
        return "\n".join(lines)

    def cite(self, given: Item, position: str, *, near: bool, note: int) -> Cite:
        place, label = str(given.get("locator", "")).strip(), given.get("label", "").replace("sub verbo", "sub-verbo")
        if not label and (found := re.match(rf"({'|'.join(_LABELS)})\.\s+", place)):
            place, label = place[found.end() :], _LABELS[found[1]]
        position = _POSITIONS[given["position"]] if "position" in given else position
        number = str(given.get("first-reference-note-number", note or ""))
        near = bool(given.get("near-note", near))
        return Cite(self.rich(place), label or ("page" if place else ""), is_plural(place), position, near, number)

    def part(self, item: Item, cite: Cite, given: Item, *, opens: bool) -> tuple[str, str, str]:
        """Return a work of a citation between what is typed before and behind it."""
        locale = self.style.locale
        lang = str(item.get("language", "")) or locale.lang
        text = self.bare(Context(item, cite, locale, english=lang.startswith("en")))
        prefix, suffix = (self.rich(given.get(name) or "") for name in ("prefix", "suffix"))
        begins = not prefix or (prefix.rstrip()[-1:] in ".?!" and " " in prefix.strip())
        if text.startswith(locale.term("ibid") or "ibid") and opens and begins:
            text = text[0].upper() + text[1:]
        prefix += " " if prefix[-1:].isalnum() else ""
        return prefix, self.closed(text) if suffix else text, " " * suffix[:1].isalnum() + suffix

    def joined(self, parts: Sequence[tuple[str, str, str]]) -> str:
        text, between = "", self.layout.get("delimiter", "")
        for prefix, cite, suffix in parts:
            one = seam(seam(prefix, cite), suffix)
            gap = "" if prefix[:1] in (",", ";") else between
            gap = " " if text.rstrip()[-1:] in (",", ";") and gap.strip() in (",", ";") else gap
            text = seam(seam(text, gap), one) if text and one else text or one
        text = format_of(self.layout).applied(text, Context({}, Cite(), self.style.locale, english=False))
        return (text if parts and parts[-1][2].endswith(".") else self.closed(text)).strip()

    def closed(self, text: str) -> str:
        outer, inner = self.style.locale.quotes
        return stops_inside(text, (outer[1], inner[1])) if self.style.locale.stop_in_quotes else text


def position_of(given: Item, before: Item, *, again: bool) -> str:
    """Return the position of a citation behind another (CSL 1.0.2, Choose)."""
    if not again:
        return "first"
    if given["id"] != before.get("id"):
        return "subsequent"
    here, there = ((str(one.get("locator", "")).strip(), one.get("label") or "page") for one in (given, before))
    if there[0] and not here[0]:
        return "subsequent"
    return "ibid" if not here[0] or here == there else "ibid-with-locator"


# Fixtures


class Fixture(NamedTuple):
    """What a fixture asks."""

    expected: str
    items: Sequence[Item]
    clusters: Sequence[Sequence[Item]]
    notes: Sequence[int]
    listed: bool
    style: bytes


def read(path: Path) -> Fixture:
    """Read a fixture."""
    parts = dict(_SECTION.findall(path.read_text(encoding="utf-8-sig")))
    items = [{"id": "none", **item} for item in json.loads(parts["INPUT"])]
    ids = list(dict.fromkeys(item["id"] for item in items))
    expected, listed = parts["RESULT"], parts["MODE"].strip() != "citation"
    clusters: list[list[Item]] = [[{"id": one} for one in ids]]
    notes: list[int] = []
    if "CITATIONS" in parts:
        given = json.loads(parts["CITATIONS"])
        latest = {one["citationID"]: one for one, _, _ in given}
        last, before, after = given[-1]
        at = last.get("properties", {}).get("noteIndex", 0)
        order = [*before, [last["citationID"], at], *after]
        clusters = [latest[one]["citationItems"] for one, _ in order]
        notes = [note or latest[one].get("properties", {}).get("noteIndex", 0) for one, note in order]
        expected = re.sub(r"(?m)^(?:\.\.|>>)\[\d+\] ", "", expected)
    elif "CITATION-ITEMS" in parts:
        clusters = json.loads(parts["CITATION-ITEMS"])
    return Fixture(
        expected, items, clusters, notes or range(1, len(clusters) + 1), listed, parts["CSL"].strip().encode()
    )


def run(fixture: Fixture) -> str:
    """Return what we print for a fixture."""
    processor = Processor(fixture.style)
    cited = dict.fromkeys(str(cite["id"]) for cluster in fixture.clusters for cite in cluster)
    numbers = {id_: number for number, id_ in enumerate(cited, 1)}
    items = {str(item["id"]): processor.item(item, numbers.get(str(item["id"]), 1)) for item in fixture.items}
    if fixture.listed:
        return processor.bibliography(sorted(items.values(), key=lambda item: numbers.get(str(item["id"]), 999)))
    return processor.citations(items, fixture.clusters, fixture.notes)


def normal(html: str) -> str:
    """Return HTML with its references to characters in one form, without white space beside blocks."""
    html = html.replace("[CSL STYLE ERROR: reference with no printed form.]", "")
    for one, other in (("&amp;", "&#38;"), ("&lt;", "&#60;"), ("&gt;", "&#62;"), ("&quot;", '"')):
        html = html.replace(one, other)
    return re.sub(r"\s*(</?div[^>]*>)\s*", r"\1", re.sub(r"&(?!#\d)", "&#38;", html)).strip()


def main(folder: Path) -> None:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(folder.glob("*.txt")):
        fixture = read(path)
        try:
            passed = normal(run(fixture)) == normal(fixture.expected)
        except Exception as raised:  # what goes wrong is a figure too
            print(f"{path.stem} raises {raised!r}")
            passed = False
        works = "of one work" if len(fixture.items) == 1 else "of several works"
        for at in (path.stem.split("_")[0], works, "all"):
            counts[at].update(total=1, passed=int(passed))
    totals = ("of one work", "of several works", "all")
    for at in [*sorted(set(counts) - set(totals)), *totals]:
        passed, total = counts[at]["passed"], counts[at]["total"]
        print(f"{at:20}{passed:>5} of {total:<5}{100 * passed // max(total, 1):>4} %")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
