"""Records as other programs export them: what they say in their own words, in ours; what is of no use is passed over.

A slip in a record that was written by hand is an error. One who exports a whole library can't mend each of its records,
so that here whatever is not known is told as a warning, once for a file, and the record is read without it.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from briefs.language.countries import code_of
from briefs.language.language_names import is_no_language, language_tag
from briefs.language.written_dates import is_date_in_words
from briefs.messages.message import NOTHING, Message, say
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.source import DATES, NAMES, TEXTS, TITLES, TYPES
from briefs.reading.files.yaml_text import Place, Tree, Value
from briefs.reading.records.extra_lines import with_extra
from briefs.reading.records.meant_fields import hint_for_type
from briefs.reading.records.record_dates import date_of
from briefs.reading.records.source_records import ADDRESS, PERSON, source_schema

EXPORTED = (".json", ".bib")
"""The endings of files that programs write."""
ALIASES = {"reporter": "container-title", "court": "authority", "keywords": "keyword", "pages": "page"}
"""Variables by the names that they have in the styles of lawyers and in other programs."""
TAGS = say("a-language-tag")
"""The hint where a language is not known."""
_SILENT = frozenset({"multi"})
"""Keys of which no record needs a word: the languages of Juris-M's fields."""


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
    hint = nearest(field, known) if len(field) > len("url") else NOTHING
    hint = hint if hint.key == "did-you-mean" else NOTHING
    return Diagnostic(path, *place, Code.SOURCE_FIELD, say("field-passed-over", field=field), hint)


def _settled(value: dict[str, Value], tree: Tree, path: str) -> tuple[dict[str, Value], list[Diagnostic]]:
    """Return a record of which each value is of the kind that its key takes."""
    kept: dict[str, Value] = {}
    faults: list[Diagnostic] = []
    for key, said in value.items():
        one, wrong, hint = _of_its_kind(key, said)
        kept |= {} if one is None else {key: one}
        faults += [_no_value(wrong, hint, path, tree.place((key,)))] if wrong else []
    return kept, faults


def _of_its_kind(key: str, said: Value) -> tuple[Value, Message, Message]:
    """Return a value as its key takes it, or None; what is wrong with it, and a hint."""
    if key == "type" and said not in TYPES:
        return "document", say("type-not-known", said=str(said)), hint_for_type(str(said))
    if key in NAMES:
        people = _people(said)
        return people, NOTHING if all(people) or not said else say("name-names-nobody", key=key), NOTHING
    if isinstance(said, str):
        if key == "language":
            tag = language_tag(said)
            return tag or None, NOTHING if tag or is_no_language(said) else no_language(said), TAGS
        if key == "jurisdiction":
            code = jurisdiction_code(said)
            return code or None, NOTHING if code else say("not-a-jurisdiction", said=said), NOTHING
        if key == "URL":
            address = web_address(said)
            return address or None, NOTHING if address else say("not-a-web-address", said=said), NOTHING
    elif key in TEXTS and key != "archive" and not _is_worded(said):
        text = _text(key, said)
        return text or None, NOTHING if text else say("not-a-text", key=key), NOTHING
    elif key in DATES and not (isinstance(said, dict) or _are_dates(said)):
        return None, say("field-not-a-date", key=key), NOTHING
    elif key in DATES:
        return said, _no_date(said, key), say("write-date-as")
    return said, NOTHING, NOTHING


def _no_date(said: Value, key: str) -> Message:
    """Return what is wrong with a date that is printed as its words, or lost."""
    date = date_of(said)
    if isinstance(said, dict) and (words := said.get("literal") or said.get("raw")):
        return NOTHING if is_date_in_words(str(words)) else say("date-kept-as-words", key=key, text=str(words))
    # A date of zeros, or of no figure, is how programs say that there is none.
    return say("field-not-a-date", key=key) if not date and re.search("[1-9]", str(said)) else NOTHING


def _are_dates(said: Value) -> bool:
    return isinstance(said, list) and all(isinstance(one, dict) for one in said)


def _is_worded(said: Value) -> bool:
    """Return whether a value is a text, or one in several languages, as a file of JSON may have it as well."""
    texts = said.values() if isinstance(said, dict) and said else [said]
    return all(isinstance(text, str) for text in texts)


def _text(key: str, said: Value) -> str:
    """Return a list of texts as one, as Crossref has titles and numbers; nothing for what is no text."""
    texts = [str(one) for one in said if isinstance(one, str)] if isinstance(said, list) else []
    return texts[0] if texts and key in TITLES else ", ".join(texts)


def _people(said: Value) -> list[Value]:
    """Return names without what programs add to them."""
    people = said if isinstance(said, list) else [said]
    return [
        {key: part for key, part in one.items() if key in PERSON} if isinstance(one, dict) else one for one in people
    ]


def web_address(text: str) -> str:
    """Return an address as programs have it: of several the first, with its spaces encoded; nothing for none."""
    first = re.split(r"\s+(?=https?://)", text.strip())[0]
    whole = f"http://{first}" if first.startswith("www.") else first
    encoded = re.sub(r"[\s<>\"]", lambda sign: quote(sign[0]), whole)
    return encoded if re.fullmatch(ADDRESS, encoded) else ""


def no_language(said: str) -> Message:
    """Return what is wrong with a language that is not known by its name."""
    return say("not-a-language", said=said)


def _no_value(message: Message, hint: Message, path: str, place: Place) -> Diagnostic:
    return Diagnostic(path, *place, Code.SOURCE_VALUE, message, hint)


def jurisdiction_code(text: str) -> str:
    """Return the code of a jurisdiction: `us:c9` of Juris-M is US, and `eu.int` EU; nothing where it is not known."""
    # In its own note Juris-M puts the length of the code before it: 002twTaiwan.
    counted = re.match(r"\d{3}(?=[a-z])", text)
    text = text[3 : 3 + int(counted[0])] if counted else text
    first = text.partition("|")[0].partition(":")[0].partition(";")[0].strip()
    if code := code_of(first):
        return code
    code = first.upper().removesuffix(".INT")
    if code != first.upper() and code != "EU":
        return "INT"
    return code if (len(code) == 2 and code.isascii() and code.isalpha()) or code == "EU" else ""


def once(faults: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """Yield the faults of a file; of warnings that say one thing of many records the first."""
    told = set()
    for fault in faults:
        if fault.code in (Code.SOURCE_FIELD, Code.SOURCE_VALUE, Code.SOURCE_LATEX):
            if fault.message in told:
                continue
            told.add(fault.message)
        yield fault
