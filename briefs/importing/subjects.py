"""What an article seems to be about: its language, and which topics and jurisdictions of the site it speaks of."""

import re
from collections.abc import Iterable, Mapping

from briefs.importing.drafts import Draft, plain
from briefs.language.han import HAN
from briefs.language.languages import EN, ZH_HANT, Lang

_HAN = re.compile(f"[{HAN}]")
_LETTER = re.compile(r"[A-Za-z]")
_HAN_SHARE = 0.15
"""A Han character says as much as several letters: a Chinese text with many English names is Chinese all the same."""


_OF_PLACES = {
    "TW": (
        "我國",
        "臺灣",
        "台灣",
        "中華民國",
        "憲法法庭",
        "司法院",
        "釋字第",
        "憲判字第",
        "立法院",
        "行政院",
        "最高行政法院",
        "臺灣高等法院",
        "個人資料保護法",
        "個資法",
        "國家發展委員會",
    ),
    "JP": (
        "日本",
        "令和",
        "平成",
        "内閣府",
        "総務省",
        "厚生労働省",
        "経済産業省",
        "個人情報保護委員会",
        "個人情報の保護に関する法律",
    ),
    "EU": (
        "歐盟",
        "歐洲聯盟",
        "歐盟法院",
        "GDPR",
        "執委會",
        "一般資料保護規則",
        "European Union",
    ),
    "US": (
        "美國",
        "聯邦最高法院",
        "聯邦貿易委員會",
        "U.S.C.",
        "C.F.R.",
        "加州",
        "United States",
    ),
    "GB": (
        "英國",
        "英格蘭",
        "UKSC",
        "United Kingdom",
    ),
    "DE": (
        "德國",
        "聯邦憲法法院",
        "BVerfG",
        "BGH",
        "基本法第",
    ),
    "FR": (
        "法國",
        "憲法委員會",
        "中央行政法院",
    ),
    "KR": (
        "韓國",
        "憲法裁判所",
    ),
    "CN": (
        "中國大陸",
        "中华人民共和国",
        "中華人民共和國",
        "全國人大",
        "最高人民法院",
    ),
    "CA": ("加拿大",),
    "SG": ("新加坡",),
    "AU": ("澳洲",),
    "COE": (
        "歐洲人權法院",
        "歐洲人權公約",
    ),
}
"""Courts, laws and words by which a text shows whose law it speaks of, by code."""
_OF_TOPICS = {
    "privacy": (
        "隱私",
        "個人資料",
        "個資",
        "去識別化",
        "personal data",
    ),
    "personal-data": (
        "隱私",
        "個人資料",
        "個資",
        "personal data",
    ),
    "data-protection": (
        "隱私",
        "個人資料",
        "個資",
        "personal data",
    ),
    "artificial-intelligence": (
        "人工智慧",
        "人工智能",
        "機器學習",
        "生成式",
    ),
    "ai": (
        "人工智慧",
        "人工智能",
        "機器學習",
        "生成式",
    ),
    "constitutional-law": (
        "憲法",
        "違憲",
        "釋憲",
        "大法官",
        "基本權",
    ),
    "copyright": (
        "著作權",
        "合理使用",
    ),
    "competition": (
        "公平交易",
        "競爭法",
        "獨占",
        "結合",
    ),
}
"""The same for topics, by ids that knowledge bases give them."""
_PARTING = re.compile(r"[與及和、，,/]|\band\b|\s&\s")


def signs_of_place(code: str) -> list[str]:
    """Return words by which a text shows that it speaks of a jurisdiction."""
    return list(_OF_PLACES.get(code, ()))


def signs_of_topic(key: str, names: Iterable[str]) -> list[str]:
    """Return words by which a text shows that it speaks of a topic: parts of its names, and known ones."""
    parts = [part.strip() for name in names for part in _PARTING.split(name)]
    return [*_OF_TOPICS.get(key, ()), *(one for one in parts if len(one) > (1 if _HAN.search(one) else 3))]


def guess_language(draft: Draft) -> Lang:
    """Say in which authored language an article is."""
    words = draft.words
    han, letters = len(_HAN.findall(words)), len(_LETTER.findall(words))
    return ZH_HANT if han > _HAN_SHARE * (han + letters) else EN


def guess_subjects(draft: Draft, names: Mapping[str, Iterable[str]], *, most: int) -> tuple[str, ...]:
    """Return the ids whose names the title says, else the one that the text names most often, if any."""
    title, words = plain(draft.title).lower(), draft.words.lower()
    known = {key: _any_of(words_for) for key, words_for in names.items()}
    in_title = [key for key, pattern in known.items() if pattern and pattern.search(title)]
    if in_title:
        return tuple(in_title[:most])
    counts = {key: len(pattern.findall(words)) if pattern else 0 for key, pattern in known.items()}
    best = max(counts, key=lambda key: counts[key], default="")
    return (best,) if best and counts[best] else ()


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of some words, the longest first, so that one within another counts once."""
    longest_first = sorted({word.lower() for word in words if word}, key=len, reverse=True)
    bounded = (
        rf"\b{re.escape(word)}\b" if word.isascii() and word.isalnum() else re.escape(word) for word in longest_first
    )
    return re.compile("|".join(bounded)) if longest_first else None
