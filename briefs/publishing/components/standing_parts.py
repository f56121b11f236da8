"""The sign of a law: one shape and word wherever a law is named, with its dates."""

from collections.abc import Collection, Iterable

import msgspec

from briefs.language import dates
from briefs.library.laws import moved_on
from briefs.library.standing import SHAPES, Standing
from briefs.model import addresses
from briefs.model.front_matter import BriefFrontMatter
from briefs.model.source import Source
from briefs.publishing.components.frames import PageContext
from briefs.publishing.components.law_anchors import event_words
from briefs.publishing.views.parts import Anchor, LawMove, LawSign


def law_sign(page: PageContext, name: str) -> LawSign:
    """Return the sign of a law for a page."""
    standing = page.site.laws.standings[name]
    text = page.words(f"status_{standing.sign}")
    return LawSign(standing.sign, text, SHAPES[standing.sign], _dates(page, standing), _coming(page, standing))


def sign_of_source(page: PageContext, source: Source) -> LawSign | None:
    """Return the sign of the law of which a source is the text or the bill, where there is a record of it."""
    if source.instrument not in page.site.library.instruments:
        return None
    sign = law_sign(page, source.instrument)
    return _of_law(page, source.instrument, sign) if is_only_bill(page, source) else sign


def is_only_bill(page: PageContext, source: Source) -> bool:
    """Return whether a source is the bill of a recorded law: of the two only the law is ever in force."""
    law = page.site.library.instruments.get(source.instrument)
    return law is not None and source.type == "bill" and law.kind != "bill"


def named_signs(
    page: PageContext, names: Iterable[str], bills: Collection[str] = ()
) -> tuple[tuple[str, LawSign], ...]:
    """Return recorded laws in short, each once, with their signs; `bills` are those that stand there by a bill only."""
    known = (name for name in dict.fromkeys(names) if name in page.site.library.instruments)
    signs = ((name, law_sign(page, name)) for name in known)
    return tuple((_short(page, name), _of_law(page, name, sign) if name in bills else sign) for name, sign in signs)


def _of_law(page: PageContext, name: str, sign: LawSign) -> LawSign:
    return msgspec.structs.replace(sign, law=_short(page, name))


def _short(page: PageContext, name: str) -> str:
    law = page.site.library.instruments[name]
    return (law.short or law.names).of(page.lang)


def law_moves(page: PageContext, front_matter: BriefFrontMatter) -> tuple[LawMove, ...]:
    """Return the laws to which something has happened since the day whose law a brief states."""
    return tuple(
        LawMove(
            Anchor(page.href(addresses.law(name, page.lang)), page.site.library.instruments[name].names.of(page.lang)),
            page.words(f"moved_{event.kind}", date=dates.written(event.date, page.lang)),
            law_sign(page, name),
        )
        for name, event in moved_on(page.site.laws, front_matter)
    )


def _dates(page: PageContext, standing: Standing) -> str:
    said = [
        _since(page, standing),
        page.words("law_checked", date=dates.written(standing.checked, page.lang)) if standing.checked else "",
    ]
    # The mark stays with what goes before it: no line begins with one.
    return "\u00a0· ".join(part for part in said if part)


def _since(page: PageContext, standing: Standing) -> str:
    """Say since when a law stands so: “since May 24, 2016, applies since May 25, 2018”."""
    if not standing.since:
        return ""
    date = dates.written(standing.since, page.lang)
    if standing.applies:
        return page.words("standing_applies", date=date, applies=dates.written(standing.applies, page.lang))
    # A document is published on a day; a law is in force since one.
    is_of_day = standing.sign in ("published", "adopted")
    return page.words("standing_on" if is_of_day else "standing_since", date=date)


def _coming(page: PageContext, standing: Standing) -> str:
    """Say what is still to come: “Begins to apply on 2 August 2026”."""
    if standing.coming is None:
        return ""
    date = dates.written(standing.coming.date, page.lang)
    return page.words("standing_coming", date=date, event=event_words(page, standing.coming))
