"""Countries by their codes (ISO 3166) and by what they are called: England is a part of GB, 歐洲聯盟 is EU."""

import unicodedata
from functools import lru_cache

_ALL = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
    CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
    GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
    KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
    MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
    SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
    UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW EU INT
"""
_CALLED = """
    TW 臺灣,Taiwan,台灣,中華民國,Republic of China,ROC
    GB 英國,United Kingdom,UK,Great Britain,Britain,England,England and Wales,Scotland,Wales,Northern Ireland,
       英格蘭,蘇格蘭,威爾斯,北愛爾蘭,イギリス
    US 美國,United States,USA,United States of America,アメリカ,美利堅合眾國
    EU 歐盟,European Union,歐洲聯盟,歐洲共同體
    INT 國際,International,UN,United Nations,聯合國
    JP 日本,Japan,日本国
    KR 南韓,South Korea,韓國,大韓民國,Korea,Republic of Korea
    KP 北韓,North Korea
    CN 中國,China,中華人民共和國,中國大陸,PRC,People's Republic of China,Mainland China
    HK 香港,Hong Kong
    MO 澳門,Macao,Macau
    SG 新加坡,Singapore
    DE 德國,Germany,ドイツ,Deutschland,德意志聯邦共和國
    FR 法國,France,フランス
    AT 奧地利,Austria,Österreich
    CH 瑞士,Switzerland,Schweiz
    IT 義大利,Italy,意大利
    ES 西班牙,Spain
    PT 葡萄牙,Portugal
    NL 荷蘭,Netherlands,The Netherlands,Holland
    BE 比利時,Belgium
    LU 盧森堡,Luxembourg
    IE 愛爾蘭,Ireland
    DK 丹麥,Denmark
    SE 瑞典,Sweden
    NO 挪威,Norway
    FI 芬蘭,Finland
    IS 冰島,Iceland
    PL 波蘭,Poland
    CZ 捷克,Czechia,Czech Republic
    HU 匈牙利,Hungary
    GR 希臘,Greece
    EE 愛沙尼亞,Estonia
    UA 烏克蘭,Ukraine
    RU 俄羅斯,Russia,俄國
    TR 土耳其,Türkiye,Turkey
    IL 以色列,Israel
    AE 阿拉伯聯合大公國,United Arab Emirates,UAE
    IN 印度,India
    ID 印尼,Indonesia,印度尼西亞
    MY 馬來西亞,Malaysia
    PH 菲律賓,Philippines
    TH 泰國,Thailand
    VN 越南,Vietnam,Viet Nam
    AU 澳洲,Australia,澳大利亞
    NZ 紐西蘭,New Zealand
    CA 加拿大,Canada
    MX 墨西哥,Mexico
    BR 巴西,Brazil
    AR 阿根廷,Argentina
    CL 智利,Chile
    ZA 南非,South Africa
"""
"""Codes with the Chinese and English name of each, and what else it or a part of it is called."""


def code_of(word: str) -> str:
    """Return the code of what is called so in any case or width; nothing where no country is."""
    plain = _plain(word)
    return _codes().get(plain, plain.upper() if plain.upper() in _all() else "")


def names_of(code: str) -> tuple[str, str]:
    """Return the Chinese and the English name of a country; two empty ones where they are not known here."""
    names = _names().get(code, ("", ""))
    return names[0], names[1]


def _plain(word: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", word).split()).casefold().removeprefix("the ")


@lru_cache(maxsize=1)
def _all() -> frozenset[str]:
    return frozenset(_ALL.split())


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    lines = _CALLED.strip().replace(",\n", ",").split("\n")
    return {
        code: tuple(name.strip() for name in names.split(","))
        for code, _, names in (one.strip().partition(" ") for one in lines)
    }


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {_plain(name): code for code, names in _names().items() for name in names}
