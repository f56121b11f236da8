"""Places as lawyers type them are read as a whole, and put into the words of the manner in which a work is cited."""

import re
import unicodedata

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.citing.cited_pages import rest_in
from briefs.citing.cited_places import in_brackets, parted_by_thousands
from briefs.citing.references import References
from briefs.citing.styles import Styles
from briefs.language.languages import Lang
from briefs.language.locators import _KINDS, read_locator_after
from briefs.language.places import in_manner
from briefs.library.samples import sample
from tests.kind_pages import PROFILES, TEMPLATES, examples, matrices, source_of
from tests.nights import tried
from tests.support import REPOSITORY

PLACES = yaml.safe_load((REPOSITORY / "tests/golden/places.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("typed", "label", "us", "uk", "zh", "ja", "de"), PLACES)
def test_a_place_is_read_whole_and_worded_anew(
    typed: str, label: str, us: str, uk: str, zh: str, ja: str, de: str
) -> None:
    read = read_locator_after(f"@key, {typed}。", 4)
    assert read is not None
    locator, end = read
    assert end == 6 + len(typed)
    assert (locator.label, locator.typed) == (label, typed)
    assert [in_manner(locator, manner) for manner in ("us", "uk", "zh", "ja", "de")] == [us, uk, zh, ja, de]


@pytest.mark.parametrize(
    ("typed", "value", "rest"),
    [
        ("12, 15 and 20", "12, 15 and 20", ""),
        ("at 51,280", "51,280", ""),
        # Of daily editions, sections of newspapers, parts of reports.
        ("at S3016", "S3016", ""),
        ("pp. A1, A4", "A1, A4", ""),
        ("p. I-7879", "I-7879", ""),
        # Who wrote or spoke there.
        ("18頁〔園部逸夫発言〕", "18", "〔園部逸夫発言〕"),
        ("222頁〔中村睦男〕", "222", "〔中村睦男〕"),
        ("頁33（鹿野幹事發言）", "33", "（鹿野幹事發言）"),
        ("195, 197", "195, 197", ""),
        ("at 123 & n.4", "123", " & n.4"),
        ("at 2242–43 nn.3–4", "2242–43", " nn.3–4"),
        ("195 fn 4", "195", " fn 4"),
        ("slip op. at 3", "3", ""),
        ("vii–ix", "vii–ix", ""),
        ("*3-5", "*3-5", ""),
        ("14ff", "14ff", ""),
        ("S. 125, Fn. 3", "125", ", Fn. 3"),
        ("頁12、頁20", "12、20", ""),
        ("頁12-15、頁20、頁33註5", "12-15、20、33", "註5"),
        ("第12頁至第15頁", "12至15", ""),
        ("頁100及註5", "100", "及註5"),
        ("頁642-657（林佳和執筆）", "642-657", "（林佳和執筆）"),
        ("頁5起", "5", "起"),
        ("頁5上欄", "5", "上欄"),
        ("頁43 f.", "43", " f."),
        ("15頁以下", "15", "以下"),
        ("at 1:02:03", "1", ":02:03"),
        ("at 351 n.3 and 353", "351", " n.3 and 353"),
        ("at 351 & nn.3-4, 353", "351", " & nn.3-4, 353"),
        ("at 800 n.12, 801 nn.13-14", "800", " n.12, 801 nn.13-14"),
        ("at 800 and accompanying text", "800", " and accompanying text"),
        ("at 805 tbl.2", "805", " tbl.2"),
        ("頁45註(12)", "45", "註(12)"),
        ("頁45，圖2", "45", "，圖2"),
        ("頁3（註5）", "3", "（註5）"),
        ("15頁注(20)", "15", "注(20)"),
        ("130頁［山本］", "130", "［山本］"),
        ("12頁〜15頁", "12〜15", ""),
        ("頁12-頁15", "12-15", ""),
        ("頁2-1至2-5", "2-1至2-5", ""),
        ("頁5以下、頁12", "5", "以下、頁12"),
        ("5頁以下、12頁", "5", "以下、12頁"),
        ("頁5下", "5", "下"),
        ("p. 12 et s.", "12 et s.", ""),
    ],
)
def test_pages_have_numbers_and_what_follows_them(typed: str, value: str, rest: str) -> None:
    read = read_locator_after(f"@key, {typed}。", 4)
    assert read is not None
    assert read[1] == 6 + len(typed)
    assert (read[0].label, read[0].value, read[0].rest) == ("page", value, rest)


@pytest.mark.parametrize(
    "words", ["2025年修正", "內政部", "上冊所論", "第2卷第3期", "which see", "a case", "12 U.S.C.", "5th ed."]
)
def test_what_is_no_place_is_none(words: str) -> None:
    assert read_locator_after(f"@key, {words}", 4) is None


@pytest.mark.parametrize(
    ("behind", "typed"),
    [
        (" 第13條。", "第13條"),
        ("第13條第1項。", "第13條第1項"),
        (" 第１３條規定應公開", "第１３條"),
        (" 25条2項。", "25条2項"),
        (" 頁5。", "頁5"),
        (" 第12段、第15段。", "第12段、第15段"),
        (" art. 25(2).", "art. 25(2)"),
        (" § 5, and so on", "§ 5"),
        # Prose and numbers that name nothing.
        (" at 12.", ""),
        ("參照", ""),
        (" 第三人", ""),
        (" 三條", ""),
        (" 2021年", ""),
        (" 12.", ""),
        (" 第3期", ""),
        (" art is long", ""),
    ],
)
def test_a_place_that_its_words_tell_needs_no_comma(behind: str, typed: str) -> None:
    read = read_locator_after(f"@k{behind}", 2)
    assert (read[0].typed if read else "") == typed


def test_what_goes_on_behind_a_place_is_no_part_of_it() -> None:
    for text, end in (
        ("@k, 482 (Lord Reid)", 7),
        ("@k，第6條、內政部", 6),
        ("@k, at 3. See", 8),
        ("@k, art. 5 and so on", 10),
        ("@k, at 3 and note 5 of the report", 8),
        ("@k，頁3，第2章所論", 5),
        ("@k，第3章，頁5所論", 6),
        ("@k，頁5以下、頁12所論", 7),
        ("@k，頁5下之圖", 5),
        ("@k，頁5，2021年", 5),
        ("@k, p. 12 et sa suite", 9),
    ):
        read = read_locator_after(text, 2)
        assert read is not None
        assert read[1] == end, text


@given(st.lists(st.sampled_from([row[0] for row in PLACES]), min_size=2, max_size=2, unique=True))
def test_two_places_are_the_same_only_where_all_of_them_is(two: list[str]) -> None:
    first, second = (read_locator_after(f"@k, {typed}。", 2) for typed in two)
    assert first is not None
    assert second is not None
    if first[0].is_same(second[0]):
        assert "".join(two[0].split()).replace("–", "-") == "".join(two[1].split()).replace("–", "-")


def test_what_follows_a_page_is_put_into_the_words_of_each_manner() -> None:
    manners = ("zh", "ja", "us", "uk", "de")
    assert [rest_in("註5", manner) for manner in manners] == ["註5", "注5", " n.5", " fn 5", ", Fn. 5"]
    assert [rest_in("以下", manner) for manner in manners] == ["以下", "以下", " et seq.", "ff", " ff."]
    assert rest_in(" & n.4", "us") == " & n.4"
    assert rest_in(" nn.3–4", "us") == " nn.3–4"
    assert rest_in("（林佳和執筆）", "us") == "（林佳和執筆）"


def test_a_place_may_name_any_number_of_pages() -> None:
    assert rest_in("以下" + "、頁12註3" * 2000, "us").endswith(", 12 n.3" * 2000)


def test_numbers_as_guides_write_them() -> None:
    assert parted_by_thousands("51280, 62283") == "51,280, 62,283"
    assert parted_by_thousands("9970") == "9970"
    assert in_brackets("AC 1 [43–47], [50]") == "AC 1 [43]–[47], [50]"


_EXAMPLES = {name: record for _, name, record, _ in examples()}


@settings(max_examples=tried(by_day=40, at_night=120))
@given(
    st.sampled_from(sorted(_EXAMPLES)),
    st.sampled_from([row[0] for row in PLACES] + ["12, 15 and 20", "at 51,280", "頁12、頁20", "頁3註5", "123 n.4"]),
    st.sampled_from(list(matrices())),
)
def test_no_figure_of_a_place_is_lost_whatever_is_cited(name: str, typed: str, matrix: tuple[str, Lang]) -> None:
    profile, lang = matrix
    references = References({}, PROFILES, Styles.of(TEMPLATES.files))
    source, words = source_of(name, _EXAMPLES[name]), TEMPLATES.words
    # A later note leaves out a place that is known already, so another one stands before it.
    full = sample(source, [typed], profile, references, lang, words).forms["place"]
    later = sample(source, ["at 900", typed], profile, references, lang, words).forms["later"]
    for form in (full, later):
        for figure in re.findall(r"\d+", unicodedata.normalize("NFKC", typed).replace(",280", "280")):
            assert figure in form.replace(",", ""), form
        # What is read is printed as one: nothing stands behind the words that close a note but 前掲注(1)15頁.
        bare = re.sub(r"注\(\d\)", "", form)
        assert not re.search(r"\)\.\d|\d\)\d|，，|\(\)|（）", bare), form


_PRINTED = yaml.load((REPOSITORY / "tests/golden/printed_places.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize(
    ("record", "typed", "profile", "expected"),
    [
        (record, typed, profile, expected)
        for record, places in _PRINTED["places"].items()
        for typed, forms in places.items()
        for profile, expected in forms.items()
    ],
)
def test_a_place_stands_where_each_guide_has_it(record: str, typed: str, profile: str, expected: str) -> None:
    profile, _, form = profile.partition("/")
    lang = Lang("zh-Hant" if "zh-Hant" in PROFILES[profile].languages else "en")
    references = References({}, PROFILES, Styles.of(TEMPLATES.files))
    source = source_of(record, _PRINTED["records"][record])
    assert sample(source, [typed], profile, references, lang, TEMPLATES.words).forms[form or "place"] == expected


@given(st.data())
def test_each_kind_of_place_begins_with_a_character_by_which_it_is_tried(data: st.DataObject) -> None:
    _, first, pattern = data.draw(st.sampled_from([kind for kind in _KINDS if kind[1]]))
    begins = data.draw(st.from_regex(rf"\A(?:{pattern})"))[0]
    assert begins in first or (begins.isspace() and " " in first)
