"""Links, pictures, citations and attributes that a slip keeps from being any: they are told by the source of a block.

`[words] (address)`, `(words)[address]`, `![picture](a b.png)`, `[@key, p. 3]`: each is a whole mark in the source, of
which the parser makes several pieces of text.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

import msgspec
from markdown_it.token import Token

from briefs.language.language_names import language_tag
from briefs.messages.message import Message, say
from briefs.model.codes import Code
from briefs.model.diagnostic import Diagnostic
from briefs.patterns import lazy_pattern
from briefs.reading.markdown.position import Text

_CODE = lazy_pattern(r"(`+)(?:(?!\1).)+?\1")
_LINK = lazy_pattern(
    r"(?P<bang>[!！]?)(?P<open>[\[［【])(?P<words>[^\[\]［］【】\n]{0,300})(?P<close>[\]］】])"
    r"(?P<space>[ \t\u3000]{0,3})(?P<begin>[(（])"
    r"(?P<target>(?:[^()（）<>\n]|\([^()\n]{0,40}\)|（[^（）\n]{0,40}）){1,400})(?P<end>[)）])"
)
"""A link or picture, in whatever width; it is whole where all its marks are narrow and its target has no space."""
_TURNED = lazy_pattern(
    r"(?P<bang>[!！]?)[(（](?P<words>[^()（）\[\]\n]{1,200})[)）]\[(?P<target>[^\[\]\s]{1,400})\](?![(\[])"
)
"""A link with its brackets turned round: `(words)[https://…]`."""
_ADDRESS = lazy_pattern(
    r"\s*(?:https?[:：]|www\.|\.{0,2}/|[#＃][\w^-]|[^\s#]{1,300}\.(?:png|jpe?g|svg|gif|webp|avif|pdf|csv|md)\b"
    r"|[^/]{1,200}\.(?:png|jpe?g|svg|gif|webp|avif|pdf|csv)\s*$)",
    re.IGNORECASE,
)
"""What seems to be where a link leads; words in parentheses behind brackets are none: [2025] (甲)."""
_PICTURE = lazy_pattern(r"\.(?:png|jpe?g|svg|gif|webp|avif)>?$", re.IGNORECASE)
_TITLE = lazy_pattern(r"\s+(?:=\d*x\d*|[“”‘’「『].*|\{.*)\s*$")
"""What other programs take behind an address: a size, a title in quotation marks."""
_CITED = lazy_pattern(r"\[-?(?P<inner>@[^\[\]\n]{1,200})\](?![(\[:])")
_WIDE = str.maketrans("！［］【】（）＃：／", "![][]()#:/")


class Found(msgspec.Struct, frozen=True):
    """A mark that is none."""

    words: str
    """It as it is typed."""
    instead: str
    """What to write in its place."""
    code: Code
    """The fault that it is."""
    message: str
    """The key of what is said of it."""

    def said(self) -> tuple[Message, Message]:
        """Return what is wrong, and what to write."""
        return say(self.message, found=self.words[:40]), say("write-value", value=self.instead[:80])


def mark_slips(tokens: Sequence[Token], text: Text) -> Iterator[Diagnostic]:
    """Report what was meant for a link, a picture or a citation, each at its place."""
    in_note = 0
    for token in tokens:
        in_note += (token.type == "footnote_reference_open") - (token.type == "footnote_reference_close")
        if token.type == "inline":
            for found in (*links_in(token.content), *(cited_in(token.content) if in_note else ())):
                yield text.fault(text.find(token, found.words), found.code, *found.said())
            for words, code, message, hint in spans_in(token.content):
                yield text.fault(text.find(token, words), code, message, hint)


_SPAN = lazy_pattern(r"\]\{(?P<inner>[^{}\n]{1,120})\}")
_ATTRIBUTE = lazy_pattern(r"""(?P<class>\.[\w-]+)|(?P<name>[\w-]+)\s*=\s*["'“]?(?P<value>[^\s"'“”}]*)""")
_KNOWN = frozenset({"lang", "law", "art", "sec"})


def spans_in(source: str) -> Iterator[tuple[str, Code, Message, Message]]:
    """Yield attributes behind brackets that are passed over or lead nowhere, with what is said of each."""
    if "]{" not in source:
        return
    for span in _SPAN.finditer(_without_code(source)):
        for found in _ATTRIBUTE.finditer(span["inner"]):
            name, value = found["name"] or "", found["value"] or ""
            if name not in _KNOWN:
                yield found[0], Code.TEXT_FOREIGN, say("attribute-unknown", found=found[0]), say("write-attributes")
            elif name == "lang" and language_tag(value) != value and language_tag(value).lower() != value.lower():
                tag = language_tag(value)
                hint = say("did-you-mean", word=f"lang={tag}") if tag else say("a-language-tag")
                yield found[0], Code.TEXT_FOREIGN, say("attribute-no-language", value=value), hint
            elif name in ("art", "sec") and not re.match(r"[0-9]|[A-Z]\b", value):
                number = re.search(r"[0-9]+[A-Za-z]?(?:-[0-9]+)?", unicodedata.normalize("NFKC", value))
                hint = say("write-value", value=f"{name}={number[0] if number else 6}")
                yield found[0], Code.LAW_PROVISION, say("attribute-no-number", found=found[0]), hint


_SHOWN_KEY = re.compile(r"\s*(\\(@[A-Za-z][\w.:-]*)|`(@[A-Za-z][\w.:-]*)`)")
"""A key behind a backslash or in code, with which a note begins."""


def links_in(source: str) -> Iterator[Found]:
    """Yield links and pictures in the source of a block that are shown as text."""
    if "(" not in source and "（" not in source:
        return
    source = _without_code(source)
    for found in _LINK.finditer(source):
        if _ADDRESS.match(found["target"]) and (instead := _whole(found)):
            yield Found(found[0], instead, Code.TEXT_FULL_WIDTH, "link-not-read")
    for found in _TURNED.finditer(source) if ")[" in source or "）[" in source else ():
        if _ADDRESS.match(found["target"]):
            instead = f"{found['bang'].translate(_WIDE)}[{found['words']}]({found['target']})"
            yield Found(found[0], instead, Code.TEXT_FOREIGN, "link-turned-round")


def cited_in(source: str) -> Iterator[Found]:
    r"""Yield keys in the source of a note that stand in the brackets of other programs, or are shown as text.

    A sign that is none on purpose stands within a sentence (`聯絡 \@office`); a note that begins with one should cite.
    """
    if "@" not in source:
        return
    for found in _CITED.finditer(_without_code(source)):
        yield Found(found[0], found["inner"], Code.TEXT_FOREIGN, "brackets-round-key")
    if shown := _SHOWN_KEY.match(source):
        yield Found(shown[1], shown[2] or shown[3], Code.TEXT_FOREIGN, "key-not-read")


def mended(source: str) -> str:
    """Return a line with its links and pictures as they were meant."""
    for found in links_in(source):
        source = source.replace(found.words, found.instead, 1)
    return source


def _without_code(source: str) -> str:
    return _CODE.sub(lambda found: " " * len(found[0]), source) if "`" in source else source


def _whole(found: re.Match[str]) -> str:
    """Return a link as it should be; nothing where it is whole."""
    target = found["target"].strip()
    bare = _TITLE.sub("", target)
    has_title = re.search(r"""\s+(?:"[^"]*"|'[^']*')\s*$""", bare) is not None
    if bare == target and (has_title or not re.search(r"\s", target)):
        narrow = (found["open"], found["close"], found["begin"], found["end"]) == ("[", "]", "(", ")")
        # Behind words a mark of exclamation is one, but for a picture; ＃b is a file of that name.
        is_picture = found["bang"] == "！" and _PICTURE.search(target)
        if narrow and not found["space"] and not is_picture and not target.startswith("＃"):
            return ""
    bare = bare.translate(_WIDE) if bare.startswith(("＃", "http：", "https：")) else bare
    if not has_title and re.search(r"\s", bare):
        bare = re.sub(r"\s", "%20", bare) if bare.startswith("http") else f"<{bare}>"
    bang = "!" if found["bang"] and _PICTURE.search(bare) else found["bang"]
    return f"{bang}[{found['words']}]({bare})"
