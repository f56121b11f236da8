"""Countries by what they are called."""

import pytest

from briefs.language.countries import code_of, names_of


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("UK", "GB"),
        ("england", "GB"),
        ("England  and Wales", "GB"),
        ("英格蘭", "GB"),
        ("ＧＢ", "GB"),
        ("the Netherlands", "NL"),
        ("no", "NO"),
        ("歐洲聯盟", "EU"),
        ("中華民國", "TW"),
        ("中華人民共和國", "CN"),
        ("Korea", "KR"),
        ("XX", ""),
        ("New England", ""),
        ("法", ""),
        ("", ""),
    ],
)
def test_a_country_has_one_code(word: str, code: str) -> None:
    assert code_of(word) == code


def test_names_are_those_that_a_list_takes() -> None:
    assert names_of("GB") == ("英國", "United Kingdom")
    assert names_of("ZW") == ("", "")
