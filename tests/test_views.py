"""The view contract: what each template is given, what of it is HTML, and how a site's own templates build on it."""

import shutil
from functools import cache
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes
from markupsafe import Markup

from briefs.build.pipeline import check, publish
from briefs.build.session import Options, Tools, opened
from briefs.language.languages import EN
from briefs.language.words import Words
from briefs.publishing.rendering.escaped_words import EscapedWords
from briefs.publishing.rendering.template_files import default_folder, read_templates
from briefs.publishing.rendering.templates import (
    DEFAULT,
    TemplateFaultError,
    TemplateRenderer,
    is_template,
    spans,
)
from briefs.publishing.views.views import TEMPLATES, Page
from tests.support import TEMPLATES as FILES
from tests.support import WITH_PARALLEL_PAGES, brief_text, build_content, silent, write_content
from tests.template_reader import TemplateReader, field_types, is_html
from tests.view_contract import FOLDER, block_names, block_tree, examples, sentences, structs, told

SHARED = {"base.html", "parts.html"}
"""The templates that other templates use, which are no page by themselves."""
SOURCES = {name: data.decode() for name, data in FILES.files.items() if is_template(name)}
DEFAULTS = {name: text for name, text in SOURCES.items() if not name.startswith(DEFAULT)}
UNREAD: set[str] = set()
"""What own templates may use and the default ones do not."""

SITE: dict[str, str | bytes] = {
    **WITH_PARALLEL_PAGES,
    "briefs/a/zh-Hant.md": brief_text("## 標題\n\n人工智慧法第5條[^1]。見[另篇](../b/zh-Hant.md)。\n\n[^1]: @law。\n"),
    "briefs/a/en.md": brief_text("## Heading\n\nText[^1].\n\n[^1]: @law.\n"),
    "briefs/b/zh-Hant.md": brief_text("內文[^1]。\n\n[^1]: @law。\n").replace("date:", "aliases: [old]\ndate:"),
    "sources/law.yaml": "type: book\ntitle: A book\nauthor: [{family: Ueno, given: T.}]\nissued: 2020\n",
    "pages/about/zh-Hant.md": "---\ntitle: 關於\ndescription: 關於。\n---\n內文。\n",
    "glossary.yaml": "model: {zh-Hant: 模型, en: model}\n",
    "instruments/jp-ai-act.yaml": "jurisdiction: JP\nkind: act\nnames: {zh-Hant: 人工智慧法, en: AI Act}\n"
    "events: [{date: 2025-06-04, kind: promulgated, url: https://example.org/law}]\n",
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_content(tmp_path_factory.mktemp("content"), SITE)


def site(content: Path, own: Path | None) -> dict[str, bytes]:
    """Build a site with own templates."""
    with opened(Options(content), Tools(own, None, silent)) as session:
        return publish(check(session))


def templates(folder: Path, files: dict[str, str]) -> Path:
    return write_content(folder / "templates", files, base=False)


@pytest.fixture(scope="module")
def planned(content: Path) -> tuple[list[Page], dict[str, bytes]]:
    """All pages of a small site that has every kind of page, and its files."""
    pages: list[Page] = []
    with pytest.MonkeyPatch.context() as patch:
        real = TemplateRenderer.render
        patch.setattr(TemplateRenderer, "render", lambda self, page: (pages.append(page), real(self, page))[1])
        files = site(content, None)
    return pages, files


def test_every_template_has_its_view() -> None:
    assert DEFAULTS.keys() == TEMPLATES.keys() | SHARED
    assert len(set(TEMPLATES.values())) == len(TEMPLATES)


def test_every_page_is_rendered_as_the_registry_says(planned: tuple[list[Page], dict[str, bytes]]) -> None:
    assert {page.template: type(page.view) for page in planned[0]} == TEMPLATES


@pytest.fixture(scope="module")
def reader() -> TemplateReader:
    found = TemplateReader(DEFAULTS)
    for name, view in TEMPLATES.items():
        found.page(name, view)
    return found


def test_templates_read_fields_that_there_are_and_print_html_and_nothing_else_as_it_is(reader: TemplateReader) -> None:
    assert reader.faults == []


def test_every_field_that_is_html_is_printed_and_no_other_is_printed_as_html(reader: TemplateReader) -> None:
    marked = {(one, name) for one in structs() for name, kind in field_types(one).items() if is_html(kind)}
    assert reader.safe == marked


def test_every_field_is_read_by_some_template(reader: TemplateReader) -> None:
    fields = {f"{one.__name__}.{name}" for one in structs() for name in field_types(one)}
    assert fields - {f"{one.__name__}.{name}" for one, name in reader.read} == UNREAD


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{{ view.title | safe }}", "`safe` prints what is no finished HTML"),
        ("{{ view.html }}", "finished HTML is printed without `safe`"),
        ("{{ view.html | spans('en') }}", "the filter spans is not expected here"),
        ("{{ view.nothing }}", "BriefView has no nothing"),
        ("{% for note in view.notes %}{{ note.html }}{% endfor %}", "finished HTML is printed without `safe`"),
        ("{% for one in view.moved %}{{ one.law.txt }}{% endfor %}", "Anchor has no txt"),
        ("{% import 'p' as p %}{{ p.m(view.cite) }}", "CiteThis has no form"),
        ("{{ vew.title }}", "there is no vew"),
    ],
)
def test_the_reader_of_templates_sees_what_is_wrong(text: str, fault: str) -> None:
    reader = TemplateReader({"t": text, "p": "{% macro m(one) %}{{ one.form }}{% endmacro %}"})
    reader.page("t", TEMPLATES["brief.html"])
    assert [words.split(": ", 1)[1] for words in reader.faults] == [fault]


def test_a_sentence_stands_under_every_field() -> None:
    found = sentences()
    expected = {one.__name__ for one in structs()}
    expected |= {f"{one.__name__}.{name}" for one in structs() for name in field_types(one)}
    assert found.keys() == expected
    for name, words in found.items():
        assert words.endswith("."), name
        assert "." in name or len(words) <= 120, name


def test_every_sentence_is_there_in_chinese() -> None:
    assert told("zh-Hant").keys() == sentences().keys()
    assert all(words.endswith("。") for words in told("zh-Hant").values())


def test_no_block_takes_the_place_of_one_around_it_by_accident() -> None:
    meant = {"main", "styles", "scripts", "twin", "running", "head_extra", "body_class", "title"}
    around = set(block_names("base.html"))
    for name in TEMPLATES:
        names = block_names(name)
        assert len(names) == len(set(names)), name
        assert set(names) & around <= meant, name


def test_every_page_has_blocks_inside_main() -> None:
    for name in TEMPLATES:
        tree = dict(block_tree(name))
        assert (
            (len(tree["main"]) >= 1) if "main" in tree else name.endswith((".xml", ".txt")) or name == "redirect.html"
        )


def test_default_templates_have_two_names_and_an_own_one_takes_over_the_first(tmp_path: Path) -> None:
    own = read_templates(templates(tmp_path, {"brief.html": "own", "mine.html": "mine", "assets/x.css": "p {}"}))
    assert own.files["brief.html"] == b"own"
    assert own.files["default/brief.html"] == FILES.files["brief.html"] == FILES.files["default/brief.html"]
    assert {name.removeprefix(DEFAULT) for name in own.files if name.startswith(DEFAULT)} == DEFAULTS.keys()


def test_the_digest_of_the_templates_covers_own_and_default_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = templates(tmp_path, {"brief.html": '{% extends "default/brief.html" %}'})
    digests = {read_templates(None).digest(), read_templates(own).digest()}
    (own / "brief.html").write_text('{% extends "default/brief.html" %} ')
    digests.add(read_templates(own).digest())
    changed = tmp_path / "default"
    write_content(changed, {**DEFAULTS, "brief.html": "changed"}, base=False)
    shutil.copytree(default_folder() / "words", changed / "words")
    monkeypatch.setattr("briefs.publishing.rendering.template_files.default_folder", lambda: changed)
    digests.add(read_templates(own).digest())
    assert len(digests) == 4


@cache
def templates_of_pages() -> list[str]:
    """Return the templates of pages. Not when this module is read, which each process of a run does."""
    return sorted(name for name in TEMPLATES if "main" in dict(block_tree(name)))


def test_an_own_template_may_extend_each_default_one(
    content: Path, planned: tuple[list[Page], dict[str, bytes]], tmp_path: Path
) -> None:
    """Each replaces its last block inside `main` and keeps the others; base, parts and line are extended as well."""
    files = {"base.html": '{% extends "default/base.html" %}{% block site_footer %}<i>foot</i>{% endblock %}'}
    chosen = {}
    for name in templates_of_pages():
        chosen[name] = dict(block_tree(name))["main"][-1][0]
        files[name] = (
            f'{{% extends "default/{name}" %}}\n{{% block {chosen[name]} %}}\n'
            f"<b>{name} {{{{ frame.lang }}}}</b>{{% endblock %}}\n"
        )
    for name in ("redirect.html", "feed.xml", "opensearch.xml", "robots.txt"):
        files[name] = f'{{% include "default/{name}" %}}'
    own = site(content, templates(tmp_path, files))
    before = planned[1]
    seen = set()
    for page in planned[0]:
        path = page.address + ("index.html" if page.address.endswith("/") or not page.address else "")
        if page.template not in templates_of_pages():
            assert own[path] == before[path], path
            continue
        text = own[path].decode()
        assert f"<b>{page.template} {page.view.frame.lang}</b>" in text, path  # type: ignore[union-attr]
        assert text.count("<i>foot</i>") == 1
        assert "<footer" not in text
        assert text.partition("<main")[0].partition("</head>")[0] == before[path].decode().partition("</head>")[0]
        seen.add(page.template)
    assert sorted(seen) == templates_of_pages()


def test_a_block_may_stand_before_what_it_held_and_use_the_macros_of_the_default_one(
    content: Path, tmp_path: Path
) -> None:
    text = (
        '{% extends "default/brief.html" %}'
        "{% block cited %}<aside>{{ view.minutes }} {{ frame.site_title }}</aside>\n{{ super() }}{% endblock %}"
        "{% block notes %}{{ parts.notes(view.notes[:0], words) }}{% endblock %}"
    )
    page = site(content, templates(tmp_path, {"brief.html": text}))["en/briefs/a/index.html"].decode()
    assert '<aside>1 Briefs</aside>\n<details class="cited">' in page
    assert 'class="notes"' not in page


def test_one_macro_of_the_parts_may_be_replaced(content: Path, tmp_path: Path) -> None:
    macros = [one.name for one in jinja2.Environment().parse(DEFAULTS["parts.html"]).find_all(nodes.Macro)]
    text = '{% import "default/parts.html" as default %}\n'
    text += "".join(f"{{% set {name} = default.{name} %}}\n" for name in macros if name != "card")
    text += "{% macro card(card, frame, words, level=2) %}<b>{{ card.title }}</b>{% endmacro %}"
    files = site(content, templates(tmp_path, {"parts.html": text}))
    assert "<b>A brief</b>" in files["en/index.html"].decode()
    assert 'class="notes"' in files["en/briefs/a/index.html"].decode()


ENDLESS = {
    "itself": ({"brief.html": '\n{% extends "brief.html" %}'}, "brief.html:2: brief.html", "default/brief.html"),
    "around": ({"base.html": '{% extends "home.html" %}'}, "base.html:1: base.html", "default/base.html"),
    "included": ({"parts.html": '{% include "parts.html" %}'}, "parts.html:1: parts.html", "default/parts.html"),
    "imported": ({"parts.html": '{% import "parts.html" as x %}'}, "parts.html:1: parts.html", "default/parts.html"),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_template_that_leads_to_itself_ends_in_one_clear_line(content: Path, tmp_path: Path, name: str) -> None:
    files, place, default = ENDLESS[name]
    with pytest.raises(TemplateFaultError) as raised:
        site(content, templates(tmp_path, files))
    assert str(raised.value) == f"{place} leads to itself without end; the default template is {default}"
    assert raised.value.__cause__ is None


def test_an_own_template_without_a_default_one_is_not_told_of_one(content: Path, tmp_path: Path) -> None:
    files = {"404.html": '{% include "mine.html" %}', "mine.html": '{% include "mine.html" %}'}
    with pytest.raises(TemplateFaultError, match=r"^mine\.html:1: mine\.html leads to itself without end$"):
        site(content, templates(tmp_path, files))


def test_a_template_that_is_not_there_is_named(content: Path, tmp_path: Path) -> None:
    with pytest.raises(TemplateFaultError, match=r"^404\.html:2: there is no template default/405\.html$"):
        site(content, templates(tmp_path, {"404.html": '\n{% extends "default/405.html" %}'}))


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
def test_the_examples_of_the_manual_are_true(content: Path, tmp_path: Path, lang: str) -> None:
    shown = examples((FOLDER / f"{lang}.md").read_text(encoding="utf-8"))
    names = [name for name, _ in shown]
    assert names == [
        *("templates/brief.html", "templates/words/en.yaml", "templates/base.html"),
        *("templates/assets/own.css", "templates/base.html"),
    ]
    words = {f"templates/words/{code}.yaml": "ask: 對本篇有疑問\n" for code in ("zh-Hant", "zh-Hans")}
    first = write_content(tmp_path / "first", words | dict(shown[:3]), base=False)
    files = site(content, first / "templates")
    page = files["en/briefs/a/index.html"].decode()
    assert '<h2 id="ask">Questions on this brief</h2>' in page
    assert page.index('id="ask"') < page.index('id="cite-this"')
    assert "subject=A%20brief" in page
    assert '<footer class="site-footer">\n<p>Law Institute · <a href="../../">Briefs</a></p>\n</footer>' in page
    second = write_content(tmp_path / "second", dict(shown[3:]), base=False)
    files = site(content, second / "templates")
    (sheet,) = (path for path in files if path.startswith("assets/own."))
    home = files["en/index.html"].decode()
    assert f'<link rel="stylesheet" href="../{sheet}">\n</head>' in home
    assert files[sheet].decode() == shown[3][1]


def test_what_was_escaped_before_is_escaped_once() -> None:
    assert spans("R&amp;D <b>", "en") == "R&amp;amp;D &lt;b&gt;"
    assert spans(Markup("R&amp;D ") + "<b>", "en") == "R&amp;D &lt;b&gt;"
    assert EscapedWords(Words(EN, {"a": "R&D {n}"}))("a", n="<b>") == "R&amp;D &lt;b&gt;"


@pytest.mark.parametrize(
    ("title", "publisher", "said"),
    [
        ("法律簡報", "法律研究所", "法律簡報</a>&nbsp;· 法律研究所</p>"),
        ("法律簡報", "法律簡報", "法律簡報</a></p>"),
        ("Legal Briefs", "LEGAL  BRIEFS", "Legal Briefs</a></p>"),
        ("ＡＢ 法律簡報", "ab法律簡報", "ＡＢ 法律簡報</a></p>"),
    ],
)
def test_a_publisher_that_is_called_as_the_site_is_named_once(
    tmp_path: Path, title: str, publisher: str, said: str
) -> None:
    settings = (
        f"base_url: https://example.org/\ntitle: {{zh-Hant: {title}, en: T}}\ndescription: {{zh-Hant: 述, en: D}}\n"
        f"publisher: {{zh-Hant: {publisher}, en: P}}\n"
    )
    write_content(tmp_path / "content", {"site.yaml": settings})
    pages = build_content(tmp_path / "content")
    assert said in pages["zh-hant/index.html"].decode().partition('<footer class="site-footer">')[2]
    assert "T</a>&nbsp;· P</p>" in pages["en/index.html"].decode()
