"""Names that are not named: BibLaTeX's `and others`, from every kind of record to every export."""

import json

import pytest

from briefs.citing.items import item_of
from briefs.citing.spoken_names import names_of
from briefs.language.languages import EN
from briefs.model.brief import File
from briefs.model.source import OTHERS, Name, Source, Wording
from briefs.publishing.files.reference_formats import biblatex
from briefs.publishing.files.ris_format import ris
from briefs.reading.records.source_files import read_source_file


def read(name: str, text: str) -> Source:
    """Return the one record of a file."""
    (source,) = [claim.source for claim in read_source_file(File(name, text.encode())).claims]
    assert source is not None
    return source


ROE = Name(family=Wording("Roe"), given=Wording("Ann"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.bib", "@book{a, title = {A}, author = {Roe, Ann and others}}"),
        ("a.json", '[{"id": "a", "type": "book", "title": "A", "author": [%s, {"literal": "others"}]}]'),
        ("a.json", '[{"id": "a", "type": "book", "title": "A", "author": [%s, {"family": "others"}]}]'),
        ("a.json", '[{"id": "a", "type": "book", "title": "A", "author": [%s, {"family": "et al."}]}]'),
        ("a.yaml", "type: book\ntitle: A\nauthor: [{family: Roe, given: Ann}, others]"),
        ("a.yaml", "type: book\ntitle: A\nauthor: [{family: Roe, given: Ann}, 等]"),
    ],
)
def test_others_are_no_person(name: str, text: str) -> None:
    source = read(name, text.replace("%s", json.dumps({"family": "Roe", "given": "Ann"})))
    assert source.names["author"] == (ROE, OTHERS)
    assert names_of(source) == ("Ann Roe", "Roe")
    item = item_of(source, EN)
    assert item["author"] == [{"family": "Roe", "given": "Ann"}, {"literal": "others"}]
    assert "author = {Roe, Ann and others}," in biblatex([item])
    assert "AU  - Roe, Ann\r\nAU  - et al.\r\n" in ris([item])
    assert read("a.bib", biblatex([item])).names == source.names
    assert read("a.json", json.dumps([item])).names == source.names


@pytest.mark.parametrize(
    "author", ["others", "[others]", "[others, {family: Roe}]", "[{family: Others, given: Ann}, A]"]
)
def test_a_name_of_this_word_is_a_name(author: str) -> None:
    assert OTHERS not in read("a.yaml", f"type: book\ntitle: A\nlanguage: en\nauthor: {author}").names["author"]
