"""What a page fetches of laws: the names of all, what is said of the provisions of each, and how law is cited.

All are scripts that hand data to one function, as those of the search are.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from briefs.language.languages import EN, LANGUAGES, Lang
from briefs.library.laws import Discussed
from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.model.front_matter import Names
from briefs.model.law import Instrument
from briefs.publishing.components.frames import SiteContext, in_all_languages
from briefs.publishing.components.law_anchors import law_address
from briefs.publishing.components.standing_parts import law_sign
from briefs.resolving.official import official_of
from briefs.resolving.scripted_rules import (
    NamedLaw,
    acronym_of,
    filled_rules,
    folds,
    key_of,
    known_names,
    listed_laws,
    listed_systems,
    patterns,
    places_of,
    said_countries,
    scripted_systems,
)
from briefs.searching.start import literal

MOST = 8
"""Briefs of which a card names the paragraphs on a provision; the page of the law has all."""
_NAMES = 20_000
"""Characters of a file of names, about."""
_ORDER: tuple[Lang, ...] = tuple(language.code for language in LANGUAGES)


def law_file(site: SiteContext, name: str) -> tuple[str, bytes]:
    """Make the file of a recorded law: what it is called, where it stands, its provisions and its official text."""
    law = site.library.instruments[name]
    pages = [in_all_languages(site, lang, partial(addresses.law, name)) for lang in _ORDER]
    signs = [law_sign(page, name) for page in pages]
    official = official_of(law)
    whole, provisions = filled_rules(official) if official else ((), {})
    held: dict[BriefId, int] = {}
    discussed = [_discussed(one, held) for one in site.laws.provisions.get(name, ())]
    data = {
        "names": [law.names.of(lang) for lang in _ORDER],
        "shorts": [law.short.of(lang) for lang in _ORDER] if isinstance(law.short, Names) else [],
        "numbers": [law.numbered(lang) for lang in _ORDER],
        "sign": signs[0].sign,
        "dates": [sign.dates for sign in signs],
        "coming": [sign.coming for sign in signs],
        "pages": [law_address(site, name, lang) for lang in _ORDER],
        "address": whole or ([{"to": law.address}] if law.address else []),
        "provisions": provisions,
        "lang": official.lang if official else "",
        "places": places_of(official) if official else "",
        "discussed": discussed,
        "briefs": [_brief(site, brief_id) for brief_id in held],
    }
    return f"laws/{name}.js", f'briefsProvisions.law("{name}",{literal(data)});\n'.encode()


def _discussed(one: Discussed, held: dict[BriefId, int]) -> list[object]:
    """Return a provision: its place on the law's page, its number, how many paragraphs speak of it, and the newest."""
    cited = one.provision
    by_brief: dict[BriefId, dict[str, None]] = {}
    for place in one.places:
        by_brief.setdefault(place.brief, {})[place.anchor] = None
    newest = list(by_brief.items())[:MOST]
    places = [[held.setdefault(brief_id, len(held)), *anchors] for brief_id, anchors in newest]
    count = sum(len(anchors) for anchors in by_brief.values())
    return [cited.anchor, cited.unit, cited.number, cited.to, count, places]


def _brief(site: SiteContext, brief_id: BriefId) -> list[object]:
    """Return a brief: its title in each language, or in one that it has, and its addresses."""
    titles = [site.titles[lang][brief_id] for lang in _ORDER]
    return [titles, [addresses.brief(brief_id, lang) for lang in _ORDER]]


def law_list_file(site: SiteContext) -> tuple[str, bytes]:
    """Make the list of recorded laws: by what a query may call them, and which provisions of each are discussed."""
    laws = [
        [name, law.jurisdiction, _official_key(law), list(_keys(law)), _anchors(site.laws.provisions.get(name, ()))]
        for name, law in site.library.instruments.items()
    ]
    return "laws.js", f"briefsProvisions.laws({literal(laws)},{literal(said_countries())});\n".encode()


def _official_key(law: Instrument) -> str:
    official = official_of(law)
    return official.address(EN) if official else ""


def _keys(law: Instrument) -> Iterator[str]:
    official = official_of(law)
    words = [form for one in (law.names, law.short, law.number) if isinstance(one, Names) for form in _forms(one)]
    words += [law.number] if isinstance(law.number, str) else []
    words += known_names(official) if official else ()
    words.append(acronym_of(law.names.en))
    yield from dict.fromkeys(key for word in words if len(key := key_of(word)) > 1)


def _forms(names: Names) -> Sequence[str]:
    return [form for form in (*(names.of(lang) for lang in _ORDER), names.ja) if form]


def _anchors(discussed: Sequence[Discussed]) -> str:
    return " ".join(one.provision.anchor for one in discussed)


@cache
def rule_files() -> Mapping[str, bytes]:
    """Make the files of laws without a record: how law is cited, and the names of laws in order, in several files."""
    return dict(_rule_files())


def _rule_files() -> Iterator[tuple[str, bytes]]:
    laws = [law for name in listed_systems() for law in listed_laws(name)]
    columns = {law.system: list(law.values) for law in laws}
    # Scripts compare texts by their units of UTF-16.
    lines = sorted(
        (line for law in laws for line in _lines(law)), key=lambda line: line[0].encode("utf-16-be", "surrogatepass")
    )
    firsts: list[str] = []
    part: list[str] = []
    size, before = 0, ""
    for key, line in lines:
        # All laws of a name stand in one file.
        if part and size > _NAMES and key != before:
            yield _names_file(len(firsts) - 1, part)
            part, size = [], 0
        if not part:
            firsts.append(key)
        part.append(line)
        size, before = size + len(line), key
    if part:
        yield _names_file(len(firsts) - 1, part)
    words = [*patterns(), *(name for law in laws for name in (law.shown, *law.keys))]
    data = {"systems": scripted_systems(), "columns": columns, "names": firsts, "folds": folds(words)}
    yield "rules.js", f"briefsProvisions.rules({literal(data)});\n".encode()


def _names_file(number: int, lines: Sequence[str]) -> tuple[str, bytes]:
    text = "\n".join(lines)
    return f"names/{number}.js", f"briefsProvisions.names({number},{literal(text)});\n".encode()


def _lines(law: NamedLaw) -> Iterator[tuple[str, str]]:
    """Write a law under its first name, of which the script makes the key, and under each other what that is."""
    own, *others = law.keys
    yield own, "\t".join(("", law.system, law.shown, law.english, law.places, *law.values.values()))
    yield from ((key, f"{key}\t>\t{own}\t{law.system}") for key in others)
    yield from ((key, f"{key}\t?\t{own}\t{law.system}") for key in law.said)
