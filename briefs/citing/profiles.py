"""Profiles: how a journal or a system of citation words its short forms, as data (`profiles/*.yaml`).

No code here names a journal. A profile is a table of rules over what is known of a citation, and texts with holes; the
keys are described in docs/guide-citing/en.md.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Annotated, Literal

import msgspec

from briefs.citing.marked import ITALIC, LINK
from briefs.language.languages import Lang
from briefs.language.locators import Locator
from briefs.language.place_parts import ASCII_DIGITS
from briefs.messages.message import Message, say
from briefs.messages.said_error import SaidError
from briefs.model.brief import File
from briefs.model.diagnostic import nearest
from briefs.model.front_matter import Date, Names, Text
from briefs.reading.files.schema_errors import read_record
from briefs.reading.files.yaml_text import Tree, read_yaml

Condition = Literal[
    "just-cited",
    "same-note",
    "adjacent",
    "among",
    "near",
    "other-part",
    "exempt",
    "titled",
    "crowded",
    "shared",
    "legal",
]
"""What can be asked of a citation whose source was cited before:

- `just-cited`: it is the source cited just before, in the same note
- `same-note`: the source was cited before in the same note
- `adjacent`: the note begins with it, and the note before cites this source and no other
- `among`: the note begins with it, and the note before cites it among others
- `near`: it was cited in one of the last few notes (`near`)
- `other-part`: it was not yet cited in this part of the text
- `exempt`: its kind is among those that take no *supra* (`exempt`)
- `titled`: the brief cites another work of the same author or issuer
- `crowded`: the note in which it stands in full cites other sources too
- `shared`: that note cites other works too that are called by its number, as statutes and cases never are
- `legal`: it is a statute, bill, case or treaty
"""

FULL = "full"
HOLE = re.compile(r"\{([a-z]+)\}")
"""A hole in the text of a form: `{name}`."""
# Stand for [[ and ]] while the parts in […] are looked for.
_BRACKETS = "\x02", "\x03"
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of a profile's table: a form, and when it is taken."""

    form: Text
    """`full`, or one of the profile's `forms`."""
    when: tuple[Condition, ...] = ()
    """What must all hold for it; nothing in a row that always holds."""


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one journal or system cites. Numbers are text, as is every value of a YAML file."""

    called: Names = msgspec.field(name="names")
    """What it is called in each language (`names` in the file), for hints."""
    date: Date
    """The date of the rules that it follows, ISO 8601 as far as it is known."""
    source: Text
    """Where these rules stand, in words; for those who read the file."""
    languages: tuple[Literal["zh-Hant", "en"], ...]
    """The authored languages of the texts that may choose it."""
    style: Text
    """The CSL file that makes full forms: `taiwan` is `styles/taiwan.csl`."""
    rules: tuple[Rule, ...]
    """The form of a source that was cited before: the first row of which everything holds, else `full`."""
    forms: dict[str, Text]
    """The texts of the short forms, as `worded` reads them; `x-inside` is `x` within a sentence."""
    extends: str = ""
    """The profile from which it takes what it does not say itself; `forms` and other mappings are joined."""
    locators: dict[str, Text] = {}
    """The words for a place by CSL's name for its kind (`page: 頁{n}`); others are printed as typed."""
    exempt: tuple[Text, ...] = ()
    """The types of source, and kinds of work (citing/kinds), that take no *supra*, for the condition `exempt`."""
    takes_supra: tuple[Text, ...] = ()
    """The kinds of work that take *supra* although their type is exempt: acts of the European Union."""
    near: Annotated[str, msgspec.Meta(pattern="^[0-9]+$")] = "5"
    """How many notes back the condition `near` reaches."""
    elide: Literal["never", "adjacent", "always"] = "adjacent"
    """When a place that the named note has already is left out; `adjacent`: only without a number."""
    translate: Literal["yes", ""] = ""
    """`yes` explains foreign titles in brackets."""
    names_by: Literal["family", ""] = ""
    """`family` calls authors by family name in Han too; Latin names always are."""
    marks: Literal["before-stop", "after-stop", ""] = ""
    """The side of a stop on which the marks of notes stand; nothing for the side of most in a brief."""
    comma: Text = ", "
    """What stands before a place."""
    joined: Text = ", "
    """What stands between authors."""
    last: str = msgspec.field(name="and", default="")
    """What stands before the last author (`and` in the file); nothing for the same as between the others."""
    et_al: str = ""
    """What stands after the first author for all others; nothing where all are named."""
    et_al_from: Annotated[str, msgspec.Meta(pattern="^[0-9]+$")] = "3"
    """How many authors there must be at least for `et_al`."""
    bare_pages: tuple[Text, ...] = ()
    """The types of source whose pages stand in a full form without a word: 36, not at 36."""
    foreign: dict[str, Text] = {}
    """By the language of a work, the profile by which its full form is made: `{en: bluebook}`."""
    own_manner: dict[str, tuple[Text, ...]] = {}
    """By the language of a work, the types that are cited as the text's own all the same: `{ja: [webpage]}`."""
    foreign_forms: Literal["yes", ""] = ""
    """`yes` gives foreign works the short forms of that profile too: *supra* note 3, at 45."""
    foreign_title: str = ""
    """How titles of foreign works stand in short forms, where not as in their own manner: `「{title}」`."""
    checked: Date = ""
    """The day on which the rules were read."""
    default: tuple[Literal["zh-Hant", "en"], ...] = ()
    """The languages for which it is taken where a site chooses none."""
    note: str = ""
    """Anything else to know, for those who read the file."""

    def locator(self, place: Locator | None, kind: str = "") -> str:
        """Word a place within a source: 頁4, at 4, p 4; `kind` is the type of the source in a full form."""
        if place is None:
            return ""
        template = "{n}" if kind in self.bare_pages and place.label == "page" else self.locators.get(place.label, "")
        words = template.replace("{n}", place.value) + place.rest if template else place.typed
        words = words.translate(ASCII_DIGITS) if place.label else words
        # The Latin comma tells a profile of English, which sets an en dash: 3–5.
        return _RANGES.sub("–", words) if self.comma == ", " else words

    def names(self, names: Sequence[str]) -> str:
        """Join the names of authors."""
        if self.et_al and len(names) >= int(self.et_al_from):
            return names[0] + self.et_al
        if self.last and len(names) > 1:
            return self.joined.join(names[:-1]) + self.last + names[-1]
        return self.joined.join(names)


_RANGES = re.compile(r"(?<=\d)[-~～](?=\d)")


class ProfileFaultError(SaidError):
    """A profile is at fault; the message says which and why."""


def read_profiles(files: dict[str, bytes]) -> dict[str, Profile]:
    """Read the profiles among the template files, by name; raises ProfileFaultError for one that is at fault."""
    own = [path for path in sorted(files) if path.startswith("profiles/") and path.endswith(".yaml")]
    return dict(_profiles(tuple(File(path, files[path]) for path in own)))


@lru_cache(maxsize=4)  # a command looks at the profiles before it begins, and a session once more
def _profiles(files: tuple[File, ...]) -> dict[str, Profile]:
    found = {file.path.removeprefix("profiles/").removesuffix(".yaml"): file for file in files}
    trees = {name: read_yaml(file.data.decode("utf-8"), file.path) for name, file in found.items()}
    profiles = {}
    for name, file in found.items():
        profile, faults = read_record(_with_parent(name, trees, file.path), Profile, file.path)
        if profile is None:
            first = faults[0]
            raise ProfileFaultError(
                say("at-line", path=file.path, line=first.line, message=first.message, hint=first.hint)
            )
        for rule in profile.rules:
            if rule.form != FULL and rule.form not in profile.forms:
                raise ProfileFaultError(say("profile-without-form", path=file.path, form=rule.form))
        profiles[name] = profile
    return profiles


def _with_parent(name: str, trees: Mapping[str, Tree], path: str, deep: int = 0) -> Tree:
    """Return what a profile says, with what it takes from the one that it extends; mappings are joined."""
    tree = trees[name]
    parent = tree.value.get("extends")
    if not parent:
        return tree
    if parent not in trees or deep > _DEEPEST:
        raise ProfileFaultError(say("profile-extends-missing", path=path, parent=str(parent)))
    base = _with_parent(str(parent), trees, path, deep + 1)
    merged = dict(base.value)
    for key, value in tree.value.items():
        before = merged.get(key)
        both = isinstance(before, dict) and isinstance(value, dict)
        merged[key] = {**before, **value} if both else value  # type: ignore[dict-item]
    # `default` is what a language takes where nothing is chosen: one profile has it.
    if "default" not in tree.value:
        merged.pop("default", None)
    return Tree(merged, {**base.places, **tree.places}, tree.diagnostics)


_DEEPEST = 8
"""How long a chain of profiles may be that extend one another."""


def worded(template: str, values: dict[str, str]) -> str:
    """Fill a form: `{name}` is a hole, `[…]` falls away when a hole in it is empty, `*…*` is italic, `<…>` the link.

    `[[…]]` are brackets. The values are marked text; the result is too.
    """

    def optional(match: re.Match[str]) -> str:
        return match[1] if all(values.get(hole) for hole in HOLE.findall(match[1])) else ""

    plain = template.replace("[[", _BRACKETS[0]).replace("]]", _BRACKETS[1])
    text = _OPTIONAL.sub(optional, plain).replace(_BRACKETS[0], "[").replace(_BRACKETS[1], "]")
    italic = re.sub(r"\*([^*]+)\*", rf"{ITALIC[0]}\1{ITALIC[1]}", text)
    linked = re.sub(r"<([^<>]+)>", rf"{LINK[0]}\1{LINK[1]}", italic)
    # Values come last: a bracket or an asterisk in a title is no mark of the form.
    return HOLE.sub(lambda hole: values.get(hole[1], ""), linked)


def default_profile(profiles: Mapping[str, Profile], lang: Lang) -> str:
    """Return the profile that a language takes where nothing else is chosen; raises ProfileFaultError without one."""
    for name, profile in profiles.items():
        if lang in profile.default:
            return name
    raise ProfileFaultError(say("no-profile-default", lang=lang))


def meant_profile(word: str, profiles: Mapping[str, Profile]) -> Message:
    """Return a hint for a word that is no profile: those whose name has it (成大, ncku), else the nearest or all."""
    called = {name: profile.called for name, profile in profiles.items()}
    known = {name: (name, names.zh_hant, names.en, names.ja) for name, names in called.items()}
    found = [name for name, names in known.items() if any(_folded(word) in _folded(one) for one in names)]
    if not word or not found or word.casefold() in known:
        return nearest(word, list(known))
    return say("did-you-mean", word=tuple(f"{name} ({known[name][1]})" for name in found))


def _folded(name: str) -> str:
    return name.casefold().replace("台", "臺")
