"""What is meant by a key that a file does not have: one in Chinese, one of another generator, one a level too high."""

import re
from collections.abc import Container, Mapping, Sequence
from typing import Any, NamedTuple

from briefs.messages.message import NOTHING, Message, say
from briefs.model.codes import Code
from briefs.model.diagnostic import nearest
from briefs.reading.files.meant_values import mapping_hint

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


_STUCK = re.compile(r"(?P<key>[A-Za-z_][\w-]*)\s*(?P<colon>[:：])\s*(?P<value>.*)", re.DOTALL)
"""A key with its value within braces, where a colon without a space makes one key of both: {date:2025}."""


class MeantKey(NamedTuple):
    """What is said of a key that a mapping may not have, and the keys of it that it stands for."""

    code: Code
    message: Message
    hint: Message
    names: tuple[str, ...] = ()


def meant_key(
    key: str, mapping: Mapping[str, object], own: dict[str, Any], whole: dict[str, Any], lacking: Sequence[str]
) -> MeantKey:
    """Return what an unknown key of a mapping means; `own` is its schema, `lacking` what the mapping should have."""
    known = own.get("properties", {})
    if (found := _STUCK.fullmatch(key)) and found["key"] in known:
        message = say("colon-is-full-width" if found["colon"] == "：" else "no-space-after-colon")
        hint = say("write-line", line=f"{found['key']}: {found['value']}"[:60])
        return MeantKey(Code.YAML_SYNTAX, message, hint, (found["key"],))
    message, hint = say("unknown-key", key=key), hint_for(key, own, whole)
    if mapping.get(key) is None and not key.isascii():
        # A comma within the value of the key before it, in braces, begins a key.
        return MeantKey(Code.FIELD_UNKNOWN, message, say("quote-value-with-comma", key=key))
    named = str(hint.values.get("word") or hint.values.get("key") or "")
    if named not in known and len(lacking) == 1:
        return MeantKey(Code.FIELD_UNKNOWN, message, say("did-you-mean", word=lacking[0]), (lacking[0],))
    if named not in known and len(mapping) == 1 and lacking:
        # - 2025-06-04: 公布 has its values alone.
        return MeantKey(Code.FIELD_UNKNOWN, message, mapping_hint(own), tuple(lacking))
    return MeantKey(Code.FIELD_UNKNOWN, message, hint, (named,) if named in known else ())


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
