"""What is wrong with the headnote of a brief: how many points, how they are written, how its languages differ."""

from collections import Counter
from collections.abc import Iterator

from briefs.language.counted import differing
from briefs.language.languages import AUTHORED, is_chinese
from briefs.language.quantities import missing, quantities
from briefs.language.sentences import sentence_ends
from briefs.library.library import Library
from briefs.messages.message import Message, say
from briefs.model.brief import Brief, BriefId, Holding
from briefs.model.diagnostic import Code, Diagnostic

FEWEST, MOST = 3, 5
"""Points that a headnote has."""
LONGEST_HAN, LONGEST_LATIN = 120, 320
"""Characters of a point in Chinese and in English: about three lines of the text."""


def check_headnote(brief: Brief) -> Iterator[Diagnostic]:
    """Check the headnote as its author wrote it: three to five points, each one sentence that is not long."""
    points = brief.front_matter.points
    if points and not FEWEST <= len(points) <= MOST:
        message = say("points-counted", n=len(points))
        hint = say("give-points", fewest=FEWEST, most=MOST)
        yield Diagnostic(brief.path, *brief.place("points"), Code.HEADNOTE_FORM, message, hint)
    longest = LONGEST_HAN if is_chinese(brief.lang) else LONGEST_LATIN
    for at, point in enumerate(points):
        place = brief.place(f"points.{at}")
        if len(sentence_ends(point)) > 1:
            yield Diagnostic(brief.path, *place, Code.HEADNOTE_FORM, say("point-of-sentences"), say("one-sentence"))
        elif len(point) > longest:
            message = say("point-too-long", n=len(point))
            yield Diagnostic(brief.path, *place, Code.HEADNOTE_FORM, message, say("shorten-point", longest=longest))


def check_headnote_parity(brief_id: BriefId, library: Library) -> Iterator[Diagnostic]:
    """Compare the headnotes of a brief's languages, but where it says why these differ (`parity`)."""
    langs = [lang for lang in library.languages_of(brief_id) if lang in AUTHORED]
    if len(langs) < len(AUTHORED) or any(library.fronts[brief_id, lang].parity for lang in langs):
        return
    ours, theirs = (library.briefs[brief_id, lang] for lang in AUTHORED)
    has = [brief for brief in (ours, theirs) if _headnote(brief)]
    if len(has) == 1:
        lacking = theirs if has == [ours] else ours
        yield _fault(lacking, say("headnote-missing", lang=has[0].lang, own=lacking.lang), "title")
    if len(has) < len(AUTHORED):
        return
    for key in ("points", "affects"):
        yield from _counted(ours, theirs, key)
    here, there = ([day.date for day in one.front_matter.dates] for one in (ours, theirs))
    if alone := [*(Counter(here) - Counter(there)).elements(), *(Counter(there) - Counter(here)).elements()]:
        message = say("dates-differ", date=min(alone))
        yield _fault(theirs, message, "dates", "title")
    if len(ours.headnote) == len(theirs.headnote):
        for at in range(len(ours.headnote)):
            yield from _points(ours, theirs, at)


def _headnote(brief: Brief) -> tuple[object, ...]:
    """Return all that stands in the headnote of a brief."""
    front_matter = brief.front_matter
    return (*front_matter.points, *front_matter.affects, *front_matter.dates)


def _counted(ours: Brief, theirs: Brief, key: str) -> Iterator[Diagnostic]:
    here, there = (len(getattr(one.front_matter, key)) for one in (ours, theirs))
    if here != there:
        message = say("headnotes-counted", key=key, n=there, others=here, lang=ours.lang)
        yield _fault(theirs, message, key, "title")


def _points(ours: Brief, theirs: Brief, at: int) -> Iterator[Diagnostic]:
    """Report provisions and numbers that one of two counterparts has and the other has not."""
    cited, others = _cited(ours.headnote[at]), _cited(theirs.headnote[at])
    if cited != others:
        message = say("point-cites-other", number=min(cited ^ others)[1], lang=ours.lang)
        yield _fault(theirs, message, f"points.{at}")
        return
    here, there = (quantities(one.front_matter.points[at], one.lang) for one in (ours, theirs))
    for one, said, other, answers in ((ours, here, theirs, there), (theirs, there, ours, here)):
        for quantity in missing(said, answers):
            yield _fault(one, say("point-says-more", said=quantity.words, lang=other.lang), f"points.{at}")
    if counted := differing(here, there):
        yield _fault(ours, say("point-says-more", said=counted[0].words, lang=theirs.lang), f"points.{at}")


def _cited(point: Holding) -> frozenset[tuple[str, str, str]]:
    """Return the provisions to which a point links; an article in one language may be a section in the other."""
    return frozenset((one.law, one.number, one.to) for one in point.provisions)


def _fault(brief: Brief, message: Message, *keys: str) -> Diagnostic:
    return Diagnostic(brief.path, *brief.place(*keys), Code.PARITY_HEADNOTE, message, say("make-headnotes-alike"))
