"""Names of who wrote a work, as notes have them: one person, several, or a body."""

import re

_PERSON = re.compile(
    r"(?P<given>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}) (?P<family>(?:van |von |de |der )*[A-Z][\w’'-]+)"
)
_BODY = re.compile(
    r"\b(?:of|for|Commission|Institute|University|Ministry|Office|Council|Court|Agency|OECD|Foundation)\b"
)
_AND = re.compile(r" (?:&|and) ")
_NO_NAME = re.compile(r"[：:\[\]〔〕【】]|\d{3}|(?:編|譯|著)[（(]|\bet al\b|\((?:eds?|trans)\b")
"""What no name holds: marks that belong to another manner, a year, what somebody did who did not write the work."""


def is_name(words: str) -> bool:
    """Return whether words may be the name of who wrote a work, and nothing more."""
    return _NO_NAME.search(words) is None


def person(name: str) -> tuple[str, str] | None:
    """Return the family and given name of a person; None for a body or what is not certain."""
    match = _PERSON.fullmatch(name)
    return None if match is None or _BODY.search(name) else (match["family"], match["given"])


def names_in(author: str) -> list[str]:
    """Return the names of several authors, each by itself; in English only where each is certain to be a person."""
    if "、" in author:
        return [one.strip() for one in author.split("、") if one.strip()]
    several = _AND.split(author)
    return several if len(several) > 1 and all(map(person, several)) else [author]
