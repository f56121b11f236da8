"""How a brief is cited itself, in Simplified Chinese: what differs between briefs is left out and put in again."""

from hypothesis import given
from hypothesis import strategies as st

from briefs.citing.marked import ADDRESS, ITALIC, LANG_CLOSE, LANG_MID, LANG_OPEN, simplify
from briefs.language.dictionaries import tw2s
from briefs.language.recogniser.lexicon import lexicon
from briefs.language.rules import program_rules
from briefs.placeholders import Placeholder
from briefs.publishing.components import cite_this

_DIGITS = tuple("0123456789")
_PIECES = (
    *(
        "簡報",
        "臺灣法學",
        "後",
        "著",
        "王澤鑑著",
        "最後瀏覽日：",
        "資訊",
        "软件",
        "銀行法務",
        "芦部信喜",
        "『憲法』",
        "関する",
    ),
    *(
        "，",
        "〈",
        "〉",
        "「",
        "」",
        "“",
        "”",
        "（",
        "）",
        " ",
        "\u3000",
        "\u00a0",
        "\n",
        "/",
        "-",
        "(",
        ")",
        ". ",
        "’",
        "·",
    ),
    *(
        "2025",
        "９",
        "21",
        "7",
        "0",
        "年",
        "月",
        "日",
        "令和",
        "平成",
        "第",
        "号",
        "條",
        "Sept.",
        "v",
        "é",
        "_",
        "ｖ",
        "カ",
    ),
    *("".join(ADDRESS), f"{ADDRESS[0]}https://後.example/2025/\n{ADDRESS[1]}", *ITALIC, Placeholder.CITATION),
    *(f"{LANG_OPEN}ja{LANG_MID}関する2後{LANG_CLOSE}", f"{LANG_OPEN}es-419{LANG_MID}{LANG_CLOSE}", "〈2025年〉"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join), st.booleans())
def test_a_citation_is_converted_with_its_dates_and_addresses_left_out(text: str, quotes: bool) -> None:
    assert cite_this._simplified(text, quotes=quotes) == simplify([text], quotes=quotes)[0]


def test_no_word_by_which_a_text_is_converted_begins_with_a_digit() -> None:
    keys = [key for stage in tw2s() for words in stage for key in words]
    rules = [rule.word for rule in program_rules()]
    known = [word for name in lexicon().__struct_fields__ for word in getattr(lexicon(), name) if isinstance(word, str)]
    assert len(keys) > 1000
    assert len(known) > 1000
    assert not [word for word in (*keys, *rules, *known) if word.startswith(_DIGITS)]


def test_citations_of_one_day_and_another_share_a_form() -> None:
    cite_this._simplified_form.cache_clear()
    texts = [
        f"簡報，〈{Placeholder.CITATION}〉，{day}，{ADDRESS[0]}{day}{ADDRESS[1]}"
        for day in ("2018/09/16", "2025/11/02")
    ]
    assert [cite_this._simplified(text, quotes=False)[:2] for text in texts] == ["简报", "简报"]
    assert cite_this._simplified_form.cache_info().misses == 1
