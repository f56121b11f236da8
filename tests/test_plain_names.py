"""Names of persons in one piece: what can be no body is parted, and everything else stays whole."""

import pytest

from briefs.citing.plain_names import with_persons
from briefs.model.source import Name
from tests.kind_pages import source_of


def shown(name: Name) -> str:
    given, family = (part.text if part else "" for part in (name.given, name.family))
    parts = "".join(f" {key}={value}" for key, value in sorted(name.parts.items()))
    return f"{family} | {given}{parts}" if family else name.literal.text if name.literal else ""


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Orin S. Kerr", ["Kerr | Orin S."]),
        ("Ann Roe and Orin S. Kerr", ["Roe | Ann", "Kerr | Orin S."]),
        ("Ann Roe, John Q. Doe, and Orin S. Kerr", ["Roe | Ann", "Doe | John Q.", "Kerr | Orin S."]),
        ("Richard H. Fallon, Jr.", ["Fallon | Richard H. comma-suffix=true suffix=Jr."]),
        ("Vincent W. van Gogh", ["Gogh | Vincent W. non-dropping-particle=van"]),
        ("Sandra D. O'Connor & Flannery M. McDonald", ["O'Connor | Sandra D.", "McDonald | Flannery M."]),
        # Bodies, and what may be one.
        ("Ann Roe and John Doe", ["Ann Roe and John Doe"]),
        ("Orin Kerr", ["Orin Kerr"]),
        ("Baker & McKenzie", ["Baker & McKenzie"]),
        ("Human Rights Watch", ["Human Rights Watch"]),
        ("U.S. Department of Justice", ["U.S. Department of Justice"]),
        ("Dwight D. Eisenhower Library", ["Dwight D. Eisenhower Library"]),
        ("John F. Kennedy School of Government", ["John F. Kennedy School of Government"]),
        ("Orin S. Kerr and Human Rights Watch", ["Orin S. Kerr and Human Rights Watch"]),
        ("J. P. Morgan", ["J. P. Morgan"]),
        ("U. S. Steel", ["U. S. Steel"]),
        ("Yale L. School", ["Yale L. School"]),
        ("St. Louis University", ["St. Louis University"]),
        ("OECD", ["OECD"]),
        ("others", ["others"]),
    ],
)
def test_a_person_in_one_piece_is_parted_and_a_body_is_not(typed: str, people: list[str]) -> None:
    record = {"type": "book", "language": "en", "title": "Law", "author": typed}
    assert [shown(one) for one in with_persons(source_of("work", record)).names["author"]] == people


def test_names_of_works_in_other_languages_stay_whole() -> None:
    record = {"type": "book", "language": "zh-Hant", "title": "民法", "author": "Orin S. Kerr"}
    assert [shown(one) for one in with_persons(source_of("work", record)).names["author"]] == ["Orin S. Kerr"]
