"""The schemas for editors take what the program takes, refuse what it refuses, and explain every key twice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from briefs.schemas.schema_files import FILES, descriptions, schemas
from tests.support import REPOSITORY

CONTENT = REPOSITORY / "content"


class EditorsYaml(yaml.SafeLoader):
    """YAML as editors read it: numbers are numbers, days are text (YAML 1.2)."""


EditorsYaml.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def value_of(file: Path) -> Any:
    text = file.read_text(encoding="utf-8")
    return yaml.load(text.split("---\n")[1] if file.suffix == ".md" else text, EditorsYaml)


def mappings(schema: Any) -> Iterator[dict[str, Any]]:
    """Return every place in a schema that names keys."""
    if isinstance(schema, list):
        for item in schema:
            yield from mappings(item)
    elif isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema
        for item in schema.values():
            yield from mappings(item)


@pytest.mark.parametrize("name", FILES)
def test_the_content_of_this_repository_is_right_by_its_schema(name: str) -> None:
    files = sorted(CONTENT.glob(FILES[name]))
    assert files
    validator = jsonschema_rs.validator_for(schemas()[name])
    for file in files:
        assert not [error.message for error in validator.iter_errors(value_of(file))], file


@pytest.mark.parametrize("name", FILES)
def test_every_key_says_what_it_means_in_english_and_chinese(name: str) -> None:
    found = 0
    for mapping in mappings(schemas()[name]):
        for key, value in mapping["properties"].items():
            if (name, key) in {("sources", "references"), ("sources", "items")}:
                continue
            english, _, chinese = value.get("description", "").partition("\n\n")
            assert english.endswith("."), key
            assert chinese.endswith("。"), key
            found += 1
    assert found


def test_no_words_are_left_of_a_key_that_is_gone() -> None:
    said = {entry["description"] for schema in schemas().values() for entry in described(schema)}
    for name, entries in descriptions().items():
        for key, words in entries.items():
            assert f"{words['en']}\n\n{words['zh-Hant']}" in said or not key, (name, key)


def described(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if isinstance(value.get("description"), str):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from described(item)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        (
            "front-matter",
            {"title": "A", "description": "A.", "date": "25 June 2025", "topics": ["a"], "jurisdictions": ["JP"]},
        ),
        (
            "front-matter",
            {"title": "A", "description": "A.", "date": 2025, "topics": ["a"], "jurisdictions": ["JP"], "tags": []},
        ),
        ("site", {"title": {"en": "A"}}),
        ("topics", {"AI": {"names": {"zh-Hant": "甲", "en": "A"}}}),
        ("instrument", {"jurisdiction": "JP", "kind": "law", "names": {"zh-Hant": "甲", "en": "A"}}),
        ("glossary", {"chip": {"zh-Hant": "晶片", "english": "chip"}}),
        ("sources", {"type": "book", "title": "A", "publsher": "B"}),
        ("sources", {"one": {"type": "novel", "title": "A"}}),
        ("sources", [{"type": "book", "title": "A", "issued": {"date-parts": "2025"}}]),
    ],
)
def test_what_is_wrong_is_underlined(name: str, wrong: Any) -> None:
    assert not jsonschema_rs.validator_for(schemas()[name]).is_valid(wrong)


@pytest.mark.parametrize(
    "sources",
    [
        {"type": "book", "title": "A", "number": 53, "issued": 2025},
        {
            "title": {"zh-Hant": "甲", "en": "A"},
            "type": "book",
            "author": [{"family": "A", "given": {"ja": "甲"}}, "B"],
        },
        {
            "one": {"type": "book", "title": "A"},
            "two": {"type": "webpage", "title": "B", "archive": {"URL": "https://a.b"}},
        },
        [{"id": "a", "type": "book", "title": "A", "issued": {"date-parts": [[2025, 1]]}}],
        {"references": [{"id": "a", "type": "book", "title": "A"}]},
    ],
)
def test_cited_works_may_be_written_in_every_way_that_is_read(sources: Any) -> None:
    assert jsonschema_rs.validator_for(schemas()["sources"]).is_valid(sources)


def test_the_schemas_are_published_with_the_site(own_site: dict[str, bytes]) -> None:
    for name in FILES:
        schema = own_site[f"schemas/{name}.json"].decode()
        assert f'"$id": "https://example.org/kb/schemas/{name}.json"' in schema
        assert "簡報" in own_site["schemas/front-matter.json"].decode()
