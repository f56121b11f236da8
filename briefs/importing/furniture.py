"""What belongs to a web page and not to the article on it: buttons, related articles, ways back to the top."""

import re

import msgspec

from briefs.importing.drafts import Draft, Paragraph, plain

RELATED = re.compile(
    r"(?:你|您)?可能(?:還|也)?會?(?:想看|喜歡|有興趣|感興趣)(?:的文章)?"
    r"|(?:相關|延伸|推薦)(?:文章|閱讀|報導|新聞)|更多(?:文章|新聞)"
    r"|related (?:articles?|posts?|stories|content|reading)|you (?:may|might) also (?:like|be interested in)"
    r"|read (?:more|next)|more from .{1,40}",
    re.IGNORECASE,
)
"""A line after which other articles follow."""
_FURNITURE = re.compile(
    r"(?:你|您)可能(?:還)?會想參加|引註此篇文章|引用本文|「?本文同步刊登於.{1,80}"
    r"|回(?:到)?(?:頁首|上頁|上一頁|首頁|列表)|(?:上|下)一(?:篇|則)(?:[:：\s].{0,60})?|(?:back )?to top|top"
    r"|(?:友善)?列印(?:本頁)?|(?:轉寄|分享|收藏|加入收藏|字級|字型)(?:(?:本|此)?[頁文篇]|給朋友|至.{1,12}|[:：].{0,20})?"
    r"|(?:瀏覽|點閱|點擊)(?:人次|次數|數)?[:：]?\s*[\d,]*"
    r"|share(?: (?:this|on).{0,40})?|tweet|print(?: this page)?|e-?mail|subscribe(?: (?:to|now|for).{0,40})?"
    r"|facebook|twitter|line|linkedin|x"
    r"|(?:前往|跳到)主要內容(?:區)?|skip to (?:main )?content"
    r"|home|首頁|menu|選單|search|搜尋|login|登入|cookies?(?: (?:policy|settings))?"
    r"|(?:copyright\s*(?:©|\(c\)|\d{4})|©|版權所有).{0,120}|all rights reserved\.?"
    r"|附件下載|相關附件|相關連結|發表留言|留言板?",
    re.IGNORECASE,
)
"""A whole paragraph of the page: 上一篇：…, 友善列印, Share on …, © 2025 …; one that only begins so stays."""
_AT_END = re.compile(r"\s*(「本文同步刊登於[^」]{1,120}」)\s*$")
"""A sentence of the page at the end of a paragraph of the article: 「本文同步刊登於…」."""
_CITE_THIS = re.compile(
    r"※\s*(?P<title>.+?)[，,]\s*(?P<publisher>[^，,]+)[，,]\s*(?P<address>https?://\S+)\s*[（(]最[後终]"
)
"""How the page says to cite it: ※ 標題, 科技法律研究所, https://… (最後瀏覽日：…."""
_FUNDING = re.compile(
    r"本文為?「(?P<by>.{2,60})」?(?:成果|補助|計畫).{0,10}|本(?:文|研究)(?:係|由|承)(?P<of>.{2,60})(?:補助|資助|支持).{0,20}"
)
"""A paragraph that says who paid for the article: 本文為「某部科技專案成果」, 本研究由…補助."""


def without_furniture(draft: Draft) -> Draft:
    """Return a draft without what belongs to the page; its address and who paid for it are kept where it says them."""
    kept: list[Paragraph] = []
    left_out = list(draft.left_out)
    address, funding = draft.address, draft.funding
    for paragraph in draft.paragraphs:
        words = plain(paragraph.text)
        if match := _CITE_THIS.match(words):
            address = address or match["address"]
            left_out.append(words)
        elif _FUNDING.fullmatch(words):
            funding = funding or words.rstrip("。")
        elif is_furniture(words):
            left_out.append(words)
        elif match := _AT_END.search(paragraph.text):
            left_out.append(plain(match[1]))
            kept.append(msgspec.structs.replace(paragraph, text=paragraph.text[: match.start()]))
        else:
            kept.append(paragraph)
    return msgspec.structs.replace(
        draft, paragraphs=tuple(kept), left_out=tuple(left_out), address=address, funding=funding
    )


def is_furniture(words: str) -> bool:
    """Return whether a paragraph belongs to the page and not to the article."""
    return bool(_FURNITURE.fullmatch(words) or RELATED.fullmatch(words.rstrip("：:")))
