"""What a person is asked to look at in derived pages, and what is remembered of the answers."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefs.checks.review_languages import language_doubts
from briefs.commands.main import cli
from briefs.language.recogniser.likelihood import japanese_likelihoods
from tests.support import BASE, brief_text, write_content

GLOSSARY = """\
artificial-intelligence: {zh-Hant: 人工智慧, zh-Hans: 人工智能, en: AI, reviewed: 2026-11-22}
chip: {zh-Hant: 晶片, zh-Hans: 芯片, en: chip}
"""


def review(folder: Path, text: str, *arguments: str, files: dict[str, str] | None = None) -> tuple[int, str]:
    content = {"glossary.yaml": GLOSSARY, "briefs/a/zh-Hant.md": brief_text(text, "試驗"), **(files or {})}
    write_content(folder, content)
    done = CliRunner().invoke(cli, ["review", "zh-Hans", "--content", str(folder), "--no-cache", *arguments])
    return done.exit_code, done.output


RULED = "a rule of the site, or its glossary, has this"
TWO = "two converters disagree: one of the two may have the wrong character or a word that is not used there"


@pytest.mark.parametrize(
    ("text", "now", "other", "why"),
    [
        ("本公司之軟體", "软体", "软件", TWO),
        ("新的晶片。", "芯片", "晶片", RULED),
        ("總統歐巴馬", "统欧巴", "统奥巴", TWO),
        ("〈情報公開法〉", "情报公开法", "情報公開法", "nothing tells whether it is Japanese"),
        ("国家賠償法之規定", "国家赔偿法", "国家賠償法", "it is taken for Chinese with a mistyped character"),
        ("因損害発生後之賠償", "損害発生後", "损害发生后", "it is taken for Japanese, for which little speaks"),
        ("依江頭・前掲注", "江頭・前掲注", "江头・前掲注", "it is not certain where the Japanese begins and ends"),
        ("新穎晶片酬勞", "晶片酬", "芯片酬", "片酬 may stand across the edge of the term"),
        ("法務部晶片處函復", "法务部晶片处", "法务部芯片处", "the term stands in what looks like"),
    ],
)
def test_a_doubt_is_shown_where_it_stands(tmp_path: Path, text: str, now: str, other: str, why: str) -> None:
    code, output = review(tmp_path, text)
    assert code == 0
    lines = f"{text}\n  on the page: {now}; it could also be: {other}\n  why: {why}"
    assert f"{tmp_path.name}/briefs/a/zh-Hant.md:8: {lines}" in output
    assert output.endswith("1 word to look at.\n")


@pytest.mark.parametrize(
    ("text", "keep", "change"),
    [
        (
            "本公司之軟體",
            "軟體",
            "to change it: write into site.yaml, or the front matter of the brief, "
            "zh_convert: {terms: {軟體: 软件}}; give the whole word where this is a part of one",
        ),
        (
            "新穎晶片酬勞",
            "晶片酬",
            "to change it: write into site.yaml, or the front matter of the brief, "
            "zh_convert: {terms: {晶片酬: 芯片酬}}",
        ),
        (
            "〈情報公開法〉",
            "情報公開法",
            "to have it as Japanese: [情報公開法]{lang=ja} in the text; "
            "for all of the site, zh_convert: {japanese: [情報公開法]} in site.yaml",
        ),
    ],
)
def test_a_doubt_comes_with_what_settles_it_either_way(tmp_path: Path, text: str, keep: str, change: str) -> None:
    _, output = review(tmp_path, text)
    assert output.splitlines()[3:5] == [f"  to keep it: briefs review zh-Hans --approve {keep}", f"  {change}"]


def test_what_a_doubt_says_to_write_settles_it(tmp_path: Path) -> None:
    assert "1 word to look at" in review(tmp_path, "本公司之軟體。")[1]
    told = {"site.yaml": BASE["site.yaml"] + "zh_convert: {terms: {軟體: 软件}}\n"}
    assert review(tmp_path, "本公司之軟體。", files=told)[1] == "0 words to look at.\n"


def test_a_simplified_form_that_no_japanese_writes_is_no_doubt_of_language(tmp_path: Path) -> None:
    assert "Japanese" not in review(tmp_path, "此关之規定")[1]


def test_a_word_is_shown_in_its_sentence_in_the_language_of_messages(tmp_path: Path) -> None:
    text = f"前句。{'甲' * 50}之軟體，與法律有關；{'乙' * 50}。後句。"
    write_content(tmp_path, {"glossary.yaml": GLOSSARY, "briefs/a/zh-Hant.md": brief_text(text, "試驗")})
    arguments = ["--lang", "zh-Hant", "review", "zh-Hans", "--content", str(tmp_path), "--no-cache"]
    lines = CliRunner().invoke(cli, arguments).output.splitlines()
    assert lines[0].endswith(f"zh-Hant.md:8: {'甲' * 39}之軟體，與法律有關；{'乙' * 33}")
    assert lines[1:4] == [
        "  頁面現作：软体；另可作：软件",
        "  列出原因：兩套轉換程式結果不一：其中一套可能用字有誤，或非當地用語",
        "  維持現狀：briefs review zh-Hans --approve 軟體",
    ]
    assert lines[4].startswith("  改用另一寫法：於site.yaml或該篇前置資料寫入 zh_convert: {terms: {軟體: 软件}}；")
    assert lines[5].startswith("所列各詞現狀無誤者")
    assert lines[-1] == "1 個詞待檢視。"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("大学設置・学校法人審議会就新設學系之申請為審議。", "大学設置・学校法人審議会"),
        ("民法總則編之権利能力なき社団理論，我國學說多譯為「無權利能力社團」。", "権利能力なき社団理論"),
        ("所定之解僱權濫用法理，源自日本食塩製造事件判決。", "食塩製造事件"),
        ("系爭商標「懶人の家」，與據爭商標近似。", "懶人の家"),
        ("「鮮の茶」為飲料店之招牌，並無識別性。", "鮮の茶"),
        ("行政機關不得單憑「通達」課予人民義務。", "通達"),
    ],
)
def test_what_the_page_has_wrong_is_asked(text: str, word: str) -> None:
    # Sentences of others that come out wrong, or did: silence about them would be the fault.
    assert any(word in doubt.word or doubt.word in word for doubt in language_doubts(text, (), is_on_japan=True))


def test_a_likelihood_is_certain_where_a_character_is() -> None:
    run = "依総務省情報流通行政局之規定"
    likely = japanese_likelihoods(run)
    assert all(0 <= share <= 1.000001 for share in likely)
    assert min(likely[1:4]) > 0.9  # 総務省
    assert max(likely[0], likely[-3]) < 0.1  # 依, 之
    assert min(japanese_likelihoods("ソフトウェア")) == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("人工智慧與法律", {}),
        ("軟體協會", {"names.yaml": "bodies: {軟體協會: }\n"}),
        ("〈情報公開の推進〉、《人工智慧之發展》", {}),
        ("「引文」", {}),
        ("總統歐巴馬", {"names.yaml": "persons: {歐巴馬: 奥巴马}\n"}),
        ("-{軟體}-", {}),
    ],
)
def test_what_is_settled_is_not_asked(tmp_path: Path, text: str, files: dict[str, str]) -> None:
    assert review(tmp_path, text, files=files) == (0, "0 words to look at.\n")


def test_each_word_is_asked_once_with_its_count(tmp_path: Path) -> None:
    _, output = review(tmp_path, "用軟體。\n\n又用軟體。[^1]\n\n[^1]: 見軟體。\n")
    assert output.count("软体") == 1
    assert "(3 times)" in output


def test_an_approval_is_remembered_until_the_conversion_changes(tmp_path: Path) -> None:
    assert review(tmp_path, "新的晶片與軟體。", "--strict")[0] == 1
    assert "2 words to look at" in review(tmp_path, "新的晶片與軟體。")[1]
    assert "1 word approved, 1 word to look at" in review(tmp_path, "新的晶片與軟體。", "--approve", "晶片")[1]
    assert (tmp_path / "approved.yaml").read_text(encoding="utf-8").endswith('"晶片": "芯片"\n')
    assert "1 word approved, 0 words to look at" in review(tmp_path, "新的晶片與軟體。", "--approve-all")[1]
    assert review(tmp_path, "新的晶片與軟體。", "--strict") == (0, "0 words to look at.\n")
    changed = {"glossary.yaml": GLOSSARY.replace("芯片", "晶元")}
    assert "晶元" in review(tmp_path, "新的晶片與軟體。", files=changed)[1]


def test_what_can_not_be_approved_is_told(tmp_path: Path) -> None:
    code, output = review(tmp_path, "軟體", "--approve", "硬體")
    assert code == 2
    assert "硬體 is not in the list" in output
    code, output = review(tmp_path, "軟體", files={"approved.yaml": "軟體: [a]\n"})
    assert code == 1
    assert "approved.yaml:1: 軟體 must be text" in output


def test_the_sites_own_content_has_been_looked_at(own_kb: Path, tmp_path: Path) -> None:
    kb = shutil.copytree(own_kb, tmp_path / "kb")
    done = CliRunner().invoke(cli, ["review", "zh-Hans", "--content", str(kb / "content"), "--strict"])
    # On a busy machine it says meanwhile how far it is.
    said = [line for line in done.output.splitlines() if not re.search(r": [\d,]+ of [\d,]+$", line)]
    assert said == ["0 words to look at."]


TWENTY = """\
依第3條。另依第3條。

民法第184條。

某某法第3條第2項；韓國個人資料保護法第15條。

依契約第4條。章程第12條。

資料法第3條。

Section 230。

施行細則第3條。

依各國立法例，第3條至第9條較嚴。[^1]

| 條 | 說明 |
| --- | --- |
| 第5條 | 依[第6條]{law=個資法} |

`第9條`與[第10條](https://example.org/)。

《消費者保護法》第17條；該法第18條。個人資料保護法第6條。

[^1]: 參見某甲條例第7條；同註第8條；Article 9 of the Foo Act。
"""
BESIDE = "第3條 第3條 第12條 Section_230 第3條至第9條 第5條 第8條"
RECORD, WHOSE = "第3條第2項 第15條 第4條 第3條 第17條 第7條", "第184條 第3條 第6條"


def reviewed(folder: Path, lang: str = "en") -> tuple[dict[str, list[tuple[str, str]]], str]:
    """Return the references that are listed by why: the place and the words; and the whole output."""
    write_content(folder, {"briefs/a/zh-Hant.md": brief_text(TWENTY)})
    command = ["--lang", lang, "review", "provisions", "--content", str(folder), "--no-cache"]
    done = CliRunner().invoke(cli, command)
    assert done.exit_code == 0
    assert CliRunner().invoke(cli, [*command, "--strict"]).exit_code == 1
    found: dict[str, list[tuple[str, str]]] = {}
    for line in done.output.splitlines():
        if group := re.fullmatch(r"(\S.*) \((\d+)\)", line):
            found[group[1]] = []
        elif at := re.fullmatch(r"\S+zh-Hant\.md:(\d+:\d+): (.*)", line):
            found[list(found)[-1]].append((at[1], at[2]))
    return found, done.output


def test_references_that_could_be_any_laws_are_listed_by_why(tmp_path: Path) -> None:
    found, output = reviewed(tmp_path)
    told = {why: " ".join(words.replace(" ", "_") for _, words in references) for why, references in found.items()}
    assert told == {
        "no law stands beside it": BESIDE,
        "there is no record of the law beside it": f"{RECORD} Article_9",
        "it is not certain whose law the name beside it is": WHOSE,
        # The law before it is one that many places have, and the text is on Japan.
        "no law was named before": "第18條",
    }
    assert [at for at, words in found["no law stands beside it"][:2]] == ["8:2", "8:8"]
    assert "  依第3條。另依第3條。" in output
    assert "write the name of the law beside it, or [第3條]{law=NAME} with the id of its record or its name" in output
    assert output.endswith("18 references to look at.\n")


def test_they_are_listed_in_chinese_too(tmp_path: Path) -> None:
    found, output = reviewed(tmp_path, "zh-Hant")
    assert list(found) == [
        *("條號旁無法規名稱", "所載法規未設紀錄", "其旁之法規名稱為數法域所共有，或未能確定"),
        "其前未提及任何法規",
    ]
    assert "寫作 [第3條]{law=名稱}" in output


def test_what_the_review_says_to_write_settles_it(tmp_path: Path) -> None:
    text = "依[第3條]{law=民法}，[第4條]{law=jp-ai-act}、[第5條]{law=人工智慧法}與臺灣民法第184條。"
    write_content(tmp_path, {"briefs/a/zh-Hant.md": brief_text(text).replace("JP", "EU")})
    command = ["review", "provisions", "--content", str(tmp_path), "--no-cache"]
    assert CliRunner().invoke(cli, command).output.endswith("0 references to look at.\n")
