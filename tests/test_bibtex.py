"""BibTeX as programs write it: each entry a record in CSL's terms, each fault at its place, no harm from any text."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.reading.files.yaml_text import Tree
from briefs.reading.records.bibtex import read_bibtex
from briefs.reading.records.source_records import RawRecord, read_source
from tests.support import shown

ZOTERO = r"""
@online{cao-kobo-youryou,
	title = {研究セキュリティ・インテグリティに関するリスクマネジメント体制整備支援事業　公募要領},
	url = {https://www8.cao.go.jp/cstp/kobo_r7/~file%20a_b.html?x=1&y=2#z},
	author = {{内閣府}},
	urldate = {2025-03-10},
	date = {2025-02-19},
	langid = {japanese},
	file = {Snapshot:C\:\\Users\\me\\Zotero\\x.html:text/html},
}

@article{kaminski_right_2019,
	title = {The {Right} to {Explanation}, {Explained}},
	subtitle = {After the {GDPR}},
	volume = {34},
	number = {1},
	pages = {189--218},
	issn = {1086-3818},
	doi = {10.15779/Z38TD9N83H},
	shorttitle = {The {Right} to {Explanation}},
	journaltitle = {Berkeley Technology Law Journal},
	author = {Kaminski, Margot E. and van der Berg, Jr., {\'E}mile and Ludwig von M{\"u}ller and OECD},
	date = {2019-05},
	langid = {english},
	keywords = {AI, law},
	abstract = {Costs 50\% more \& is {\textquotedblleft}new{\textquotedblright}.},
}

@article{nikkei2024,
	entrysubtype = {newspaper},
	title = {東大など5大学、知らずに北朝鮮と共同研究 「寝耳に水」},
	journaltitle = {日本経済新聞},
	date = {2024-12-01},
	langid = {japanese},
}

@jurisdiction{loomis,
	title = {State v. {Loomis}},
	volume = {881}, journaltitle = {N.W.2d}, pages = {749}, number = {2015AP157-CR},
	institution = {Wisconsin Supreme Court},
	date = {2016-07-13},
}

@legislation{jp-ai-act,
	title = {人工知能関連技術の研究開発及び活用の推進に関する法律},
	number = {令和7年法律第53号},
	date = {2025-06-04},
	langid = {japanese},
}
"""

BETTER_BIBTEX = r"""
@report{haiArtificialIntelligenceIndex2024,
  type = {Annual Report},
  title = {Artificial {{Intelligence Index Report}} 2024},
  author = {{Stanford Institute for Human-Centered AI}},
  editor = {family=Berg, given=Anna, prefix=van den, useprefix=true},
  date = {2024-01/2024-04},
  number = {NIST AI 100-1},
  institution = {{HAI \& Partners}},
  location = {Stanford, CA},
  langid = {american}, language = {en_US},
  pubstate = {prepublished},
  annotation = {Citation Key: hai},
}

@thesis{chen2023,
  type = {phdthesis},
  title = {演算法與行政程序},
  author = {陳, 小明},
  date = {2023-07-01/2023-07-03},
  school = {國立臺灣大學},
  langid = {chinese},
}

@techreport{smithBibtex,
  title = {{{AI}} in {T}aiwan},
  year = {2024},
  month = may,
  institution = {Ministry},
  howpublished = {\url{https://example.org/a_b}},
}
"""


def records(text: str) -> list[Any]:
    """Return the records of a bibliography that has no fault."""
    tree = read_bibtex(text, "x.bib")
    assert tree.diagnostics == ()
    items = tree.value["items"]
    assert isinstance(items, list)
    return items


def record(fields: str, kind: str = "article") -> Any:
    """Return the one record of an entry with some fields."""
    return records(f"@{kind}{{k, {fields}}}")[0]


def test_a_web_page_of_a_ministry() -> None:
    assert records(ZOTERO)[0] == {
        "id": "cao-kobo-youryou",
        "type": "webpage",
        "title": "研究セキュリティ・インテグリティに関するリスクマネジメント体制整備支援事業　公募要領",
        "URL": "https://www8.cao.go.jp/cstp/kobo_r7/~file%20a_b.html?x=1&y=2#z",
        "author": [{"literal": "内閣府"}],
        "accessed": "2025-03-10",
        "issued": "2025-02-19",
        "language": "ja",
    }


def test_an_article_in_a_journal() -> None:
    assert records(ZOTERO)[1] == {
        "id": "kaminski_right_2019",
        "type": "article-journal",
        "title": "The Right to Explanation, Explained: After the GDPR",
        "title-short": "The Right to Explanation",
        "container-title": "Berkeley Technology Law Journal",
        "author": [
            {"family": "Kaminski", "given": "Margot E."},
            {"non-dropping-particle": "van der", "family": "Berg", "given": "Émile", "suffix": "Jr."},
            {"non-dropping-particle": "von", "family": "Müller", "given": "Ludwig"},
            {"literal": "OECD"},
        ],
        "volume": "34",
        "issue": "1",
        "page": "189-218",
        "ISSN": "1086-3818",
        "DOI": "10.15779/Z38TD9N83H",
        "issued": "2019-05",
        "language": "en",
        "keyword": "AI, law",
        "abstract": "Costs 50% more & is “new”.",
    }


def test_a_newspaper_a_case_and_an_act() -> None:
    newspaper, case, act = records(ZOTERO)[2:]
    assert (newspaper["type"], newspaper["container-title"]) == ("article-newspaper", "日本経済新聞")
    assert (case["type"], case["number"], case["authority"]) == (
        "legal_case",
        "2015AP157-CR",
        "Wisconsin Supreme Court",
    )
    assert (act["type"], act["number"], act["language"]) == ("legislation", "令和7年法律第53号", "ja")


def test_what_better_bibtex_writes_otherwise() -> None:
    report, thesis, old = records(BETTER_BIBTEX)
    assert report == {
        "id": "haiArtificialIntelligenceIndex2024",
        "type": "report",
        "genre": "Annual Report",
        "title": "Artificial Intelligence Index Report 2024",
        "author": [{"literal": "Stanford Institute for Human-Centered AI"}],
        "editor": [{"family": "Berg", "given": "Anna", "non-dropping-particle": "van den"}],
        "issued": "2024-01/2024-04",
        "number": "NIST AI 100-1",
        "publisher": "HAI & Partners",
        "publisher-place": "Stanford, CA",
        "language": "en-US",
    }
    assert (thesis["genre"], thesis["publisher"], thesis["language"]) == ("PhD thesis", "國立臺灣大學", "zh-Hant")
    assert (thesis["author"], thesis["issued"]) == ([{"family": "陳", "given": "小明"}], "2023-07-01/2023-07-03")
    assert (old["title"], old["issued"], old["genre"]) == ("AI in Taiwan", "2024-05", "Technical report")
    assert old["publisher"] == "Ministry"


@pytest.mark.parametrize("text", [ZOTERO, BETTER_BIBTEX])
def test_every_record_is_one_that_the_program_takes(text: str) -> None:
    for item in records(text):
        source, faults = read_source(RawRecord(item["id"], Tree(item, {}, ()), "x.bib", (1, 1)))
        assert source is not None, faults


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("incollection", "chapter"),
        ("inproceedings", "paper-conference"),
        ("mastersthesis", "thesis"),
        ("Misc", "webpage"),
        ("electronic", "webpage"),
        ("legal", "legislation"),
        ("patent", "patent"),
        ("software", "software"),
        ("dataset", "dataset"),
    ],
)
def test_types(kind: str, expected: str) -> None:
    assert record("title = {A}", kind)["type"] == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("date = {2024}", "2024"),
        ("date = {2024-5-3}", "2024-05-03"),
        ("date = {2024-05-03T10:00:00Z}", "2024-05-03"),
        ("date = {2024~}", "2024~"),
        ("date = {2024-01/2024-03}", "2024-01/2024-03"),
        ("date = {2024/2024}", "2024"),
        ("date = {n.d.}", {"literal": "n.d."}),
        ("date = {2024-01/}", "2024-01/.."),
        ("year = 2024", "2024"),
        ("year = 2024, month = sep", "2024-09"),
        ("year = {2024}, month = {September}", "2024-09"),
        ("year = {2024}, month = 9, day = 3", "2024-09-03"),
        ("year = {2024}, month = {10~May}", "2024-05-10"),
        ("year = {2024}, month = {May--June}", "2024-05/2024-06"),
        ("year = {2024}, month = {Spring}", {"literal": "Spring 2024"}),
        ("year = {in press}", {"literal": "in press"}),
    ],
)
def test_dates(fields: str, expected: object) -> None:
    assert record(fields)["issued"] == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("langid = {ngerman}", "de"),
        ("langid = {french}", "fr"),
        ("langid = {taiwan}", "zh-Hant"),
        ("langid = {chinese}, langidopts = {variant=simplified}", "zh-Hans"),
        ("langid = {chinese}, language = {zh-TW}", "zh-TW"),
        ("language = {Japanese}", "ja"),
        ("langid = {british}, language = {The King's}", "en-GB"),
    ],
)
def test_languages(fields: str, expected: str) -> None:
    assert record(fields)["language"] == expected


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("article", "number = {3}", {"issue": "3"}),
        ("article", "number = {3}, issue = {Spring}, eid = {e7}", {"issue": "3, Spring", "number": "e7"}),
        ("book", "number = {3}, series = {S}", {"collection-number": "3"}),
        ("report", "number = {3}, series = {S}", {"number": "3"}),
        ("patent", "number = {3}", {"number": "3"}),
    ],
)
def test_a_number_counts_what_its_type_counts(kind: str, fields: str, expected: dict[str, str]) -> None:
    found = record(fields, kind)
    assert {key: found[key] for key in ("issue", "number", "collection-number") if key in found} == expected


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"{\"U}ber {GDPR} na\"{\i}ve \'{e} \v{s} {\ss}", "Über GDPR naïve é š ß"),
        (r"100\% of R\&D, C\# \_x\_ US\$5", "100% of R&D, C# _x_ US$5"),
        ("100% of R & D", "100% of R & D"),
        (r"a\textasciitilde{}b\textasciicircum{}c\textbackslash{}d", "a~b^c\\d"),
        (r"\textbraceleft{}x\textbraceright{} {\textquotedbl}y{\textquotedbl}", '{x} "y"'),
        ("two\n\t lines　and a wide space", "two lines　and a wide space"),
        (r"\emph{Id.} \textsuperscript{2}", "<i>Id.</i> <sup>2</sup>"),
    ],
)
def test_latex_becomes_text(latex: str, expected: str) -> None:
    assert record(f"title = {{{latex}}}")["title"] == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("https://x.jp/a_b/~c/%E6%B3%95?d&e=$f#g--h", "https://x.jp/a_b/~c/%E6%B3%95?d&e=$f#g--h"),
        (r"https://x.jp/a\_b\%20c\#d", "https://x.jp/a_b%20c#d"),
        (r"\url{https://x.jp/a_b}", "https://x.jp/a_b"),
    ],
)
def test_an_address_is_no_latex(field: str, expected: str) -> None:
    assert record(f"url = {{{field}}}")["URL"] == expected


def test_strings_quotes_and_parentheses_of_old_files() -> None:
    text = '@string{mit = "MIT Press"}\n@BOOK(k, Title = "A {"}quoted{"} Title", PUBLISHER = mit, year = 1999)\n'
    assert records(text) == [
        {"id": "k", "type": "book", "title": 'A "quoted" Title', "publisher": "MIT Press", "issued": "1999"}
    ]


def test_each_entry_and_field_has_its_line() -> None:
    places = read_bibtex(ZOTERO, "x.bib").places
    lines = ZOTERO.split("\n")
    assert lines[places[("items", 1)][0] - 1] == "@article{kaminski_right_2019,"
    assert lines[places[("items", 1, "page")][0] - 1] == "\tpages = {189--218},"
    assert lines[places[("items", 4, "number")][0] - 1] == "\tnumber = {令和7年法律第53号},"


def test_a_line_that_ends_in_a_backslash_is_a_line() -> None:
    assert read_bibtex("@book{a, note = {x\\\ny},\ntitle = {A}}", "x").places[("items", 0, "title")] == (3, 1)


def test_faults_are_told_where_they_are() -> None:
    text = """\
@article{a,
  tilte = {A},
  title = {A},
  Title = {B},
  crossref = {c},
  bdsk-url-1 = {x}, mendeley-groups = {x}, owner = {me}
}
@artcle{b, title = {B}}
@article{, title = {No key}}
@article{open, title = {C,
@article
@book{d, title = {D}}
"""
    tree = read_bibtex(text, "x.bib")
    assert shown(tree.diagnostics).split("\n") == [
        "x.bib:2:1: warning: the field tilte is not known, and is passed over [source.field] → Did you mean title?",
        "x.bib:4:1: error: the field title stands here twice [yaml.duplicate-key] → Keep one.",
        "x.bib:5:1: warning: there is no entry c in this file, which crossref names [source.parent] → Known: a, b, d.",
        "x.bib:8:1: warning: the type @artcle is not known; it is read as a document [source.value]"
        " → Did you mean article?",
        "x.bib:9:1: error: this entry has no key [field.value] → An entry is written @article{key, title = {…}, …}.",
        "x.bib:10:1: error: this entry can't be read: a brace, a quotation mark, a comma or a key is missing"
        " [field.value] → An entry is written @article{key, title = {…}, …}.",
    ]
    items = tree.value["items"]
    assert isinstance(items, list)
    assert [item["id"] for item in items if isinstance(item, dict)] == ["a", "b", "d"]


def test_an_entry_without_a_brace_is_told() -> None:
    assert [d.code.value for d in read_bibtex("@article\nkey, title = {A}", "x").diagnostics] == ["field.value"]


def test_entries_of_one_key_are_both_given() -> None:
    assert [item["title"] for item in records("@book{a, title = {A}}\n@book{a, title = {B}}")] == ["A", "B"]


def test_nothing_goes_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    read_bibtex("@article{a, title = {", "x")
    assert capfd.readouterr() == ("", "")


def test_a_nest_of_thirty_thousand_braces_does_no_harm() -> None:
    nested = "{" * 30_000 + "A" + "}" * 30_000
    assert record(f"title = {nested}, author = {nested}")["title"] == "A"


# The first example waits for the parser to be imported.
@settings(deadline=None)
@given(st.text(max_size=200) | st.text("@{}(),=\"\\#%~$&ab1 \n'-", max_size=200))
def test_no_text_does_harm(text: str) -> None:
    for body in (text, f"@article{{k, title = {{{text}}}, author = {{{text}}}, date = {{{text}}}, url = {{{text}}}}}"):
        tree = read_bibtex(body, "x")
        assert isinstance(tree.value["items"], list)


@settings(deadline=None)
@given(st.data())
def test_no_slip_in_an_export_does_harm(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([ZOTERO, BETTER_BIBTEX]))
    for _ in range(data.draw(st.integers(1, 4))):
        at, length = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 20))
        text = text[:at] + data.draw(st.text('@{}(),="\\#%~$&ab1 \n', max_size=5)) + text[at + length :]
    tree = read_bibtex(text, "x")
    items = tree.value["items"]
    assert isinstance(items, list)
    assert all(0 < line <= text.count("\n") + 1 for line, _ in tree.places.values())
    assert all(0 < d.line <= text.count("\n") + 1 for d in tree.diagnostics)


ARXIV = "https://arxiv.org/abs/1706.03762"


@pytest.mark.parametrize(
    ("fields", "made"),
    [
        ("eprint={1706.03762}, archivePrefix={arXiv}, primaryClass={cs.CL}", ("webpage", "arXiv:1706.03762", ARXIV)),
        ("eprint={arXiv:1706.03762v2}", ("webpage", "arXiv:1706.03762v2", f"{ARXIV}v2")),
        (
            "eprint={1706.03762}, eprinttype={arxiv}, url={https://e.org/x}",
            ("webpage", "arXiv:1706.03762", "https://e.org/x"),
        ),
        ("eprint={2345}, eprinttype={ssrn}", ("webpage", "", "https://ssrn.com/abstract=2345")),
        ("eprint={2345}, eprinttype={jstor}, journal={Law}, volume={3}", ("webpage", "", "")),
        ("eprint={1706.03762}, archiveprefix={arXiv}, publisher={OUP}", ("webpage", "", "")),
        ("eprint={abc}, archiveprefix={other}", ("webpage", "", "")),
        (r"howpublished={\url{https://e.org/a_b%20c}}", ("webpage", "", "https://e.org/a_b%20c")),
        (r"howpublished={Available at: \url{https://e.org/a}.}", ("webpage", "", "https://e.org/a")),
        ("howpublished={[Online] www.e.org/a}", ("webpage", "", "https://www.e.org/a")),
        (r"note={Available at \url{https://e.org/n}}", ("webpage", "", "https://e.org/n")),
        ("note={A reply to https://e.org/n, which see}", ("webpage", "", "")),
    ],
)
def test_a_work_is_on_the_web_without_its_url(fields: str, made: tuple[str, str, str]) -> None:
    texts = record(f"title={{A}}, {fields}", "misc")
    assert (texts["type"], texts.get("number", ""), texts.get("URL", "")) == made
    assert "https" not in texts.get("publisher", "")


@pytest.mark.parametrize(
    ("journal", "number", "kept"),
    [
        ("journal={arXiv preprint arXiv:1706.03762}", "arXiv:1706.03762", ""),
        ("journal={arXiv}, eprint={1706.03762}", "arXiv:1706.03762", ""),
        ("journal={CoRR}, volume={abs/1706.03762}", "arXiv:1706.03762", ""),
        ("journal={CoRR}, volume={3}", "", "CoRR"),
        ("journal={ArXiv Studies}, volume={3}", "", "ArXiv Studies"),
        ("journal={Nature}, eprint={1706.03762}, archiveprefix={arXiv}", "", "Nature"),
    ],
)
def test_a_preprint_has_no_journal(journal: str, number: str, kept: str) -> None:
    texts = record(f"title={{A}}, {journal}")
    assert (texts.get("number", ""), texts.get("container-title", "")) == (number, kept)
    assert (texts["type"], texts.get("URL", "")) == (("article", ARXIV) if number else ("article-journal", ""))


@pytest.mark.parametrize(
    ("how", "publisher", "url"),
    [
        ("Blog post", "Blog post", ""),
        (r"Blog post, \url{https://e.org/x}", "Blog post", "https://e.org/x"),
        (r"\href{https://e.org/x}{The Site}", "The Site", "https://e.org/x"),
    ],
)
def test_who_publishes_a_work_stays(how: str, publisher: str, url: str) -> None:
    texts = record(f"title={{A}}, howpublished={{{how}}}", "misc")
    assert (texts.get("publisher", ""), texts.get("URL", "")) == (publisher, url)
