"""Records out of notes: read, printed back by some style, and kept only where that gives what was typed."""

from functools import cache

import pytest

from briefs.citing.profiles import read_profiles
from briefs.citing.styles import Styles
from briefs.importing.drafts import Draft, Paragraph, spoken
from briefs.importing.new_records import record_file
from briefs.importing.note_records import Kept, with_records
from briefs.importing.reprinting import Reprinting
from briefs.importing.subjects import guess_subjects, signs_of_place, signs_of_topic
from briefs.language.languages import EN, ZH_HANT
from briefs.messages import EN as ENGLISH
from briefs.model.brief import File
from briefs.model.source import Source, SourceKey
from briefs.publishing.rendering.template_files import read_templates
from briefs.reading.records.source_files import read_source_file

KNOWN = frozenset({"TW", "JP", "US", "EU"})


@cache
def reprinting() -> Reprinting:
    files = read_templates(None).files
    return Reprinting(read_profiles(files), Styles.of(files))


def kept(*notes: str, lang: str = "zh-Hant", sources: dict[SourceKey, Source] | None = None) -> Kept:
    draft = Draft(notes={str(number): note for number, note in enumerate(notes, start=1)})
    return with_records(draft, ZH_HANT if lang == "zh-Hant" else EN, sources or {}, KNOWN, reprinting())


@pytest.mark.parametrize(
    ("note", "made"),
    [
        ("王大明著，《民法總則》，2020年，頁3。", "@wang-2020，頁3。"),
        ("王大明著，《民法總則》，2020年，頁3。續行之文字。", "@wang-2020，頁3。續行之文字。"),
        ("王大明，《行政法》，頁12（2020）。", "@wang-2020，頁12。"),
        ("王澤鑑，《民法總則》，3版，元照，2014年，頁110。", "@wang-2014，頁110。"),
        (
            "參見王皇玉，〈論施用毒品行為之犯罪化〉，《臺大法學論叢》，第33卷第6期，頁45，2004年。",
            "參見 @wang-2004，頁45。",
        ),
        ("王皇玉（2004），〈論施用毒品行為之犯罪化〉，《臺大法學論叢》，33卷6期，頁45。", "@wang-2004，頁45。"),
        ("詹森林，《物之抽象使用利益之損害賠償》，國立臺灣大學法律學系碩士論文，1984年，頁30。", "@chan-1984，頁30。"),
        ("王宏舜，〈健保資料庫案憲判出爐〉，《聯合報》，2022年8月13日，A1版。", "@news-2022。"),
        ("最高法院93年度台上字第3598號民事判決。", "@tps-93-3598。"),
        ("臺灣臺北地方法院112年度訴字第1234號民事裁定。", "@tpd-112-1234。"),
        ("憲法法庭111年憲判字第13號判決（健保資料庫案），第30段。", "@tcc-111-13，第30段。"),
        ("司法院釋字第603號解釋理由書第8段。", "@interpretation-603，理由書第8段。"),
        ("法務部103年11月17日法律字第10303513040號函。", "@letter-2014-10303513040。"),
        ("個人資料保護法第6條第1項。", "@pdpa，第6條第1項。"),
        ("參照民法第184條第1項前段。", "參照 @civil-code，第184條第1項前段。"),
        ("電信管理法第5條。", "@電信管理法，第5條。"),
        ("人工知能法（令和7年法律第53号）。", "@law-2025-53。"),
        ("參見王大明：《民法物權》，甲出版社2018年版，第143頁。", "參見 @wang-2018，第143頁。"),
        ("王大明、陳小華，《債法各論》，頁10，台北：元照，2004年。", "@wang-2004，頁10。"),
        ("〈甲報告〉，內閣府，頁3，https://www.cao.go.jp/b.pdf（最後瀏覽日：2025/3/10）。", "@cao-2025，頁3。"),
    ],
)
def test_notes_in_the_manner_of_taiwan(note: str, made: str) -> None:
    found = kept(note)
    assert list(found.draft.notes.values()) == [made]
    assert len(found.records) == 1


@pytest.mark.parametrize(
    ("note", "made"),
    [
        ("Carpenter v. United States, 585 U.S. 296, 310 (2018).", "@carpenter-2018, at 310."),
        ("See *Brown v. Board of Education*, 347 U.S. 483 (1954).", "See @brown-1954."),
        ("Smith v. Jones, 12 F.3d 345, 350 (2d Cir. 1999).", "@smith-1999, at 350."),
        (
            "Cass R. Sunstein, *Incommensurability and Valuation in Law*, 92 Mich. L. Rev. 779, 781 (1994).",
            "@sunstein-1994, at 781.",
        ),
        ("Lawrence Lessig, Code 5 (2d ed. 2006).", "@lessig-2006, at 5."),
        ("47 C.F.R. § 64.2010(a) (2023).", "@cfr-47-64-2010, § 64.2010(a)."),
        (
            "Case C-311/18, Data Prot. Comm’r v. Facebook Ir. Ltd., ECLI:EU:C:2020:559, ¶ 134 (July 16, 2020).",
            "@c-311-18, para. 134.",
        ),
        (
            "General Data Protection Regulation, Regulation 2016/679, art. 44, 2016 O.J. (L 119) 1.",
            "@regulation-2016-679, art. 44.",
        ),
        ("John Roe, ‘The Law of Things’ (2016) 41 EL Rev 447, 450.", "@roe-2016, at 450."),
        ("John Roe, ‘The Law of Things’ [2015] PL 1.", "@roe-2015."),
        ("John Roe, Administrative Law (4th edn, OUP 2018) 120.", "@roe-2018, at 120."),
        ("John Roe, Administrative Law (Clarendon Press 1961).", "@roe-1961."),
        ("John Roe & Jane Q. Doe, Nudges 5 (2008).", "@roe-2008, at 5."),
    ],
)
def test_notes_in_english(note: str, made: str) -> None:
    found = kept(note, lang="en")
    assert list(found.draft.notes.values()) == [made]
    assert len(found.records) == 1


@pytest.mark.parametrize(
    "note",
    [
        "王大明，《民法總則》，元照，2014年2月，頁100。",
        "最高法院112年度台上字第1號判決，頁3，另見甲說。",
        "王大明編，《民法總則論文集》，2020年，頁3。",
        "日本新聞，〈新法の波紋〉，20254/11/28，https://news.example.jp/1/（最後瀏覽日：2025/3/10）。",
        "王大明，〈甲文〉；李小明，〈乙文〉。",
        # What belongs to another manner is no part of a name, and a year none of a publisher's.
        "王大明：《民法物權》，甲出版社，2018年，頁3。",
        "\\[日\\]松井大明：《物權法》，成文堂2017年版，第174頁。",
        "〔德〕卡爾著，陳小華譯：《法學方法論》，甲圖書1996年版，第50頁。",
        "王大明編（2010），《論甲》，頁3，台北：元照。",
        "王大明，《個人資料》，2020年5月，https://www.example.gov.tw/x。",
        # These cite as well, though no reading is known for them.
        "內政部（86）台內地字8673621號函。",
        "王大明，論過失侵害利益之責任，甲法學論叢，第46卷第1期，2017年3月，頁135。",
        "松井大明『物権法〔第4版〕』（有斐閣、1980年）159頁。",
        "最判昭和43年12月24日民集22巻13号3454頁。",
        "BVerfGE 65, 1 (43).",
        "Roe, Methodenlehre, 3. Aufl., 1995, S. 133.",
    ],
)
def test_what_does_not_come_back_is_left_as_typed_and_said(note: str) -> None:
    found = kept(note)
    (made,) = found.draft.notes.values()
    assert made.startswith(f"{note} <!-- review: ")
    assert "no record was made of this note" in spoken(made, ENGLISH)
    assert found.records == ()
    assert found.unread == ("1",)


@pytest.mark.parametrize(
    "note",
    [
        "John Roe et al., Nudges 5 (2008).",
        "John Roe (ed), Administrative Law (4th edn, OUP 2018) 120.",
        r"Roe v Doe \[1993\] AC 593.",
        r"Case C-91/92, Dori, \[1994\] ECR I-3325.",
        "Directive 83/189, O.J. 1983, L 109/8.",
        "Posting of Jane Roe, Clinical Professor of Law (Sept. 11, 2007) (on file with author).",
    ],
)
def test_so_it_is_in_english(note: str) -> None:
    found = kept(note, lang="en")
    assert spoken(found.draft.notes["1"], ENGLISH).startswith(f"{note} <!-- review: no record was made of this note")
    assert found.records == ()


@pytest.mark.parametrize(
    ("note", "authors"),
    [
        ("王大明、陳小華，《債法各論》，頁10，2004年。", '  - literal: "王大明"\n  - literal: "陳小華"\n'),
        (
            "John Roe & Jane Q. Doe, Nudges 5 (2008).",
            '  - family: "Roe"\n    given: "John"\n  - family: "Doe"\n    given: "Jane Q."\n',
        ),
        ("Department of Health and Services, Nudges 5 (2008).", '  - literal: "Department of Health and Services"\n'),
    ],
)
def test_several_authors_are_several_names_and_a_body_is_one(note: str, authors: str) -> None:
    # Each work has one record, also where it is cited again.
    (record,) = kept(note, note, lang="en" if "(" in note else "zh-Hant").records
    assert f"author:\n{authors}" in record_file(record, "a")


def test_one_work_gets_one_record_and_two_works_of_one_title_get_two() -> None:
    found = kept(
        "王大明，《民法總則》，2020年，頁3。",
        "王大明，《民法總則》，2020年，頁5。",
        "李小明，《民法總則》，2020年，頁5。",
        "最高法院93年度台上字第3598號民事判決。",
        "最高法院93年度台上字第3598號民事判決。",
    )
    assert [record.key for record in found.records] == ["wang-2020", "lee-2020", "tps-93-3598"]
    assert found.draft.notes["2"] == "@wang-2020，頁5。"


def test_a_record_says_what_the_note_says() -> None:
    (record,) = kept("王澤鑑，《民法總則》，3版，元照，2014年，頁110。").records
    assert record_file(record, "a") == (
        "# Made from a note of a by `briefs import`.\n"
        'type: book\nlanguage: zh-Hant\ntitle: "民法總則"\nauthor:\n  - literal: "王澤鑑"\n'
        'edition: "3"\npublisher: "元照"\nissued: 2014\n'
    )


def test_every_new_record_is_sound() -> None:
    notes = ["王大明，《行政法》，頁12（2020）。", "最高法院93年度台上字第3598號民事判決。", "個人資料保護法第6條。"]
    for record in kept(*notes).records:
        read = read_source_file(File(f"sources/{record.key}.yaml", record_file(record, "a").encode()))
        assert read.faults == ()
        assert read.claims[0].source is not None


@pytest.mark.parametrize(
    "note",
    ["同前註1，頁3。", "*Id.* at 5.", "本文採乙說。", "詳後述。", "民國110年1月修正。", "See Part III (below).", ""],
)
def test_prose_and_short_forms_stay(note: str) -> None:
    assert kept(note).draft.notes == {"1": note}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("憲法法庭就個人資料保護法之案件，認我國法制不足。歐盟之例可參，歐盟另有規定。", ("privacy", "TW")),
        ("依日本個人情報保護委員会之指引，個人資料之利用應受限制。", ("privacy", "JP")),
        ("歐盟之人工智慧法案已公布，歐盟執委會說明人工智慧之風險。", ("artificial-intelligence", "EU")),
        ("本文與各國無涉。", ("", "")),
    ],
)
def test_subjects_are_told_by_courts_and_laws(text: str, subjects: tuple[str, str]) -> None:
    draft = Draft((Paragraph(text),), title="淺析")
    topics = {
        "artificial-intelligence": signs_of_topic("artificial-intelligence", ("人工智慧", "Artificial intelligence")),
        "privacy": signs_of_topic("privacy", ("隱私與個人資料", "Privacy and personal data")),
    }
    places = {code: signs_of_place(code) for code in ("EU", "JP", "TW")}
    found = [(guess_subjects(draft, names, most=2) or ("",))[0] for names in (topics, places)]
    assert tuple(found) == subjects


@pytest.mark.parametrize("piece", ["〈", "《甲》", "A v. ", "a, ", "(", "王大明，", "法", "院", "第1條"])
def test_a_long_note_is_not_taken_apart_for_long(piece: str) -> None:
    import time

    def took(times: int) -> float:
        begun = time.process_time()
        kept(piece * times)
        return time.process_time() - begun

    took(100)
    assert took(20_000) < 30 * took(2_000) + 1


def test_a_work_at_a_known_address_is_cited_however_the_note_words_it() -> None:
    yaml = "type: webpage\ntitle: 新法\nURL: https://n.example.jp/1/\naccessed: 2025-01-01\n"
    read = read_source_file(File("sources/mine.yaml", yaml.encode()))
    source = read.claims[0].source
    assert source is not None
    found = kept(
        "新聞，〈新法〉，20254/11/28，https://n.example.jp/1/（最後瀏覽日：2025/3/10）。", sources={source.key: source}
    )
    assert spoken(found.draft.notes["1"], ENGLISH) == "@mine。 <!-- review: mine: 20254/11/28 is no date -->"
    assert found.known == 1
