"""The likeliest slips in the nine briefs: each is told on its line, and none ends in a traceback."""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import NamedTuple

import pytest

from briefs.build.pipeline import check
from briefs.build.session import Options, opened
from briefs.messages import EN, LANGUAGES, ZH_HANT
from briefs.messages.entries import render
from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic
from tests.nights import rest_at_night
from tests.support import REPOSITORY, copy_own_content, tools

CONTENT = REPOSITORY / "content"
FILES = sorted(file.relative_to(CONTENT).as_posix() for file in (CONTENT / "briefs").rglob("*.md"))
BY_DAY = {
    "briefs/2025-jp-research-security/zh-Hant.md": 0,
    "briefs/2025-jp-research-security/en.md": 1,
    "briefs/2014-eu-data-driven-economy/zh-Hant.md": 2,
}
"""A brief with notes and headings in each language and one of plain text, and which third of the slips each gets."""


class Slip(NamedTuple):
    """A slip of the pen: what it is, the text with it, and the codes and lines by one of which it must be told."""

    what: str
    text: str
    codes: str
    lines: set[int]


def line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def replaced(text: str, start: int, end: int, by: str) -> str:
    return text[:start] + by + text[end:]


def in_front_matter(text: str) -> Iterator[Slip]:
    matter = text[: text.index("\n---\n", 4)]
    for key in ("title", "description", "date", "topics", "jurisdictions"):
        found = re.search(rf"^{key}: ", text, re.MULTILINE)
        assert found
        line = line_of(text, found.start())
        colon = found.end() - 2
        yield Slip(f"no colon after {key}", replaced(text, colon, colon + 1, ""), "yaml|field", {line, line + 1})
        yield Slip(
            f"a full-width colon after {key}", replaced(text, colon, colon + 2, "："), "yaml|field", {line, line + 1}
        )
        yield Slip(f"{key} misspelt", replaced(text, found.start(), found.end(), f"{key}x: "), "field", {line, 1})
        end = text.index("\n", found.start())
        yield Slip(f"{key} left out", replaced(text, found.start(), end + 1, ""), "field.missing", {1, 2})
        yield Slip(
            f"{key} twice", replaced(text, end, end, text[found.start() - 1 : end]), "yaml.duplicate", {line + 1}
        )
        yield Slip(f"a tab before {key}", replaced(text, found.start(), found.start(), "\t"), "yaml", {line - 1, line})
    found = re.search(r"^topics: \[([a-z-]+)", text, re.MULTILINE)
    assert found
    line = line_of(text, found.start())
    yield Slip(
        "an unknown topic", replaced(text, found.start(1), found.end(1), "x-" + found[1]), "topic.unknown", {line}
    )
    yield Slip("a list that is not closed", text.replace("]\n", "\n", 1), "yaml", {line, line + 1, line + 2})
    found = re.search(r"^date: (.*)$", text, re.MULTILINE)
    assert found
    yield Slip(
        "a day that is none",
        replaced(text, *found.span(1), "2025-02-30"),
        "field.date|brief.disagrees",
        {line_of(text, found.start())},
    )
    yield Slip(
        "no line of --- after it",
        replaced(text, len(matter), len(matter) + 4, ""),
        "front-matter|yaml",
        set(range(1, 200)),
    )
    yield Slip("no line of --- before it", text[4:], "front-matter.missing", {1})


def in_the_text(text: str) -> Iterator[Slip]:
    body = text.index("\n---\n", 4) + 5
    calls = list(re.finditer(r"(?<!\n)\[\^([^\]\s]+)\](?!:)", text[body:]))
    notes = {found[1]: found for found in re.finditer(r"^\[\^([^\]\s]+)\]: .*$", text, re.MULTILINE)}
    for call in calls[:6]:
        start, end = body + call.start(), body + call.end()
        own = notes[call[1]]
        note, here = line_of(text, own.start()), line_of(text, start)
        several = sum(one[1] == call[1] for one in calls) > 1
        if not several:
            yield Slip("a mark without its bracket", replaced(text, start, start + 1, ""), "note.typed", {here})
            yield Slip("a mark without its end", replaced(text, end - 1, end, ""), "note", {note, here})
        yield Slip("a mark of no note", replaced(text, start, end, "[^nowhere]"), "note.undefined", {here})
        yield Slip("a note left out", replaced(text, own.start(), own.end() + 1, ""), "note.undefined", {here})
        colon = text.index("]:", own.start()) + 1
        yield Slip("a full-width colon", replaced(text, colon, colon + 1, "："), "note", {note, here})
        yield Slip("a note twice", replaced(text, own.end(), own.end(), "\n\n" + own[0]), "note.duplicate", {note + 2})
        yield Slip(
            "a note that says nothing", replaced(text, own.start(), own.end(), f"[^{call[1]}]:"), "note", {note, here}
        )
    keys = list(re.finditer(r"@[a-z0-9-]+", text[body:]))
    for key in keys[:4]:
        start, end = body + key.start(), body + key.end()
        yield Slip("a key with a letter more", replaced(text, end, end, "x"), "cite.unknown", {line_of(text, start)})
    headings = list(re.finditer(r"^## .*$", text, re.MULTILINE))
    for heading in headings[:2]:
        start = heading.start()
        line = line_of(text, start)
        yield Slip("a heading of level one", replaced(text, start, start + 2, "#"), "heading.level-one", {line})
        yield Slip(
            "a level skipped",
            replaced(text, start, start + 2, "#####"),
            "heading.skipped|parity.block",
            {line, line + 1, line + 2},
        )
    for link in list(re.finditer(r"\]\(\.\./([a-z0-9-]+)/", text))[:2]:
        yield Slip(
            "a brief that is not there",
            replaced(text, *link.span(1), link[1][:-2]),
            "link",
            {line_of(text, link.start())},
        )


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, str], list[Diagnostic]]]:
    """Return what is told of a brief of the content when it reads so and not otherwise."""
    folder = tmp_path_factory.mktemp("slips")
    content = copy_own_content(folder / "content")
    # What was read stays remembered: only the brief with the slip is read again.
    with opened(Options(content, drafts=True), tools()) as session:

        def told_of(name: str, text: str) -> list[Diagnostic]:
            file = content / name
            before = file.read_text(encoding="utf-8")
            file.write_text(text, encoding="utf-8")
            try:
                return list(check(session).diagnostics)
            finally:
                file.write_text(before, encoding="utf-8")

        yield told_of


_HAN = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile(r"[A-Za-z]+(?:,? [A-Za-z'’]+){2,}")
"""Three words in a row: a sentence, and no name of a field or key."""


def without_words(found: Iterable[Diagnostic], text: str) -> list[str]:
    """Return what is not said in both languages: no words, or English within the Chinese that no author wrote."""
    faults = []
    for one in found:
        for said in filter(None, (one.message, one.hint)):
            english, chinese = render(said, EN), render(said, ZH_HANT)
            foreign = [words for words in _ENGLISH.findall(chinese) if words not in text]
            if not english.strip() or _HAN.search(chinese) is None or foreign:
                faults.append(f"{one.code.value}: {english} | {chinese}")
    return faults


def test_english_within_chinese_is_found() -> None:
    told = Diagnostic("a", 1, 1, Code.YAML_SYNTAX, say("yaml-cannot-be-read", problem="did not find expected key"))
    assert without_words([told], "") != []
    assert without_words([told], "one that did not find expected key") == []


def test_all_slips_together_are_hundreds() -> None:
    texts = [(CONTENT / name).read_text(encoding="utf-8") for name in FILES]
    assert sum(len([*in_front_matter(text), *in_the_text(text)]) for text in texts) >= 300


def test_what_slips_by_day_is_of_each_shape() -> None:
    slips = {name: {slip.what for slip in in_the_text((CONTENT / name).read_text(encoding="utf-8"))} for name in BY_DAY}
    assert all("a note left out" in found for name, found in slips.items() if "security" in name)
    assert all("a brief that is not there" in found for found in slips.values())


@pytest.mark.parametrize(
    ("name", "third"),
    rest_at_night(
        product(FILES, range(3)),
        by_day=lambda name, third: BY_DAY.get(name) == third,
        reason="all slips in all briefs take minutes; by day each kind of slip is made in a brief of some shape",
        name=lambda name, third: f"{name}-{third}",
    ),
)
def test_each_slip_is_told_on_its_line_and_in_both_languages(
    name: str, third: int, told: Callable[[str, str], list[Diagnostic]]
) -> None:
    text = (CONTENT / name).read_text(encoding="utf-8")
    slips = [*in_front_matter(text), *in_the_text(text)]
    assert len(slips) >= 30
    missed = []
    for slip in slips[third::3]:
        everything = told(name, slip.text)
        missed += without_words(everything, text + slip.text)
        found = [one for one in everything if one.path == f"content/{name}"]
        if not any(re.match(slip.codes, one.code.value) and one.line in slip.lines for one in found):
            seen = [f"{one.line}:{one.code.value}" for one in found]
            missed.append(f"{slip.what}: {slip.codes} in {sorted(slip.lines)[:4]}, but {seen[:6]}")
    assert missed == []


@pytest.mark.parametrize(
    "name",
    rest_at_night(
        [(name,) for name in FILES],
        by_day=BY_DAY.__contains__,
        reason="each reads the whole content anew; by day for a brief of each shape",
        name=str,
    ),
)
def test_the_other_language_in_a_file_is_told(name: str, told: Callable[[str, str], list[Diagnostic]]) -> None:
    other = name.replace("zh-Hant.md", "en.md") if name.endswith("zh-Hant.md") else name.replace("en.md", "zh-Hant.md")
    found = told(name, (CONTENT / other).read_text(encoding="utf-8"))
    assert [one for one in found if one.path == f"content/{name}"]


@pytest.mark.parametrize(
    "turns", [15, pytest.param(60, marks=pytest.mark.nightly("sixty readings of the whole content; by day the first"))]
)
def test_no_noise_ends_in_a_traceback(turns: int, told: Callable[[str, str], list[Diagnostic]]) -> None:
    chance = random.Random(20261122)
    marks = "：[]^{}\"'#|*`\n<>&:-\t　()!@$~\\=+_0é́\u200b"
    for turn in range(turns):
        name = FILES[turn % len(FILES)]
        text = list((CONTENT / name).read_text(encoding="utf-8"))
        for _ in range(chance.choice((1, 1, 2, 5, 20))):
            at = chance.randrange(len(text))
            text[at : at + chance.choice((0, 1, 1, 40))] = chance.choice((*marks, ""))
        lines = "".join(text).count("\n") + 2
        for one in told(name, "".join(text)):
            assert all(render(one.message, lang).strip() for lang in LANGUAGES)
            assert 0 <= one.line <= lines or one.path != f"content/{name}"
