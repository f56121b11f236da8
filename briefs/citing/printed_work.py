"""A source in the manner in which a text cites it: in full, in a later position, and in parts."""

import re
from functools import lru_cache

import msgspec

from briefs.citing.canonical import STANDS_FOR, Canonical
from briefs.citing.cited_places import cite_of, in_brackets, parted_by_thousands
from briefs.citing.csl.context import Cite, Item
from briefs.citing.csl.style import Rendered, Style
from briefs.citing.law_units import law_of
from briefs.citing.marked import ITALIC, clean, simplify, to_plain
from briefs.citing.profiles import Profile
from briefs.citing.same import Same
from briefs.citing.style_items import item_for
from briefs.citing.styles import cited
from briefs.language.han import HAN_RE
from briefs.language.languages import Lang, is_chinese
from briefs.language.locators import Locator
from briefs.model.source import LAWS, Source
from briefs.placeholders import CHARACTERS


class Work(msgspec.Struct, frozen=True, eq=False):
    """A source in the manner in which a text cites it. One that is made once is equal to itself alone."""

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
        return _full(self, locator, introduction)

    def made(self, locator: Locator | None, introduction: str) -> str:
        """Make it in full, as `full` returns it."""
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
        return _part(self, macro, locator) if self.style.has_macro(macro) else None

    def made_part(self, macro: str, locator: Locator | None) -> str:
        """Make of it what a macro of the style makes, as `part` returns it."""
        return self.in_script(self._placed(self.style.macro(macro, self.item(), self.cite(locator)).text, locator))

    def printed(self) -> frozenset[str]:
        """Return the variables of the record that the style prints in full."""
        printed = cited(self.style, self.item(), Cite()).printed
        return printed | {STANDS_FOR[name] for name in printed if name in STANDS_FOR}

    def item(self) -> Item:
        """Return the record as the style is given it."""
        # A copy: who prints it may add to it.
        return dict(_item(self))

    def cite(self, locator: Locator | None) -> Cite:
        """Return how the style is told of a place."""
        source = self.canonical.source
        if locator and locator.label == "section" and self.canonical.kind == "ecthr-case":
            # The Court of Human Rights writes § 71 for a paragraph of its judgments.
            typed = locator.typed.replace("§§", "paras").replace("§", "para")
            locator = msgspec.structs.replace(locator, label="paragraph", typed=typed)
        of_own_law = source.type in LAWS and _has_name(source, self.lang)
        kind = self.canonical.kind
        cite = cite_of(
            locator, self.style.file, self.profile, kind=kind, of_own_law=of_own_law, law=law_of(source, kind)
        )
        if self.style.file.places == "us" and self.canonical.kind in _IN_THOUSANDS:
            return msgspec.structs.replace(cite, locator=parted_by_thousands(cite.locator))
        return cite

    def _finished(self, made: Rendered, locator: Locator | None) -> str:
        text = self._placed(made.text, locator) if to_plain(made.text).strip() else self._bare()
        if locator is not None and "locator" not in made.printed:
            # A style without room for a place, as a list has none: the reader must find the passage all the same.
            words = self._place(locator)
            # A provision stands close behind the name of its law: 公約第14條.
            is_provision = self.canonical.source.type in LAWS and words.startswith("第")
            close = is_provision and bool(HAN_RE.fullmatch(to_plain(text).removesuffix(".")[-1:]))
            text = f"{text.removesuffix('.')}{'' if close else self.profile.comma}{words}"
        return self.in_script(text)

    def _placed(self, text: str, locator: Locator | None) -> str:
        """Return a text with its place as the manner has it: [43]–[47]; 公約，pt. II, but 公約第3條."""
        if locator is None:
            return text
        if self.style.file.places in ("us", "uk") and locator.label == "paragraph":
            bracketed = f"[{self.cite(locator).locator}]"
            return text.replace(bracketed, in_brackets(bracketed))
        if self.style.file.places != "zh" or self.canonical.source.type not in LAWS or locator.label == "page":
            return text
        words = self.cite(locator).locator
        if not words[:1].isascii() or not words[:1].isalpha():
            return text
        return re.sub(rf"([㐀-鿿》）][{CHARACTERS}]*){re.escape(words)}", lambda found: f"{found[1]}，{words}", text)

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


# A work is printed in notes, margins, lists, twins and the page of its own: most of what is asked was asked before.
@lru_cache(maxsize=4096)
def printed_work(
    found: Same[Canonical],
    style: Style,
    profile: Same[Profile],
    lang: Lang,
    simplified: bool,
    quotes: bool,
    beside: Work | None,
) -> Work:
    """Return a record in the manner of a style; the same object each time that the same is asked."""
    return Work(found.value, style, profile.value, lang, simplified, quotes=quotes, beside=beside)


@lru_cache(maxsize=16384)
def _full(work: Work, locator: Locator | None, introduction: str) -> str:
    return work.made(locator, introduction)


@lru_cache(maxsize=16384)
def _part(work: Work, macro: str, locator: Locator | None) -> str:
    return work.made_part(macro, locator)


@lru_cache(maxsize=4096)
def _item(work: Work) -> Item:
    return item_for(work.canonical, work.lang, work.style.file, translate=work.profile.translate == "yes")


def _has_name(source: Source, lang: Lang) -> bool:
    """Return whether a law is called by a name in Chinese, its own or a translation."""
    title = source.texts.get("title")
    if title is None or not is_chinese(lang):
        return False
    text, own = title.of(lang)
    own = own or source.language
    return is_chinese(Lang(own)) if own else bool(HAN_RE.search(text))


_IN_THOUSANDS = frozenset({"us-fed-reg", "us-executive-order", "us-congressional-record"})
"""Kinds whose pages run into five figures, which are parted (Bluebook, rule 6.2(a))."""
_EMPHASIS = re.compile(r"\*([^*]+)\*")
