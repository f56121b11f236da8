"""The matrix of kinds of work: every form of every example by every profile, and the pages of the manual that show it.

The forms are kept in tests/golden/kinds, a file for each profile; the pages in docs/guide-kinds*.
"""

import os
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import pytest
import yaml

from briefs.citing.items import item_of
from briefs.citing.kinds import kinds
from briefs.citing.references import References
from briefs.citing.styles import Styles
from briefs.language.languages import EN, ZH_HANT, Lang
from briefs.library import samples
from briefs.library.citations import BY_STYLE
from briefs.library.samples import Sample
from briefs.model.brief import Reading
from briefs.model.source import Source
from briefs.publishing.files.reference_formats import biblatex
from briefs.reading.files.yaml_text import read_yaml
from briefs.reading.markdown.read_brief import Job, read_brief
from briefs.reading.records.source_records import RawRecord, read_source
from tests.support import PROFILES, REPOSITORY, TEMPLATES

GOLDEN = REPOSITORY / "tests" / "golden" / "kinds"
DOCS = REPOSITORY / "docs"
REFERENCES = References({}, PROFILES, Styles.of(TEMPLATES.files))
SYSTEMS = {
    "tw": ("臺灣", "Taiwan"),
    "cn": ("中國大陸", "Mainland China"),
    "jp": ("日本", "Japan"),
    "eu": ("歐洲", "Europe"),
    "us": ("美國", "United States"),
    "uk": ("英國", "United Kingdom"),
    "de": ("德國", "Germany"),
    "works": ("書籍、論文及其他", "Books, articles and other works"),
}
"""The pages of the manual, by the file of the kinds that each shows."""
WORDS: dict[Lang, dict[str, str]] = {
    ZH_HANT: {
        "title": "各類文獻之引註：{}",
        "description": "每一類文獻如何登錄，各體例印出何種註釋形式。",
        "before": "以下形式由本程式印出，並由測試逐一核對。附°者，所見之撰稿體例並未明定，依通例及相近類型為之。",
        "needs": "必要欄位",
        "takes": "得填欄位",
        "and": "、",
        "columns": "| 體例 | 附引用處 | 次註，另一處 | 其後各註 |",
        "without": "| 體例 | 全註 | 次註 | 其後各註 |",
        "record": "登錄如下：",
        "bib": "BibLaTeX 檔則為：",
        "of": "：",
    },
    EN: {
        "title": "Kinds of work: {}",
        "description": "How a work of each kind is recorded, and what each guide prints of it.",
        "before": "What stands here is what the program prints, and tests hold it to that. A ° marks what no guide "
        "that was read settles: there custom and the nearest kind are followed.",
        "needs": "It needs",
        "takes": "It takes",
        "and": ", ",
        "columns": "| guide | with a place | next note, another place | later note |",
        "without": "| guide | in full | next note | later note |",
        "record": "The record:",
        "bib": "The same in BibLaTeX:",
        "of": ": ",
    },
}


def source_of(name: str, record: dict[str, Any]) -> Source:
    """Read an example as a file of its own would be; it must be without fault."""
    text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
    tree = read_yaml(text, "content/sources/work.yaml")
    source, faults = read_source(RawRecord(name, tree, "content/sources/work.yaml", (1, 1)))
    assert source is not None, (name, faults)
    return source


def examples() -> Iterator[tuple[str, str, dict[str, Any], tuple[str, ...]]]:
    """Yield each example: its kind, its name, the record, two places in it."""
    for kind, found in kinds().items():
        for name, record, places in found.samples(kind):
            yield kind, name, record, places


_READ: dict[tuple[str, bytes], Reading] = {}


def _read_once(job: Job) -> Reading:
    """Read a text. Those that cite the examples are few, and the same for each profile."""
    key = (job.lang, job.file.data)
    if key not in _READ:
        _READ[key] = read_brief(job)
    return _READ[key]


def printed(source: Source, places: Sequence[str], profile: str, lang: Lang) -> Sample:
    """Return the forms of a work by a profile, with the words of the default templates."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(samples, "read_brief", _read_once)
        return samples.sample(source, places, profile, REFERENCES, lang, TEMPLATES.words)


@cache
def matrix(profile: str, lang: Lang) -> dict[str, Sample]:
    """Return the forms of every example by a profile."""
    return {name: printed(source_of(name, record), places, profile, lang) for _, name, record, places in examples()}


def matrices() -> Iterator[tuple[str, Lang]]:
    """Yield each profile that a text may have, in its first language."""
    for name, profile in sorted(PROFILES.items()):
        if profile.languages:
            yield name, Lang(profile.languages[0])


@cache
def forms(profile: str, lang: Lang) -> dict[str, dict[str, str]]:
    """Return the forms of every example as the file of a profile has them, which `test_kinds` holds against it.

    The file is in the first language of the profile.
    """
    if os.environ.get("UPDATE_GOLDEN") or lang != PROFILES[profile].languages[0]:
        return {name: one.forms for name, one in matrix(profile, lang).items()}
    text = (GOLDEN / f"{profile}.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = yaml.load(text, yaml.CSafeLoader)
    return found


def golden(profile: str, lang: Lang) -> str:
    """Return the file of a profile."""
    made = {name: one.forms for name, one in matrix(profile, lang).items()}
    head = f"# What the profile {profile} prints of each example of briefs/citing/kinds; italics between asterisks.\n"
    return head + yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=1000)


@cache
def settled() -> dict[str, frozenset[str]]:
    """Return, by profile, the examples of which a guide that was read settles the form."""
    found = yaml.safe_load((DOCS / "guide-kinds" / "sources.yaml").read_text(encoding="utf-8"))
    return {name: frozenset(one["settled"]) for name, one in found.items()}


def page(system: str, lang: Lang) -> str:
    """Return a page of the manual: the kinds of one system of law."""
    words = WORDS[lang]
    name = SYSTEMS[system][0 if lang == ZH_HANT else 1]
    # As the file of the kinds has them, and not as other files go on.
    own = yaml.safe_load((REPOSITORY / f"briefs/citing/kinds/{system}.yaml").read_text(encoding="utf-8"))
    lines = ["---", f'title: "{words["title"].format(name)}"', f'description: "{words["description"]}"', "menu: none"]
    lines += ["---", words["before"], ""]
    for kind in own:
        lines += _kind(kind, lang)
    return "\n".join(lines).rstrip() + "\n"


def _kind(kind: str, lang: Lang) -> Iterator[str]:
    words, found = WORDS[lang], kinds()[kind]
    opening, closing = ("（", "）") if lang == ZH_HANT else (" (", ")")
    yield from (f"## {found.names[lang]}{opening}`{kind}`{closing} {{#{kind}}}", "")
    for label, fields in (("needs", found.needs), ("takes", found.takes)):
        if fields:
            told = words["and"].join(f"`{name}`{opening}{text[lang]}{closing}" for name, text in fields.items())
            yield from (f"{words[label]}{words['of']}{told}{'。' if lang == ZH_HANT else '.'}", "")
    for name, record, places in found.samples(kind):
        source = source_of(name, record)
        yield from (words["record"], "", "```yaml", f"# content/sources/{name}.yaml")
        yield from yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=100).rstrip().split("\n")
        yield from ("```", "")
        if name == kind:
            bib = biblatex([{**item_of(source, lang), "title": source.title.text}])
            yield from (words["bib"], "", "```bibtex", *bib.rstrip().split("\n"), "```", "")
        yield from _table(name, places, lang)


def _table(name: str, places: tuple[str, ...], lang: Lang) -> Iterator[str]:
    rows: dict[tuple[str, ...], list[str]] = {}
    for profile, _ in matrices():
        # `csl` has the forms of whatever style a site chooses.
        if lang not in PROFILES[profile].languages or profile == BY_STYLE:
            continue
        own = forms(profile, lang)[name]
        wanted = ("place", "next-other", "later") if places else ("full", "next", "later")
        mark = "" if name in settled().get(profile, frozenset()) else "°"
        rows.setdefault(tuple(own[one] for one in wanted), []).append(f"{profile}{mark}")
    yield WORDS[lang]["columns" if places else "without"]
    yield "| --- | --- | --- | --- |"
    for cells, profiles in rows.items():
        yield f"| {', '.join(profiles)} | {' | '.join(_escaped(cell) for cell in cells)} |"
    yield ""


def _escaped(text: str) -> str:
    """Return a note as it stands in a table of Markdown; the asterisks of italics stay."""
    for mark in "\\[]|_`{}@":
        text = text.replace(mark, f"\\{mark}")
    text = text.replace("<", "&lt;").replace(">", "&gt;")
    # A star of its own: 2022 WL 628905, at \*3.
    return text.replace(" *3", " \\*3").replace(" *4", " \\*4")
