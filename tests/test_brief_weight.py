"""A page of a brief holds little beside its text: what every page or every note would say again stands elsewhere."""

import re

import pytest

from tests.feature_site import feature_site
from tests.support import build_content

FRAME = 7_500
"""Bytes of a page that are neither its text, its notes nor what it says of other briefs."""
NOTE = 210
"""Bytes around the words of a note."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    site = build_content(feature_site(tmp_path_factory.mktemp("content")))
    return site["en/briefs/a/index.html"].decode()


def without(page: str, *sections: str) -> str:
    for section in sections:
        page = re.sub(section, "", page, flags=re.DOTALL)
    return page


def test_the_frame_of_a_page_is_light(page: str) -> None:
    own = without(
        page,
        r'<div class="prose">.*?(?=<section class="notes")',
        r'<section class="notes".*?</section>',
        r'<details class="cited">.*?(?=<section class="(?:cited-by|related|cite-this)")',
        r'<section class="(?:cited-by|related|cite-this)".*?</section>',
        r'<script type="application/ld\+json">.*?</script>',
        r'<meta name="citation_reference"[^>]*>',
    )
    assert len(own.encode()) < FRAME, len(own.encode())


def test_a_note_carries_no_label_that_a_script_can_say(page: str) -> None:
    notes = re.findall(r'<li id="fn-\d+".*?</li>', page, flags=re.DOTALL)
    assert notes
    for note in notes:
        assert "aria-label" not in note
        words = re.sub(r"<[^>]+>", "", without(note, r'<p class="note-(?:margin|sources|laws)">.*?</p>\n?'))
        bare = without(
            note, r'<p class="note-(?:margin|sources|laws)">.*?</p>\n?', r'<div class="full-source".*?</div>'
        )
        around = len(re.sub(r'<a class="(?:address|short-form|provision)".*?</a>|<wbr>|</?span[^>]*>|</?em>', "", bare))
        assert around - len(words) < NOTE, note


def test_what_only_a_script_uses_stands_in_no_page(page: str) -> None:
    assert not re.search(r'data-(?:words|search|provisions|done|label|more)=|class="(?:preview|copy-button)"', page)
    # Drawings of charts alone: the shapes of the header are in the style sheet.
    assert "<svg" not in page.partition("<main")[0]
