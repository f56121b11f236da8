"""A small site that holds every feature, and edits of every kind: what the incremental build is held against."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.support import write_content

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)
_MATTER = """\
---
title: {title}
description: {title}的說明。
date: {date}
topics: [{topic}]
jurisdictions: [{place}]
instruments: [jp-ai-act]
aliases: [old/{name}]
{more}---
"""
_ZH = """\
## 壹、立法緣由

日本內閣府公布《人工智慧法》第3條，見[另案](../{other}/zh-Hant.md)與〈研究セキュリティの確保〉[^1]。{{#p-first}}

人工智慧（以下簡稱AI）之利用[^2]，另見[[{other}]]。AI應受規範[^3]。

## 2025

| 年度 | 預算 |
|---|---:|
| 2024 | 10 |

表：預算

```chart
kind: bar
data: |
  年度, 件數
  2024, 10
  2025, 12
caption: 件數
source: plan
alt: 件數自10增為12。
```

![一張圖](p.png)

圖：一張圖

[^1]: @plan, 頁3。
[^2]: 同前註，頁4。
[^3]: @{other}；參見 @law-text。
"""
_EN = """\
## Background

The Cabinet Office published the AI Act; Article 3 matters, see [another](../{other}/en.md) and
研究セキュリティ[^1]. {{#p-first}}

Artificial intelligence ("AI") is used[^2], see [[{other}]]. AI is regulated[^3].

## 2025

| Year | Budget |
|---|---:|
| 2024 | 10 |

Table: Budget

```chart
kind: bar
data: |
  Year, Cases
  2024, 10
  2025, 12
caption: Cases
source: plan
alt: Cases rose from 10 to 12.
```

![A picture](p.png)

Figure: A picture

[^1]: @plan, p 3.
[^2]: *Id.* at 4.
[^3]: @{other}; see @law-text.
"""
_RECORDS = {
    "sources/plan.yaml": "type: report\ntitle: {zh-Hant: 人工智慧基本計畫, en: Basic Plan on AI}\nauthor: [內閣府]\n"
    "language: zh-Hant\nissued: 2025-02-03\nURL: https://example.go.jp/plan\naccessed: 2025-06-11\n",
    "sources/texts.yaml": "law-text:\n  type: legislation\n  title: {ja: 人工知能関連技術の研究開発, en: AI Act}\n"
    "  language: ja\n  issued: 2025-06-04\n  number: 令和7年法律第53号\n  instrument: jp-ai-act\n",
    "instruments/jp-ai-act.yaml": "jurisdiction: JP\nkind: act\n"
    "names: {zh-Hant: 人工智慧法, en: AI Act, ja: 人工知能法}\n"
    "number: {zh-Hant: 令和7年法律第53號, en: Act No. 53 of 2025}\nstatus: in-force\nchecked: 2025-09-01\n"
    "events:\n  - {date: 2025-06-04, kind: promulgated, source: law-text}\n",
    "instruments/eu-chips-act.yaml": "jurisdiction: EU\nkind: regulation\nnames: {zh-Hant: 晶片法, en: Chips Act}\n",
    "glossary.yaml": "ai:\n  zh-Hant: 人工智慧\n  en: artificial intelligence\n  zh-Hans: 人工智能\n  explain: true\n"
    "  definition: {zh-Hant: 模擬人之智慧, en: What imitates the mind.}\nbudget: {zh-Hant: 預算, en: budget}\n",
    "names.yaml": "bodies: {內閣府: 內閣府}\n",
    "pages/about/zh-Hant.md": "---\ntitle: 關於\ndescription: 關於本站。\n---\n關於本站，見[甲](../../briefs/a/)。\n",
    "pages/about/en.md": "---\ntitle: About\ndescription: About the site.\n---\nAbout this site.\n",
}


def brief(name: str, other: str, lang: str, *, title: str = "", date: str = "2025-06-25", more: str = "") -> str:
    """Return the text of a brief that holds every feature and names another one."""
    head = _MATTER.format(
        title=title or (f"簡報{name}" if lang == "zh-Hant" else f"Brief {name}"),
        date=date,
        topic="ai" if name != "c" else "privacy",
        place="JP" if name != "c" else "EU",
        name=name,
        more=more,
    )
    return head + (_ZH if lang == "zh-Hant" else _EN).format(other=other)


def feature_site(folder: Path) -> Path:
    """Write a site of three briefs in both languages, a draft, records of every kind, pages; return its content."""
    files: dict[str, str | bytes] = dict(_RECORDS)
    for name, other, date in (("a", "b", "2025-06-25"), ("b", "c", "2024-01-02"), ("c", "a", "2023-05")):
        for lang in ("zh-Hant", "en"):
            files[f"briefs/{name}/{lang}.md"] = brief(name, other, lang, date=date)
        files[f"briefs/{name}/p.png"] = PIXEL
    files["briefs/d/en.md"] = brief("d", "a", "en", more="draft: true\n")
    files["briefs/d/p.png"] = PIXEL
    return write_content(folder, files)


Edit = Callable[[Path, Random], None]


def _some(content: Path, random: Random, pattern: str = "briefs/*/*.md") -> Path | None:
    found = sorted(content.glob(pattern))
    return random.choice(found) if found else None


def _replaced(pattern: str, old: str, new: str) -> Edit:
    def edit(content: Path, random: Random) -> None:
        file = _some(content, random, pattern)
        if file is not None:
            text = file.read_text(encoding="utf-8", errors="replace")
            file.write_text(text.replace(old, f"{new}{random.randrange(99)}", 1), encoding="utf-8")

    return edit


def _same_size_and_time(content: Path, random: Random) -> None:
    file = _some(content, random)
    if file is not None:
        found = file.stat()
        data = bytearray(file.read_bytes())
        at = data.rfind(b"2024")
        if at >= 0:
            data[at : at + 4] = b"20%02d" % random.randrange(10, 99)
            file.write_bytes(bytes(data))
            os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))


def _added(content: Path, random: Random) -> None:
    name = f"n{random.randrange(50)}"
    write_content(
        content,
        {
            f"briefs/{name}/en.md": brief(name, "a", "en", date=f"20{random.randrange(10, 25)}"),
            f"briefs/{name}/p.png": PIXEL,
        },
        base=False,
    )


def _renamed(content: Path, random: Random) -> None:
    file = _some(content, random)
    if file is not None and not (content / "briefs/renamed").exists():
        file.parent.rename(content / "briefs/renamed")


def _removed(content: Path, random: Random) -> None:
    file = _some(content, random)
    if file is not None and len(list(content.glob("briefs/*"))) > 2:
        shutil.rmtree(file.parent)


def _without_translation(content: Path, random: Random) -> None:
    file = _some(content, random, "briefs/*/en.md")
    if file is not None:
        file.unlink()


def _without_record(content: Path, random: Random) -> None:
    file = _some(content, random, "sources/*.yaml")
    if file is not None:
        file.unlink()


def _new_record(content: Path, random: Random) -> None:
    write_content(
        content,
        {"sources/plan-2.yaml": f"type: webpage\ntitle: {{en: Plan {random.randrange(99)}}}\nlanguage: en\n"},
        base=False,
    )


def _picture(content: Path, random: Random) -> None:
    file = _some(content, random, "briefs/*/p.png")
    if file is not None:
        file.write_bytes(PIXEL + bytes([random.randrange(255)]))


def _template(content: Path, random: Random) -> None:
    folder = content.parent / "templates"
    (folder / "words").mkdir(parents=True, exist_ok=True)
    (folder / "words/en.yaml").write_text(f"published: Published {random.randrange(99)}\n", encoding="utf-8")
    (folder / "assets").mkdir(exist_ok=True)
    (folder / "assets/print.css").write_text(f"p {{ orphans: {random.randrange(9)}; }}\n", encoding="utf-8")


def _unreadable(content: Path, random: Random) -> None:
    file = _some(content, random)
    if file is not None:
        file.write_bytes(b"\xff\xfe" + file.read_bytes())


def _parallel(content: Path, random: Random) -> None:
    file = content / "site.yaml"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("outputs:")]
    lines.append(f"outputs: {{parallel: {random.choice(('composed', 'pages', 'none'))}}}")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _broken_settings(content: Path, random: Random) -> None:
    file = content / "site.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "title: {}\n", encoding="utf-8")


EDITS: dict[str, Edit] = {
    "text": _replaced("briefs/*/*.md", "2024", "20"),
    "sentence that cites": _replaced("briefs/*/zh-Hant.md", "之利用", "之研發利用"),
    "title": _replaced("briefs/*/*.md", "title: ", "title: T"),
    "description": _replaced("briefs/*/*.md", "description: ", "description: D"),
    "note": _replaced("briefs/*/*.md", "頁3", "頁"),
    "citation": _replaced("briefs/*/*.md", "@law-text", "@plan, p "),
    "topic": _replaced("briefs/*/*.md", "topics: [ai]", "topics: [privacy] #"),
    "date": _replaced("briefs/*/*.md", "date: 2025-06-25", "date: 2025-06-1"),
    "draft": _replaced("briefs/*/*.md", "draft: true", "draft: false #"),
    "to be a draft": _replaced("briefs/*/*.md", "aliases", "draft: true #"),
    "alias": _replaced("briefs/*/*.md", "old/", "older/"),
    "record": _replaced("sources/*.yaml", "title: {", "title: {zh-Hans: 计划"),
    "address of a record": _replaced("sources/plan.yaml", "example.go.jp/plan", "example.go.jp/p"),
    "law": _replaced("instruments/*.yaml", "names: {zh-Hant: ", "names: {zh-Hant: 新"),
    "status of a law": _replaced("instruments/jp-ai-act.yaml", "status: in-force", "status: repealed #"),
    "term": _replaced("glossary.yaml", "zh-Hans: 人工智能", "zh-Hans: 智能"),
    "definition": _replaced("glossary.yaml", "模擬", "模仿"),
    "page": _replaced("pages/about/*.md", "title: ", "title: P"),
    "settings": _replaced("site.yaml", "title: {zh-Hant: ", "title: {zh-Hant: 新"),
    "two languages side by side": _parallel,
    "name of a topic": _replaced("topics.yaml", "人工智慧", "智慧"),
    "same size and time": _same_size_and_time,
    "brief added": _added,
    "brief renamed": _renamed,
    "brief removed": _removed,
    "translation taken away": _without_translation,
    "record removed": _without_record,
    "record added": _new_record,
    "picture": _picture,
    "template": _template,
    "not UTF-8": _unreadable,
}
"""What authors do, by name. Each changes a content folder in place, or nothing where there is nothing to change."""
