"""Who wrote a brief, by the parts of the name, from the one line in which its front matter has it."""

import re
import unicodedata

from briefs.language.languages import Lang
from briefs.model.source import Name, Wording, slug_of

_LATIN_NAME = re.compile(r"[A-Za-zÀ-ɏ.'’ -]+")
_OF_A_BODY = frozenset({"a", "and", "at", "for", "in", "of", "on", "the", "to"})
"""Words that the names of bodies have and those of people have not: Ministry of Justice."""
_BODIES_WORDS = """
    agency association authority board bureau center centre commission committee council court department desk editors
    foundation forum group institute institution llc law ministry office project school secretariat society staff team
    university
"""
_BODIES = frozenset(_BODIES_WORDS.split())
"""Words of which bodies are named: Cabinet Office, Science and Technology Law Institute."""
_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})


_HAN_BODY = re.compile(
    r"..+[院部會局署處司]|...+[所社庭室組館團]|.*(?:中心|大學|公司|協會|基金會|事務所|编辑部|編輯部|委员会|学会|协会|研究会|大学)"
)
"""The ends of names of bodies; people are called so of two or three characters (王大明), and by no such word."""


def is_body(name: str) -> bool:
    """Return whether a name that is not parted is that of a body: 司法院, Law Institute, OECD; not 王大明, Plato."""
    if _LATIN_NAME.fullmatch(name):
        return " " in name or (len(name) > 1 and name.isupper())
    return _HAN_BODY.fullmatch(name) is not None


def author_slug(name: str) -> str:
    """Return the form in which an author stands in addresses: Jane Roe and JANE ROE are jane-roe, 王大明 is itself."""
    return slug_of(re.sub(r"[\W_]+", "-", unicodedata.normalize("NFKC", name).lower()).strip("-") or name)


def author_of(line: str, lang: Lang) -> Name:
    """Return an author by given and family name where the line is the name of a person in Latin letters.

    Han names are written whole by all styles; what is no name of a person is that of a body, and is not parted either.
    The family name is the last word, with the small particles before it, as BibTeX has it.
    """
    words = line.split()
    suffix = words.pop() if len(words) > 2 and words[-1] in _SUFFIXES else ""
    lower = {word.lower() for word in words}
    # An abbreviation is no name of a person either: Stanford HAI.
    has_initials = any(len(word) > 2 and word.isupper() and "." not in word for word in words)
    if len(words) < 2 or not _LATIN_NAME.fullmatch(line) or (_OF_A_BODY | _BODIES) & lower or has_initials:
        return Name(literal=Wording(line, lang))
    begin = len(words) - 1
    while begin > 1 and words[begin - 1][0].islower():
        begin -= 1
    parts = {"suffix": suffix, "non-dropping-particle": " ".join(words[begin:-1])}
    return Name(
        family=Wording(words[-1]),
        given=Wording(" ".join(words[:begin])),
        parts={key: part for key, part in parts.items() if part},
    )
