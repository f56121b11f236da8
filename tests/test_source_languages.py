"""Languages of sources as programs and people name them: none of them stops a build."""

import json

import pytest

from briefs.language.language_names import language_tag
from briefs.model.brief import File
from briefs.reading.records.source_files import read_source_file
from tests.support import shown


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        *(
            ("norsk", "nb"),
            ("turkish", "tr"),
            ("greek", "el"),
            ("ukrainian", "uk"),
            ("croatian", "hr"),
            ("hebrew", "he"),
        ),
        *(("polutonikogreek", "el"), ("uppersorbian", ""), ("USenglish", "en-US"), ("brazilian", "pt-BR")),
        *(("中文", "zh-Hant"), ("繁體中文", "zh-Hant"), ("中文（簡體）", "zh-Hans"), ("日文", "ja"), ("日本語", "ja")),
        *(("Deutsch", "de"), ("Français", "fr"), ("한국어", "ko"), ("русский", "ru")),
        *(("eng; fre", "en"), ("english and french", "en"), ("日文、英文", "ja"), ("中文及英文", "zh-Hant")),
        *(("eng", "en"), ("chi", "zh-Hant"), ("jpn", "ja"), ("zho-Hans", "zh-Hans"), ("cmn-Hant-TW", "zh-Hant-TW")),
        *(("Chinese (Traditional)", "zh-Hant"), ("Simplified Chinese", "zh-Hans"), ("English (US)", "en")),
        *(("en", "en"), ("en_US", "en-US"), ("zh-Hant-TW", "zh-Hant-TW"), (" Japanese. ", "ja")),
        *(("und", ""), ("The King's", ""), ("Klingon", ""), ("not known", ""), ('en" onload="x', ""), ("", "")),
    ],
)
def test_languages_by_name(said: str, tag: str) -> None:
    assert language_tag(said) == tag


@pytest.mark.parametrize("name", ["a.bib", "a.json", "a.yaml"])
def test_every_kind_of_record_takes_a_name(name: str) -> None:
    for said, expected in (("norsk", "nb"), ("eng; fre", "en"), ("繁體中文", "zh-Hant")):
        text = {
            "a.bib": f"@book{{a, title = {{A}}, langid = {{{said}}}}}",
            "a.json": json.dumps([{"id": "a", "type": "book", "title": "A", "language": said}]),
            "a.yaml": f"{{type: book, title: A, language: '{said}'}}",
        }[name]
        found = read_source_file(File(name, text.encode()))
        assert shown(found.faults) == ""
        assert [claim.source.language for claim in found.claims if claim.source] == [expected]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.bib", "@book{a, title = {A},\n langid = {klingon}}", "2:1"),
        ("a.bib", "@book{a, title = {A},\n language = {Klingon},\n langid = {klingon}}", "2:1"),
        ("a.json", '[{"id": "a", "type": "book", "title": "A", "language": "Klingon"}]', "1:44"),
    ],
)
def test_an_unknown_language_is_a_warning_and_no_language(name: str, text: str, place: str) -> None:
    found = read_source_file(File(name, text.encode()))
    assert [claim.source.language for claim in found.claims if claim.source] == [""]
    (fault,) = shown(found.faults).split("\n")
    assert fault.lower() == (
        f"{name}:{place}: warning: 'klingon' is no language that is known [source.value]"
        " → the tag of a language: ja, en, zh-hant."
    )
