"""The site as queries see it: made anew for each question, and gone when that is answered."""

import gc
import weakref
from pathlib import Path

from briefs.language.languages import EN, LANGUAGES
from briefs.model.brief import BriefId
from briefs.publishing.pages.brief_pages import brief_page
from briefs.questions.asked_site import site_of
from briefs.questions.rendering_queries import renderer
from tests.support import brief_text, check_content, write_content

FILES = {
    "briefs/a/zh-Hant.md": brief_text("人工智慧法第5條。[^1]見[另篇](../b/zh-Hant.md)。\n\n[^1]: @k。\n"),
    "briefs/a/en.md": brief_text("Text.[^1]\n\n[^1]: @k.\n"),
    "briefs/b/zh-Hant.md": brief_text("乙[^1]。\n\n[^1]: @k。\n"),
    "sources/all.yaml": "k: {type: webpage, title: K, URL: 'https://example.org/k'}\n",
}


def test_what_the_page_of_a_brief_asked_of_a_site_is_gone_with_it(tmp_path: Path) -> None:
    """What led back to itself would stay until Python looks for such cycles, which takes long on a large site."""
    ask = check_content(write_content(tmp_path, FILES)).session.engine.asking
    gc.collect()
    gc.disable()
    try:
        site = site_of(ask)
        kept = [weakref.ref(one) for one in (site.library, site.citations, site.paragraphs, site.laws, site.selections)]
        pages = [brief_page(site, BriefId("a"), language.code) for language in LANGUAGES]
        assert all(ask(renderer).render(page) for page in pages)
        assert [*site.library.sources, *site.library.briefs, *site.library.source_at, *site.laws.briefs]
        del site, pages
        assert [one() for one in kept] == [None] * len(kept)
    finally:
        gc.enable()


def test_of_a_site_without_fonts_no_brief_is_asked_for_a_card(tmp_path: Path) -> None:
    engine = check_content(write_content(tmp_path, FILES)).session.engine
    assert brief_page(site_of(engine.asking), BriefId("a"), EN).view
    assert "own_citations" in {query for query, _ in engine.evaluator.fresh}
    assert "has_card" not in {query for query, _ in engine.evaluator.fresh}
