"""An author looks at a record: `briefs new source` begins it, `briefs cite` prints what becomes of it."""

from pathlib import Path

import pytest

from briefs.citing.kinds import kinds
from briefs.commands.new_source import record_of
from briefs.reading.files.yaml_text import read_yaml
from tests.running import briefs
from tests.support import write_content

RECORDS = """\
carpenter:
  type: legal_case
  language: en
  jurisdiction: US
  title: Carpenter v. United States
  container-title: U.S.
  volume: 585
  page: 296
  issued: 2018
"""


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    write_content(tmp_path / "content", {"sources/cases.yaml": RECORDS})
    return tmp_path


def test_a_work_in_every_form_by_the_profiles_of_the_site(kb: Path) -> None:
    ended = briefs("cite", "@carpenter", "--place", "at 310", "--place", "at 311", cwd=kb)
    assert ended.stderr == ""
    assert ended.stdout.split("\n\n")[1].strip() == "\n".join(
        (
            "bluebook (en)",
            "  in full                        Carpenter v. United States, 585 U.S. 296 (2018)",
            "  with a place                   Carpenter v. United States, 585 U.S. 296, 310 (2018)",
            "  next note                      *Id.*",
            "  next note, other place         *Id.* at 311",
            "  later note                     *Carpenter*, 585 U.S. at 311",
            "  beside another of the author   *Carpenter*, 585 U.S. at 311",
        )
    )


def test_by_one_profile_and_by_all(kb: Path) -> None:
    one = briefs("cite", "carpenter", "--profile", "oscola", cwd=kb)
    assert "*Carpenter v United States* 585 US 296 (2018)" in one.stdout
    assert "bluebook" not in one.stdout
    every = briefs("cite", "carpenter", "--all", cwd=kb).stdout
    assert {"stli (zh-Hant)", "oscola-5 (en)", "todai-law-review (zh-Hant)"} <= set(every.split("\n"))
    # Nothing is cited by the style of other sites where none is chosen.
    assert "csl" not in every


def test_a_style_of_the_site_is_the_one_that_is_shown(kb: Path) -> None:
    style = (Path(__file__).parents[1] / "templates/styles/oscola.csl").read_text(encoding="utf-8")
    (kb / "own/styles").mkdir(parents=True)
    (kb / "own/styles/mine.csl").write_text(style, encoding="utf-8")
    settings = (kb / "content/site.yaml").read_text(encoding="utf-8") + "citations: {en: {style: mine}}\n"
    (kb / "content/site.yaml").write_text(settings, encoding="utf-8")
    assert "585 US 296" in briefs("cite", "carpenter", "--templates", "own", cwd=kb).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("cite", "carpentr"), "there is no source carpentr. Did you mean carpenter?"),
        (("cite", "carpenter", "--profile", "bluebok"), "there is no profile bluebok. Did you mean bluebook?"),
        (
            ("cite", "carpenter", "--profile", "成大"),
            "there is no profile 成大. Did you mean ncku-law-review (成大法學)?",
        ),
        (("cite", "carpenter", "--profile", "台大"), "Did you mean ntu-law-journal (臺大法學論叢)?"),
        (("cite", "carpenter", "--profile", "ncku"), "Did you mean ncku-law-review (成大法學)?"),
        (
            ("cite", "carpenter", "--profile", "政大"),
            "there is no profile 政大. Known: bluebook, bluebook-22, law-monthly,",
        ),
        (("new", "source", "us-caes", "x"), "there is no kind us-caes. Did you mean us-case?"),
        (("new", "source", "us-case"), "give the key by which notes cite it: briefs new source us-case KEY"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(kb: Path, arguments: tuple[str, ...], said: str) -> None:
    ended = briefs(*arguments, cwd=kb)
    assert ended.returncode == 2
    assert said in ended.stderr


def test_a_record_is_begun_and_then_filled_in(kb: Path) -> None:
    assert briefs("new", "source", "us-case", "riley", cwd=kb).returncode == 0
    file = kb / "content/sources/riley.yaml"
    text = file.read_text(encoding="utf-8")
    assert "volume:  # 卷 · volume – 585" in text
    # Before it is filled in, what is missing is said.
    empty = briefs("cite", "riley", cwd=kb)
    assert empty.returncode == 1
    assert "riley: title is missing" in empty.stderr
    values = {
        "title": "Riley v. California",
        "volume": "573",
        "container-title": "U.S.",
        "page": "373",
        "issued": "2014",
    }
    for name, value in values.items():
        text = text.replace(f"\n{name}:  #", f"\n{name}: {value}  #")
    file.write_text(text, encoding="utf-8")
    assert "Riley v. California, 573 U.S. 373 (2014)" in briefs("cite", "riley", cwd=kb).stdout
    # Never over what is there.
    assert briefs("new", "source", "us-case", "riley", cwd=kb).returncode == 2
    assert file.read_text(encoding="utf-8") == text


def test_a_word_that_is_no_kind_is_told_which_kinds_it_may_mean(kb: Path) -> None:
    assert "tw-case (法院裁判)" in briefs("new", "source", "判決", "x", cwd=kb).stderr
    assert "tw-letter (" in briefs("new", "source", "訴願決定", "x", cwd=kb).stderr
    assert "Did you mean article?" in briefs("new", "source", "artcle", "x", cwd=kb).stderr


def test_all_kinds_are_listed_and_the_record_of_each_is_yaml(kb: Path) -> None:
    listed = briefs("new", "source", cwd=kb).stdout
    for name, kind in kinds().items():
        assert f"  {name} " in listed
        tree = read_yaml(record_of(kind), name)
        assert tree.diagnostics == (), name
        assert set(tree.value) >= {"type", *kind.needs}, name
