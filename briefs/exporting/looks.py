"""How words of a tree look: small capitals, what stands upright within italics, a number within a short form."""

from collections.abc import Callable
from typing import Any

Node = dict[str, Any]


def is_upright(node: Node) -> bool:
    """Tell whether a node stands upright in italics, as on the site: what a style says does, and all Han."""
    if node["t"] != "Span":
        return False
    _, classes, attributes = node["c"][0]
    return "upright" in classes or dict(attributes).get("lang", "").startswith(("zh", "ja"))


def parted_italics(nodes: list[Node]) -> list[Node]:
    """Return the inside of italics as runs of italics with what stands upright between them: files know no upright."""
    made: list[Node] = []
    for node in nodes:
        if is_upright(node):
            made.append(node)
        elif made and made[-1]["t"] == "Emph":
            made[-1]["c"].append(node)
        else:
            made.append({"t": "Emph", "c": [node]})
    return made


def small_caps(nodes: list[Node]) -> Node:
    """Return nodes in small capitals, which Word wants to be told once."""
    return {"t": "SmallCaps", "c": _without_caps(nodes)}


def _without_caps(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_caps(item) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    made: list[Any] = []
    for item in value:
        has_caps = isinstance(item, dict) and item.get("t") == "SmallCaps"
        made += _without_caps(item["c"]) if has_caps else [_without_caps(item)]
    return made


def words_of(value: Any) -> str:
    """Return the words of a part of a tree."""
    if isinstance(value, list):
        return "".join(words_of(item) for item in value)
    if not isinstance(value, dict):
        return ""
    match value["t"]:
        case "Str":
            return str(value["c"])
        case "Space" | "SoftBreak":
            return " "
        case "RawInline":
            return ""
    return words_of(value.get("c"))


def with_first(nodes: list[Node], figure: str, made: Callable[[], Node]) -> list[Node]:
    """Return nodes with another in the place of a figure, where it stands first; the words around look as before."""
    for at, node in enumerate(nodes):
        if figure not in words_of(node):
            continue
        if node["t"] == "Str":
            before, _, after = node["c"].partition(figure)
            parts = [*_text(before), made(), *_text(after)]
            return [*nodes[:at], *parts, *nodes[at + 1 :]]
        inner = node["c"]
        if inner and all(isinstance(item, dict) for item in inner):
            changed: Any = with_first(inner, figure, made)
        else:
            changed = [with_first(part, figure, made) if _is_inline(part) else part for part in inner]
        return [*nodes[:at], {**node, "c": changed}, *nodes[at + 1 :]]
    return nodes


def _is_inline(part: Any) -> bool:
    return isinstance(part, list) and all(isinstance(item, dict) and "t" in item for item in part)


def _text(words: str) -> list[Node]:
    return [{"t": "Str", "c": words}] if words else []
