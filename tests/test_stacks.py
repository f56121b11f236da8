"""Each language has its own faces: Latin ones first, then its own, and nowhere the face of the system."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHEETS = sorted([*ROOT.glob("templates/assets/*.css"), *ROOT.glob("briefs/**/*.css")])
STACK = re.compile(r"(--sans|--serif|font-family|font):([^;{}]*,[^;{}]*)[;}]")
OWN_FACE = re.compile(r"^(system-ui|ui-\w+|BlinkMacSystemFont)$")
"""Faces of the system's own language, which have Han characters of that."""
HAN = re.compile(
    r"PingFang|JhengHei|YaHei|Songti|MingLiU|SimSun|Hiragino|Yu (Gothic|Mincho)|Meiryo|CJK"
    r"|(Noto|Source Han).* (TC|SC|JP)$"
)
FACES_OF = {
    "zh-Hant": r"TC$|JhengHei|MingLiU",
    "zh-Hans": r"SC$|YaHei|SimSun",
    "ja": r"JP$|Hiragino|Yu (Gothic|Mincho)|Meiryo|^Source Han Serif$",
}


def names(stack: str) -> list[str]:
    return [name.strip().strip("\"'") for name in stack.split(",")]


def test_no_sheet_has_the_systems_face_before_a_face_with_han() -> None:
    found = {}
    for sheet in SHEETS:
        for _, stack in STACK.findall(sheet.read_text(encoding="utf-8")):
            faces = names(stack.split("px/")[-1])
            found[sheet.name, stack] = [face for face in faces if OWN_FACE.match(face) and face != "ui-monospace"]
    assert len(found) >= 10
    assert {place: faces for place, faces in found.items() if faces} == {}


@pytest.mark.parametrize("lang", FACES_OF)
@pytest.mark.parametrize("kind", ["--sans", "--serif"])
def test_latin_faces_go_first_and_then_those_of_the_language_alone(lang: str, kind: str) -> None:
    base = (ROOT / "templates/assets/base.css").read_text(encoding="utf-8")
    block = re.search(rf":lang\({lang}\) \{{([^}}]*--sans[^}}]*)\}}", base)
    assert block
    (stack,) = [stack for name, stack in STACK.findall(block[1]) if name == kind]
    faces = [face for face in names(stack) if not face.startswith("Han ")]
    first = next(at for at, face in enumerate(faces) if HAN.search(face))
    assert first >= 3, "at least three Latin faces go first"
    own, generic = faces[first:-1], faces[-1]
    assert len(own) >= 4
    assert [face for face in own if not re.search(FACES_OF[lang], face)] == []
    assert generic == {"--sans": "sans-serif", "--serif": "serif"}[kind]
