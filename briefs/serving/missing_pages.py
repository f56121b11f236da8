"""Why there is no page at an address, in plain words for who writes: a draft, a day to come, a text with an error."""

import html
import re
from urllib.parse import unquote

from briefs.engine.queries import Ask
from briefs.messages.entries import render
from briefs.messages.message import Message, say
from briefs.model.addresses import BRIEFS
from briefs.model.diagnostic import nearest
from briefs.questions.listing import brief_folders
from briefs.questions.text_queries import versions
from briefs.questions.waiting_queries import awaits
from briefs.reading.files.front_matter_text import DRAFT

_BEGINNINGS = (re.compile(r"<main\b[^>]*>"), re.compile(r"<body\b[^>]*>"))
"""Where what a page says begins; a site's own template may have no `<main>`."""


def why_missing(ask: Ask, path: str) -> Message:
    """Return why there is no page at an address, which is a path seen from the root of the site."""
    parts = [unquote(part, errors="replace") for part in path.split("/") if part]
    known = [name for (name,) in ask(brief_folders)]
    name = next((part for part in parts if part in known), "")
    if not name:
        at = parts.index(BRIEFS) + 1 if BRIEFS in parts else len(parts)
        if at < len(parts) and parts[at] != "page":
            return say("page-of-no-brief", id=parts[at], hint=nearest(parts[at], known))
        return say("page-none")
    waits = ask(awaits, name)
    if waits == DRAFT:
        return say("page-of-draft", id=name)
    if waits:
        return say("page-of-later-brief", id=name, day=waits)
    return say("page-none") if versions(ask, BRIEFS, name) else say("page-of-faulty-brief", id=name)


def with_reason(page: bytes, reason: Message, lang: str) -> bytes:
    """Return a page with a reason before all that it says."""
    text = page.decode("utf-8", "replace")
    said = f'<p lang="{lang}"><strong>{html.escape(render(reason, lang), quote=False)}</strong></p>'
    found = next((found for one in _BEGINNINGS if (found := one.search(text))), None)
    at = found.end() if found else len(text)
    return f"{text[:at]}\n{said}{text[at:]}".encode()
