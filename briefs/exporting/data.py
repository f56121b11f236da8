"""JSON: one brief as data, for those who work with it further."""

import json
from typing import Any

import msgspec

from briefs.citing.items import item_of
from briefs.language.languages import BY_CODE
from briefs.model import addresses
from briefs.model.brief import Brief
from briefs.model.source import SourceKey
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.components.note_parts import printed_notes

VERSION = 1
"""The version of the form; what changes in it raises it."""


def brief_data(site: SiteContext, brief: Brief) -> bytes:
    """Write a brief as JSON: front matter, headings, paragraphs with their addresses, notes with what they cite."""
    library, citations = site.library, site.citations.text(brief)
    ids = site.paragraphs.ids.get(brief.key, ())
    keys: dict[SourceKey, None] = {}
    notes: list[dict[str, Any]] = []
    for cited, printed in zip(citations.notes, printed_notes(site, brief), strict=True):
        works = [
            {"key": one.work.key, "locator": one.locator.typed if one.locator else "", "by": one.by}
            for one in cited.cited
            if one.work.key
        ]
        keys |= dict.fromkeys(SourceKey(work["key"]) for work in works)
        notes.append({"number": printed.number, "text": printed.text, "html": printed.html, "cites": works})
    value = {
        "schema": "briefs-brief",
        "version": VERSION,
        "id": brief.id,
        "lang": BY_CODE[brief.lang].tag,
        "url": site.absolute(addresses.brief(brief.id, brief.lang)),
        "permanent": site.absolute(addresses.permanent(brief.id)),
        "front_matter": msgspec.to_builtins(brief.front_matter),
        "headings": [{"id": one.id, "level": one.level, "text": one.text} for one in brief.headings],
        "blocks": [
            {"id": block.own_id or own, "kind": block.kind, "section": block.section, "text": block.words}
            for block, own in zip(brief.blocks, ids or [""] * len(brief.blocks), strict=True)
        ],
        "notes": notes,
        "sources": [item_of(library.sources[key], brief.lang) for key in keys if key in library.sources],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
