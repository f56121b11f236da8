"""The processor of CSL: a piece of a style and a work give what the specification says."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.citing.cited_places import cite_of
from briefs.citing.csl.context import Cite, Context
from briefs.citing.csl.faults import StyleFaultError
from briefs.citing.csl.formatting import Format
from briefs.citing.csl.joining import emphasised, quoted
from briefs.citing.csl.locales import locale_for
from briefs.citing.csl.style import Style, read_style
from briefs.citing.marked import BOLD, CAPS, ITALIC, LOWERED, UPRIGHT, in_language, to_html, wrapped
from briefs.citing.styles import Styles
from briefs.language.languages import EN
from briefs.language.locators import read_locator
from tests.support import PROFILES, TEMPLATES

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" xmlns:b="urn:briefs:csl" version="1.0"'
DOE = {"family": "Doe", "given": "Jane Mary"}
ROE = {"family": "Roe", "given": "Richard"}
FIRST = Cite()


def style(layout: str, *, outside: str = "", options: str = "", listed: str = "", lang: str = "en-US") -> Style:
    """Return a style whose citation is a layout; `outside` are its macros and locales."""
    entry = f"<bibliography><layout>{listed}</layout></bibliography>" if listed else ""
    citation = f"<citation><layout>{layout}</layout></citation>"
    return Style(read_style(f"{HEAD} {options}><info/>{outside}{citation}{entry}</style>".encode()), lang)


def printed(layout: str, item: dict[str, Any], cite: Cite = FIRST, **more: str) -> str:
    """Return the citation of a work as HTML."""
    return to_html(style(layout, **more).cite({"type": "book", **item}, cite).text, EN)


def date(*numbers: list[int], **more: Any) -> dict[str, Any]:
    return {"issued": {"date-parts": list(numbers), **more}}


YEAR = '<date variable="issued"><date-part name="year"/></date>'
NAMES = '<names variable="author"><name {}/></names>'
NO_DATE = f'<choose><if variable="issued">{YEAR}</if><else><text term="no date" form="short"/></else></choose>'


@pytest.mark.parametrize(
    ("layout", "item", "expected"),
    [
        # A group falls away with its words where every variable in it is empty.
        ('<group><text value="in "/><text variable="title"/></group>', {}, ""),
        ('<group><text value="in "/><text variable="title"/></group>', {"title": "Law"}, "in Law"),
        # Words alone in a group or a macro within it count as a variable that is there.
        ('<group><text variable="title"/><group><text value="untitled"/></group></group>', {}, "untitled"),
        ('<group delimiter=", "><text variable="title"/><text macro="year"/></group>', {}, "n.d."),
        ('<group delimiter=", "><text variable="title"/><text macro="year"/></group>', date([2020]), "2020"),
        # Letters behind years are for lists; none is wanted here, and no group falls away for it.
        ('<group><text term="no date" form="short"/><text variable="year-suffix"/></group>', {}, "n.d."),
    ],
)
def test_groups(layout: str, item: dict[str, Any], expected: str) -> None:
    assert printed(layout, item, outside=f'<macro name="year">{NO_DATE}</macro>') == expected


EDITED = '<names variable="editor"><name/><label form="short" prefix=" "/></names>'


@pytest.mark.parametrize(
    ("layout", "item", "expected"),
    [
        # What stands in for the author is not printed again, be it in the same macro.
        ('<text variable="title"/>', {"title": "Law"}, "Law, 2020"),
        (EDITED, {"editor": [ROE], "title": "Law"}, "Richard Roe ed., Law, 2020"),
        ('<text macro="twice"/>', {"editor": [ROE], "title": "Law"}, "Richard Roe ed., Law, 2020"),
        ('<text term="anonymous"/>', {"title": "Law"}, "anonymous, Law, 2020"),
    ],
)
def test_what_stands_in_for_a_name(layout: str, item: dict[str, Any], expected: str) -> None:
    names = f'<names variable="author"><name/><substitute>{layout}</substitute></names>'
    whole = f'<group delimiter=", ">{names}<text variable="title"/>{YEAR}</group>'
    assert printed(whole, item | date([2020]), outside=f'<macro name="twice">{EDITED}{EDITED}</macro>') == expected


def test_what_was_printed_before_it_stood_in_for_a_name_is_printed_again() -> None:
    title = '<text variable="title"/>'
    names = f'<names variable="author"><name/><substitute>{title}</substitute></names>'
    assert printed(f'<group delimiter=", ">{title}{names}{title}</group>', {"title": "Law"}) == "Law, Law, Law"


@pytest.mark.parametrize(
    ("conditions", "holds"),
    [
        # A work has one type only: `all` of several would never hold.
        ('type="article-journal book"', True),
        ('type="article-journal chapter"', False),
        ('type="book" variable="title"', False),
        ('type="book" variable="title" match="any"', True),
        ('type="chapter thesis" match="none"', True),
        ('locator="page section"', True),
        ('position="first"', True),
        ('is-numeric="volume"', True),
        ('b:latin="authority"', True),
        ('b:latin="publisher"', False),
        ('b:latin="volume publisher"', False),
        ('b:latin="container-title"', False),
    ],
)
def test_conditions(conditions: str, holds: bool) -> None:
    layout = f'<choose><if {conditions}><text value="yes"/></if><else><text value="no"/></else></choose>'
    said = {"volume": "D2, 3", "authority": "最高法院 (Supreme Court)", "publisher": "Supreme Court（最高法院）"}
    assert printed(layout, said, Cite("5", "page")) == ("yes" if holds else "no")


def test_no_position_holds_in_a_list_and_names_are_as_at_first() -> None:
    chosen = "".join(
        f'<choose><if position="{one}"><text value="{one}"/></if></choose>'
        for one in ("first", "subsequent", "ibid", "ibid-with-locator", "near-note", "far-note")
    )
    names = NAMES.format('et-al-subsequent-min="2" et-al-subsequent-use-first="1"')
    item = {"type": "book", "author": [DOE, ROE]}
    both = style(chosen, listed=chosen + names)
    assert both.entry(item).text == "Jane Mary Doe, Richard Roe"
    assert both.cite(item, Cite()).text == "first"
    assert both.cite(item, Cite(position="subsequent")).text == "subsequentfar-note"


@pytest.mark.parametrize(
    ("options", "people", "expected"),
    [
        ('initialize-with="."', [DOE], "J.M. Doe"),
        # What is short already stays, with the mark in the place of its stop.
        ('initialize-with=". "', [{"family": "Doe", "given": "Chr. M."}], "Chr. M. Doe"),
        ('initialize-with=""', [{"family": "Doe", "given": "Ph. Jean-Luc"}], "PhJ-L Doe"),
        ('initialize-with="." initialize="false"', [{"family": "Doe", "given": "Jane M"}], "Jane M. Doe"),
        ('initialize-with="." initialize="false"', [{"family": "Doe", "given": "ME."}], "ME. Doe"),
        ('initialize-with="."', [{"family": "Dorj", "given": "TSend"}], "Ts. Dorj"),
        # Particles, written where they belong and in the family name.
        ('form="short"', [{"family": "Berg", "non-dropping-particle": "van den", "given": "A"}], "van den Berg"),
        ('name-as-sort-order="all"', [{"family": "van den Berg", "given": "Anna"}], "Berg, Anna van den"),
        ('name-as-sort-order="all"', [{"family": "’t Hart", "given": "Maarten"}], "Hart, Maarten ’t"),
        ('name-as-sort-order="all"', [{"family": "al-Hakim", "given": "Tawfiq"}], "Hakim, Tawfiq al-"),
        ("", [{"family": "Aubigné", "non-dropping-particle": "d’", "given": "Agrippa"}], "Agrippa d’Aubigné"),
        # `et al.` wants both numbers, of which the second may be none.
        ('et-al-min="2"', [DOE, ROE], "Jane Mary Doe, Richard Roe"),
        ('et-al-min="2" et-al-use-first="1"', [DOE, ROE], "Jane Mary Doe et al."),
        ('et-al-min="2" et-al-use-first="0"', [DOE, ROE], ""),
    ],
)
def test_names(options: str, people: list[dict[str, str]], expected: str) -> None:
    assert printed(NAMES.format(options), {"author": people}) == expected


PERSON = {
    "family": "Wiel",
    "given": "Ann",
    "dropping-particle": "de",
    "non-dropping-particle": "van",
    "suffix": "III",
}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", "[<b>Ann</b>] {<b>de</b> VAN WIEL III}"),
        ('name-as-sort-order="all"', "{WIEL}, [<b>Ann</b> <b>de</b> VAN], III"),
        ('form="short"', "{VAN WIEL}"),
    ],
)
def test_affixes_and_formatting_of_the_parts_of_a_name(options: str, expected: str) -> None:
    parts = (
        '<name-part name="given" prefix="[" suffix="]" font-weight="bold"/>'
        '<name-part name="family" prefix="{" suffix="}" text-case="uppercase"/>'
    )
    layout = f'<names variable="author"><name {options}>{parts}</name></names>'
    assert printed(layout, {"author": [PERSON]}) == expected


def test_editors_who_translate_have_one_label_where_there_is_a_word_for_both() -> None:
    layout = '<names variable="editor translator" delimiter="; "><name/><label prefix=", "/></names>'
    item = {"editor": [DOE], "translator": [DOE]}
    emptied = '<locale><terms><term name="editortranslator"/></terms></locale>'
    assert printed(layout, item) == "Jane Mary Doe, editor &amp; translator"
    assert printed(layout, item, outside=emptied) == "Jane Mary Doe, editor; Jane Mary Doe, translator"


@pytest.mark.parametrize(
    ("form", "number", "expected"),
    [
        ("numeric", "2 - 4", "2–4"),
        ("numeric", "2,3&5", "2, 3 &amp; 5"),
        ("ordinal", "2, 3", "2nd, 3rd"),
        ("long-ordinal", "2 & 11", "second &amp; 11th"),
        ("roman", "2-4", "ii–iv"),
        # What has letters about it is no ordinal, and words stay.
        ("ordinal", "2E", "2E"),
        ("ordinal", "revised", "revised"),
    ],
)
def test_numbers(form: str, number: str, expected: str) -> None:
    assert printed(f'<number variable="edition" form="{form}"/>', {"edition": number}) == expected


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ("", "1st 2nd 4th 11th 23rd"),
        # One of them given anew puts all others out of force.
        ('<term name="ordinal">.</term>', "1. 2. 4. 11. 23."),
        # Without a term for the rest they are those of CSL 1.0.
        (
            "".join(f'<term name="ordinal-0{one}">{end}</term>' for one, end in enumerate("ABCD", 1)),
            "1A 2B 4D 11D 23C",
        ),
    ],
)
def test_ordinals(terms: str, expected: str) -> None:
    layout = '<number variable="edition" form="ordinal"/>'
    outside = f"<locale><terms>{terms}</terms></locale>" if terms else ""
    got = [printed(layout, {"edition": one}, outside=outside) for one in ("1", "2", "4", "11", "23")]
    assert " ".join(got) == expected


@pytest.mark.parametrize(
    ("form", "pages", "expected"),
    [
        ("", "321-328", "321–328"),
        ("", "xxv-xxviii", "xxv–xxviii"),
        ("expanded", "321-8", "321–328"),
        ("minimal", "321-328", "321–8"),
        ("minimal-two", "321-328", "321–28"),
        ("chicago", "1496-1500", "1496–1500"),
        ("chicago", "3n1-3n9, 321-328", "3n1–9, 321–28"),
        # Nothing is left out between numbers of two kinds, and the hyphen stays.
        ("minimal", "A12 - B14", "A12-B14"),
        ("chicago", "A120-128", "A120-128"),
        # A page of a chapter is no range whose end is shortened; a record may shorten one to a figure.
        ("", "12-1", "12-1"),
        ("minimal-two", "112-1", "112-1"),
        ("expanded", "42-5", "42–45"),
    ],
)
def test_ranges_of_pages(form: str, pages: str, expected: str) -> None:
    options = f'page-range-format="{form}"' if form else ""
    assert printed('<text variable="page"/>', {"page": pages}, options=options) == expected


def test_the_first_of_the_pages_keeps_the_mark_of_its_language() -> None:
    pages = {"page": in_language("政3-政8", "zh-Hant")}
    assert printed('<text variable="page-first"/>', pages) == '<span lang="zh-Hant-TW">政3</span>'


@pytest.mark.parametrize(
    ("label", "locator", "expected"),
    [
        ("page", "3", "page 3"),
        ("page", "3-5", "pages 3–5"),
        ("page", "3 and 5", "pages 3 and 5"),
        ("page", "3 et 5", "page 3 et 5"),
        ("chapter", "2 - 4", "chapters 2–4"),
        # Pages that are numbered by chapter keep their hyphen.
        ("page", "12-3", "pages 12-3"),
        ("page", "10, 12-1", "pages 10, 12-1"),
        ("page", "15-3 to 15-7", "pages 15-3 to 15-7"),
        ("page", "2-10 to 2-15", "pages 2-10 to 2-15"),
        ("page", "12–3", "pages 12–3"),
        ("page", "131-35", "pages 131–5"),
        ("page", "12-13", "pages 12–3"),
        ("page", "9-10", "pages 9–10"),
        ("page", "321-328", "pages 321–8"),
        ("chapter", "321-328", "chapters 321–328"),
        # The hyphen of an article is a part of its number.
        ("section", "12-3", "sections 12-3"),
        ("figure", "3-2", "figures 3-2"),
        # The place is an article, and no preprint.
        ("article", "31(1)", "article 31(1)"),
    ],
)
def test_labels_and_places(label: str, locator: str, expected: str) -> None:
    layout = '<group delimiter=" "><label variable="locator"/><text variable="locator"/></group>'
    assert printed(layout, {}, Cite(locator, label), options='page-range-format="minimal"') == expected


def test_a_place_in_words_of_its_own_is_parted_from_what_stands_before_it() -> None:
    layout = '<text value="ibid"/><label variable="locator" form="short" prefix=" "/><text variable="locator"/>'
    assert printed(layout, {}, Cite("r. 1.7", "custom")) == "ibid r. 1.7"


@pytest.mark.parametrize(("typed", "expected"), [("[43]", "[43]"), ("para 34", "para 34"), ("at 34", "34")])
def test_a_paragraph_keeps_its_words_where_a_style_has_none_for_it(typed: str, expected: str) -> None:
    found = read_locator(typed)
    assert found is not None
    bare = style('<text variable="locator"/>')
    cite = cite_of(found[0], bare.file, PROFILES["csl"])
    assert bare.cite({}, cite).text == expected


FULL = '<date variable="issued" form="text"/>'


@pytest.mark.parametrize(
    ("layout", "item", "expected"),
    [
        (FULL, date([2020, 5, 3]), "May 3, 2020"),
        (FULL, date([1999, 21], [2001, 22]), "Spring 1999–Summer 2001"),
        (FULL, date([1999, 21], [1999, 22]), "Spring–Summer 1999"),
        # A program may keep what was typed beside what it read from it.
        (FULL, date([2020, 5], raw="5/2020"), "May 2020"),
        (FULL, {"issued": {"raw": "about 1900"}}, "about 1900"),
        (FULL, date([2020], literal="forthcoming"), "forthcoming"),
        # Seasons have had several numbers; what is no month says nothing.
        (FULL, date([2020, 14]), "Summer 2020"),
        (FULL, date([2020, 19]), "Autumn 2020"),
        (FULL, date([2020, 60]), "2020"),
        (FULL, date([2020, -1]), "2020"),
    ],
)
def test_dates(layout: str, item: dict[str, Any], expected: str) -> None:
    assert printed(layout, item) == expected


def test_a_date_that_is_not_sure_is_worded_where_a_style_asks_for_it() -> None:
    circa = date([1905, 5], circa=True)
    assert printed(FULL, circa) == "May 1905"
    assert printed(FULL, circa, options='b:circa="c. {}"') == "c. May 1905"
    month = '<date variable="issued"><date-part name="month"/></date>'
    assert printed(month, circa, options='b:circa="c. {}"') == "May"


SIDES = st.lists(st.integers(1, 24), min_size=1, max_size=3).map(lambda numbers: [1999 + numbers[0] % 2, *numbers[1:]])
WRITTEN = st.fixed_dictionaries(
    {"date-parts": st.lists(SIDES, max_size=2)},
    optional={"season": st.sampled_from(["1", 1]), "literal": st.sampled_from(["", "1999"]), "circa": st.just(True)},
)


@given(st.lists(st.one_of(WRITTEN, WRITTEN.map(lambda one: {"literal": str(one)})), max_size=8))
def test_a_date_is_worded_as_if_the_style_had_worded_none_before(dates: list[dict[str, Any]]) -> None:
    kept = style(FULL)
    for one in dates:
        item = {"type": "book", "issued": one}
        assert kept.cite(item, FIRST) == style(FULL).cite(item, FIRST)


@pytest.mark.parametrize(
    ("case", "title", "expected"),
    [
        ("title", "a theory of the firm: an overview", "A Theory of the Firm: An Overview"),
        ("title", "what is it for", "What Is It For"),
        # A dash is no end of a sentence, one letter no word, and capitals stay as they are.
        ("title", "power—and its limits", "Power—and Its Limits"),
        ("title", "the case of plan b in vitamin-c trials", "The Case of Plan b in Vitamin-c Trials"),
        ("title", "OECD AND NATO", "OECD AND NATO"),
        # What is in another language, or in none, or raised, keeps its letters.
        ("title", f"on {in_language('das ding', 'de')} and us", 'On <span lang="de">das ding</span> and Us'),
        ("title", f"the smell {wrapped('of x', LOWERED)} is", "The Smell <sub>of x</sub> Is"),
        ("title", f"a code {in_language('x to', 'zxx')}", 'A Code <span lang="zxx">x to</span>'),
        ("uppercase", f"see {in_language('pH', 'zxx')} now", 'SEE <span lang="zxx">pH</span> NOW'),
        ("uppercase", f"see {in_language('ding', 'de')}", 'SEE <span lang="de">DING</span>'),
    ],
)
def test_capitals(case: str, title: str, expected: str) -> None:
    assert printed(f'<text variable="title" text-case="{case}"/>', {"title": title}) == expected


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("a", "<i>a</i>"),
        (f"a {wrapped('b', ITALIC)} c", '<i>a <span class="upright">b</span> c</i>'),
        # The translation of a title stands upright behind it, whatever is italic in the title.
        (f"a{wrapped(' [b]', UPRIGHT)}", '<i>a<span class="upright"> [b]</span></i>'),
        (
            f"{wrapped('a', ITALIC)} b{wrapped(' [c]', UPRIGHT)}",
            '<i><span class="upright">a</span> b<span class="upright"> [c]</span></i>',
        ),
        (
            wrapped(f"a {wrapped('b', UPRIGHT)}", ITALIC),
            '<i><span class="upright">a <i>b</i></span></i>',
        ),
    ],
)
def test_italics_within_italics(inner: str, expected: str) -> None:
    assert to_html(emphasised(inner), EN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a “b” c", "“a ‘b’ c”"),
        ("a “b ‘c’ d’s” e", "“a ‘b “c” d’s’ e”"),
        ("it’s", "“it’s”"),
    ],
)
def test_quotation_marks_alternate(text: str, expected: str) -> None:
    assert quoted(text, ("“", "”"), ("‘", "’")) == expected


@pytest.mark.parametrize(
    ("title", "delimiter", "expected"),
    [
        ("Law", ", ", "“Law,” 2020"),
        ("Law", ". ", "“Law.” 2020"),
        ("Law?", ". ", "“Law?” 2020"),
        ("Law?", ", ", "“Law?,” 2020"),
        ("On “Law”", ", ", "“On ‘Law,’” 2020"),
    ],
)
def test_stops_and_closing_quotation_marks(title: str, delimiter: str, expected: str) -> None:
    layout = f'<group delimiter="{delimiter}"><text variable="title" quotes="true"/>{YEAR}</group>'
    assert printed(layout, {"title": title} | date([2020])) == expected


def test_italics_stand_within_other_marks() -> None:
    layout = '<text variable="title" font-style="italic" font-weight="bold" font-variant="small-caps"/>'
    text = style(layout).cite({"type": "book", "title": "a"}, Cite()).text
    assert text == wrapped(wrapped(wrapped("a", ITALIC), CAPS), BOLD)


@given(
    st.text(st.sampled_from("甲〈《》〉「」.,。， \u3000Ａa") | st.sampled_from([*ITALIC, *CAPS]), max_size=8),
    st.builds(Format, st.sampled_from(["", "《", ", "]), st.sampled_from(["", "》", "."])),
)
def test_an_element_around_another_gives_what_its_format_gives(text: str, own: Format) -> None:
    context = Context({}, Cite(), locale_for("zh-TW", ()), english=False)
    assert own.around(lambda _: text)(context) == own.applied(text, context)


def test_a_language_of_which_no_file_is_there_has_the_words_of_the_style() -> None:
    outside = '<locale xml:lang="qx"><terms><term name="in">ini</term></terms></locale>'
    assert printed('<text term="in"/>', {}, outside=outside, lang="qx-QX") == "ini"
    assert printed('<text term="in"/>', {}, outside=outside) == "in"


def _style(layout: str, macros: str = "") -> str:
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" class="note"><citation><layout>{layout}</layout></citation>'
        f"{macros}</style>"
    )


def _calls(times: int, levels: int) -> str:
    calls = (f'<macro name="m{n}">' + f'<text macro="m{n + 1}"/>' * times + "</macro>" for n in range(levels))
    return "".join(calls) + f'<macro name="m{levels}"><text variable="title"/></macro>'


CALL = '<text macro="m0"/>'
FAMILY = '<names variable="author"><name {} et-al-use-first="1"/></names>'


@pytest.mark.parametrize(
    ("style", "said"),
    [
        (_style(CALL, _calls(10, 9)), "more work than 20000 elements"),
        (_style(CALL, _calls(10, 5)), "more work than 20000 elements"),
        (_style(CALL, _calls(2, 30)), "more work than 20000 elements"),
        (_style('<text macro="a"/>' * 30, f'<macro name="a"><text value="{"x" * 90_000}"/></macro>'), "more work"),
        (_style(f'<names variable="{"author " * 5000}"/>'), "more work"),
        (_style("<group>" * 3000 + "</group>" * 3000), "nested too deeply"),
        (_style(CALL, _calls(1, 2000)), "nested too deeply"),
        (_style(CALL, f'<macro name="m0">{CALL}</macro>'), "the macro m0 calls itself"),
        (_style(FAMILY.format('et-al-min="x"')), "et-al-min of <name> is 'x', which is no number"),
        (_style(FAMILY.format('et-al-min="1e9"')), "which is no number"),
        (_style(FAMILY.format('et-al-min="99999999999"')), "which is no number"),
        (_style(FAMILY.format('and="und"')), "and of <name> is 'und'; known: symbol, text"),
        (_style('<date variable="issued"><date-part name="hour"/></date>'), "known: day, month, year"),
        (_style('<text variable="title" font-style="bold"/>'), "known: italic, normal, oblique"),
    ],
)
def test_a_style_that_no_citation_can_be_made_with_is_refused_for_a_reason(style: str, said: str) -> None:
    with pytest.raises(StyleFaultError) as fault:
        Styles({"x": style.encode()}).style("x", "en-US")
    assert said in str(fault.value)


def test_the_own_styles_are_far_from_every_bound() -> None:
    files = Styles.of(TEMPLATES.files).files
    for name in files:
        for lang in ("en-US", "zh-TW"):
            assert Styles(files).style(name, lang)
