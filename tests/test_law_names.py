"""Names of laws of Taiwan that no record has, and what is quoted of their provisions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.language import law_names
from briefs.language.law_names import in_name_of_law, is_quoted_of_law


def name_from(text: str, word: str) -> str:
    at = text.index(word)
    return in_name_of_law(text, at, at + len(word))


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("依人工智慧基本法第3條", "人工智慧", "人工智慧基本法"),
        ("電子資料庫製版權辦法", "資料庫", "資料庫製版權辦法"),
        ("資訊安全管理規則（108年修正）第5條", "資訊", "資訊安全管理規則"),
        ("國家人工智慧發展法", "人工智慧", "人工智慧發展法"),
        ("人工智慧基本法案", "人工智慧", "人工智慧基本法"),
        ("資訊安全管理規則", "資訊", ""),
        ("歐盟人工智慧管理法第3條", "人工智慧", ""),
        ("大陸《網路管理法》", "網路", ""),
        ("人工智慧保護法制", "人工智慧", ""),
        ("人工智慧業者違反電信管理法", "人工智慧", ""),
        ("人工智慧及電信管理法", "人工智慧", ""),
        ("英國網路管理法施行後，依網路管理法第2條", "網路", ""),
    ],
)
def test_the_name_of_a_law(text: str, word: str, name: str) -> None:
    assert name_from(text, word) == name


def test_a_law_is_that_of_the_country_that_was_named_last() -> None:
    text = "人工智慧基本法甫公布，韓國人工智慧基本法不同。人工智慧基本法第2條；我國人工智慧基本法，人工智慧基本法。"
    places = [at for at in range(len(text)) if text.startswith("人工智慧基本法", at)]
    assert [bool(in_name_of_law(text, at, at + 4)) for at in places] == [True, False, False, True, True]


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [
        ("個人資料保護法第6條所稱「", True),
        ("著作權法第3條第1項第1款所稱「電腦程式」、「", True),
        ("刑法第三百五十八條規定之「電腦或其", True),
        ("日本個人資料保護法第2條所稱「", False),
        ("GDPR第4條所稱「", False),
        ("該判決所稱「", False),
        ("個資法第6條所稱「個人資料」與", False),
    ],
)
def test_what_is_quoted_of_a_provision(text: str, is_quoted: bool) -> None:
    assert is_quoted_of_law(f"{text}資訊」", len(text)) is is_quoted


PIECES = st.sampled_from(
    [
        "個資法",
        "第6條",
        "第１項",
        "所稱",
        "規定之",
        "「",
        "」",
        "、",
        "資訊",
        "AI",
        "データ",
        "\u3000",
        "日本",
        "管理規則",
        "草案",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join), st.integers(0, 60))
def test_a_look_for_marks_leaves_out_nothing_that_is_quoted(text: str, at: int) -> None:
    quoted = law_names._QUOTED.search(text, max(0, at - law_names._LONGEST_QUOTED), at)
    assert is_quoted_of_law(text, at) == (quoted is not None and not law_names._FOREIGN.search(quoted["law"]))


@given(st.lists(PIECES, max_size=12).map("".join))
def test_each_end_of_a_name_has_a_character_that_is_looked_for(text: str) -> None:
    assert all(law_names._MAYBE.search(found[0]) for found in law_names._END.finditer(text))
