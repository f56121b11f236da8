"""The files from which a page tells what is known of provisions, and what a query cites."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.language.folding import fold, folded_char
from briefs.publishing.files.provision_files import rule_files
from briefs.resolving import scripted_rules
from briefs.resolving.scripted_rules import acronym_of, key_of, listed_laws
from briefs.resolving.systems import systems
from tests.support import brief_text, build_content, write_content

LAWS = {
    "instruments/gdpr.yaml": (
        "jurisdiction: EU\nkind: regulation\nnumber: Regulation (EU) 2016/679\n"
        "names: {zh-Hant: 一般資料保護規則, en: General Data Protection Regulation}\n"
        "short: {zh-Hant: GDPR, en: GDPR}\n"
        "identifiers: {celex: 32016R0679}\n"
        "events:\n- {date: 2018-05-25, kind: applies, url: 'https://example.org/'}\n"
    ),
    "instruments/act.yaml": "jurisdiction: JP\nkind: act\nnames: {zh-Hant: 某法案, en: Some </script> Act}\n",
    "briefs/a/en.md": brief_text(
        "Under Article 6(1) of the GDPR it may.\n\nArticles 5 to 7 of the GDPR and Article 6."
    ),
}


def data_of(site: dict[str, bytes], path: str) -> Any:
    """Return what a script hands to the page."""
    text = site[f"search/{path}"].decode()
    match = re.fullmatch(r'briefsProvisions\.\w+\((?:"[\w-]+",)?(.*)\);\n', text)
    assert match
    return json.loads(f"[{match[1]}]")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    content = write_content(tmp_path_factory.mktemp("laws"), LAWS)
    return build_content(content)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("《個人資料保護法》", key_of("个人资料保护法")),
        ("The Data  Protection Act 2018", "data protection act 2018"),
        ("Regulation (EU) 2016/679", "regulation eu 2016 679"),
        ("ＧＤＰＲ", "gdpr"),
        ("歐盟 AI 法", key_of("歐盟AI法")),
    ],
)
def test_a_name_has_one_key_however_it_is_written(words: str, key: str) -> None:
    assert key_of(words) == key


_WORDS = st.lists(st.sampled_from(["Act", "法", "か", "〇", " ", "  ", "\u3000", "AI", "é", "_", "(", "İ", "Ａ"])).map(
    "".join
)


@given(_WORDS | st.text(st.characters(max_codepoint=127)) | st.text())
def test_a_name_is_folded_character_by_character(words: str) -> None:
    """What is of ASCII is not, and spaces beside characters are found by the space: the key is the same."""
    assert fold(words) == "".join(map(folded_char, words))
    cjk = scripted_rules._CJK
    loose = re.compile(f"(?<=[{cjk}]) | (?=[{cjk}])")
    assert scripted_rules._LOOSE.sub("", words) == loose.sub("", words)


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("Data Protection Act 2018", "DPA 2018"),
        ("Artificial Intelligence Act", "AIA"),
        ("Copyright Act", ""),
        ("Act on the Protection of Personal Information", "APPI"),
    ],
)
def test_an_english_name_has_an_acronym(name: str, acronym: str) -> None:
    assert acronym_of(name) == acronym


def test_the_file_of_a_law_tells_what_is_said_of_its_provisions(site: dict[str, bytes]) -> None:
    (law,) = data_of(site, "laws/gdpr.js")
    assert law["sign"] == "in-force"
    assert law["names"][2] == "General Data Protection Regulation"
    assert law["provisions"]["article"] == [{"to": "https://eur-lex.europa.eu/eli/reg/2016/679/art_{article}/oj"}]
    told = {anchor: (number, to, count, places) for anchor, _, number, to, count, places in law["discussed"]}
    assert told["art-6"] == ("6", "", 2, [[0, "p1", "p2"]])
    assert told["art-5-to-7"] == ("5", "7", 1, [[0, "p2"]])
    assert law["briefs"][0][1][2] == "en/briefs/a/"


def test_the_list_of_laws_has_their_names_in_all_forms(site: dict[str, bytes]) -> None:
    laws, countries = data_of(site, "laws.js")
    names = {name: keys for name, _, _, keys, _ in laws}
    assert {"gdpr", "dsgvo", key_of("一般資料保護規則"), "regulation eu 2016 679"} <= set(names["gdpr"])
    assert {name: anchors for name, _, _, _, anchors in laws if anchors} == {"gdpr": "art-5-to-7 art-6"}
    assert countries[key_of("日本")] == "JP"


def test_nothing_of_a_record_can_end_the_script(site: dict[str, bytes]) -> None:
    assert b"</" not in site["search/laws/act.js"]


def test_every_law_of_the_tables_can_be_looked_up_and_no_file_is_large() -> None:
    files = rule_files()
    rules = json.loads(files["rules.js"].decode().removeprefix("briefsProvisions.rules(").removesuffix(");\n"))
    names = [path for path in files if path.startswith("names/")]
    assert len(rules["names"]) == len(names)
    assert rules["names"] == sorted(rules["names"], key=lambda name: name.encode("utf-16-be"))
    assert max(len(files[path]) for path in names) < 75_000
    assert set(rules["columns"]) == {"tw", "jp", "de", "uk", "us-acts", "us-code", "eu-acts", "eu-treaties", "coe"}
    assert sum(len(listed_laws(name)) for name in rules["columns"]) > 20_000
    for name, system in rules["systems"].items():
        assert "(?P<" not in json.dumps(system)
        assert system["of"] == systems()[name].jurisdiction
