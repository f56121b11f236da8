"""Works as notes and pages print them: which style is asked, in which language, and with which place."""

import re
from collections.abc import Mapping

import msgspec

from briefs.citing.bluebook_names import abbreviate, bare_numbers
from briefs.citing.canonical import STANDS_FOR, Canonical, canonical
from briefs.citing.case_names import short_case_name
from briefs.citing.cited_places import cite_of, in_brackets, parted_by_thousands
from briefs.citing.csl.context import Cite, Item
from briefs.citing.csl.style import Rendered, Style, StyleFile
from briefs.citing.items import marked_item
from briefs.citing.marked import ITALIC, clean, simplify, to_plain
from briefs.citing.profiles import Profile
from briefs.citing.styles import Styles, cited, locale_of
from briefs.language.han import HAN_RE
from briefs.language.languages import BY_CODE, EN, Lang, is_chinese
from briefs.language.locators import Locator
from briefs.model.source import LAWS, Source, SourceKey


class References(msgspec.Struct, frozen=True):
    """The works of a site, and what words them."""

    sources: Mapping[SourceKey, Source]
    """The records by key."""
    profiles: Mapping[str, Profile]
    """All profiles by name, for works whose forms another profile makes (`Profile.foreign`)."""
    styles: Styles
    """The styles."""
    quotes: bool = False
    """Whether Simplified words have the Mainland's quotation marks."""

    def full(self, key: SourceKey, lang: Lang, profile: Profile, locator: Locator | None = None) -> str:
        """Return a source in full, in marked text; raises StyleFaultError where a style is at fault."""
        work = self.work(key, lang, profile)
        return work.full(locator)

    def work(self, key: SourceKey, lang: Lang, profile: Profile) -> "Work":
        """Return a source in the manner in which a text of some language and profile cites it."""
        source = self.sources[key]
        found = canonical(source)
        manner, own = manner_for(source, lang, profile, self.profiles)
        beside = self._work(found, lang, profile) if own is not profile else None
        return self._work(found, manner, own, beside)

    def _work(self, found: Canonical, lang: Lang, profile: Profile, beside: "Work | None" = None) -> "Work":
        # A derived page cites as the page that it is derived from; its words are converted, the titles are not.
        authored = BY_CODE[lang].derived_from or lang if lang in BY_CODE else lang
        style = self.styles.style(profile.style, locale_of(authored))
        # A style in the manner of Japan has the marks of Japan.
        quotes = self.quotes and style.file.places != "ja"
        return Work(found, style, profile, Lang(authored), lang != authored, quotes=quotes, beside=beside)


class Work(msgspec.Struct, frozen=True):
    """A source in the manner in which a text cites it."""

    canonical: Canonical
    """The record as styles want it, and its kind."""
    style: Style
    """The style of its forms: the text's own, or that of foreign works."""
    profile: Profile
    """The profile to which the style belongs."""
    lang: Lang
    """The language in whose words it is cited."""
    simplified: bool
    """Whether the words are converted to Simplified Chinese."""
    quotes: bool = False
    """Whether their quotation marks then become the Mainland's."""
    by_hand: str = ""
    """Its full form as a brief sets it itself, italics between asterisks; empty where the style makes it."""
    beside: "Work | None" = None
    """The same source in the text's own manner, where it is cited in another: short forms have the text's words."""

    def full(self, locator: Locator | None, introduction: str = "") -> str:
        """Return it in full, with a place and the words that introduce a short title (下稱個資法) where they are given.

        They stand where the style has them (the variable `hereinafter`), else behind all.
        """
        if self.by_hand:
            text = _EMPHASIS.sub(rf"{ITALIC[0]}\1{ITALIC[1]}", clean(self.by_hand))
            return self._finished(Rendered(text, frozenset()), locator) + introduction
        item = self.item()
        if introduction:
            item["hereinafter"] = introduction.strip()
        made = cited(self.style, item, self.cite(locator))
        behind = "" if "hereinafter" in made.printed else introduction
        return self._finished(made, locator) + behind

    def at(self, position: str, locator: Locator | None, note: int, *, near: bool) -> str:
        """Return it as the style itself has it in a later position (`ibid`, `subsequent`)."""
        cite = msgspec.structs.replace(self.cite(locator), position=position, near=near, note=str(note))
        return self._finished(cited(self.style, self.item(), cite), locator)

    def part(self, macro: str, locator: Locator | None) -> str | None:
        """Return what a macro of the style makes of it; None where the style has no such macro."""
        if not self.style.has_macro(macro):
            return None
        return self.in_script(self._bracketed(self.style.macro(macro, self.item(), self.cite(locator)).text, locator))

    def printed(self) -> frozenset[str]:
        """Return the variables of the record that the style prints in full."""
        printed = cited(self.style, self.item(), Cite()).printed
        return printed | {STANDS_FOR[name] for name in printed if name in STANDS_FOR}

    def item(self) -> Item:
        """Return the record as the style is given it."""
        return item_for(self.canonical, self.lang, self.style.file, translate=self.profile.translate == "yes")

    def cite(self, locator: Locator | None) -> Cite:
        """Return how the style is told of a place."""
        source = self.canonical.source
        if locator and locator.label == "section" and self.canonical.kind == "ecthr-case":
            # The Court of Human Rights writes § 71 for a paragraph of its judgments.
            typed = locator.typed.replace("§§", "paras").replace("§", "para")
            locator = msgspec.structs.replace(locator, label="paragraph", typed=typed)
        of_own_law = source.type in LAWS and _has_name(source, self.lang)
        of_sections = self.canonical.kind == "de-statute" and _short(source) not in _OF_ARTICLES
        cite = cite_of(locator, self.style.file, self.profile, of_own_law=of_own_law, of_sections=of_sections)
        if self.style.file.places == "us" and self.canonical.kind in ("us-fed-reg", "us-executive-order"):
            return msgspec.structs.replace(cite, locator=parted_by_thousands(cite.locator))
        return cite

    def _finished(self, made: Rendered, locator: Locator | None) -> str:
        text = self._bracketed(made.text, locator) if to_plain(made.text).strip() else self._bare()
        if locator is not None and "locator" not in made.printed:
            # A style without room for a place, as a list has none: the reader must find the passage all the same.
            words = self._place(locator)
            # A provision stands close behind the name of its law: 公約第14條.
            is_provision = self.canonical.source.type in LAWS and words.startswith("第")
            close = is_provision and bool(HAN_RE.fullmatch(to_plain(text).removesuffix(".")[-1:]))
            text = f"{text.removesuffix('.')}{'' if close else self.profile.comma}{words}"
        return self.in_script(text)

    def _bracketed(self, text: str, locator: Locator | None) -> str:
        is_paragraph = locator is not None and locator.label == "paragraph" and self.style.file.places == "uk"
        return in_brackets(text) if is_paragraph else text

    def _bare(self) -> str:
        """Return what the record says, where the style prints nothing of it: no note may be empty."""
        item = self.item()
        return self.profile.comma.join(item[name] for name in ("authority", "title", "number") if item.get(name))

    def _place(self, locator: Locator) -> str:
        """Return a place in the words of the style that words them by itself, else of the profile."""
        if self.style.has_macro("place"):
            return self.style.macro("place", self.item(), self.cite(locator)).text
        return clean(self.profile.locator(locator, self.canonical.source.type))

    def in_script(self, text: str) -> str:
        """Return words of this program in the script of the page."""
        return simplify((text,), quotes=self.quotes)[0] if self.simplified else text


def manner_for(source: Source, lang: Lang, profile: Profile, profiles: Mapping[str, Profile]) -> tuple[Lang, Profile]:
    """Return the language and profile by which a source is cited: in some journals those of the work itself."""
    other = profiles.get(profile.foreign.get(source.language, ""))
    if other is None or source.brief or source.type in profile.own_manner.get(source.language, ()):
        return lang, profile
    authored = BY_CODE[lang].derived_from or lang
    if source.type in LAWS and is_chinese(authored) and source.title.translation(authored):
        # A law that has a name in the language of the text is cited by that name: 日本民法第90條.
        return lang, profile
    return Lang(EN if source.language == EN else source.language), other


def item_for(found: Canonical, lang: Lang, style: StyleFile, *, translate: bool) -> Item:
    """Return a record as a style is given it: in the words of a language, with what the style asks for beyond CSL."""
    source = found.source
    if source.type in LAWS and is_chinese(lang) and (named := source.texts.get("title")) and named.translation(lang):
        own = {**source.texts, "title": msgspec.structs.replace(named, text=named.of(lang)[0], lang=lang)}
        short = own.get("title-short")
        if short and not short.translation(lang):
            # AGG is no short name of 德國一般平等待遇法.
            own.pop("title-short")
        if found.kind != "eu-act":
            own.pop("number", None)
        source = msgspec.structs.replace(source, texts=own)
    item = marked_item(source, lang, translate=translate)
    item["kind"] = found.kind
    if source.jurisdiction:
        item["jurisdiction"] = source.jurisdiction
    title = item.get("title", "")
    if source.type == "legal_case" and title:
        if "title-short" not in item:
            item |= {"title-short": short_case_name(to_plain(title)), "short-is-made": True}
        if style.versus:
            # Carpenter v. United States, Donoghue v Stevenson: each guide has its own.
            for name in ("title", "title-short"):
                item[name] = _VERSUS.sub(f" {style.versus} ", item[name])
    if style.abbreviates and source.language in ("", EN):
        abbreviate(item, found.kind)
    item.pop("short-is-made", None)
    if found.kind == "eu-act":
        _number_act(item, style)
    return item


def _number_act(item: Item, style: StyleFile) -> None:
    if "number" in item and to_plain(item["number"]) in to_plain(item.get("title", "")):
        # Titles of the Official Journal begin with the number: Directive 95/46/EC of the European Parliament …
        item.pop("number")
    if style.bare_numbers:
        bare_numbers(item)


def _has_name(source: Source, lang: Lang) -> bool:
    """Return whether a law is called by a name in Chinese, its own or a translation."""
    title = source.texts.get("title")
    if title is None or not is_chinese(lang):
        return False
    text, own = title.of(lang)
    own = own or source.language
    return is_chinese(Lang(own)) if own else bool(HAN_RE.search(text))


def _short(source: Source) -> str:
    named = source.texts.get("title-short") or source.texts.get("title")
    return named.text if named else ""


_OF_ARTICLES = frozenset({"GG", "Grundgesetz", "EGBGB", "EGStGB", "EUV", "AEUV", "EMRK", "DSGVO", "WRV"})
"""German law that has articles; all other statutes have sections, whatever they are called in Chinese."""
_EMPHASIS = re.compile(r"\*([^*]+)\*")
_VERSUS = re.compile(r"\sv(?:s?\.|s)?\s")
