"""Fields of an exported file that follow a note or a label: Word counts afresh what they show, so that is no change."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from briefs.importing.word_fields import closed_fields, each_run
from briefs.importing.word_marks import Mark, Marks
from briefs.importing.word_xml import RUN, TEXT, build, tag

_FOLLOWS = re.compile(r"\s*(?:(?:NOTEREF|REF)\s+_Ref(?P<kind>Note|Label)(?P<number>\d{1,6})\b|SEQ\s)", re.IGNORECASE)
"""What `exporting/word.py` writes: the number of a note, a label, the number of a figure."""


def with_pointers(root: Element, marks: Marks) -> None:
    """Write a token in the place of what such a field shows."""
    for simple in list(root.iter(tag("w:fldSimple"))):
        _follow(simple.get(tag("w:instr"), ""), simple.iter(RUN), marks)
    runs = list(each_run(root))
    for field in closed_fields(runs):
        _follow(field.code, (run for _, run in runs[field.parting + 1 : field.end]), marks)


def _follow(code: str, runs: Iterable[Element], marks: Marks) -> None:
    found = _FOLLOWS.match(code)
    shown = [run for run in runs if run.find(TEXT) is not None] if found else []
    if not found or not shown:
        return
    words = "".join(one.text or "" for run in shown for one in run.findall(TEXT))
    target = f"{found['kind'].lower()}{found['number']}" if found["kind"] else "seq"
    for run in shown:
        run[:] = [one for one in run if one.tag != TEXT]
    shown[0].append(build("w:t", text=marks.token(Mark("pointer", words=words, target=target))))
