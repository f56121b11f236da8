"""What is not out yet: drafts, and briefs whose day lies ahead.

It is told by the texts as they are typed, be they at fault or not.
"""

from briefs.engine.queries import Ask, query
from briefs.model.addresses import BRIEFS
from briefs.questions.file_queries import entries_of, place_of, text_file
from briefs.questions.world import CHOICES
from briefs.reading.files.front_matter_text import DRAFT, standing


@query
def is_out(ask: Ask, date: str) -> bool:
    """Return whether the day of a date has come; one that is known to the month counts from its beginning on."""
    today = ask(CHOICES).today
    known = min(len(date), len(today))
    return date[:known] <= today[:known] or not today


@query
def takes_drafts(ask: Ask) -> bool:
    """Return whether briefs that are not out yet are asked for."""
    return ask(CHOICES).drafts


@query
def awaits(ask: Ask, name: str) -> str:
    """Return for what a brief waits: `DRAFT`, or the day on which it comes out; nothing where it is taken in."""
    if ask(takes_drafts):
        return ""
    place = place_of(ask, f"{BRIEFS}/{name}")
    texts = (entry.name for entry in entries_of(ask, place) if entry.kind == "file" and entry.name.endswith(".md"))
    files = [file for text in texts if (file := text_file(ask, f"{place}/{text}")[0])]
    said = [standing(file.data.decode("utf-8", "replace")) for file in files]
    if DRAFT in said:
        return DRAFT
    return max((date for date in said if date and not ask(is_out, date)), default="")


def home_brief(ask: Ask, path: str) -> str:
    """Return the brief whose folder a path is or stands in; nothing where it stands in none."""
    start = place_of(ask, BRIEFS) + "/"
    return path.removeprefix(start).partition("/")[0] if path.startswith(start) else ""


WAITING = (is_out, takes_drafts, awaits)
