"""What is meant by a value of the wrong kind: words for a list, `yes` for true, a line for a pair of keys."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from briefs.language.language_names import language_tag
from briefs.messages.message import NOTHING, Message, say
from briefs.model.diagnostic import nearest

_BETWEEN = re.compile(r"\s*[，,、；;]\s*")
"""What stands between items that were typed as one text."""
_AROUND = " \t[]［］【】〔〕「」“”\"'"
_BULLET = re.compile(r"(?:^|\s)(?:[-*•·－–—●○▪]\s*|\d{1,2}[.)、]\s*)(?=\S)")
_NONE = frozenset(("none",))
"""What stands for an empty list; NO and NA are countries, and 無 may be a word that is listed."""
_SHORT = 25
"""Characters; a longer item is a sentence, which may hold commas of its own."""
_TRUE = frozenset("yes y on 1 true t 是 對 真".split())  # noqa: SIM905
_FALSE = frozenset("no n off 0 false f none 否 不 非 假 無 无".split())  # noqa: SIM905
_WORDS = {
    "status": {
        **dict.fromkeys(("提案", "審議中", "草案", "法案", "pending", "bill"), "proposed"),
        **dict.fromkeys(("通過", "已通過", "公布", "已公布", "三讀通過", "enacted", "adopted"), "passed"),
        **dict.fromkeys(("施行", "施行中", "生效", "現行", "有效", "in force", "effective"), "in-force"),
        **dict.fromkeys(("廢止", "已廢止", "失效", "void"), "repealed"),
        **dict.fromkeys(("屆期不連續", "未通過", "撤回", "withdrawn", "rejected"), "lapsed"),
    },
    "kind": {
        **dict.fromkeys(("法律", "法", "law", "statute", "code"), "act"),
        **dict.fromkeys(("法案", "草案", "法律案"), "bill"),
        **dict.fromkeys(("規則", "法規命令"), "regulation"),
        **dict.fromkeys(("指令",), "directive"),
        **dict.fromkeys(("命令", "辦法", "decree", "ordinance"), "order"),
        **dict.fromkeys(("條約", "公約", "convention"), "treaty"),
        **dict.fromkeys(("計畫", "program", "plan"), "programme"),
        **dict.fromkeys(("戰略", "策略", "政策"), "strategy"),
        **dict.fromkeys(("指引", "準則", "guidance", "guidelines"), "guideline"),
        **dict.fromkeys(("報告", "報告書"), "report"),
        **dict.fromkeys(("決議",), "resolution"),
        **dict.fromkeys(("決定",), "decision"),
        **dict.fromkeys(("提出", "送審", "submitted", "tabled"), "introduced"),
        **dict.fromkeys(("通過", "三讀", "enacted", "adopted"), "passed"),
        **dict.fromkeys(("公布", "signed"), "promulgated"),
        **dict.fromkeys(("施行", "生效", "in force", "effective", "entered into force"), "in-force"),
        **dict.fromkeys(("適用", "application"), "applies"),
        **dict.fromkeys(("修正", "修法", "amendment"), "amended"),
        **dict.fromkeys(("廢止", "repeal"), "repealed"),
        **dict.fromkeys(("發布", "publication"), "published"),
        **dict.fromkeys(("長條圖", "柱狀圖", "column", "bars"), "bar"),
        **dict.fromkeys(("折線圖", "曲線圖", "lines"), "line"),
        **dict.fromkeys(("圓餅圖", "占比", "pie", "doughnut"), "share"),
        **dict.fromkeys(("堆疊", "堆疊圖", "stack"), "stacked"),
        **dict.fromkeys(("分組", "clustered"), "grouped"),
        **dict.fromkeys(("點圖", "dots", "scatter"), "dot"),
    },
    "translation_status": {"暫定": "tentative", "定稿": "final", "draft": "tentative"},
    "citations": {"凍結": "frozen"},
    "documents": {
        **dict.fromkeys(("word", "doc", "Word"), "docx"),
        **dict.fromkeys(("ebook", "e-book", "電子書"), "epub"),
    },
}
"""What those write who do not know the words that a key takes, by the key."""
_NAMELESS = frozenset("name title text value literal what id label".split())  # noqa: SIM905
"""Keys under which other programs put what is here the value itself: `- name: 王小明`."""


def hint_at_value(name: str, value: object, wanted: str, own: dict[str, Any], whole: dict[str, Any]) -> Message:
    """Return what to write for a value that is not of the type `wanted`; `own` is its schema, in that of the file."""
    match wanted:
        case "array":
            return _list(name, value, own, resolved(own.get("items", {}), whole))
        case "object":
            return mapping_hint(resolved(own, whole)) or (say("key-for-each") if isinstance(value, list) else NOTHING)
        case "boolean":
            return _truth(value)
        case "string":
            return _text(value, own)
    return NOTHING


def hint_at_option(
    name: str, value: object, options: Sequence[str], own: dict[str, Any], whole: dict[str, Any]
) -> Message:
    """Return what a value means that is none of those which its key takes."""
    known = list(options) or [str(one) for form in own.get("anyOf", [own]) for one in form.get("enum", []) if one]
    if not known:
        return mapping_hint(resolved(own, whole))
    # A language is called by its name: 中文, 日文, English.
    word = _WORDS.get(name, {}).get(str(value).strip()) or language_tag(str(value))
    if "none" in known and _plain(value) in _FALSE:
        word = "none"
    return say("did-you-mean", word=word) if word in known else nearest(str(value), known)


def _list(name: str, value: object, own: dict[str, Any], item: dict[str, Any]) -> Message:
    """Return how a list is written, of what was typed as one text or as its only item."""
    if keys := _shown_keys(item):
        return say("begin-with-hyphen-and-keys", keys=keys)
    parts = _parts(value) if isinstance(value, str) else []
    if options := [str(one) for one in item.get("enum", [])]:
        meant = [_option(name, part, options) for part in parts]
        if meant and all(meant):
            return say("write-items", items=", ".join(dict.fromkeys(meant)))
        return say("write-list-of", items=", ".join(options))
    if isinstance(value, str) and value.strip().lower() in _NONE and not own.get("minItems"):
        return say("write-empty-list")
    if parts and all(len(part) <= _SHORT and "。" not in part for part in parts):
        return say("write-items", items=", ".join(parts))
    return say("begin-items-with-hyphen") if parts or isinstance(value, dict) else say("put-in-brackets")


def _option(name: str, word: str, options: Sequence[str]) -> str:
    """Return the option that a word of a list means, or nothing."""
    plain = word.lower().lstrip(".")
    return plain if plain in options else _WORDS.get(name, {}).get(plain, "")


def _parts(text: str) -> list[str]:
    """Return the items that one text holds, between commas or behind bullets."""
    bare = text.strip(_AROUND)
    by_bullets = [part.strip() for part in _BULLET.split(bare) if part.strip()]
    parts = by_bullets if len(by_bullets) > 1 else _BETWEEN.split(_BULLET.sub("", bare, count=1) or bare)
    return [part for part in (part.strip(_AROUND) for part in parts) if part]


def mapping_hint(own: dict[str, Any]) -> Message:
    """Return how a mapping is written: with the keys that it must have, else the first of those that it may."""
    keys = _shown_keys(own)
    return say("write-in-braces", keys=keys) if keys else NOTHING


def _shown_keys(own: dict[str, Any]) -> str:
    """Return the keys of a mapping as they are typed; those that it must have, else the first of those it may."""
    names = own.get("required") or list(own.get("properties", {}))[:2]
    return ", ".join(f"{name}: …" for name in names)


def _truth(value: object) -> Message:
    word = _plain(value)
    known = "true" if word in _TRUE else "false" if word in _FALSE else ""
    return say("did-you-mean", word=known) if known else say("true-or-false-only")


def _plain(value: object) -> str:
    return unicodedata.normalize("NFKC", str(value)).strip(" ,.;。，、\"'").lower()


def _text(value: object, own: dict[str, Any]) -> Message:
    """Return the text that was meant: the only item of a list, or a value that its own colon made a key.

    A text that may not stand there either is not offered.
    """
    if value in (False, []) and own.get("default") == "":
        return say("take-key-out-of-it")
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return say("write-value", value=value[0]) if _fits(value[0], own) else NOTHING
    if isinstance(value, dict) and len(value) == 1:
        (key, inner), *_ = value.items()
        if isinstance(inner, str) and key in _NAMELESS:
            return say("write-value", value=inner) if _fits(inner, own) else NOTHING
        if (isinstance(inner, str) or inner is None) and _fits(f"{key}: {inner or ''}".strip(), own):
            return say("quote-the-value", value=f"{key}: {inner or ''}".strip())
    return NOTHING


def _fits(text: str, own: dict[str, Any]) -> bool:
    """Return whether a text is one that its key takes."""
    options, pattern = own.get("enum"), own.get("pattern")
    return (not options or text in options) and (not pattern or re.search(pattern, text) is not None)


def resolved(own: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    """Return the schema that a reference stands for; of a union, the first form that has one."""
    for form in (own, *own.get("anyOf", [])):
        if "$ref" in form:
            return dict(whole["$defs"][form["$ref"].rpartition("/")[2]])
    return own
