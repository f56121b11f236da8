"""Languages by the names that stand in the place of a tag: Babel's, English ones, their own, and codes of ISO 639-2."""

import re
from functools import cache

_NAMES = """
af: afrikaans afr; am: amharic amh; ar: arabic ara العربية; az: azerbaijani aze; be: belarusian bel; bg:
bulgarian bul; bn: bengali ben; bo: tibetan bod tib; br: breton bre; bs: bosnian bos; ca: catalan cat català;
cs: czech ces cze čeština; cy: welsh cym wel; da: danish dan dansk; de: german ngerman austrian naustrian
swissgerman nswissgerman deutsch deu ger 德文 德語 ドイツ語; el: greek polutonikogreek ell gre ελληνικά 希臘文;
en: english canadian australian newzealand eng 英文 英語 英语; en-GB: british ukenglish; en-US: american
usenglish; eo: esperanto epo; es: spanish castilian español spa 西班牙文 西班牙語; et: estonian est eesti; eu:
basque eus baq; fa: persian farsi fas per; fi: finnish fin suomi; fr: french francais français acadian canadien
fra fre 法文 法語 フランス語; ga: irish gle; gd: scottish gaelic gla; gl: galician glg; he: hebrew heb עברית;
hi: hindi hin; hr: croatian hrv hrvatski; hu: hungarian magyar hun; hy: armenian hye arm; id: indonesian
indonesia bahasa bahasai indon ind; is: icelandic isl ice; it: italian italiano ita 義大利文 義大利語; ja:
japanese jp jpn 日本語 日文 日語; ka: georgian kat geo; kk: kazakh kaz; km: khmer khm; ko: korean kor 한국어
韓文 韓語; la: latin classiclatin medievallatin lat 拉丁文; lo: lao; lt: lithuanian lit; lv: latvian lav; mk:
macedonian mkd mac; mn: mongolian mon; mr: marathi mar; ms: malay bahasam meyalu melayu msa may; mt: maltese
mlt; my: burmese mya bur; nb: norsk norwegian bokmål nob nor; nl: dutch nederlands flemish nld dut; nn: nynorsk
nno; oc: occitan oci; pl: polish polski pol; pt: portuguese portuges português por 葡萄牙文 葡萄牙語; pt-BR:
brazil brazilian; rm: romansh roh; ro: romanian ron rum; ru: russian русский rus 俄文 俄語; sa: sanskrit san;
se: samin; sk: slovak slk slo; sl: slovene slovenian slv; sq: albanian sqi alb; sr: serbian serbianc srp; sv:
swedish svenska swe; sw: swahili swa; ta: tamil tam; te: telugu tel; th: thai tha ไทย 泰文; tr: turkish türkçe
tur; uk: ukrainian ukr українська; ur: urdu urd; vi: vietnamese vie 越南文; yi: yiddish yid; zh-Hant: chinese
taiwan tw pinyin chinese-traditional chinese-hant traditional-chinese mandarin zho chi cmn 中文 漢語 華語 國語
繁體中文 繁体中文 正體中文 繁體 正體 中文-繁體 中文-繁体 中文-台灣 中文-臺灣 中国語; zh-Hans: cn schinese
chinese-simplified chinese-hans simplified-chinese 簡體中文 简体中文 簡體 简体 中文-簡體 中文-简体 汉语;
de: allemand alemán; en: anglais englisch inglés inglese; fr: französisch francés francese; es: espagnol spanisch;
it: italien italienisch; ja: japonais japanisch japonés; zh-Hant: chinois chinesisch chino
"""
_TAG = re.compile(r"[a-z]{2}(-[a-z0-9]{2,8})*|[a-z]{3}(-[a-z0-9]{2,8})*", re.IGNORECASE | re.ASCII)
"""A tag of BCP 47, or a code of ISO 639-3."""
_NONE = frozenset({"und", "mul", "zxx", "mis"})
"""Codes that say that there is no one language."""
# Between several languages; the first counts.
_BETWEEN = re.compile(r"\s*[;,/&|、，；＆]\s*|\s+(?:and|und|et|y|e)\s+|[和及與与]")


@cache
def _by_name() -> dict[str, str]:
    rows = (row.partition(":") for row in _NAMES.split(";"))
    return {word: tag.strip() for tag, _, words in rows for word in words.split()}


def language_tag(text: str) -> str:
    """Return the tag (BCP 47) of the language that a text names, of several the first; nothing where none is known."""
    whole = text.strip().strip(".")
    if is_no_language(whole):
        return ""
    return _one(whole) or next((tag for part in _BETWEEN.split(whole) if (tag := _one(part))), "")


def is_no_language(text: str) -> bool:
    """Return whether a code says that a work is in no language, in several, or in one that is not told."""
    return text.strip().lower() in _NONE


def _one(text: str) -> str:
    names = _by_name()
    # chinese (traditional), traditional chinese and chinese_traditional are one name.
    name = re.sub(r"[\s()（）_-]+", "-", text.lower()).strip("-")
    if name in names:
        return names[name]
    tag = text.replace("_", "-")
    if _TAG.fullmatch(tag):
        # A code of three letters with more behind it: eng-US.
        primary, hyphen, rest = tag.partition("-")
        return names.get(primary.lower(), primary).partition("-")[0] + hyphen + rest if len(primary) == 3 else tag
    return names.get(name.partition("-")[0], "") if "-" in name else ""
