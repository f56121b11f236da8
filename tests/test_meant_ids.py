"""Names where an id is asked for: the lists that have the ids say which is meant."""

import pytest

from briefs.checks.meant_ids import hint_at_id, ids_called
from briefs.messages.entries import render
from briefs.model.front_matter import Jurisdiction, Names, Topic
from briefs.model.law import Instrument

TOPICS = {
    "artificial-intelligence": Topic(Names("人工智慧", "Artificial intelligence")),
    "privacy": Topic(Names("隱私與個人資料", "Privacy and data", zh_hans="隐私与个人信息")),
}
PLACES = {
    "TW": Jurisdiction(Names("臺灣", "Taiwan"), "TW"),
    "GB": Jurisdiction(Names("英國", "United Kingdom", ja="イギリス"), "UK"),
}
LAWS = {
    "tw-pdpa": Instrument(
        "TW", "act", Names("個人資料保護法", "Personal Data Protection Act"), Names("個資法", "PDPA")
    ),
    "tw-rules": Instrument("TW", "act", Names("個人資料保護法施行細則", "Enforcement Rules")),
}


@pytest.mark.parametrize(
    ("word", "known", "ids"),
    [
        ("人工智慧", TOPICS, ("artificial-intelligence",)),
        ("ARTIFICIAL  Intelligence", TOPICS, ("artificial-intelligence",)),
        ("隐私与个人信息", TOPICS, ("privacy",)),
        ("隱私", TOPICS, ("privacy",)),
        ("ia", TOPICS, ()),
        ("", TOPICS, ()),
        ("台灣", PLACES, ("TW",)),
        ("台湾", PLACES, ("TW",)),
        ("uk", PLACES, ("GB",)),
        ("ｲｷﾞﾘｽ", PLACES, ("GB",)),
        ("個資法", LAWS, ("tw-pdpa",)),
        ("個人資料保護法", LAWS, ("tw-pdpa",)),
        ("資料保護", LAWS, ()),
        ("pdpa", LAWS, ("tw-pdpa",)),
    ],
)
def test_a_name_leads_to_its_id(word: str, known: dict[str, Topic], ids: tuple[str, ...]) -> None:
    assert ids_called(word, known) == ids


def test_of_two_that_have_one_name_both_are_offered_and_else_the_nearest() -> None:
    twins = {"a-act": TOPICS["privacy"], "b-act": TOPICS["privacy"]}
    assert render(hint_at_id("隱私與個人資料", twins), "en") == "Did you mean a-act, b-act?"
    assert render(hint_at_id("privcy", TOPICS), "en") == "Did you mean privacy?"
