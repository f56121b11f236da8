"""What is meant by a key that a file does not have: one in Chinese, one of another generator, one a level too high."""

from collections.abc import Container
from typing import Any

from briefs.messages.message import NOTHING, Message, say
from briefs.model.diagnostic import nearest

_IN_CHINESE = {
    "title": "標題 題目 篇名 名稱 标题",
    "description": "說明 摘要 描述 簡介 说明",
    "date": "日期 發布日期 發表日期",
    "updated": "更新 更新日期 修改日期",
    "topics": "主題 議題 分類 類別 主题",
    "keywords": "關鍵字 關鍵詞 標籤",
    "jurisdictions": "法域 國家 司法管轄區 管轄",
    "instruments": "法規 法律 法令 法規名稱",
    "authors": "作者 撰稿人",
    "draft": "草稿",
    "law_as_of": "法規基準日 基準日",
}
"""What keys are called in Chinese by those who write them so."""
INSTEAD = {
    "slug": say("folder-is-address"),
    "id": say("folder-is-id"),
    "lang": say("file-is-language"),
    "author": say("use-authors"),
    "lastmod": say("use-updated"),
    "modified": say("use-updated"),
    "tags": say("use-topics-or-keywords"),
    "categories": say("use-topics"),
    "jurisdiction": say("use-jurisdictions"),
    "topic": say("use-topics-as-list"),
    "instrument": say("use-instruments"),
    "law": say("use-instruments"),
    "summary": say("use-description"),
    "abstract": say("use-description"),
    **{word: say("keys-in-english", key=key) for key, words in _IN_CHINESE.items() for word in words.split()},
}
"""What to say to those who bring a key along from another generator, or write it in Chinese."""


def hint_for(key: str, own: dict[str, Any], whole: dict[str, Any]) -> Message:
    """Return what to write for a key that a mapping does not have; `own` is its schema, within that of the file."""
    known = sorted(own.get("properties", {}))
    hint = INSTEAD.get(key, NOTHING)
    if "description" in known and hint:
        return hint
    # A record has one jurisdiction where a brief has several.
    named = str(hint.values.get("key", ""))
    if plain := next((name for name in (named, named.removesuffix("s")) if name in known), ""):
        return say("keys-in-english", key=plain)
    parent = next((name for name in known if key in _keys_of(own["properties"][name], whole)), "")
    return say("belongs-below", key=key, parent=parent) if parent else nearest(key, known)


def _keys_of(value: dict[str, Any], whole: dict[str, Any]) -> Container[str]:
    """Return the keys that a value may have, if it is a mapping with keys of its own."""
    forms = [value, *value.get("anyOf", [])]
    refs = (whole["$defs"][form["$ref"].rpartition("/")[2]] for form in forms if "$ref" in form)
    return frozenset(name for form in (*forms, *refs) for name in form.get("properties", {}))
