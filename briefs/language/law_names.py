"""Names of laws of Taiwan that no record has: 人工智慧基本法, 電子資料庫製版權辦法, 資訊安全管理規則第5條.

Their words are kept, and change their script only: a name is not reworded. The name of another country's law is a
translation, and is worded as the page is: 韓國人工智慧基本法, 中國網路管理法.
"""

from briefs.language.han import HAN
from briefs.language.recogniser.lexicon import lexicon
from briefs.language.word_borders import cut, vocabulary
from briefs.patterns import lazy_pattern

LONGEST = 36
"""Characters from a word to the end of the name that holds it."""
_BRACKETS = 40
"""Characters behind it in which a provision may be cited."""
_BEFORE = 14
"""Characters before a word in which the country of a law stands."""
_CITED = r"(?=[》」』〉]?(?:（[^（）]{1,30}）)?第[0-9０-９一二三四五六七八九十]+[條点點])"
"""Standards, rules and the like are names of laws where one of their provisions is cited."""
_END = lazy_pattern(
    "(?:基本|保護|管理|促進|組織|設置|審理|防制|防治|處理|公開|發展|救濟|獎勵|監理|推動|保障|施行)法|辦法|條例|施行細則"
    f"|(?:標準|準則|規則|規程|細則|要點|守則|綱要|注意事項){_CITED}"
)
_MAYBE = lazy_pattern("[法例則準程點要項]")
"""Of these each end has one."""
_RUN = lazy_pattern(f"[{HAN}]+")
_JOINED = lazy_pattern("[及與或和暨](?!(?:處理|管理|使用|利用|業務終止後))")
"""What joins two things, and not two words of one name: 檔案安全維護計畫及處理辦法."""
_COUNTRY = (
    f"(?:歐盟|歐洲|聯邦|大陸|中共|香港|澳門|南韓|北韓|日本|新加坡|澳洲|加拿大|印度|[{HAN}]州"
    f"|(?<![我本民全])國(?![家際內立會防民人營有籍]))"
)
_FOREIGN = lazy_pattern(_COUNTRY)
_FOREIGN_AT_END = lazy_pattern(f"{_COUNTRY}[{HAN}]{{0,8}}[《「『〈]?$")
_OWN_AT_END = lazy_pattern(f"(?:[我本]國|[臺台]灣|中華民國)[{HAN}]{{0,8}}[《「『〈]?$")
_FAR = 4000
"""Characters within which a law is still that of the country that was named."""
_NUMBER = "[0-9０-９一二三四五六七八九十百]+"
_QUOTED = lazy_pattern(
    f"(?P<law>[{HAN}]{{1,24}}(?:法|條例|辦法|細則|規則|準則))第{_NUMBER}條(?:之{_NUMBER})?(?:第{_NUMBER}[項款目]|前段|後段|本文|但書)*"
    "(?:所稱|所定|所謂|所規定之?|規定之)(?:「[^「」]{1,20}」[、及與或和]*)*「[^「」]{0,20}$"
)
_QUOTE = 21
"""Characters from an opening mark to a word in what is quoted; what is longer is a sentence."""
_LONGEST_QUOTED = 120
"""Characters from the name of a law to what is quoted of it."""


def in_name_of_law(text: str, at: int, end: int) -> str:
    """Return the name of a law of Taiwan in which a word stands, from that word; else nothing."""
    run = _RUN.match(text, end, end + LONGEST)
    if not run or not _MAYBE.search(run[0]):
        return ""
    # The provision that is cited may stand behind the run.
    for found in _END.finditer(text, end, run.end() + _BRACKETS):
        inside = run[0][: found.start() - end]
        if found.end() > run.end() or not _is_one_name(inside):
            return ""
        if not _goes_on(text, found.end()):
            name = text[at : found.end()]
            return "" if _is_foreign(text, at, name) else name
    return ""


def is_quoted_of_law(text: str, at: int) -> bool:
    """Return whether a word stands in what is quoted of a provision of Taiwan: 個人資料保護法第6條所稱「個人資料」."""
    if text.rfind("「", max(0, at - _QUOTE), at) < 0:
        return False
    found = _QUOTED.search(text, max(0, at - _LONGEST_QUOTED), at)
    return found is not None and not _FOREIGN.search(found["law"])


def _goes_on(text: str, end: int) -> bool:
    """Return whether the end of a name is the beginning of another word: 例外 in 條例外, 法制 in 保護法制."""
    # A verb may begin there all the same: 保護法規定. 法案 is one word with the name.
    is_verb = text[end : end + 2] in lexicon().verbs and len(text) > end + 1
    return text[end - 1 : end + 1] in vocabulary() and text[end : end + 1] != "案" and not is_verb


def _is_one_name(inside: str) -> bool:
    return not _JOINED.search(inside) and not any(
        inside[start:stop] in lexicon().outside_laws for start, stop in cut(inside)[1]
    )


def _is_foreign(text: str, at: int, name: str) -> bool:
    """Return whether a law is one of another country, there or where the text last said whose it is."""
    nearest = max(0, at - _FAR)
    while at >= nearest:
        before = text[max(0, at - _BEFORE) : at]
        if _FOREIGN_AT_END.search(before):
            return True
        if _OWN_AT_END.search(before):
            return False
        at = text.rfind(name, nearest, at)
    return False
