"""Contents of any size, as a knowledge base has them: the nine real briefs over and over, with works of their own.

The same texts are written for Hugo too, which takes our citations for plain text.
"""

from pathlib import Path

from tests.support import REPOSITORY, copy_own_content

_SETTINGS = """\
baseURL = "https://briefs.example/"
title = "Briefs"
defaultContentLanguage = "zh-hant"
defaultContentLanguageInSubdir = true
hasCJKLanguage = true
enableRobotsTXT = true
buildFuture = true
[languages.zh-hant]
  label = "繁體中文"
  contentDir = "content/zh-hant"
[languages.en]
  label = "English"
  contentDir = "content/en"
"""
_LAYOUTS = {
    "baseof.html": '<!doctype html><html lang="{{ site.Language.Lang }}"><head><meta charset="utf-8">'
    "<title>{{ .Title }}</title></head><body>"
    '<nav>{{ range site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>'
    '<main>{{ block "main" . }}{{ end }}</main></body></html>\n',
    "page.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}'
    '{{ range first 6 (site.RegularPages.Related .) }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
    "{{ end }}\n",
    "list.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ range (.Paginate .RegularPages 30).Pages }}'
    '<p><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date.Format "2006-01-02" }}</p>{{ end }}{{ end }}\n',
}
_LAYOUTS["home.html"] = _LAYOUTS["taxonomy.html"] = _LAYOUTS["list.html"]


def write_briefs(folder: Path, count: int) -> Path:
    """Write a content folder of `count` briefs; returns it. It has charts, pictures, laws and terms as ours has."""
    content = copy_own_content(folder / "content")
    # What a site makes is what a new one does; ours has pages of two languages beside.
    settings = content / "site.yaml"
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    settings.write_text("".join(line for line in lines if not line.startswith("outputs:")), encoding="utf-8")
    real = sorted(path for path in (REPOSITORY / "content/briefs").iterdir() if path.is_dir())
    for number in range(count - len(real)):
        _add_brief(content, real[number % len(real)], number)
    return content


def _add_brief(content: Path, source: Path, number: int) -> None:
    """Write one more brief, after a real one, with two works of its own."""
    target = content / "briefs" / f"{source.name}-{number}"
    target.mkdir()
    for file in source.iterdir():
        if file.suffix == ".md":
            said = f"Number {number}." if file.stem == "en" else f"第{number}篇。"
            sentence = "A sentence.[^{}] " if file.stem == "en" else "一句[^{}]。"
            text = file.read_text(encoding="utf-8") + f"\n\n{said}{_notes(number, sentence)}"
            (target / file.name).write_text(text, encoding="utf-8")
        elif file.is_file() and file.suffix != ".json":
            (target / file.name).write_bytes(file.read_bytes())
    for own in (2 * number, 2 * number + 1):
        (content / f"sources/work-{own}.yaml").write_text(_record(own), encoding="utf-8")


def write_hugo(folder: Path, content: Path) -> None:
    """Write the briefs of a content folder, with settings and layouts, as Hugo wants them."""
    (folder / "layouts").mkdir(parents=True)
    (folder / "hugo.toml").write_text(_SETTINGS, encoding="utf-8")
    for name, text in _LAYOUTS.items():
        (folder / "layouts" / name).write_text(text, encoding="utf-8")
    for file in sorted((content / "briefs").glob("*/*.md")):
        text = file.read_text(encoding="utf-8")
        target = folder / "content" / file.stem.lower() / "briefs" / f"{file.parent.name}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        # What Hugo takes for its own marks is none of ours.
        target.write_text(text.replace("{{", "{ {").replace("}}", "} }"), encoding="utf-8")


def _notes(number: int, sentence: str) -> str:
    """Return eight notes that cite two works of the brief's own and three that others cite too, some more than once."""
    own, other = 2 * number, [2 * ((number * step) % (number + 1)) for step in (3, 5, 7)]
    works = [own, own, own + 1, other[0], own, other[1], other[2], other[2]]
    calls = "".join(sentence.format(f"b{n}") for n in range(8)).strip()
    notes = "\n".join(f"[^b{n}]: @work-{work}, {{{n + 1}}}." for n, work in enumerate(works))
    return f"\n\n{calls}\n\n{notes}\n"


def _record(number: int) -> str:
    day = f"{2000 + number % 25}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    kind = ("webpage", "report", "article-newspaper", "legislation")[number % 4]
    return f"""\
type: {kind}
language: ja
title: {{ja: 研究セキュリティに関する資料その{number}, en: Papers on Research Security {number}}}
publisher: {{ja: 内閣府, zh-Hant: 內閣府, en: Cabinet Office (Japan)}}
number: 令和{number % 8 + 1}年法律第{number}号
issued: {day}
accessed: 2026-{number % 12 + 1:02}-{number % 28 + 1:02}
URL: https://example.go.jp/papers/{number}.html
"""
