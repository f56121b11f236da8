"""What a short form calls a source: by its authors, its issuer or its title, in the words of the page."""

from msgspec.structs import replace

from briefs.citing import marked, rich_text
from briefs.citing.case_names import short_case_name
from briefs.citing.items import short_name, whole_name
from briefs.citing.profiles import Profile
from briefs.language.languages import EN, Lang, is_chinese
from briefs.model.source import LEGAL, OTHERS, Name, Source, Wording


def called(
    source: Source, lang: Lang, profile: Profile, *, manner: Lang | None = None, whole: bool = False, full: bool = False
) -> str:
    """Return the name by which a short form calls a source, marked: its authors, else its publisher, else its title.

    A case is called by its name, which is italic but in Chinese; a statute by its title. Chinese texts call the
    Western author of a work in Chinese by the `whole` name: Richard A. Epstein，前揭註3. With `full` an author is not
    called by family name alone, because another has the same. Names are those of the full form, which is in the
    language of the `manner` in which the text cites the work: 個人情報保護委員会, never 個人資訊保護委員會 behind it.
    """
    manner = manner or lang
    whole = whole and is_chinese(lang) and is_chinese(Lang(source.language)) and profile.names_by != "family"
    if source.type in LEGAL and source.type != "standard":
        name = titled(source, lang)
        return name if is_chinese(lang) or source.type != "legal_case" else marked.wrapped(name, marked.ITALIC)
    if is_chinese(lang) and _is_itself_a_periodical(source):
        # 立法院公報 and not 立法院, which no full form in Chinese names.
        return titled(source, lang)
    people = source.names.get("author") or source.names.get("editor") or ()
    if is_chinese(lang) and not people and source.type in _BOOKS:
        # Full forms in Chinese begin with the translator or else the title, never with the publisher.
        people = source.names.get("translator", ())
        if not people:
            return titled(source, lang)
    authors = [_worded_in(name, manner) for name in people if name != OTHERS]
    if authors:
        # A Chinese family name alone tells nobody apart: 王澤鑑・前掲注3）.
        family = profile.names_by == "family" and not full and not is_chinese(Lang(source.language))
        names = [whole_name(name, lang) if whole else short_name(name, lang, family_only=family) for name in authors]
        if len(authors) < len(people):
            if profile.et_al:
                return names[0] + profile.et_al
            return profile.joined.join(names) + ("等" if is_chinese(lang) else " et al.")
        if is_chinese(lang) and source.language == EN and not profile.et_al and len(names) >= _MANY:
            # English authors are shortened as in the full form, which the Bluebook makes.
            return f"{names[0]} et al."
        return profile.names(names)
    # An article without an author is called by what it is (Note) or by its title, not by the journal.
    bodies = ("genre",) if source.type in _ARTICLES else ("publisher", "container-title", "authority")
    for key in bodies:
        if key in source.texts:
            return marked.said(_wording_in(source.texts[key], manner), lang)
    return titled(source, lang)


def _worded_in(name: Name, lang: Lang) -> Name:
    """Return a name in the words of one language, and no other."""
    parts = {part: getattr(name, part) for part in ("literal", "family", "given")}
    return replace(name, **{part: _wording_in(wording, lang) for part, wording in parts.items() if wording})


def _wording_in(wording: Wording, lang: Lang) -> Wording:
    text, own = wording.of(lang)
    return Wording(text, own)


_BOOKS = frozenset({"book", "classic", "collection", "pamphlet"})
_MANY = 3
_ARTICLES = frozenset(
    {
        *("article-journal", "article-magazine", "article-newspaper"),
        *("chapter", "entry", "entry-dictionary", "entry-encyclopedia", "review", "motion_picture"),
    }
)


def _is_itself_a_periodical(source: Source) -> bool:
    """Return whether a gazette is cited and no article in it: it is called by its name."""
    return "title" not in source.texts and source.type in _ARTICLES and "container-title" in source.texts


def titled(source: Source, lang: Lang) -> str:
    """Return the short title of a source in the words of a page, else its title, marked."""
    if "title-short" in source.texts:
        # A text in another script than the page's is marked as such; its tags are too.
        wording = source.texts["title-short"]
        return marked.said(wording, lang, rich_text.marked)
    if source.brief:
        return marked.said(source.title, lang)
    if _is_itself_a_periodical(source):
        return marked.said(source.texts["container-title"], lang)
    title = source.texts.get("title", source.title)
    if source.type == "legal_case":
        return marked.in_language(short_case_name(marked.clean(source.title.text)), title.lang)
    return marked.in_language(rich_text.marked(title.text), marked.title_language(title.text, title.lang))
