"""What is not out yet, drafts and briefs with a date to come, stops nobody."""

from pathlib import Path

import pytest

from briefs.messages.entries import render
from briefs.model.diagnostic import Code, SeverityPolicy
from briefs.reading.files.front_matter_text import standing
from tests.support import brief_text, check_content, write_content

DRAFT = brief_text("D.").replace("topics:", "draft: true\ntopics:")
LATER = brief_text("L.").replace("date: 2025-06-25", "date: 2027-03-01")
ACTIVE = '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
SOUND = {"briefs/a/en.md": brief_text("A.")}

SPOILT: dict[str, dict[str, str | bytes]] = {
    "a text": {"en.md": DRAFT + "\n＠key [1]\n\n[^x]\n\n![x](none.png)\n"},
    "its other language": {"zh-Hant.md": brief_text("[^x]", "題")},
    "front matter": {"en.md": DRAFT.replace("date: 2025-06-25", "date: 2025-6-25\ntitle: twice")},
    "front matter without an end": {"en.md": "---\ntitle: D\ndraft: true\n\nText.\n"},
    "a first line that is none": {"en.md": DRAFT.replace("---", "—", 1)},
    "a text in another encoding": {"en.md": DRAFT.encode("utf-16")},
    "a text in Big5": {"en.md": DRAFT.replace("D.", "草稿").encode("big5")},
    "a drawing that could act": {"map.svg": ACTIVE},
    "a drawing in a folder": {"more/map.svg": "<svg"},
    "a side file": {"paragraphs.json": "{", "translation.json": "[]"},
    "a text at a wrong place": {"more/en.md": "x"},
    "a language that is none": {"fr.md": "x", "README.md": "x"},
    "a copy and a Word file": {"zh-Hant.md.txt": "x", "a.docx": "x"},
    "a name that Windows can't hold": {"con.png": b"x", "a?.png": b"x"},
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_nothing_of_a_draft_is_told_or_stops_others(tmp_path: Path, spoilt: dict[str, str | bytes]) -> None:
    drafts, own = {"d", "新簡報"}, {"en.md": DRAFT} | spoilt
    files = {f"briefs/{folder}/{name}": data for folder in drafts for name, data in own.items()}
    write_content(tmp_path / "content", SOUND | files)
    assert check_content(tmp_path / "content", strict=True).of_briefs(("a",)).diagnostics[1:] == ()
    told = check_content(tmp_path / "content").diagnostics
    assert told == ()
    of_drafts = check_content(tmp_path / "content", drafts=True).diagnostics
    assert drafts <= {part for one in of_drafts for part in one.path.split("/")}


def test_a_link_in_the_folder_of_a_draft_stops_nobody(tmp_path: Path) -> None:
    write_content(tmp_path / "content", SOUND | {"briefs/d/en.md": DRAFT})
    (tmp_path / "content/briefs/d/x.png").symlink_to("/etc/hostname")
    assert check_content(tmp_path / "content").diagnostics == ()
    assert [one.code for one in check_content(tmp_path / "content", drafts=True).diagnostics] == [Code.FILE_SYMLINK]


def test_what_only_a_draft_cites_is_not_unused_though_the_draft_can_not_be_read(tmp_path: Path) -> None:
    sources = {f"sources/{key}.yaml": "type: document\ntitle: A\n" for key in ("one", "王2004", "free")}
    text = DRAFT.replace("date: ", "date: x").replace("D.", "D.[^1]\n\n[^1]: @one，見@王2004。")
    write_content(tmp_path / "content", SOUND | sources | {"briefs/d/en.md": text})
    unused = [one for one in check_content(tmp_path / "content").diagnostics if one.code is Code.SOURCE_UNUSED]
    assert [one.path for one in unused] == ["content/sources/free.yaml"]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"en.md": LATER.replace("L.", "L.[^x]")}, "note.undefined"),
        ({"en.md": LATER.replace("topics: [ai]", "topics: ai")}, "field.type"),
        ({"map.svg": ACTIVE}, "image.active"),
        ({"paragraphs.json": "{"}, "json.syntax"),
    ],
)
def test_an_error_of_a_brief_with_a_date_to_come_is_a_warning_until_its_day(
    tmp_path: Path, fault: dict[str, str], code: str
) -> None:
    own = {"en.md": LATER} | fault
    write_content(tmp_path / "content", SOUND | {f"briefs/l/{name}": text for name, text in own.items()})
    before = check_content(tmp_path / "content", today="2026-01-01")
    assert before.errors == ()
    (told,) = before.diagnostics
    assert told.code is Code.BRIEF_LATER
    assert (told.message.values["day"], told.message.values["code"]) == ("2027-03-01", code)
    (then,) = check_content(tmp_path / "content", today="2027-03-01").errors
    assert (then.code.value, then.path, then.line) == (code, told.path, told.line)
    assert [one.code.value for one in check_content(tmp_path / "content", today="2026-01-01", drafts=True).errors] == [
        code
    ]


def test_warnings_of_a_brief_with_a_date_to_come_are_told_as_they_are(tmp_path: Path) -> None:
    text = LATER.replace("L.", "L. 甲<!-- review: look -->")
    write_content(tmp_path / "content", SOUND | {"briefs/l/en.md": text})
    told = check_content(tmp_path / "content", today="2026-01-01").diagnostics
    assert told == check_content(tmp_path / "content", today="2027-03-01").diagnostics
    assert told


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("2027-13-02", "Write 2027-02-13."),
        ("2027-31-01", "Write 2027-01-31."),
        ("2027-02-30", "Write 2025-06-25, or 2025-06, or 2025."),
        ("２０２７-01-02", "Write 2027-01-02."),
        ("2027/01/02", "Write 2027-01-02."),
        ("2027年1月2日", "Write 2027-01-02."),
        ("2027-01-02T08:00", "Write 2027-01-02."),
        ("2027.1", "Write 2027-01."),
    ],
)
def test_what_is_no_date_is_an_error_and_no_day_to_come(tmp_path: Path, typed: str, hint: str) -> None:
    write_content(tmp_path / "content", SOUND | {"briefs/l/en.md": LATER.replace("2027-03-01", typed)})
    (told,) = check_content(tmp_path / "content", today="2026-01-01").diagnostics
    assert (told.code, told.line, render(told.hint, "en")) == (Code.FIELD_DATE, 4, hint)


def test_what_a_site_calls_an_error_is_one_from_the_day_on(tmp_path: Path) -> None:
    settings = (
        "base_url: https://example.org/\ntitle: {zh-Hant: 題, en: T}\ndescription: {zh-Hant: 題, en: T}\n"
        "publisher: {zh-Hant: 題, en: T}\nchecks: {text.review: error}\n"
    )
    text = LATER.replace("L.", "L. <!-- review: look -->")
    write_content(tmp_path / "content", SOUND | {"site.yaml": settings, "briefs/l/en.md": text})
    (told,) = check_content(tmp_path / "content", today="2026-01-01").diagnostics
    assert (told.code, told.message.values["code"]) == (Code.BRIEF_LATER, "text.review")
    assert SeverityPolicy().errors((told,)) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\ndraft: true\n---\n", "draft"),
        ("\ufeff---\n'draft' : \"true\"\n---\n", "draft"),
        ("---\ndraft: false\ndate: 2027-03\n---\n", "2027-03"),
        ("---\ndate: '2027-03-01'\n---\ndraft: true\n", "2027-03-01"),
        ("---\ndate: 2027-03-01  # a Monday\n---\n", "2027-03-01"),
        ("---\ndate:\n  2027-03-01\r\n---\n", "2027-03-01"),
        ("---\ndate: 2027-3-1\n---\n", ""),
        ("---\ndate: 2027-13-02\n---\n", ""),
        ("---\ndate: 2027-02-29\n---\n", ""),
        ("---\ndate: ２０２７-03-01\n---\n", ""),
        ("---\ndate: 2027/03/01\n---\n", ""),
        ("---\ndate: 2027年3月1日\n---\n", ""),
        ("---\ndate: '2027-03-01。'\n---\n", ""),
        ("---\ntitle: A\ntags: {draft: true}\n---\n", ""),
        ("---\ntitle: A\n\nText of a brief.\n\ndraft: true\n", ""),
        ("", ""),
    ],
)
def test_when_a_text_comes_out_is_told_by_its_front_matter_alone(text: str, said: str) -> None:
    assert standing(text) == said
