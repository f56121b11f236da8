"""The words of a short form: the profile's text for it, its holes filled by the style of the work."""

import re

from briefs.citing import marked
from briefs.citing.forms import Form
from briefs.citing.naming import called, titled
from briefs.citing.printed_work import Work
from briefs.citing.profiles import HOLE, Profile, worded
from briefs.language.languages import Lang
from briefs.language.locators import Locator
from briefs.model.source import LEGAL

POSITIONS = frozenset({"ibid", "subsequent"})
"""Holes that the layout of the style itself fills, for CSL styles that have short forms of their own."""


def short_form(form: Form, work: Work, profile: Profile, lang: Lang, *, begins: bool) -> str:
    """Return a short form in marked text; `begins` says whether it begins a sentence (*Id.*, not *id.*)."""
    inside = f"{form.form}-inside"
    template = profile.forms[inside if not begins and inside in profile.forms else form.form]
    holes = HOLE.findall(template)
    values = {hole: _filled(hole, form, work, profile, lang) for hole in dict.fromkeys(holes)}
    if values.get("short") and "locator" in values and work.style.has_macro("short"):
        # The short form of a law or case has its place within: *Carpenter*, 585 U.S. at 310.
        values["locator"] = ""
    if "title" in values and marked.to_plain(values.get("name", "")) == marked.to_plain(values["title"]):
        values["title"] = ""
    if work.canonical.kind == "de-commentary":
        values |= _section_once(template, values)
    return worded(template, values)


_SECTION = re.compile(r"(?:§+|Art\.)\s?\d+[a-z]?\b")


def _section_once(template: str, values: dict[str, str]) -> dict[str, str]:
    """Return what stands for title and place where both name a section: Wagner (Fn. 1), § 823 Rn. 14.

    A part of a commentary has its section as title. It is left out before a place that names it too; where the title
    alone holds name and note apart (Wagner「§ 823」前掲注1）), the place does without.
    """
    place = values.get("locator", "")
    section = _SECTION.match(place)
    if section is None or section[0] not in _SECTION.findall(marked.to_plain(values.get("title", ""))):
        return {}
    if "[{title}]" in template:
        return {"locator": place.removeprefix(section[0]).lstrip(" ,")}
    return {"title": ""}


def _filled(hole: str, form: Form, work: Work, profile: Profile, lang: Lang) -> str:
    source = work.canonical.source
    locator = form.locator
    match hole:
        case "number":
            return str(form.number)
        case "name":
            whole = work.beside is None
            name = called(source, lang, profile, manner=work.lang, whole=whole, full=form.full_name)
            # A work without author is called by its title, in the dress that the style gives it.
            is_title = marked.to_plain(name) == marked.to_plain(titled(source, lang))
            return (work.part("short-title", None) if is_title else None) or work.in_script(name)
        case "title":
            title = work.part("short-title", None) or work.in_script(titled(source, lang))
            return profile.foreign_title.replace("{title}", title) if work.beside and profile.foreign_title else title
        case "short":
            if work.by_hand:
                return work.full(locator)
            own = work.part("short", locator)
            return own or work.in_script(
                called(source, lang, profile, manner=work.lang) if source.type in LEGAL else titled(source, lang)
            )
        case "locator":
            return place_of(work if profile is work.profile else work.beside or work, profile, locator)
        case "ibid" | "subsequent":
            position = "ibid-with-locator" if hole == "ibid" and locator else hole
            return work.at(position, locator, form.number, near=form.near)
    return ""


def place_of(work: Work, profile: Profile, locator: Locator | None) -> str:
    """Return a place as it stands behind a short form, in the words of the style or else of the profile."""
    if locator is None:
        return ""
    for macro in ("place-in-short", "place"):
        words = work.part(macro, locator)
        if words:
            return words
    return marked.clean(profile.locator(locator))
