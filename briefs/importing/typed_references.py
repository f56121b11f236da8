"""Notes that say one work in full, in the manner of Taiwan's journals or the Bluebook, taken apart into a record.

A note is taken apart only when nothing of it is left over; what is guessed is said with the record.
"""

import re
from collections.abc import Iterator

import msgspec

from briefs.importing import chinese_readings, english_readings
from briefs.importing.drafts import plain
from briefs.importing.headers import read_day
from briefs.importing.reference import Reference
from briefs.language.han import HAN
from briefs.language.japanese import is_japanese
from briefs.language.locators import read_locator
from briefs.messages.message import Message, say

_URL = re.compile(r"[，, ]*(https?://[^\s<>「」〈〉《》（），。；]+?)(?=[，,;；。.]?(?:\s|$|[（(，。；]))")
"""A web address and the comma before it; it ends before white space, a bracket or a stop, or with the note."""
_VISIT_WORDS = (
    r"最[後后](?:瀏覽|浏览|造訪|點閱|查閱|檢視)(?:日期|日)|(?:瀏覽|造訪|點閱)日期?|last (?:visited|accessed)(?: on)?"
)
_VISIT = re.compile(rf"\s*[（(]\s*(?:{_VISIT_WORDS})\s?[:：,，]?\s*([^()（）]+?)\s*[)）]", re.IGNORECASE)
"""When a web address was looked at: （最後瀏覽日：2025/3/10）, (last visited Mar. 10, 2025)."""
_SIGNAL = re.compile(r"(?:另?參[見閱照]?|詳[參見]|轉引自|[Ss]ee(?: also| generally)?,?|[Cc]f\.)\s*[:：]?\s*")
"""The word that says how a work is cited: 參見, 另參, 轉引自, See generally, Cf."""
_LEGAL = re.compile(
    r"[〈《]?(?P<title>[^〈〉《》（）()，,；;]{4,})[〉》]?\s?[（(](?P<number>[^（）()]*第[^（）()]*[号號][^（）()]*)[)）]"
)
"""A law or bill with its number: 人工知能法（令和7年法律第53号）."""
_LEGAL_IN_ENGLISH = re.compile(
    r"(?P<title>[^\[\]]+) \[(?P<english>[^\[\]]+)\], (?P<said>[^(),]+) \((?P<number>[^()]*第[^()]*[号號])\)"
)
"""The same in English: 人工知能法 [AI Act], Act No. 53 of 2025 (令和7年法律第53号)."""
_TRANSLATED = re.compile(r"(?P<title>[^\[\]]+?) ?\[(?P<english>[^\[\]]+)\]")
_HEREINAFTER = re.compile(r" ?\[hereinafter \*?([^\[\]*]+)\*?\]")
_BILL = re.compile(r"[閣衆参]法第|法(?:律)?案$")
_TITLE = re.compile(
    r"(?P<before>[^〈〉《》]*?)[，,]?\s*[〈《](?P<title>[^〈〉《》]+(?:〈[^〈〉]*〉[^〈〉《》]*)?)[〉》]\s*(?P<after>.*)"
)
"""A title in title marks, which may hold another, with what stands around: 総務省，〈情報通信白書〉，2024."""
_ITALIC = re.compile(r"(?P<before>[^*]*?)[，,]?\s*\*(?P<title>[^*]+)\*\s*(?P<after>.*)")
"""A title in italics, likewise: House (Japan), *Resolution on the Bill*, May 27, 2025."""
_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b")
_YEAR = re.compile(r"(?P<words>.+?)\s*[（(](?P<issued>(?:[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?)?\d{4})[)）]")
"""A work without title marks, its date in brackets at the end: KPMG, Trust in AI (2023)."""
_PRESS = re.compile(r"新聞|新闻|日報|時報|[Tt]imes|[Pp]ost|[Jj]ournal$|[Nn]ews$|Reuters")
"""Names of newspapers: one that stands before a title is what the title appeared in, not its author."""
_BODY = re.compile(
    r"\b(?:Commission|Institute|University|Department|Ministry|Agency|Office|Council|Foundation|Committee|Authority|Court"
    r"|Parliament|Board|Bureau|Centre|Center|Association|Bank|OECD|UNESCO)\b"
)
"""Words that a body's name has, by which it is told from a title: European Commission, Ministry of Justice."""
_NAME = re.compile(r"[A-Z][\w.&’'-]*(?: (?:of|for|and|the|on|to|in)| [A-Z(][\w.&’')-]*)*")
"""A name: each word with a capital, but for of, and, the: Office of the United Nations."""
_DATE_LIKE = re.compile(r"\d{3,5}[/.年-]\d{1,3}[/.月-]\d{1,3}日?")
"""What was meant as a date, a slip of the hand included: 20254/11/28."""
_NO_PUBLISHER = re.compile(r"。|^頁\s?\d|^第\d|(?:1[89]|20)\d\d")
"""What no publisher's name holds: a stop, a page, a year, which would be lost in it."""
_SEVERAL = re.compile(r"[；;]")
_LONGEST = 800
"""Characters of a note that says one work; what is longer says more."""
_STOPS = "。. "
TITLE_GUESSED = say("import-title-guessed")


def readings(note: str) -> Iterator[Reference]:
    """Yield what a note may say of one work, what is surest first."""
    words = plain(note).strip().rstrip(_STOPS)
    if len(words) > _LONGEST:
        return
    signal = _SIGNAL.match(words)
    rest = words[signal.end() :] if signal else words
    for reading in (*chinese_readings.readings(rest), *english_readings.readings(rest)):
        yield msgspec.structs.replace(reading, signal=signal[0].strip() if signal else "")
    if found := read_reference(note):
        yield found


def said_of_work(note: str) -> str:
    """Return a note without what the styles say in ways of their own: signal, day of the visit, short title."""
    words = plain(note).strip().rstrip(_STOPS)
    signal = _SIGNAL.match(words)
    words = words[signal.end() :] if signal else words
    return _HEREINAFTER.sub("", _VISIT.sub("", words))


def read_reference(note: str) -> Reference | None:
    """Take a note apart; None where it says more than one work, or anything that is not understood."""
    words = plain(note).strip().rstrip(_STOPS)
    signal = _SIGNAL.match(words)
    rest = words[signal.end() :] if signal else words
    fields: dict[str, str] = {}
    doubts: list[Message] = []
    if visit := _VISIT.search(rest):
        day = read_day(_full_month(visit[1]))
        if day:
            fields["accessed"] = day
        else:
            doubts.append(say("import-is-no-day", words=visit[1]))
        rest = rest[: visit.start()] + rest[visit.end() :]
    if short := _HEREINAFTER.search(rest):
        fields["title-short"] = short[1]
        rest = rest[: short.start()] + rest[short.end() :]
    addresses = _URL.findall(rest)
    if len(addresses) > 1:
        return None
    if addresses:
        fields["URL"] = addresses[0]
        rest = _URL.sub("", rest, count=1)
    rest = rest.strip().rstrip(_STOPS + "，,").strip()
    read = _legal(rest) if not addresses else None
    read = read or _quoted(rest, fields) or (_latin(rest) if addresses else None)
    if read is None or not read.title:
        return None
    return msgspec.structs.replace(
        read,
        fields={**read.fields, **fields},
        signal=signal[0].strip() if signal else "",
        doubts=(*read.doubts, *doubts),
    )


def _full_month(day: str) -> str:
    """Write the Bluebook's short months so that a day is read: Mar. 10, 2025; Sept. 1, 2025."""
    return re.sub(r"^([A-Z][a-z]{2})[a-z]?\. ", r"\1 ", day)


def _legal(rest: str) -> Reference | None:
    if match := _LEGAL_IN_ENGLISH.fullmatch(rest):
        kind = "bill" if _BILL.search(match["number"]) else "legislation"
        english = {"title": match["english"], "number": f"{match['said']} ({match['number']})"}
        return Reference(kind, match["title"], _language(rest), {"number": match["number"]}, english)
    match = _LEGAL.fullmatch(rest)
    if not match:
        return None
    kind = "bill" if _BILL.search(match["number"]) or _BILL.search(match["title"]) else "legislation"
    return Reference(kind, match["title"].strip(), _language(match[0]), {"number": match["number"].strip()})


def _quoted(rest: str, fields: dict[str, str]) -> Reference | None:
    """Read a work whose title stands in title marks or in italics, with its author before, the rest behind."""
    match = _TITLE.fullmatch(rest) or _ITALIC.fullmatch(rest)
    if not match or "[^" in rest or _SEVERAL.search(match["before"] + match["after"]):
        return None
    author = chinese_readings.writer(match["before"].strip(" ，,"))
    if match["before"].strip(" ，,") and not author:
        return None
    found: dict[str, str] = {"author": author} if author else {}
    doubts: list[Message] = []
    locator = ""
    after = re.sub(r"\s?[（(](\d{4})[)）](?=$|[，,])", r",\1", match["after"])
    after = _DAY.sub(lambda day: read_day(_full_month(day[0])) or day[0], after)
    for part in (part.strip() for part in re.split(r"[，,](?!\s?\d{4}\))", after)):
        place = read_locator(part) if part else None
        if not part:
            continue
        if (day := read_day(_full_month(part))) or re.fullmatch(r"[（(]?(?:1[5-9]|20)\d\d[)）]?年?", part):
            found["issued"] = day or part.strip("（()）年")
        elif place and place[1] == len(part):
            locator = part
        elif _DATE_LIKE.fullmatch(part):
            doubts.append(say("import-is-no-date", words=part))
        elif "publisher" not in found and not _NO_PUBLISHER.search(part):
            found["publisher"] = part
        else:
            return None
    if _PRESS.search(author) and "publisher" not in found:
        found = {"container-title": found.pop("author"), **found}
    kind = "article-newspaper" if "container-title" in found else _kind(fields)
    title, english = match["title"].strip(), {}
    if translated := _TRANSLATED.fullmatch(title):
        title, english = translated["title"], {"title": translated["english"]}
    return Reference(kind, title, _language(title), found, english, locator=locator, doubts=tuple(doubts))


def _latin(rest: str) -> Reference | None:
    """Read a work without title marks: Author, Title (2024), or Title, Publisher."""
    if re.search(f"[{HAN}]", rest) or _SEVERAL.search(rest):
        return None
    if match := _YEAR.fullmatch(rest):
        author, _, title = match["words"].partition(", ")
        if not title:
            return None
        issued = read_day(_full_month(match["issued"])) or match["issued"][-4:]
        return Reference(
            "report", title.strip(), "en", {"author": author.strip(), "issued": issued}, doubts=(TITLE_GUESSED,)
        )
    title, _, publisher = rest.rpartition(", ")
    if len(title) < 8 or not publisher or _DATE_LIKE.search(publisher):
        return None
    # A body goes first in the Bluebook's manner; in that of Taiwan's institutes it comes after the title.
    if _BODY.search(title) and _NAME.fullmatch(title) and not _BODY.search(publisher):
        return Reference("webpage", publisher.strip(), "en", {"author": title.strip()}, doubts=(TITLE_GUESSED,))
    return Reference("webpage", title.strip(), "en", {"publisher": publisher.strip()}, doubts=(TITLE_GUESSED,))


def _kind(fields: dict[str, str]) -> str:
    return "document" if re.search(r"\.pdf\b", fields.get("URL", "")) else "webpage" if "URL" in fields else "book"


def _language(title: str) -> str:
    if not re.search(f"[{HAN}]", title) and not re.search(r"[\u3040-\u30ff]", title):
        return "en"
    return "ja" if is_japanese(title) or re.search(r"[\u3040-\u30ff]", title) else "zh-Hant"
