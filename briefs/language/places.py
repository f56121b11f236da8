"""Places in the words of a citation: 第6條第1項 in a note of English form is art. 6(1), and the other way round.

A place whose every word is understood is taken apart and put together again; any other stays as it was typed.
"""

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from briefs.language.locators import Locator
from briefs.language.place_parts import Part, Place, read_place
from briefs.language.quantities import han_value


def in_manner(locator: Locator, manner: str, *, of_own_law: bool = False) -> str:
    """Return a place in the words of a manner (`zh`, `ja`, `us`, `uk`, `de`, `fr`); as it was typed in any other.

    `of_own_law` says that it is of a law that is called by a name in Chinese: its sections are articles, 第1條.
    """
    words = _MANNERS.get(manner)
    typed = locator.typed
    if manner == "zh":
        # What a judgment orders is numbered in figures: 主文第1項.
        typed = re.sub(r"(?<=主文第)([一二三四五六七八九十]+)(?=項)", lambda found: str(han_value(found[1])), typed)
    if manner == "uk" and "§" in typed:
        # A section of a foreign statute keeps its sign.
        return typed
    if words is None or locator.label == "page" or _is_already(typed, manner):
        return typed
    place = read_place(locator.label, locator.typed)
    if place and place.unit == "section" and of_own_law and manner == "zh":
        place = replace(place, unit="article")
    return (words(place) if place else None) or typed


def numbered(locator: Locator, manner: str) -> tuple[str, bool] | None:
    """Return the numbers of a place without its words, and whether they are several; None where words are needed."""
    place = read_place(locator.label, locator.typed)
    if place is None or any(part.tail for part in place.parts):
        return None
    if place.unit == "margin" and manner in ("zh", "ja"):
        # 邊碼12 is no paragraph of a judgment: the word must stand.
        return None
    between = "–" if place.between == "-" else ", "
    return between.join(_parens(part) for part in place.parts), len(place.parts) > 1


def _is_already(typed: str, manner: str) -> bool:
    """Return whether a place stands in the script of a manner: such a one is only made uniform, never reworded."""
    is_cjk = bool(re.search(r"[條条項项款号號段章]", typed))
    if manner == "zh":
        return is_cjk and not re.search(r"[条号]", typed)
    return not is_cjk and manner in ("de", "fr") and bool(re.match(r"§|Art\.|Rn\.|art\. ", typed))


def _several(place: Place, parts: Sequence[str], one: str, many: str, dash: str = "–", listed: str = ", ") -> str:
    between = dash if place.between == "-" else listed
    return f"{many if len(parts) > 1 else one}{between.join(parts)}"


def _parens(part: Part) -> str:
    return part.number + "".join(f"({one})" for one in part.below)


def _us(place: Place) -> str | None:
    if any(part.tail for part in place.parts):
        return None
    one, many = {
        "article": ("art. ", "arts. "),
        "section": ("§ ", "§§ "),
        "paragraph": ("¶ ", "¶¶ "),
        "chapter": ("ch. ", "chs. "),
        "recital": ("recital ", "recitals "),
        "margin": ("Rn. ", "Rn. "),
        "figure": ("fig. ", "figs. "),
        "table": ("tbl. ", "tbls. "),
    }[place.unit]
    return _several(place, [_parens(part) for part in place.parts], one, many)


def _uk(place: Place) -> str | None:
    if any(part.tail for part in place.parts):
        return None
    one, many = {
        "article": ("art ", "arts "),
        "section": ("s ", "ss "),
        "paragraph": ("para ", "paras "),
        "chapter": ("ch ", "chs "),
        "recital": ("recital ", "recitals "),
        "margin": ("para ", "paras "),
        "figure": ("fig ", "figs "),
        "table": ("table ", "tables "),
    }[place.unit]
    return _several(place, [_parens(part) for part in place.parts], one, many)


def _zh(place: Place) -> str | None:
    if place.unit == "section":
        # A section of a foreign statute keeps its sign: § 2703(d).
        return None
    if place.unit != "article":
        before, after = {
            "paragraph": ("第", "段"),
            "margin": ("邊碼", ""),
            "chapter": ("第", "章"),
            "recital": ("前言第", "點"),
            "figure": ("圖", ""),
            "table": ("表", ""),
        }[place.unit]
        numbers = ("、" if place.between == "," else "-").join(part.number for part in place.parts)
        return f"{before}{numbers}{after}"
    words = [_zh_article(part) for part in place.parts]
    return ("至" if place.between == "-" else "、").join(words)


def _zh_article(part: Part) -> str:
    number, *inserted = part.number.split("-")
    text = f"第{number}條" + "".join(f"之{one}" for one in inserted)
    return text + "".join(f"第{one}{unit}" for one, unit in zip(part.below, "項款目", strict=False)) + part.tail


def _ja(place: Place) -> str | None:
    if place.unit == "paragraph":
        return _several(place, [part.number for part in place.parts], "第", "第") + "段落"
    if place.unit != "article":
        return None
    texts = []
    for part in place.parts:
        number, *inserted = part.number.split("-")
        below = "".join(f"{one}{unit}" for one, unit in zip(part.below, ("項", "号", ""), strict=False))
        # 25条の2第2項: without 第 the two numbers would be one.
        parted = "第" if inserted and below else ""
        texts.append(f"{number}条" + "".join(f"の{one}" for one in inserted) + parted + below + part.tail)
    return ("～" if place.between == "-" else "、").join(texts)


def _de(place: Place) -> str | None:
    if any(part.tail for part in place.parts):
        return None
    texts = []
    for part in place.parts:
        units = [f"Abs. {part.below[0]}"] if part.below else []
        units += [f"{'Nr.' if one.isdecimal() else 'lit.'} {one}" for one in part.below[1:]]
        texts.append(" ".join([part.number, *units]))
    one, many = {
        "article": ("Art. ", "Art. "),
        "section": ("§ ", "§§ "),
        "paragraph": ("Rn. ", "Rn. "),
        "chapter": ("Kap. ", "Kap. "),
        "recital": ("ErwGr. ", "ErwGr. "),
        "margin": ("Rn. ", "Rn. "),
        "figure": ("Abb. ", "Abb. "),
        "table": ("Tab. ", "Tab. "),
    }[place.unit]
    return _several(place, texts, one, many)


def _fr(place: Place) -> str | None:
    if any(part.tail for part in place.parts):
        return None
    one, many = {
        "article": ("art. ", "art. "),
        "section": ("§ ", "§ "),
        "paragraph": ("§ ", "§ "),
        "chapter": ("chap. ", "chap. "),
        "recital": ("cons. ", "cons. "),
        "margin": ("n° ", "n° "),
        "figure": ("fig. ", "fig. "),
        "table": ("tabl. ", "tabl. "),
    }[place.unit]
    return _several(place, [_parens(part) for part in place.parts], one, many, dash="-")


_MANNERS: dict[str, Callable[[Place], str | None]] = {"us": _us, "uk": _uk, "zh": _zh, "ja": _ja, "de": _de, "fr": _fr}
