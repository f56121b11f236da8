"""Works as lawyers in Taiwan cite them: judgments, interpretations, letters, statutes, articles, books, theses."""

import re
from collections.abc import Iterator

from briefs.importing.author_names import is_name
from briefs.importing.headers import read_day
from briefs.importing.reference import Reference
from briefs.language.han import HAN
from briefs.language.locators import read_locator

_TW = "zh-Hant"
_CASE = re.compile(
    rf"(?P<authority>憲法法庭|[{HAN}]{{2,16}}?法院(?:[{HAN}]{{2,3}}分院)?)"
    rf"(?P<number>\d{{1,3}}年度?[{HAN}]{{1,8}}字第\d+號(?:[{HAN}]{{0,6}}(?:判決|裁定|判例|決議))?)"
    r"(?:[（(](?P<title>[^（）()]{2,30}案)[）)])?[，,]?(?P<place>.*)"
)
"""最高法院93年度台上字第3598號民事判決, 憲法法庭111年憲判字第13號判決（健保資料庫案），第30段."""
_INTERPRETATION = re.compile(r"(?:司法院)?(?:大法官)?(?P<number>釋字第\d+號(?:解釋)?)[，,]?(?P<place>.*)")
"""司法院釋字第603號解釋理由書第8段."""
_LETTER = re.compile(
    rf"(?P<authority>[{HAN}]{{2,12}}?(?:部|會|局|署|院|處|府))(?:民國)?(?P<day>\d{{2,3}}年\d{{1,2}}月\d{{1,2}}日)"
    rf"(?P<number>[{HAN}()（）\d]{{1,12}}字第\d+號(?:函釋?|書函|令|公告))"
)
"""法務部103年11月17日法律字第10303513040號函."""
_STATUTE = re.compile(
    rf"(?P<title>(?:[{HAN}]{{1,40}}?)?(?:法|條例|通則|規則|細則|辦法|準則|規程|憲法增修條文))(?P<place>第\d+條.*)"
)
"""個人資料保護法第6條第1項."""
_ARTICLE = re.compile(
    r"(?P<author>[^〈〉《》，,]+)[，,]\s*〈(?P<title>.+)〉[，,]\s*《?(?P<container>[^《》，,]+)》?[，,]\s*(?P<rest>.+)"
)
"""王皇玉，〈論施用毒品行為之犯罪化〉，《臺大法學論叢》，33卷6期，頁45（2004）."""
_BOOK = re.compile(r"(?P<author>[^〈〉《》，,]+)[，,]\s*《(?P<title>[^《》]+)》[，,]?\s*(?P<rest>.*)")
"""王澤鑑，《民法總則》，3版（2012），臺北：自刊，頁110."""
_MAINLAND = re.compile(
    r"(?P<author>[^〈〉《》，,：:]+)[：:]\s*《(?P<title>[^《》]+)》[，,]\s*(?P<publisher>[^，,\d]+)"
    r"(?P<issued>(?:1[89]|20)\d\d)年版[，,]\s*(?P<place>第[\d–-]+頁)"
)
"""王大明：《民法總則》，法律出版社2018年版，第143頁."""
_VOLUME = re.compile(r"(?:第?(?P<volume>\d+)卷)?[，,]?(?:第?(?P<issue>\d+)期)?")
_EDITION = re.compile(r"(?:第?(?P<edition>\d+)|(?P<first>初))版")
_THESIS = re.compile(r"(?P<publisher>.+?)(?P<genre>[碩博]士(?:學位)?論文)")
_YEAR = re.compile(r"[（(]\s?(?P<year>(?:1[89]|20)\d\d)年?\s?[）)]")
_PRESS = re.compile(r"(?:報|新聞|時報)$")
_WRITER = re.compile(r"(?<=..)(?:合)?著$")
"""What follows the name of who wrote a book: 王大明著."""
_NO_WRITER = re.compile(r"(?:編|編著|譯|譯註|校訂|等)$")
"""What follows the name of somebody who did something else, or of one of several."""


def readings(note: str) -> Iterator[Reference]:
    """Yield what a note may be read as; which of them is right is told by printing it again."""
    if (match := _CASE.fullmatch(note)) and _is_place(match["place"]):
        fields = {"authority": match["authority"], "number": match["number"]}
        yield Reference("legal_case", match["title"] or "", _TW, fields, locator=match["place"], jurisdiction="TW")
    if (match := _INTERPRETATION.fullmatch(note)) and _is_place(match["place"]):
        fields = {"authority": "司法院", "number": match["number"]}
        yield Reference("legal_case", "", _TW, fields, locator=match["place"], jurisdiction="TW")
    if match := _LETTER.fullmatch(note):
        day = read_day(f"民國{match['day']}")
        fields = {"authority": match["authority"], "number": match["number"], **({"issued": day} if day else {})}
        yield Reference("regulation", "", _TW, fields, jurisdiction="TW")
    if (match := _STATUTE.fullmatch(note)) and _is_place(match["place"]):
        yield Reference("legislation", match["title"], _TW, locator=match["place"], jurisdiction="TW")
    if (match := _MAINLAND.fullmatch(note)) and writer(match["author"]):
        fields = {"author": writer(match["author"]), "publisher": match["publisher"], "issued": match["issued"]}
        yield Reference("book", match["title"], _TW, fields, locator=match["place"])
    year = _YEAR.search(note)
    bare = note[: year.start()] + note[year.end() :] if year else note
    issued = {"issued": year["year"]} if year else {}
    if (match := _ARTICLE.fullmatch(bare)) and writer(match["author"]):
        yield from _article(match, issued)
    if (match := _BOOK.fullmatch(bare)) and writer(match["author"]):
        yield from _book(match, issued)


def writer(name: str) -> str:
    """Return the name of who wrote a work; nothing where it names somebody who did something else."""
    is_other = _NO_WRITER.search(name.strip()) or not is_name(name)
    return "" if is_other else _WRITER.sub("", name.strip())


def _is_place(words: str) -> bool:
    found = read_locator(words) if words else None
    return not words or (found is not None and found[1] == len(words))


def _article(match: re.Match[str], issued: dict[str, str]) -> Iterator[Reference]:
    fields = {
        "author": writer(match["author"]),
        "container-title": match["container"].strip(),
        **issued,
    }
    is_press = bool(_PRESS.search(match["container"].strip()))
    locator = ""
    for part in _parts(match["rest"]):
        volume = _VOLUME.fullmatch(part)
        if volume and (volume["volume"] or volume["issue"]):
            fields |= {name: said for name, said in volume.groupdict().items() if said}
        elif is_press and (page := re.fullmatch(r"([A-Z]?\d+)版?", part)):
            fields["page"] = page[1]
        elif not _common(part, fields, locator):
            return
        else:
            locator = part if _is_place(part) and part.startswith("頁") else locator
    kind = "article-newspaper" if is_press else "article-journal"
    if not is_press and "volume" not in fields and "issue" not in fields:
        return
    yield Reference(kind, match["title"], _TW, fields, locator=locator)
    if locator and re.fullmatch(r"頁\d+[-–~至]\d+", locator):
        yield Reference(kind, match["title"], _TW, {**fields, "page": locator.removeprefix("頁")})


def _book(match: re.Match[str], issued: dict[str, str]) -> Iterator[Reference]:
    fields = {"author": writer(match["author"]), **issued}
    kind, locator = "book", ""
    for part in _parts(match["rest"]):
        if edition := _EDITION.fullmatch(part):
            fields["edition"] = edition["edition"] or "1"
        elif thesis := _THESIS.fullmatch(part):
            kind = "thesis"
            fields |= thesis.groupdict()
        elif _common(part, fields, locator):
            locator = part if part.startswith("頁") else locator
        elif "publisher" not in fields and not re.search(r"[\d。]|^頁", part):
            place, _, publisher = part.rpartition("：")
            fields |= {"publisher": publisher.strip(), **({"publisher-place": place.strip()} if place else {})}
        else:
            return
    yield Reference(kind, match["title"], _TW, fields, locator=locator)


def _parts(rest: str) -> list[str]:
    return [part for part in (part.strip() for part in re.split("[，,]", rest)) if part]


def _common(part: str, fields: dict[str, str], locator: str) -> bool:
    """Take a year, a day or a page; return whether it was one that was not there yet."""
    if part.startswith("頁") and _is_place(part):
        return not locator
    day = read_day(part) or (found[1] if (found := re.fullmatch(r"((?:1[89]|20)\d\d)年?", part)) else "")
    if day and "issued" not in fields:
        fields["issued"] = day
        return True
    return False
