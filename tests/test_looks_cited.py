"""Whether a note without keys cites something is told by signs before a pattern is asked."""

from hypothesis import given
from hypothesis import strategies as st

from briefs.citing import works

_PIECES = (
    *(
        "〈",
        "〉",
        "《",
        "https://",
        "http://",
        "https:/",
        "https",
        "://",
        "<em>",
        "<i>",
        "第",
        "十",
        "３",
        "號",
        "No. 3",
        "v. ",
    ),
    *(
        "頁",
        " ",
        "\u3000",
        "\u00a0",
        "7",
        "(2025)",
        "（2025）",
        "再版",
        "說明",
        "note",
        "〔",
        "ｈｔｔｐｓ://",
        "か",
        "É",
    ),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join) | st.text(max_size=20))
def test_a_sign_tells_what_the_pattern_tells(html: str) -> None:
    assert works._looks_cited(html) == bool(works._LOOKS_CITED.search(html))
