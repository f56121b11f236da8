"""What people write in a record for a key or type of CSL, and what it is called there."""

from briefs.messages.message import NOTHING, Message, say
from briefs.model.diagnostic import nearest
from briefs.model.source import TYPES


def _listed(rows: str) -> dict[str, str]:
    split = (row.partition(":") for row in rows.strip().splitlines())
    return {word: name for name, _, words in split for word in words.split()}


_KEYS = _listed(
    """
issued: year date published publication-date date-decided decision-date judgment-date 年 年份
issued: 日期 出版日期 出版年 判決日期 裁判日期 公布日期 發布日期 發文日期 修正日期 施行日期 刊登日期
accessed: urldate visited access-date accessdate retrieved 最後瀏覽日 瀏覽日
container-title: journal journaltitle booktitle newspaper magazine periodical reporter gazette 期刊
container-title: 期刊名稱 刊名 書名 公報 判例集
authority: court tribunal 法院 機關 發布機關 發文機關 機關名稱 裁判法院 審判機關
publisher: institution organization school university 出版社 出版者
publisher-place: location address place city 出版地
collection-title: series 叢書
page: pages 頁 頁碼 頁次
language: lang langid 語言 語言別
keyword: keywords tags
title: 標題 題名 名稱 篇名 案名 法規名稱
author: authors 作者
editor: editors 編者 主編
translator: translators 譯者
volume: vol 卷
issue: no 期 期數
number: docket docket-number case-number application-number celex 字號 案號 裁判字號 文號 發文字號 法案字號
edition: 版 版次
type: kind category 種類
URL: link website href eli 網址 連結
jurisdiction: country jurisdictions 國家 國別 法域
instrument: pcode law statute instruments 法規 法規代號
note: remark remarks 備註 附註
abstract: summary 摘要
container-title-short: journalabbr shortjournal
title-short: shorttitle 簡稱
genre: thesistype
"""
)
_PARTS = _listed(
    """
family: last lastname last-name surname family-name familyname 姓 姓氏
given: first firstname first-name forename given-name givenname 名 名字
literal: name fullname full-name body institution organization 姓名 名稱 機關 作者
"""
)
_TOLD = {
    "place-stands-in-note": "pinpoint locator article articles paragraph 條 條號 條文 項 款 段落",
    "number-is-whole": "年度 字 號 字別",
    "parts-of-citation": "cite citation neutral-citation report parallel 出處 卷期",
}
"""What has no key of its own, by the message that says where it goes."""
_TYPES = _listed(
    """
legal_case: case judgment judgement decision court 判決 裁判 裁定 判例 判决 憲判 解釋
legislation: law statute act code constitution 法律 法規 法 憲法 法典
regulation: rule ordinance decree 命令 法規命令 行政規則
treaty: convention agreement 條約 公約
bill: draft 法案 草案
article-journal: article-review journal 期刊論文 期刊 論文
article-newspaper: newspaper news 報紙 新聞
article-magazine: magazine 雜誌
book: monograph 書 專書 書籍
chapter: incollection inbook 專書論文 章
thesis: dissertation phdthesis mastersthesis 學位論文
webpage: website web online page 網頁 網站
report: techreport whitepaper 報告
post-weblog: blog
"""
)
_COMMON = "article-journal, bill, book, chapter, document, legal_case, legislation, regulation, report, thesis, webpage"


def hint_for_key(key: str) -> Message:
    """Return a hint that names the key of CSL which one from elsewhere means; nothing where none is known."""
    plain = key.lower().replace("_", "-")
    if told := next((message for message, words in _TOLD.items() if plain in words.split()), ""):
        return say(told)
    name = _KEYS.get(plain, "")
    return say("did-you-mean", word=name) if name else NOTHING


def hint_for_part(key: str) -> Message:
    """Return a hint that names the part of a name which a key from elsewhere means; nothing where none is known."""
    name = _PARTS.get(key.lower().replace("_", "-"), "")
    return say("did-you-mean", word=name) if name else NOTHING


def hint_for_type(text: str) -> Message:
    """Return a hint that names the type which a word means, or the common ones."""
    name = _TYPES.get(text.lower(), "")
    close = NOTHING if name else nearest(text, TYPES)
    return say("did-you-mean", word=name) if name else close or say("among-others", common=_COMMON)
