"""Rules for works of the United States."""

import re

from briefs.citing.canonical_rules.shared import Texts, first_author, plain, put
from briefs.model.source import Source, Wording

_CODE = re.compile(r"^(?P<volume>\d+)\s(?P<code>U\.?\s?S\.?\s?C\.?|C\.?\s?F\.?\s?R\.?)\s?§*\s?(?P<section>[\w.\-()]+)$")


def code(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write the code, its title and section as the Bluebook abbreviates them."""
    if found := _CODE.match(plain(texts, "number")):
        texts.pop("number")
        for name, group in (("volume", "volume"), ("section", "section")):
            texts.setdefault(name, Wording(found[group]))
    code = re.sub(r"\W|ode$", "", plain(texts, "container-title")).upper()
    known = {"USC": "U.S.C.", "UNITEDSTATESC": "U.S.C.", "CFR": "C.F.R."}.get(code)
    if known:
        texts["container-title"] = Wording(known)
    put(texts, "section", plain(texts, "section").lstrip("§ "))


def register(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Part the figures of pages of the Federal Register by a comma: 62,283 (Bluebook, rule 6.2(a))."""
    page = re.sub(r"(?<!\d)(\d{2,3})(\d{3})(?!\d)", r"\1,\2", plain(texts, "page"))
    put(texts, "page", page)
    if re.match(r"Federal Register", plain(texts, "container-title")):
        texts["container-title"] = Wording("Fed. Reg.")


_SUPREME = re.compile(r"^(U\.\s?S\.|S\.\s?Ct\.|L\.\s?Ed\.)")


def reporter(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Name no court with reports of the Supreme Court alone (Bluebook, rule 10.4(a))."""
    reporter = plain(texts, "container-title")
    if reporter in ("U.S. Reports", "US", "US Reports"):
        texts["container-title"] = Wording("U.S.")
    if _SUPREME.match(plain(texts, "container-title")):
        texts.pop("authority", None)


def order(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Part the figures of an order's number by a comma: Exec. Order No. 14,086 (Bluebook, rules 6.2(a) and 14.2)."""
    put(texts, "number", re.sub(r"(?<!\d)(\d{2})(\d{3})$", r"\1,\2", plain(texts, "number")))


def congress(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write the Congress as the Bluebook does, of 118 or 118th Congress (rule 13.2)."""
    found = re.fullmatch(r"(\d+)(?:st|nd|rd|th|d)?(?: Cong(?:ress|\.)?)?", plain(texts, "chapter-number"))
    if found:
        number = int(found[1])
        ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "d", 3: "d"}.get(number % 10, "th")
        put(texts, "chapter-number", f"{number}{ending} Cong.")


def public_law(texts: Texts, dates: dict[str, str], _: Source) -> None:
    """Leave out the year of an act that has it in its name (Bluebook, rule 12.4)."""
    if dates.get("issued", "")[:4] and dates["issued"][:4] in plain(texts, "title"):
        dates.pop("issued")


def restatement(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Name the American Law Institute as the Bluebook does (rule 12.9.4), behind the title."""
    body = texts.get("publisher") or first_author(source)
    if body:
        texts["publisher"] = Wording("Am. L. Inst." if body.text == "American Law Institute" else body.text)
