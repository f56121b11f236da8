"""Records as other programs export them: what they say in their own words, in ours; what is of no use is passed over.

A slip in a record that was written by hand is an error. One who exports a whole library can't mend each of its records,
so that here whatever is not known is told as a warning, once for a file, and the record is read without it.
"""

import re
from collections.abc import Iterator

from briefs.language.language_names import language_tag
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.source import DATES, NAMES, TEXTS, TITLES
from briefs.reading.files.yaml_text import Place, Tree, Value
from briefs.reading.records.extra_lines import with_extra
from briefs.reading.records.source_records import ADDRESS, PERSON, source_schema

EXPORTED = (".json", ".bib")
"""The endings of files that programs write."""
ALIASES = {"reporter": "container-title", "court": "authority", "keywords": "keyword", "pages": "page"}
"""Variables by the names that they have in the styles of lawyers and in other programs."""
_SILENT = frozenset({"multi"})
"""Keys of which no record needs a word: the languages of Juris-M's fields."""
_CODES = {"UK": "GB", "UN": "INT", "USA": "US", "ROC": "TW"}
_PLACES = {
    "united states": "US",
    "united kingdom": "GB",
    "england and wales": "GB",
    "european union": "EU",
    "japan": "JP",
    "taiwan": "TW",
    "germany": "DE",
    "france": "FR",
    "south korea": "KR",
    "canada": "CA",
    "international": "INT",
    "臺灣": "TW",
    "台灣": "TW",
    "中華民國": "TW",
    "日本": "JP",
    "美國": "US",
    "英國": "GB",
    "德國": "DE",
    "法國": "FR",
    "歐盟": "EU",
    "韓國": "KR",
    "加拿大": "CA",
    "國際": "INT",
}


def in_our_words(tree: Tree, path: str) -> tuple[Tree, tuple[Diagnostic, ...]]:
    """Return a record in CSL's terms, with warnings of what is passed over; one that was written by hand as it is.

    A language may be named in words in both.
    """
    if not path.endswith(EXPORTED):
        tag = language_tag(str(tree.value.get("language") or ""))
        return (_with(tree, {**tree.value, "language": tag}) if tag else tree), ()
    renamed, faults = _renamed(tree, path)
    value, more = _settled(with_extra(renamed), tree, path)
    return _with(tree, value), (*faults, *more)


def _with(tree: Tree, value: dict[str, Value]) -> Tree:
    return Tree(value, tree.places, tree.diagnostics)


def _renamed(tree: Tree, path: str) -> tuple[dict[str, Value], list[Diagnostic]]:
    """Return a record with the keys that we know, by the names that they have here."""
    known = source_schema()["properties"]
    spelled = {_bare(key): key for key in known} | {_bare(key): name for key, name in ALIASES.items()}
    value: dict[str, Value] = {}
    faults = []
    for key, said in tree.value.items():
        name = key if key in known else spelled.get(_bare(key), "")
        if name:
            # What stands under the right name goes before.
            value = value | {name: said} if name == key else {name: said} | value
        elif key not in _SILENT:
            faults.append(passed_over(key, tuple(known), path, tree.place((key,))))
    return value, faults


def _bare(key: str) -> str:
    return key.replace("-", "").replace("_", "").lower()


def passed_over(field: str, known: tuple[str, ...], path: str, place: Place) -> Diagnostic:
    """Return the warning of a field that is not known."""
    hint = nearest(field, known) if len(field) > len("url") else ""
    hint = hint if hint.startswith("Did") else ""
    return Diagnostic(path, *place, Code.SOURCE_FIELD, f"the field {field} is not known, and is passed over", hint)


def _settled(value: dict[str, Value], tree: Tree, path: str) -> tuple[dict[str, Value], list[Diagnostic]]:
    """Return a record of which each value is of the kind that its key takes."""
    kept: dict[str, Value] = {}
    faults: list[Diagnostic] = []
    for key, said in value.items():
        place = tree.place((key,))
        if key == "language" and isinstance(said, str):
            kept |= {key: tag} if (tag := language_tag(said)) else {}
            faults += [] if tag else [unknown_language(said, path, place)]
        elif key == "jurisdiction" and isinstance(said, str):
            kept |= {key: code} if (code := jurisdiction_code(said)) else {}
            faults += [] if code else [_no_value(f"{said!r} is no jurisdiction that is known", "", path, place)]
        elif key == "URL" and isinstance(said, str) and not re.fullmatch(ADDRESS, said):
            faults.append(_no_value(f"{said!r} is no web address", "", path, place))
        elif key in TEXTS and key != "archive" and not _is_worded(said):
            kept |= {key: text} if (text := _text(key, said)) else {}
            faults += [] if text else [_no_value(f"{key} is no text", "", path, place)]
        elif key in NAMES:
            kept[key] = _people(said)
        elif key in DATES and not isinstance(said, str | dict):
            faults.append(_no_value(f"{key} is no date", "", path, place))
        else:
            kept[key] = said
    return kept, faults


def _is_worded(said: Value) -> bool:
    """Return whether a value is a text, or one in several languages, as a file of JSON may have it as well."""
    texts = said.values() if isinstance(said, dict) and said else [said]
    return all(isinstance(text, str) for text in texts)


def _text(key: str, said: Value) -> str:
    """Return a list of texts as one, as Crossref has titles and numbers; nothing for what is no text."""
    texts = [str(one) for one in said if isinstance(one, str)] if isinstance(said, list) else []
    return texts[0] if texts and key in TITLES else ", ".join(texts)


def _people(said: Value) -> Value:
    """Return names without what programs add to them."""
    people = said if isinstance(said, list) else [said]
    return [
        {key: part for key, part in one.items() if key in PERSON} if isinstance(one, dict) else one for one in people
    ]


def unknown_language(said: str, path: str, place: Place) -> Diagnostic:
    """Return the warning of a language that is not known by its name."""
    return _no_value(f"{said!r} is no language that is known", "The tag of a language: ja, en, zh-Hant.", path, place)


def _no_value(message: str, hint: str, path: str, place: Place) -> Diagnostic:
    return Diagnostic(path, *place, Code.SOURCE_VALUE, message, hint)


def jurisdiction_code(text: str) -> str:
    """Return the code of a jurisdiction: `us:c9` of Juris-M is US, and `eu.int` EU; nothing where it is not known."""
    first = text.partition("|")[0].partition(":")[0].partition(";")[0].strip()
    if first.lower() in _PLACES:
        return _PLACES[first.lower()]
    code, dot, _ = first.upper().partition(".")
    if dot and code != "EU":
        return "INT"
    sound = len(code) == 2 and code.isascii() and code.isalpha()
    return _CODES.get(code, code if sound or code in ("EU", "INT") else "")


def once(faults: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """Yield the faults of a file; of warnings that say one thing of many records the first."""
    told = set()
    for fault in faults:
        if fault.code in (Code.SOURCE_FIELD, Code.SOURCE_VALUE, Code.SOURCE_LATEX):
            if fault.message in told:
                continue
            told.add(fault.message)
        yield fault
