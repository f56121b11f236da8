"""What people write in a record for a key or type of CSL, and what it is called there."""

from briefs.messages.message import NOTHING, Message, say
from briefs.model.diagnostic import nearest
from briefs.model.source import TYPES


def _listed(rows: str) -> dict[str, str]:
    split = (row.partition(":") for row in rows.strip().splitlines())
    return {word: name for name, _, words in split for word in words.split()}


_KEYS = _listed(
    """
issued: year date published publication-date 年 年份 日期 出版日期 出版年
accessed: urldate visited access-date accessdate retrieved 最後瀏覽日 瀏覽日
container-title: journal journaltitle booktitle newspaper magazine periodical reporter 期刊 期刊名稱 刊名 書名
authority: court tribunal 法院 機關 發布機關
publisher: institution organization school university 出版社 出版者
publisher-place: location address place city 出版地
collection-title: series 叢書
page: pages 頁 頁碼
language: lang langid 語言
keyword: keywords tags
title: 標題 題名 名稱 篇名
author: authors 作者
editor: editors 編者 主編
translator: translators 譯者
volume: vol 卷
issue: no 期
number: docket 字號 案號
edition: 版 版次
type: kind category 種類
URL: link website href 網址
container-title-short: journalabbr shortjournal
title-short: shorttitle 簡稱
genre: thesistype
"""
)
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
    name = _KEYS.get(key.lower().replace("_", "-"), "")
    return say("did-you-mean", word=name) if name else NOTHING


def hint_for_type(text: str) -> Message:
    """Return a hint that names the type which a word means, or the common ones."""
    name = _TYPES.get(text.lower(), "")
    close = NOTHING if name else nearest(text, TYPES)
    return say("did-you-mean", word=name) if name else close or say("among-others", common=_COMMON)
