"""Every kind of file that is read, damaged in every way: no traceback, no long wait, and words at the file."""

import io
import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from copy import deepcopy
from pathlib import Path

import msgspec
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from briefs.build.output import MANIFEST, manifest_of
from briefs.citing.csl.faults import StyleFaultError
from briefs.citing.csl.xml_file import read_xml
from briefs.citing.profiles import read_profiles
from briefs.commands.main import cli
from briefs.messages import LANGUAGES
from briefs.messages.entries import render
from briefs.messages.said_error import SaidError
from briefs.model.block import TranslationRecord
from briefs.model.brief import File
from briefs.model.chart import ChartFields
from briefs.model.diagnostic import Diagnostic
from briefs.model.front_matter import ID_PATTERN, BriefFrontMatter, Jurisdiction, PageFrontMatter, Topic
from briefs.model.law import Instrument
from briefs.model.settings import Settings
from briefs.model.term import NameList, Term
from briefs.publishing.rendering.template_files import default_folder, read_templates
from briefs.reading.files.approvals import APPROVED, read_approvals
from briefs.reading.files.schema_errors import read_record, schema_of
from briefs.reading.files.side_files import read_paragraphs, read_side_file
from briefs.reading.files.walk import Content
from briefs.reading.files.yaml_text import read_yaml
from briefs.reading.markdown.picture_files import PictureFile, look_at
from briefs.reading.markdown.svg import check_drawing
from briefs.reading.records.catalogue import read_many, read_one
from briefs.reading.records.law_records import read_law
from briefs.reading.records.source_files import read_source_file
from tests.feature_site import feature_site
from tests.support import REPOSITORY, brief_text, build_some, check_content, read_text, shown, write_content

CONTENT = REPOSITORY / "content"
LONGEST = 10
"""Seconds of processor time for any one file."""
MOST_MEMORY = 1_000_000
"""Kilobytes of a process that checks a content."""
CHART = """\
```chart
kind: bar
unit: 元
highlight: [甲]
caption: 甲。
source: roe
alt: 圖。
data: |
  國,年
  甲,1
  乙,2
```
"""
TEXT = brief_text(
    f"甲[^a]，見[第6條]{{law=x art=6}}、[](#c)、[[b]]。^[乙。]\n\n## 壹、丙 {{#c}}\n\n{CHART}"
    "\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n"
    "表：丁\n\n1. 戊\n   - 己\n\n> [!note] 庚\n> 辛\n\n![圖](a.svg)\n\n-{乾隆}-\n\n[^a]: @roe，頁3；前揭註1。\n"
).replace("---\n甲", "points: [甲（第7條）。]\ndates: [{date: 2025, what: 甲}]\nimage: a.svg\nimage_alt: 甲\n---\n甲")
BIB = (
    "@book{roe, title={A {B}}, author={Roe, Jane and others}, date={2020-05/2021}, crossref={x}, url={https://e.org}}\n"
)
CSL = json.dumps([{"id": "k", "type": "book", "title": "x", "issued": {"date-parts": [[2020, 1]]}, "note": "a: b"}])
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><style>a{fill:red}</style><rect width="5"/></svg>'
STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note"><citation><layout><text variable="title"/></layout>'
    "</citation></style>"
)


def _picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, kind)
    return out.getvalue()


def _file(name: str, read: Callable[[File], tuple[Diagnostic, ...]]) -> Callable[[bytes], tuple[Diagnostic, ...]]:
    def reading(data: bytes) -> tuple[Diagnostic, ...]:
        faults = read(File(f"content/{name}", data))
        assert {fault.path for fault in faults} <= {f"content/{name}"}
        return faults

    return reading


def _nothing(read: Callable[[bytes], object], *expected: type[Exception]) -> Callable[[bytes], tuple[Diagnostic, ...]]:
    def reading(data: bytes) -> tuple[Diagnostic, ...]:
        with suppress(*expected):
            read(data)
        return ()

    return reading


def _text(data: bytes) -> tuple[Diagnostic, ...]:
    return read_text(data.decode("utf-8", "surrogateescape").encode("utf-8", "replace").decode()).diagnostics


def _own(name: str) -> bytes:
    return (CONTENT / name).read_bytes()


def _approvals(file: File) -> tuple[Diagnostic, ...]:
    return read_approvals(Content("content", {APPROVED: file}, {}, ()))[1]


_INSTRUMENT = next((CONTENT / "instruments").glob("*.yaml")).relative_to(CONTENT).as_posix()
_SOURCE = next((CONTENT / "sources").glob("*.yaml")).relative_to(CONTENT).as_posix()
_PARAGRAPHS = next((CONTENT / "briefs").glob("*/paragraphs.json")).relative_to(CONTENT).as_posix()
_PROFILE = next((default_folder() / "profiles").glob("*.yaml"))

KINDS: dict[str, tuple[bytes, Callable[[bytes], tuple[Diagnostic, ...]]]] = {
    "brief": (TEXT.encode(), _text),
    "site.yaml": (_own("site.yaml"), _file("site.yaml", lambda f: read_one(f, Settings, f.path).faults)),
    "topics.yaml": (_own("topics.yaml"), _file("topics.yaml", lambda f: read_many(f, Topic, ID_PATTERN).faults)),
    "jurisdictions.yaml": (
        _own("jurisdictions.yaml"),
        _file("jurisdictions.yaml", lambda f: read_many(f, Jurisdiction, r"[A-Z]+").faults),
    ),
    "glossary.yaml": (_own("glossary.yaml"), _file("glossary.yaml", lambda f: read_many(f, Term, ID_PATTERN).faults)),
    "names.yaml": ("persons: {甲: 乙}\n".encode(), _file("names.yaml", lambda f: read_one(f, NameList, f.path).faults)),
    "approved.yaml": ('"甲": "乙"\n'.encode(), _file(APPROVED, _approvals)),
    "instrument": (_own(_INSTRUMENT), _file(_INSTRUMENT, lambda f: read_law(f).faults)),
    "source.yaml": (_own(_SOURCE), _file(_SOURCE, lambda f: read_source_file(f).faults)),
    "source.bib": (BIB.encode() * 2, _file("sources/x.bib", lambda f: read_source_file(f).faults)),
    "source.json": (CSL.encode(), _file("sources/x.json", lambda f: read_source_file(f).faults)),
    "paragraphs.json": (_own(_PARAGRAPHS), _file(_PARAGRAPHS, lambda f: read_paragraphs(f)[1])),
    "translation.json": (
        b'{"zh-Hant": [], "en": []}',
        _file("briefs/a/translation.json", lambda f: read_side_file(f, TranslationRecord)[1]),
    ),
    "drawing": (SVG.encode(), _file("briefs/a/a.svg", check_drawing)),
    "drawing shown": (SVG.encode(), _nothing(lambda data: look_at(PictureFile(data, True)))),
    "png": (_picture("PNG"), _nothing(lambda data: look_at(PictureFile(data, False)))),
    "jpeg": (_picture("JPEG"), _nothing(lambda data: look_at(PictureFile(data, False)))),
    "gif": (_picture("GIF"), _nothing(lambda data: look_at(PictureFile(data, False)))),
    "webp": (_picture("WEBP"), _nothing(lambda data: look_at(PictureFile(data, False)))),
    "style": (STYLE.encode(), _nothing(read_xml, StyleFaultError)),
    "profile": (
        _PROFILE.read_bytes(),
        _nothing(lambda data: read_profiles({"profiles/x.yaml": data}), SaidError, UnicodeDecodeError),
    ),
}
"""By kind: an example, and what reads such a file and gives what is wrong with it."""

WRONG = [
    *(
        "\0",
        "\x0b",
        "'",
        '"',
        "{",
        "}",
        "[",
        "]",
        ":",
        "- ",
        "|",
        "#",
        "\t",
        "\n",
        "\n\n",
        "---\n",
        "&a ",
        "*a",
        "!!x ",
    ),
    *("<<: ", "9" * 400, "1e999", "null", "true", "[]", "{}", "\u202e", "\ufeff", "\u2028", "甲" * 300, "[^1]", "^["),
    *("](", "![](", "@", "{#a}", "-{", "}-", "```", "<!--", "%%", "$", "\\", "&#0;", "<b>", "9999-12-31", "0000", "🦆"),
    *(
        "e\u0301\u0301",
        "٣",
        "１",
        "((",
        "{law=",
        "| --- |",
        "> ",
        "\r",
        "{{x}}",
        "{% x %}",
        "../",
        "/etc/passwd",
        "C:\\",
    ),
    *("javascript:", "a" * 3000, "[" * 200, "{a: " * 60, "> " * 60, "\\u0000", "\\ud800", "\U000e0001", "%s", "{0}"),
]
ENCODINGS = ("utf-16", "big5", "gbk", "utf-32", "latin-1", "shift_jis", "utf-8-sig")


@st.composite
def damage(draw: st.DrawFn) -> Callable[[bytes], bytes]:
    """Draw one way to damage a file."""
    how = draw(
        st.sampled_from(["flip", "cut", "encode", "put", "put", "value", "swap", "repeat", "indent", "surrogate"])
    )
    at, other, word = draw(st.floats(0, 1)), draw(st.floats(0, 1)), draw(st.sampled_from(WRONG))
    encoding, byte = draw(st.sampled_from(ENCODINGS)), draw(st.integers(0, 255))

    def damaged(data: bytes) -> bytes:
        place = int(at * len(data))
        if how == "flip":
            return data[:place] + bytes([byte]) + data[place + 1 :]
        if how == "cut":
            return data[:place]
        if how == "surrogate":
            return data[:place] + b"\xed\xa0\x80" + data[place:]
        text = data.decode("utf-8", "replace")
        if how == "encode":
            return text.encode(encoding, "replace")
        lines = text.split("\n")
        one, two = (min(int(where * len(lines)), len(lines) - 1) for where in (at, other))
        if how == "put":
            text = text[:place] + word + text[place:]
        elif how == "value":
            lines[one] = f"{lines[one].partition(':')[0]}: {word}"
            text = "\n".join(lines)
        elif how == "swap":
            lines[one], lines[two] = lines[two], lines[one]
            text = "\n".join(lines)
        elif how == "repeat":
            text = "\n".join([*lines[:one], *([lines[one]] * 50), *lines[one:]])
        else:
            text = "\n".join([*lines[:one], " " * int(other * 9) + lines[one], *lines[one + 1 :]])
        return text.encode("utf-8", "replace")

    return damaged


def sound(faults: tuple[Diagnostic, ...], data: bytes) -> None:
    """Assert that what is said can be read, and is said of a place that the file has."""
    last = data.count(b"\n") + data.count(b"\r") + 2
    for fault in faults:
        assert 0 <= fault.line <= last, fault
        assert fault.column >= 0
        for lang in LANGUAGES:
            assert render(fault.message, lang).encode("utf-8")
            render(fault.hint, lang).encode("utf-8")


@pytest.mark.parametrize(
    ("kind", "examples"),
    [
        *[pytest.param(kind, 25, id=kind) for kind in KINDS],
        *[pytest.param(kind, 400, id=f"{kind} at length", marks=pytest.mark.nightly("minutes")) for kind in KINDS],
    ],
)
def test_a_damaged_file_is_told_and_ends_nothing(kind: str, examples: int) -> None:
    example, read = KINDS[kind]

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), derandomize=examples < 100)
    @given(st.lists(damage(), min_size=1, max_size=3))
    def damaged(ways: list[Callable[[bytes], bytes]]) -> None:
        data = example
        for way in ways:
            data = way(data)
        begun = time.process_time()
        sound(read(data), data)
        assert time.process_time() - begun < LONGEST

    damaged()


VALUES: list[object] = [
    *(None, True, "", " ", "9" * 400, "１", "a" * 3000, "\u202e", "甲\n乙", "{", "[x](javascript:a)", "../../etc"),
    *(
        [],
        [[]],
        [None],
        ["", True],
        [[[["a"]]]],
        {},
        {"": ""},
        {"a": {"b": {"c": []}}},
        {"zh-Hant": None},
        [{"date": "x"}],
    ),
]


def _keys(kind: type) -> list[tuple[str, ...]]:
    """Return the path of each key of a record, with those of the mappings in it."""
    schema = schema_of(kind)

    def within(own: Mapping[str, object], path: tuple[str, ...]) -> list[tuple[str, ...]]:
        ref = str(own.get("$ref", "")).rpartition("/")[2]
        own = schema["$defs"][ref] if ref else own
        found = []
        for form in own.get("anyOf", []):  # type: ignore[attr-defined]
            found += within(form, path)
        for name, inner in own.get("properties", {}).items():  # type: ignore[attr-defined]
            found += [(*path, name), *within(inner, (*path, name))]
        return found

    return within(schema, ())


RECORDS: dict[type, str] = {
    BriefFrontMatter: "title: a\ndescription: a\ndate: 2025\ntopics: [a]\njurisdictions: [JP]\n",
    PageFrontMatter: "title: a\ndescription: a\n",
    Settings: "base_url: https://e.org/\ntitle: {zh-Hant: a, en: a}\ndescription: {zh-Hant: a, en: a}\n"
    "publisher: {zh-Hant: a, en: a}\n",
    Topic: "names: {zh-Hant: a, en: a}\n",
    Jurisdiction: "names: {zh-Hant: a, en: a}\nmark: JP\n",
    Instrument: "jurisdiction: JP\nkind: act\nnames: {zh-Hant: a, en: a}\n",
    Term: "zh-Hant: a\nen: a\n",
    NameList: "persons: {a: b}\n",
    ChartFields: 'kind: bar\ncaption: a\nsource: a\nalt: a\ndata: "a,b\\nc,1"\n',
}


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_a_value_of_any_type_in_any_field_is_taken_or_told(kind: type) -> None:
    whole = yaml.safe_load(RECORDS[kind])
    for path in _keys(kind):
        for value in VALUES:
            record = deepcopy(whole)
            inner = record
            for part in path[:-1]:
                inner[part] = inner.get(part) if isinstance(inner.get(part), dict) else {}
                inner = inner[part]
            inner[path[-1]] = value
            text = yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True)
            read, faults = read_record(read_yaml(text, "content/x.yaml"), kind, "content/x.yaml")
            assert (read is None) is bool(faults)
            sound(faults, text.encode())


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_a_value_of_any_type_in_any_field_of_a_source_is_taken_or_told(suffix: str) -> None:
    fields = (
        "type title author issued accessed URL language jurisdiction page number archive note id keyword instrument"
    )
    for field in (*fields.split(), "container-title", "original-date", "editor", "custom", "as", "title-short"):
        for value in VALUES:
            record = {"id": "k", "type": "book", "title": "x", field: value}
            data = json.dumps([record]) if suffix == "json" else yaml.safe_dump([record], allow_unicode=True)
            sound(read_source_file(File(f"content/sources/x.{suffix}", data.encode())).faults, data.encode())


def test_what_front_matter_says_is_shown_as_words(tmp_path: Path) -> None:
    for number, value in enumerate(["甲\n乙", "{{x}}", "<b>&amp;", "[x](javascript:a)", "\u202e甲", "﷐"]):
        head = {"title": value, "description": value, "keywords": [value], "authors": [value], "funding": value}
        text = brief_text("甲。").replace(
            "title: A brief\ndescription: A brief.\n", yaml.safe_dump(head, allow_unicode=True)
        )
        content = write_content(tmp_path / str(number), {"briefs/a/zh-Hant.md": text})
        if not check_content(content).policy.errors(check_content(content).diagnostics):
            page = build_some(content, "a")["zh-hant/briefs/a/index.html"].decode()
            assert "<b>&amp;" not in page
            assert 'href="javascript:' not in page


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 99, b"{", b"[]", b'{"files": 1}', b'{"files": ["../x"]}', b"\xff\xfe", b"9" * 5000]
)
def test_a_damaged_list_of_a_site_is_read_as_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / MANIFEST).write_bytes(data)
    assert all(isinstance(path, str) for path in manifest_of(tmp_path))


TEMPLATES = {
    "page.html": ["{% if %}", "{{ a.b.c }}", "{% include 'x' %}", "{% extends 'page.html' %}", "{{ 1/0 }}", "\xff", ""],
    "words/en.yaml": ["a: [", "a: {b: c}", "- a", "\0", "x" * 9999],
    "styles/own.csl": ["<style", "<style/>", "\xff"],
    "profiles/own.yaml": ["a: b", "extends: own", "["],
}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(name, text, id=f"{name} {number}", marks=[] if number < 1 else [pytest.mark.nightly("one by day")])
        for name, texts in TEMPLATES.items()
        for number, text in enumerate(texts)
    ],
)
def test_a_damaged_template_is_told_in_a_line(
    tmp_path: Path, name: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.")})
    write_content(tmp_path / "templates", {name: text.encode("latin-1")}, base=False)
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(cli, ["build", "--no-cache", "--processes", "1"], prog_name="briefs")
    assert isinstance(ended.exception, SystemExit | None), ended.exception


def test_words_of_ones_own_in_another_encoding_are_told(tmp_path: Path) -> None:
    write_content(tmp_path, {"words/en.yaml": b"\xff\xfe"}, base=False)
    with pytest.raises((SaidError, ValueError)):
        read_templates(tmp_path)


FONTS = [b"", b"OTTO", b"\0\1\0\0" + b"\xff" * 200, b"ttcf" + b"\0" * 40, b"not a font"]


@pytest.mark.parametrize(
    "data", FONTS[:1] + [pytest.param(one, marks=pytest.mark.nightly("one by day")) for one in FONTS[1:]]
)
def test_a_damaged_font_makes_no_card_and_ends_nothing(
    tmp_path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.support import BASE

    files = {"site.yaml": BASE["site.yaml"] + "outputs: {cards: fonts}\n", "briefs/a/en.md": brief_text("A.")}
    write_content(tmp_path / "content", files)
    write_content(tmp_path / "fonts", {"en.ttf": data}, base=False)
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(cli, ["build", "--no-cache", "--processes", "1"], prog_name="briefs")
    assert isinstance(ended.exception, SystemExit | None), ended.exception


@pytest.mark.nightly("a minute: whole contents, each with several files damaged, in a process of its own")
@pytest.mark.parametrize("seed", range(6))
def test_a_content_with_damaged_files_is_checked_in_bounded_time_and_memory(tmp_path: Path, seed: int) -> None:
    import random

    chance = random.Random(seed)
    for number in range(5):
        folder = tmp_path / str(number)
        feature_site(folder / "content")
        files = [file for file in (folder / "content").rglob("*") if file.is_file()]
        for file in chance.sample(files, 5):
            data = file.read_bytes()
            place = chance.randrange(len(data) + 1)
            file.write_bytes(data[:place] + chance.choice(WRONG).encode("utf-8", "replace") + data[place:])
        begun = time.monotonic()
        ended = subprocess.run(
            [sys.executable, "-m", "briefs", "check", "--no-cache"],
            cwd=folder,
            env={"PYTHONPATH": str(REPOSITORY), "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode in (0, 1, 2), ended.stderr
        assert "Traceback" not in ended.stderr
        assert time.monotonic() - begun < 60
        shutil.rmtree(folder)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MOST_MEMORY


def test_what_is_said_of_a_file_can_be_shown(tmp_path: Path) -> None:
    text = brief_text("甲。").replace("title: A brief", "title: [\udcff]")
    content = write_content(tmp_path, {"briefs/a/zh-Hant.md": text.encode("utf-8", "surrogateescape")})
    assert shown(check_content(content).diagnostics).encode()
    assert msgspec.json.encode(shown(check_content(content).diagnostics))
