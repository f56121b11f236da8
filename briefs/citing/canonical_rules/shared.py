"""What the rules share: how they read and write a record, and those for works of every kind."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from briefs.citing.editions import edition_number
from briefs.model.source import Name, Source, Wording

Texts = dict[str, Wording]

Rule = Callable[[Texts, dict[str, str], Source], None]
"""A rule changes the texts and dates of a record."""


def plain(texts: Mapping[str, Wording], name: str) -> str:
    """Return what a variable says in the work's own language; nothing where there is none."""
    return texts[name].text if name in texts else ""


def put(texts: Texts, name: str, text: str) -> None:
    """Set what a variable says in the work's own language; nothing takes it away."""
    if not text:
        texts.pop(name, None)
    elif name in texts:
        texts[name] = replace(texts[name], text=text)
    else:
        texts[name] = Wording(text)


def first_author(source: Source) -> Wording | None:
    """Return the body that wrote a work, where its first author is one."""
    authors: tuple[Name, ...] = source.names.get("author", ())
    return authors[0].literal if authors and authors[0].literal else None


def edition(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write an edition as a number where it is one: 2nd ed., Second, 三版, 14. Aufl."""
    number = edition_number(plain(texts, "edition"))
    if number == "1":
        # No guide marks a first edition.
        texts.pop("edition")
    elif number:
        texts["edition"] = Wording(number)


def publisher_is_author(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Name a body once that wrote and published a work."""
    author, publisher = first_author(source), texts.get("publisher")
    if author and publisher and len(source.names["author"]) == 1 and author.text == publisher.text:
        del texts["publisher"]
