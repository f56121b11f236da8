"""What stands in a field of BibTeX: text in LaTeX, names, dates, languages and addresses, as CSL has them."""

import re

from briefs.language import edtf
from briefs.language.language_names import language_tag
from briefs.reading.files.yaml_text import Value
from briefs.reading.records.latex_text import text_of_latex


def by_word(table: str) -> dict[str, str]:
    """Read `name: word word; …` into the names by word."""
    rows = (row.partition(":") for row in table.split(";"))
    return {word: name.strip() for name, _, words in rows for word in words.split()}


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNPADDED = re.compile(r"(?<=\d)-(\d)(?!\d)", re.ASCII)
"""A month or day of one figure: 2025-3."""
_NAME_PART = re.compile(r"\b(family|given|prefix|suffix|useprefix)\s*=\s*(\{[^{}]*\}|[^,]*)")
"""A part of a name in BibLaTeX's extended form: family=Berg, given={Jan, J.}, prefix=van der."""


def address(field: str) -> str:
    """Return an address as it is; no address holds a backslash or a brace, so these are marks of LaTeX."""
    return re.sub(r"\\url(?=\{)|[\\{}]", "", field).strip()


def names(field: str) -> list[Value]:
    """Split names into people by their parts and bodies by their whole name."""
    from bibtexparser.middlewares.names import split_multiple_persons_names

    people = (_name(name) for name in split_multiple_persons_names(field))
    return [dict(person) for person in people if person]


def _name(name: str) -> dict[str, str]:
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    if "family" in (said := {key: text_of_latex(value) for key, value in _NAME_PART.findall(name)}):
        # BibLaTeX's extended form, which Better BibTeX writes for names with a particle.
        prefix = "non-dropping-particle" if said.pop("useprefix", "") == "true" else "dropping-particle"
        return {(prefix if key == "prefix" else key): value for key, value in said.items() if value}
    parts = parse_single_name_into_parts(name, strict=False)
    words = {"family": parts.last, "given": parts.first, "suffix": parts.jr, "non-dropping-particle": parts.von}
    texts = {key: text for key, part in words.items() if (text := text_of_latex(" ".join(part)))}
    # One word, or what braces make one, is the name of a body.
    return {"literal": texts["family"]} if list(texts) == ["family"] and len(parts.last) == 1 else texts


def date(text: str) -> Value:
    """Return a date of BibLaTeX in the normal form of EDTF, anything else as the words that it is."""
    # ADS writes 1993-00-00 where no month is known.
    padded = re.sub(r"(?<=\d{4})-00(?:-00)?(?=$|/)|(?<=-\d\d)-00(?=$|/)", "", text)
    padded = _UNPADDED.sub(lambda part: f"-0{part[1]}", padded)
    # Months behind the twelfth are seasons, as in CSL.
    padded = re.sub(r"(?<=\d{4}-)1[3-6](?=$|[/?~%])", lambda month: str(int(month[0]) + 8), padded)
    if padded.strip() == "0000":
        return ""
    # Figures alone say no words: 99999 is a slip, as in a record that was written by hand.
    return edtf.normal(padded) or (text if text.strip().isdecimal() else {"literal": text} if text else "")


def year_and_month(year: str, month: str, day: str) -> str:
    """Join BibTeX's year and month, which is a word, a number, or either with a day; two months are a span."""
    words = re.findall(r"[a-z]+|[0-9]+", month.lower())
    named = [str(_MONTHS.index(word[:3]) + 1) for word in words if word[:3] in _MONTHS]
    numbers = [word for word in words if len(word) <= 2 and word.isdecimal()]
    months, days = (named, [day, *numbers]) if named else (numbers, [day])
    if not months or len(months) > 2:
        return f"{month} {year}".strip()
    if len(months) == 2:
        return f"{year}-{months[0]}/{year}-{months[1]}"
    return "-".join(part for part in (year, months[0], *days) if part)


def language(text: dict[str, str]) -> str:
    """Return the tag (BCP 47) of the language of a work, from the field that is most exact; nothing for one unknown."""
    said = [text[field] for field in ("language", "langid") if text.get(field)]
    if "simplified" in text.get("langidopts", "") and said[-1:] == ["chinese"]:
        return "zh-Hans"
    return next((tag for words in said if (tag := language_tag(words))), "")
