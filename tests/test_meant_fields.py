"""Keys that records do not have: each is answered with the field that this program has for it."""

from pathlib import Path

import pytest

from briefs.messages.entries import render
from briefs.model.diagnostic import Code
from tests.support import check_content, write_content

PLACE = "The place that is cited stands in the note, behind the key: @key, art. 6."
WHOLE = "`number` has all of it: 93年度台上字第3598號判決."
PARTS = "A report is `volume`, `container-title` and `page`; a docket number or neutral citation is `number`."
LAW = "jurisdiction: JP\nkind: act\nnames: {zh-Hant: 法, en: Act}\n"


def hint(folder: Path, file: str, text: str) -> str:
    """Return what is advised of the one unknown key in a file."""
    write_content(folder, {file: text})
    (fault,) = [one for one in check_content(folder).diagnostics if one.code is Code.FIELD_UNKNOWN]
    return render(fault.hint, "en")


@pytest.mark.parametrize(
    ("key", "said"),
    [
        *[(key, "Did you mean ECLI?") for key in ("ecli", "Ecli")],
        *[
            (key, "Did you mean number?")
            for key in ("celex", "docket", "case_number", "案號", "字號", "裁判字號", "發文字號")
        ],
        *[(key, "Did you mean URL?") for key in ("eli", "link", "網址")],
        *[(key, WHOLE) for key in ("年度", "字", "號")],
        *[(key, PARTS) for key in ("cite", "citation", "neutral-citation", "卷期")],
        *[(key, PLACE) for key in ("pinpoint", "locator", "條", "條號")],
        *[(key, "Did you mean issued?") for key in ("判決日期", "公布日期", "發布日期", "decision-date", "date")],
        *[(key, "Did you mean authority?") for key in ("court", "法院", "發文機關")],
        *[(key, "Did you mean jurisdiction?") for key in ("country", "法域", "國家")],
        *[(key, "Did you mean instrument?") for key in ("law", "法規", "pcode")],
        ("法規名稱", "Did you mean title?"),
        ("摘要", "Did you mean abstract?"),
        ("公報", "Did you mean container-title?"),
        ("doi", "Did you mean DOI?"),
    ],
)
def test_a_key_of_a_record_is_answered_with_the_field_that_has_it(tmp_path: Path, key: str, said: str) -> None:
    assert hint(tmp_path, "sources/x.yaml", f"type: legal_case\ntitle: A\n{key}: X 1\n") == said


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("celex", "It belongs below identifiers: identifiers: {celex: …}"),
        ("eli", "It belongs below identifiers: identifiers: {eli: …}"),
        ("pcode", "It belongs below identifiers: identifiers: {pcode: …}"),
        ("法域", "Keys are written in English: jurisdiction."),
        ("jurisdictions", "Did you mean jurisdiction?"),
    ],
)
def test_a_key_of_the_record_of_a_law_is_answered_with_where_it_belongs(tmp_path: Path, key: str, said: str) -> None:
    assert hint(tmp_path, "instruments/x.yaml", f"{LAW}{key}: X\n") == said


def test_a_key_of_front_matter_is_answered_with_those_of_front_matter(tmp_path: Path) -> None:
    head = "---\ntitle: A\ndescription: A.\ndate: 2025-01-01\ntopics: [ai]\njurisdictions: [EU]\n"
    for key, said in (
        ("法域", "Keys are written in English: jurisdictions."),
        ("protect", "It belongs below zh_convert: zh_convert: {protect: …}"),
        ("publisher", "It belongs below compiled_from: compiled_from: {publisher: …}"),
    ):
        assert hint(tmp_path / key, "briefs/a/en.md", f"{head}{key}: x\n---\nA.\n") == said
