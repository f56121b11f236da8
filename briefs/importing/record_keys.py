"""Keys of new records that say something: wang-2020, tps-93-3598, cao-2025."""

import re

from briefs.importing.author_names import names_in, person
from briefs.importing.reference import Reference
from briefs.language.eras import ERA_YEAR, western_year
from briefs.language.han import HAN

_HOST_NOISE = frozenset({"www", "assets", "cdn", "static", "media", "m", "docs"})
"""Parts of a host's name that do not say who publishes there."""
_COURTS = {
    "憲法法庭": "tcc",
    "司法院": "interpretation",
    "最高法院": "tps",
    "最高行政法院": "tpa",
    "懲戒法院": "tpp",
    "智慧財產及商業法院": "ipc",
    "智慧財產法院": "ipc",
    "高等法院臺中分院": "tch",
    "高等法院臺南分院": "tnh",
    "高等法院高雄分院": "ksh",
    "高等法院花蓮分院": "hlh",
    "臺北高等行政法院": "tpba",
    "臺中高等行政法院": "tcba",
    "高雄高等行政法院": "ksba",
    "高等法院": "tph",
    **{
        f"{place}地方法院": f"{code}d"
        for place, code in (
            *(("臺北", "tp"), ("士林", "sl"), ("新北", "pc"), ("桃園", "ty"), ("新竹", "sc"), ("苗栗", "ml")),
            *(("臺中", "tc"), ("彰化", "ch"), ("南投", "nt"), ("雲林", "ul"), ("嘉義", "cy"), ("臺南", "tn")),
            *(("高雄", "ks"), ("橋頭", "ct"), ("屏東", "pt"), ("臺東", "tt"), ("花蓮", "hl"), ("宜蘭", "il")),
            *(("基隆", "kl"), ("澎湖", "ph"), ("金門", "km"), ("連江", "lc")),
        )
    },
}
"""Courts by the codes that the Judicial Yuan itself uses for them."""
_SURNAMES: dict[str, str] = dict(
    re.findall(
        "(.):([a-z]+)",
        "王:wang 陳:chen 林:lin 黃:huang 張:chang 李:lee 吳:wu 劉:liu 蔡:tsai 楊:yang 許:hsu 鄭:cheng "
        "謝:hsieh 洪:hung 郭:kuo 邱:chiu 曾:tseng 廖:liao 賴:lai 徐:hsu 周:chou 葉:yeh 蘇:su 莊:chuang "
        "呂:lu 江:chiang 何:ho 蕭:hsiao 羅:lo 高:kao 潘:pan 簡:chien 朱:chu 鍾:chung 彭:peng 游:yu 詹:chan "
        "胡:hu 施:shih 沈:shen 余:yu 盧:lu 梁:liang 趙:chao 顏:yen 柯:ko 翁:weng 魏:wei 孫:sun 戴:tai "
        "范:fan 方:fang 宋:sung 鄧:teng 杜:tu 傅:fu 侯:hou 曹:tsao 薛:hsueh 丁:ting 卓:cho 阮:juan 馬:ma "
        "董:tung 温:wen 溫:wen 唐:tang 藍:lan 石:shih 蔣:chiang 古:ku 紀:chi 姚:yao 連:lien 馮:feng 歐:ou "
        "程:cheng 湯:tang 黎:li 田:tien 康:kang 姜:chiang 汪:wang 白:pai 鄒:tsou 尤:yu 巫:wu 鐘:chung "
        "涂:tu 龔:kung 嚴:yen 韓:han 袁:yuan 金:chin 童:tung 陸:lu 夏:hsia 柳:liu 凃:tu 邵:shao 錢:chien "
        "伍:wu 倪:ni 溥:pu 于:yu 譚:tan 駱:lo 熊:hsiung 任:jen 甘:kan 秦:chin 顧:ku 毛:mao 章:chang 史:shih "
        "官:kuan 萬:wan 俞:yu 雷:lei 粘:nien 孔:kung 成:cheng 城:cheng 辜:ku 管:kuan 尹:yin 陶:tao 武:wu "
        "段:tuan 包:pao 賀:ho ",
    )
)
"""Families in Taiwan, as passports have them; keys are in Latin letters, so that they can be typed anywhere."""
_LAWS: dict[str, str] = {
    "憲法": "constitution",
    "憲法增修條文": "additional-articles",
    "憲法訴訟法": "constitutional-court-procedure-act",
    "民法": "civil-code",
    "刑法": "criminal-code",
    "民事訴訟法": "code-of-civil-procedure",
    "刑事訴訟法": "code-of-criminal-procedure",
    "行政程序法": "administrative-procedure-act",
    "行政訴訟法": "administrative-litigation-act",
    "行政罰法": "administrative-penalty-act",
    "國家賠償法": "state-compensation-act",
    "個人資料保護法": "pdpa",
    "政府資訊公開法": "government-information-act",
    "資通安全管理法": "cyber-security-act",
    "電子簽章法": "electronic-signatures-act",
    "人工智慧基本法": "ai-basic-act",
    "公司法": "company-act",
    "證券交易法": "securities-act",
    "公平交易法": "fair-trade-act",
    "消費者保護法": "consumer-protection-act",
    "勞動基準法": "labor-standards-act",
    "著作權法": "copyright-act",
    "專利法": "patent-act",
    "商標法": "trademark-act",
    "營業秘密法": "trade-secrets-act",
}
"""Laws of Taiwan that are often cited; others are called by their own name."""
_KINDS = {
    "legislation": "law",
    "legal_case": "case",
    "regulation": "letter",
    "article-journal": "article",
    "article-newspaper": "news",
    "webpage": "page",
}


def key_of(reference: Reference, taken: set[str]) -> str:
    """Make a key of who speaks and when, which is not taken (in small letters)."""
    first = next(filter(None, (make(reference) for make in (_of_case, _of_author, _of_host, _of_law, _of_number))), "")
    first = first or "-".join(
        filter(None, (_KINDS.get(reference.type, reference.type.replace("_", "-")), _year(reference)))
    )
    return next(key for n in range(1, 10_000) if (key := first if n == 1 else f"{first}-{n}") not in taken)


def _of_case(reference: Reference) -> str:
    """Of a judgment: its court and number, or the first party and the year."""
    if reference.type != "legal_case":
        return ""
    authority = reference.fields.get("authority", "").replace("台", "臺")
    code = next((code for name, code in _COURTS.items() if authority.endswith(name)), "")
    figures = re.findall(r"\d+", reference.fields.get("number", ""))
    if code and figures:
        return "-".join([code, *figures[:2]])
    if number := re.search(r"[CT]-\d+/\d+", reference.fields.get("number", "")):
        return number[0].lower().replace("/", "-")
    return _named(reference.title.partition(" v")[0], _year(reference))


def _of_author(reference: Reference) -> str:
    author, *_ = names_in(reference.fields.get("author", ""))
    # A body on the web is called by its host: cao-2025.
    if reference.type == "article-newspaper" or (reference.fields.get("URL") and not _SURNAMES.get(author[:1])):
        return ""
    if family := _SURNAMES.get(author[:1]) if 2 <= len(author) <= 4 else "":
        return _named(family, _year(reference))
    found = person(author)
    return _named(found[0] if found else author, _year(reference))


def _of_host(reference: Reference) -> str:
    host = reference.fields.get("URL", "").partition("://")[2].partition("/")[0].lower().split(".")
    label = next((one for one in host if one and not one.isdigit() and one.rstrip("0123456789") not in _HOST_NOISE), "")
    return _named(label, _year(reference))


def _of_law(reference: Reference) -> str:
    if reference.type != "legislation" or reference.fields.get("number"):
        return ""
    title = reference.title.removeprefix("中華民國")
    return _LAWS.get(title, title if re.fullmatch(f"[{HAN}]{{2,16}}", title) else "")


def _of_number(reference: Reference) -> str:
    """Of a law or letter: its year and number: law-2003-57, usc-18-2701."""
    fields = reference.fields
    if "section" in fields:
        return _named(
            f"{fields['container-title'].replace('.', '')}-{fields['volume']}", fields["section"].replace(".", "-")
        )
    number = fields.get("number", "")
    if number.isascii():
        return _named(number, "")
    era = ERA_YEAR.search(number)
    year = str(western_year(era["era"], era["year"])) if era else _year(reference)
    figures = re.findall(r"\d+", number.rpartition("第")[2] if "第" in number else number)
    kind = _KINDS.get(reference.type, "") or reference.type
    return "-".join([kind, *([year] if year else []), *figures[:2]]) if figures else ""


def _named(name: str, year: str) -> str:
    stem = re.sub(rf"[^a-z0-9{HAN}]+", "-", name.lower()).strip("-")[:30].strip("-")
    return "-".join(filter(None, (stem, year))) if re.search(f"[a-z{HAN}]", stem) else ""


def _year(reference: Reference) -> str:
    return (reference.fields.get("issued") or reference.fields.get("accessed") or "")[:4]
