"""Briefs in two languages that do not agree: blocks of every kind, some lacking, moved, named or changed in one."""

import json
import re
from pathlib import Path
from random import Random

from tests.feature_site import PIXEL, feature_site
from tests.support import brief_text, write_content

HEADNOTE = """\
points:
  - {zh_point}
  - {en_point}
affects: [{whom}]
dates:
  - {{date: "2025-09", what: {what}}}
  - {{date: 2025-07-01, what: {other}}}
"""
_CHART = (
    "```chart\nkind: bar\ndata: |\n  {head}\n  2024, {n}\n  2025, {n}\n"
    "caption: {name}\nsource: plan\nalt: {name}\n```\n"
)
_TITLES = "壹貳參肆伍陸柒捌玖"


def _blocks(n: int) -> tuple[tuple[str, str], ...]:
    """Return a block of each kind in Chinese and English, with numbers in it by which both are known."""
    chart = (_CHART.format(head="年度, 件數", n=n, name=f"圖{n}"), _CHART.format(head="Year, Cases", n=n, name=f"C{n}"))
    return (
        (f"第{n}段，見`x`。", f"Paragraph {n}, see `x`."),
        (f"《某{n}法》（下稱「本法」）與本法，見註[^1]。", f"The Law of X{n} (the “Law”), the Law; see a note[^1]."),
        (f"人工智慧{n}，見[另案](../b/zh-Hant.md)。", f"Artificial intelligence {n}, see [another](../b/en.md)."),
        (f"1. 甲{n}\n2. 乙\n   - 丙{n}\n   - 丁\n", f"1. A{n}\n2. B\n   - C{n}\n   - D\n"),
        (f"3. 甲{n}\n\n   續段\n\n4. 乙\n\n   > 引文\n", f"3. A{n}\n\n   More\n\n4. B\n\n   > A quotation\n"),
        (f"- 甲{n}\n- 乙\n\n  ```text\n  碼\n  ```\n", f"- A{n}\n- B\n\n  ```text\n  code\n  ```\n"),
        (f"- [x] 完成{n}\n- [ ] 未完成\n", f"- [x] Done {n}\n- [ ] Open\n"),
        (f"> 引文{n}。\n>\n> 第二段。\n", f"> Quotation {n}.\n>\n> Its second paragraph.\n"),
        (f"> [!NOTE]\n> 注意{n}。\n>\n> - 點\n", f"> [!NOTE]\n> Beware {n}.\n>\n> - A point\n"),
        (f"用語{n}\n: 定義\n\n  續段\n", f"Term {n}\n: Definition\n\n  More of it\n"),
        (f"```python\nx = {n}\n```\n", f"```python\nx = {n}\n```\n"),
        (f"| 年 | 數 |\n|---|---:|\n| 2024 | {n} |\n", f"| Year | Number |\n|---|---:|\n| 2024 | {n} |\n"),
        (f"| 年 |\n|---|\n| {n} |\n\n表：表{n}\n", f"| Year |\n|---|\n| {n} |\n\nTable: Table {n}\n"),
        chart,
        (f"![圖{n}](p.png)\n\n圖：圖{n}\n", f"![A picture {n}](p.png)\n\nFigure: Picture {n}\n"),
        (f"具名{n}。{{#p-n{n}}}", f"Named {n}.{{#p-n{n}}}"),
        (f"一側具名{n}。{{#p-z{n}}}", f"Named on one side {n}."),
    )


def _text(parts: list[str], lang: str, title: str, headnote: str) -> str:
    note = "\n\n[^1]: 《某法》第1條。\n" if lang == "zh-Hant" else "\n\n[^1]: Law of X, art. 1.\n"
    whole = brief_text("\n\n".join(parts) + note, title)
    return whole.replace("date:", f"{headnote}date:", 1)


def _headnote(random: Random, is_chinese: bool) -> str:
    names = (
        ("第一點", "第二點", "會員國, 廠商", "施行", "公布")
        if is_chinese
        else ("One", "Two", "States, Makers", "Begins", "Told")
    )
    whole = HEADNOTE.format(zh_point=names[0], en_point=names[1], whom=names[2], what=names[3], other=names[4])
    # One point, no days, or no headnote at all are headnotes too.
    cut = random.choice(("", "", names[1], "dates", "all"))
    if cut == "all":
        return ""
    if cut == "dates":
        return whole[: whole.index("dates:")]
    return whole.replace(f"  - {cut}\n", "") if cut else whole


def random_brief(random: Random, name: str) -> dict[str, str]:
    """Return the files of a brief whose languages differ here and there, with ids and a translation that are kept."""
    sides: tuple[list[str], list[str]] = ([], [])
    for section in range(random.randrange(2, 5)):
        is_shared = random.random() < 0.8
        if is_shared or random.random() < 0.5:
            sides[0].append(f"## {_TITLES[section]}、章{section}")
        if is_shared:
            sides[1].append(f"## {'I' * (section + 1)}. Chapter {section}")
        chosen = random.sample(range(17), random.randrange(3, 9))
        for nth, kind in enumerate(chosen):
            zh, en = _blocks(10 * section + nth + 11)[kind]
            missing = random.choice((None, None, None, None, None, 0, 1))
            for at, part in enumerate((zh, en)):
                if missing != at:
                    sides[at].append(part)
        if random.random() < 0.3 and len(sides[1]) > 2:
            moved = sides[1].pop(random.randrange(1, len(sides[1])))
            sides[1].insert(random.randrange(1, len(sides[1])), moved)
    # Blocks that their authors named since their ids were kept have two addresses.
    named = [re.search(r"具名(\d+)", part) for part in sides[0]]
    kept = [[f"p9{one[1]}", "", part.partition("{")[0]] for one, part in zip(named, sides[0], strict=True) if one]
    record = {
        "source": random.choice(("zh-Hant", "en")),
        "date": "2025-07-01",
        "blocks": [[f"p{n}", "舊", "00"] for n in random.sample(range(1, 12), 4)],
        "points": [["headnote-1", "舊", "00"], ["headnote-2", "第二點", "00"]],
    }
    record["translation"] = "en" if record["source"] == "zh-Hant" else "zh-Hant"
    files = {
        f"briefs/{name}/zh-Hant.md": _text(sides[0], "zh-Hant", f"簡報{name}", _headnote(random, True)),
        f"briefs/{name}/en.md": _text(sides[1], "en", f"Brief {name}", _headnote(random, False)),
    }
    if random.random() < 0.6:
        files[f"briefs/{name}/translation.json"] = json.dumps(record, ensure_ascii=False)
    if kept:
        files[f"briefs/{name}/paragraphs.json"] = json.dumps({"languages": {"zh-Hant": [*kept, None]}})
    return files


def parallel_site(folder: Path, parallel: str, seed: int, briefs: int) -> Path:
    """Write a site of every feature and of briefs made at random; return its content."""
    random = Random(seed)
    content = feature_site(folder)
    files: dict[str, str | bytes] = {}
    for number in range(briefs):
        name = f"r{number}"
        files |= random_brief(random, name)
        files[f"briefs/{name}/p.png"] = PIXEL
    settings = content / "site.yaml"
    files["site.yaml"] = f"{settings.read_text(encoding='utf-8')}outputs: {{parallel: {parallel}}}\n"
    return write_content(content, files, base=False)
