"""Whether what a brief says that it is about is in the lists of the site."""

import re
from collections.abc import Callable, Iterator, Mapping

from briefs.library.library import Library
from briefs.messages.message import say
from briefs.model.brief import Brief
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.front_matter import BriefFrontMatter

_UNKNOWN = {
    "topics": ("unknown-topic", Code.TOPIC_UNKNOWN),
    "jurisdictions": ("unknown-jurisdiction", Code.JURISDICTION_UNKNOWN),
    "instruments": ("unknown-law", Code.INSTRUMENT_UNKNOWN),
}
"""The message and the code of a name that is in no list, by the key of the front matter."""


def check_subjects(brief: Brief, library: Library, has_record: Callable[[str], bool]) -> Iterator[Diagnostic]:
    """Report topics, jurisdictions and laws of a brief that no list of the site has.

    `has_record` says whether the content has a file: where that of a list or law is at fault, it is told there.
    """
    for key, (message, code) in _UNKNOWN.items():
        names = getattr(brief.front_matter, key)
        known = _listed(key, library) if names else {}
        # Whoever names none asks for no list either, and no folder has to be read.
        if not names or (not known and has_record(f"{key}.yaml")):
            continue
        for index, name in enumerate(names):
            if name not in known and not (key == "instruments" and has_record(f"instruments/{name}.yaml")):
                at = brief.place(f"{key}.{index}", key)
                yield Diagnostic(brief.path, *at, code, say(message, name=name), nearest(name, list(known)))


_LISTS = {
    "topics": "",
    "jurisdictions": "",
    "instruments": "",
    "authors": "[，、；]",
    "keywords": "[，、；]",
    # 開發、提供或使用AI之企業 is one.
    "affects": "[，；]",
}
"""The lists of front matter, with what seems to part two items that are one."""
_BRACKETED = re.compile(r"[（(《〈「][^（）()《》〈〉「」]*[）)》〉」]")
"""Words beside a name, as a post, and titles: a comma within them parts no items."""


def check_lists(brief: Brief) -> Iterator[Diagnostic]:
    """Report items that hold a full-width comma, as [王大明，李小華] is one name to YAML, and items given twice."""
    for key, comma in _LISTS.items():
        items = getattr(brief.front_matter, key)
        for index, item in enumerate(items):
            at = brief.place(f"{key}.{index}", key)
            if item in items[:index]:
                yield Diagnostic(brief.path, *at, Code.LIST_TWICE, say("item-twice", item=item), say("keep-one"))
            elif comma and re.search(comma, _BRACKETED.sub("", item)):
                hint = say(
                    "write-items", items=", ".join(part.strip() for part in re.split(comma, item) if part.strip())
                )
                yield Diagnostic(brief.path, *at, Code.LIST_COMMA, say("items-are-one", name=key, item=item), hint)


def has_unknown(front_matter: BriefFrontMatter, key: str, library: Library) -> bool:
    """Return whether a key names what no list of the site has; a key that names none has nothing unknown."""
    return key in _UNKNOWN and any(name not in _listed(key, library) for name in getattr(front_matter, key))


def _listed(key: str, library: Library) -> Mapping[str, object]:
    lists: Mapping[str, Mapping[str, object]] = {
        "topics": library.topics,
        "jurisdictions": library.jurisdictions,
        "instruments": library.instruments,
    }
    return lists[key]
