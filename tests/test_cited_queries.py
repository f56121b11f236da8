"""What the notes of a text cite is kept without the notes and the profile, and put together again."""

import msgspec
import pytest

from briefs.questions.cited_queries import TextCitations
from tests.test_content import content, library


@pytest.mark.parametrize("profile", ["", "csl"])
def test_all_that_a_text_cites_is_there_again(profile: str) -> None:
    texts = [(brief, content().citations.text(brief)) for brief in library().briefs.values()]
    assert any(note.works for _, text in texts for note in text.notes)
    for brief, text in texts:
        data = msgspec.msgpack.encode(TextCitations.of(text, profile))
        kept = msgspec.msgpack.decode(data, type=TextCitations)
        assert kept.profile == profile
        assert kept.with_notes(brief.notes, text.profile) == text
        assert len(data) < len(msgspec.msgpack.encode(text)) / 2
