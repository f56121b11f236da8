"""Kinds of work: each example is told for what it is, printed as its golden file has it, and shown in the manual."""

import os
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefs.citing.kinds import kind_of, kinds
from briefs.citing.marked import CAPS, ITALIC
from briefs.citing.references import References
from briefs.citing.styles import Styles
from briefs.language.languages import EN, ZH_HANT, Lang
from briefs.model.source import TEXTS, TYPES, SourceKey
from tests.kind_pages import DOCS, GOLDEN, SYSTEMS, examples, forms, golden, matrices, page, source_of
from tests.support import PROFILES, TEMPLATES

MATRICES = list(matrices())


def check_file(path: Path, text: str) -> None:
    """Compare a file with what it should hold, or write it where that is asked for."""
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, path.name


@pytest.mark.parametrize(("profile", "lang"), MATRICES)
def test_what_a_profile_prints_of_every_kind(profile: str, lang: Lang) -> None:
    check_file(GOLDEN / f"{profile}.yaml", golden(profile, lang))


@pytest.mark.parametrize("lang", [EN, ZH_HANT])
@pytest.mark.parametrize("system", SYSTEMS)
def test_the_manual_shows_every_kind(system: str, lang: Lang) -> None:
    check_file(DOCS / f"guide-kinds-{system}" / f"{lang}.md", page(system, lang))


def test_there_are_at_least_thirty_six_kinds_and_each_has_words_in_both_languages() -> None:
    assert len(kinds()) >= 36
    for name, kind in kinds().items():
        assert set(kind.types) <= set(TYPES), name
        assert kind.record["type"] == kind.types[0], name
        assert {one.split("|")[0] for one in kind.required} <= {*kind.needs, *kind.takes}, name
        for words in (kind.names, *kind.needs.values(), *kind.takes.values()):
            assert set(words) == {"zh-Hant", "en"}, name
        for variable in (*kind.needs, *kind.takes):
            assert (
                variable in TEXTS
                or variable in ("author", "editor", "translator")
                or "date" in variable
                or (variable in ("issued", "accessed", "submitted"))
            ), (name, variable)


@pytest.mark.parametrize(
    ("kind", "name", "record", "places"), list(examples()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_an_example_is_of_its_kind_with_and_without_a_jurisdiction(
    kind: str, name: str, record: dict[str, Any], places: tuple[str, ...]
) -> None:
    source = source_of(name, record)
    assert kind_of(source) == kind
    assert kind_of(msgspec.structs.replace(source, jurisdiction="")) == kind


FAULT = re.compile(
    r"，，|、、|：，|，）|（）|《》|〈〉|「」|『』|,,| ,(?!\w)|\(\)|\[\]|\(\s|\s\)|  |&\w+;|<|undefined|None"
)


@pytest.mark.parametrize(("profile", "lang"), MATRICES)
def test_no_form_has_a_doubled_or_empty_mark_or_a_tag(profile: str, lang: Lang) -> None:
    faulty = {
        (name, form): text
        for name, one in forms(profile, lang).items()
        for form, text in one.items()
        if FAULT.search(text.replace("<https", "https").replace("> accessed", " accessed"))
    }
    assert faulty == {}


@pytest.mark.parametrize(("profile", "lang"), MATRICES)
def test_a_place_that_was_typed_stands_in_every_form_that_has_one(profile: str, lang: Lang) -> None:
    missing = []
    for _, name, _, places in examples():
        if not places:
            continue
        own = forms(profile, lang)[name]
        for form, place in (("place", places[0]), ("next-other", places[1]), ("later", places[1])):
            # Its figures, whatever words each guide has for it.
            figures = re.findall(r"\d+|[IVX]{1,4}(?![a-z])", place)
            if not all(figure in own[form] for figure in figures):
                missing.append((name, form, place, own[form]))
    assert missing == []


@pytest.mark.parametrize(("profile", "lang"), MATRICES)
def test_an_edition_is_never_a_bare_figure(profile: str, lang: Lang) -> None:
    for name in ("book", "us-book", "ja-book", "de-book"):
        full = forms(profile, lang)[name]["full"]
        assert not re.search(r"[(（，,]\s?(?:2|3|5|14)[,，)） ](?!版)", full), full


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ({"type": "report", "title": "A Bill", "number": "S. Rept. 95-604"}, "us-committee-report"),
        ({"type": "report", "title": "A Bill", "genre": "House Report", "number": "99-647"}, "us-committee-report"),
        ({"type": "report", "title": "White House Report 2020"}, "report"),
        ({"type": "report", "title": "The World’s Report No. 5"}, "report"),
    ],
)
def test_a_report_of_a_committee_of_congress_is_told_by_its_number(record: dict[str, Any], kind: str) -> None:
    assert kind_of(source_of("work", record)) == kind


def _face(title: str, text: str) -> tuple[bool, bool, bool] | None:
    """Return whether a title is italic, in small capitals, in quotation marks; None where it does not stand there."""
    before, found, _ = text.partition(title)
    if not found:
        return None
    italic, capitals = (before.count(mark[0]) > before.count(mark[1]) for mark in (ITALIC, CAPS))
    return italic, capitals, before.count("‘") > before.count("’")


@pytest.mark.parametrize("profile", ["bluebook", "bluebook-22", "oscola", "oscola-5"])
def test_a_short_title_has_the_face_that_the_title_has_in_full(profile: str) -> None:
    unlike = {}
    for _, name, record, _ in examples():
        if record["type"] == "legal_case":
            # Names of cases are italic in short forms, and upright in full in the Bluebook.
            continue
        record = {field: value for field, value in record.items() if field != "title-short"}
        source = msgspec.structs.replace(source_of("work", record), key=SourceKey("work"))
        references = References({source.key: source}, PROFILES, Styles.of(TEMPLATES.files))
        work = references.work(source.key, EN, PROFILES[profile])
        title = work.canonical.source.title.text
        faces = [_face(title, text or "") for text in (work.full(None), work.part("short-title", None))]
        if None not in faces and faces[0] != faces[1]:
            unlike[name] = faces
    assert unlike == {}
