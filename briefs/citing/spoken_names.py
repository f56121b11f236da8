"""What words before a typed short form call: the work of which they are the names, 李小華、王大明，前揭註5."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from briefs.citing.case_names import short_case_name
from briefs.citing.cited_note import Work
from briefs.language.csl_tags import plain
from briefs.language.han import HAN, HAN_RE
from briefs.language.languages import Lang
from briefs.model.source import OTHERS, Name, Source, SourceKey

_COUNTRY = re.compile(r"(?<=\S)\s*[（(][^（）()]{1,30}[)）]$")
"""What is put behind the name of a body to tell it from another: Cabinet Office (Japan)."""
_OTHERS = re.compile(r"等(?:人|著)?$|\bet al\b|\band others\b|ほか|[他外]$")
"""Behind the first of several names, in the place of the rest."""
_LETTER = re.compile(rf"[^\W_]|[{HAN}]")
_ROLES = ("author", "editor", "translator")
"""Whom a short form names, the first that a work has."""
_SIGNAL = re.compile(
    r"^(?:(?:But )?[Ss]ee(?: also| generally)?,?(?: e\.g\.,)?|Cf\.|Accord|Contra|E\.g\.,"
    r"|[另並詳參]?[參詳][見照閱]?|另?見)\s*"
)
_PERSON = r"(?:[A-Z]\.[ -]?)*[A-Z][a-z\u00e0-\u00ff'’-]+(?:[A-Z][a-z]+)?(?: [A-Z][a-z\u00e0-\u00ff'’-]+){0,2}"
_PEOPLE = re.compile(rf"{_PERSON}(?:(?:,| &|,? and) {_PERSON})*(?: et al\.?)?")
"""Western persons and nothing else: Solove, Solove & Schwartz, Daniel J. Solove et al."""
_SURNAMES = (
    "陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾彭詹胡施沈余盧梁趙顏柯翁魏孫戴范"
    "宋杜馮侯傅曹薛丁卓馬董唐藍蔣溫石古紀姚連歐涂康嚴鄒尤游姜田程湯凌駱韓黎阮鄧熊甘柳袁雷夏倪龔"
)
_HAN_PERSON = rf"[{_SURNAMES}][{HAN}]{{1,2}}"
_HAN_PEOPLE = re.compile(rf"{_HAN_PERSON}(?:[、與及和]{_HAN_PERSON})*等?")
"""Persons with a Chinese name and nothing else: 張三, 王大明、李小華, 王大明等."""
_NO_NAMES = re.compile(r"[高方程白計施石簡連古溫康馬][書見法序論案判說著文作則行]|.*[書法案書院部會署局]$")
"""What has the form of a name and is none: 高見, 方法, 程序, 白皮書."""


def spoken(before: str) -> str:
    """Return the words that stand before a short form in its own part of the note."""
    return re.split(r"[；;。]|\. ", before)[-1].strip(" ，,・")


def called(works: Sequence[Work], before: str, sources: Mapping[SourceKey, Source]) -> list[Work]:
    """Return the works that the words before a short form call: those of which they leave the fewest words unsaid.

    李小華、王大明 calls the work of both and not that of 王大明, which 王大明 alone does.
    """
    said = spoken(before)
    left = {work: _left(said, (*names_said(source), *titles_of(source))) for work, source in _known(works, sources)}
    fewest = min(left.values(), default=0)
    if fewest == _letters(said):
        return []
    best = [work for work in left if left[work] == fewest]
    fit = [work for work in best if _is_of_all(said, sources[SourceKey(work.key)])]
    return fit if len(fit) == 1 else best


def calls(work: Work, before: str, sources: Mapping[SourceKey, Source]) -> bool:
    """Return whether the words before a short form have the name of a work's author or issuer, or its short title."""
    source = sources.get(SourceKey(work.key))
    return source is not None and any(_stands(name, spoken(before)) for name in names_said(source))


def somebody_else(works: Sequence[Work], before: str, sources: Mapping[SourceKey, Source]) -> str:
    """Return the person whom words name, and nothing but it, who wrote none of some works; nothing if not sure.

    It is sure of works of persons whose names are known in the same script, where the records have no word of it.
    """
    said = _SIGNAL.sub("", spoken(before)).strip(" ,，")
    known = [source for _, source in _known(works, sources)]
    is_han = bool(_HAN_PEOPLE.fullmatch(said)) and not _NO_NAMES.fullmatch(said)
    if len(known) < len(works) or not (is_han or _PEOPLE.fullmatch(said)):
        return ""
    for source in known:
        names = [form for part in _parts(source) for form in part]
        alike = [name for name in names if bool(HAN_RE.search(name)) is is_han]
        if not alike or (_is_like(said, alike) if is_han else _has_word_of(said, source)):
            return ""
    return said


def _has_word_of(said: str, source: Source) -> bool:
    """Return whether a record has one of the words, in whatever field."""
    has = " ".join(form for wording in source.texts.values() for form in wording.forms)
    has = f"{has} {source.title.text} {' '.join(form for part in _parts(source) for form in part)}".casefold()
    return any(word in has for word in re.findall(r"[^\W\d_]{3,}", said.casefold()) if word != "and")


def _is_like(said: str, names: Iterable[str]) -> bool:
    """Return whether a name has half of its characters of another, which may be written otherwise: 王澤鑒, 王澤鑑."""
    parts = re.split("[、與及和等]", said)
    return any(part and 2 * len(set(part) & set(name)) >= len(part) for part in parts for name in names)


def _known(works: Sequence[Work], sources: Mapping[SourceKey, Source]) -> list[tuple[Work, Source]]:
    return [(work, source) for work in works if (source := sources.get(SourceKey(work.key)))]


def _left(said: str, names: Iterable[str]) -> int:
    """Return how many letters stand beside some names, the longest taken first, as one may begin with another."""
    for name in sorted((one for one in names if one), key=len, reverse=True):
        said = _bounded(name).sub(" ", said) if name in said else said
    return _letters(_OTHERS.sub("", said.strip(" .")))


def _letters(said: str) -> int:
    return len(_LETTER.findall(said))


def _stands(name: str, said: str) -> bool:
    return bool(name) and name in said and _bounded(name).search(said) is not None


@lru_cache(maxsize=1024)
def _bounded(name: str) -> re.Pattern[str]:
    """Return a name as it stands in words: one in letters is a whole word, and no beginning of another."""
    if len(name) == 1 and HAN_RE.match(name):
        # 王 calls 王大明 only where it stands alone, as in 王氏 and 王・前掲.
        return re.compile(rf"{name}(?=$|[^{HAN}]|[氏等與及和他教])")
    before = r"(?<![^\W_])" if name[0].isascii() and name[0].isalnum() else ""
    behind = r"(?![^\W_])" if name[-1].isascii() and name[-1].isalnum() else ""
    return re.compile(before + re.escape(name) + behind)


def _is_of_all(said: str, source: Source) -> bool:
    """Return whether all authors of a work are named, or the first of several for all: 李小華等, Solove et al."""
    people = _parts(source)
    if _OTHERS.search(said.rstrip(" .")):
        return (len(people) > 1 or OTHERS in source.names.get("author", ())) and any(
            _stands(one, said) for one in people[0]
        )
    return all(any(_stands(form, said) for form in forms) for forms in people)


def _parts(source: Source) -> list[list[str]]:
    """Return for each author the forms of the name by which it may be called."""
    people = next((found for role in _ROLES if (found := source.names.get(role))), ())
    return [_forms(name) for name in people if name != OTHERS]


def _forms(name: Name) -> list[str]:
    """Return a name whole, and the family name alone, in every language: 王大明, 王; Daniel J. Solove, Solove."""
    forms = [form for part in (name.literal, name.family) if part for form in part.forms]
    if name.literal or not (name.family and name.given):
        return forms
    pairs = [
        (name.family.of(Lang(lang))[0], name.given.of(Lang(lang))[0])
        for lang in (name.family.lang, *name.family.others)
    ]
    whole = [f"{family}{given}" if HAN_RE.search(family) else f"{given} {family}" for family, given in pairs]
    return [*(plain(one) for one in whole), *forms]


def names_said(source: Source) -> tuple[str, ...]:
    """Return every name by which a source may be called, and the party by which a case is: *Katz*."""
    if source.type != "legal_case":
        return names_of(source)
    return (*names_of(source), *(short_case_name(title) for title in titles_of(source)))


def names_of(source: Source) -> tuple[str, ...]:
    """Return every name by which a source may be called: of its authors, its publisher, and its short title."""
    wordings = [source.texts[key] for key in ("publisher", "title-short", "authority") if key in source.texts]
    forms = [form for wording in wordings for form in wording.forms]
    forms += [form for part in _parts(source) for form in part]
    # Cabinet Office (Japan) is the Cabinet Office in a text that is about Japan.
    return tuple(dict.fromkeys([*forms, *(_COUNTRY.sub("", form) for form in forms)]))


def titles_of(source: Source) -> tuple[str, ...]:
    """Return every title of a source, short and long, in all languages."""
    return tuple(form for key in ("title", "title-short") if key in source.texts for form in source.texts[key].forms)
