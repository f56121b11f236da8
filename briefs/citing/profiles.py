"""Profiles: how a journal or a system of citation words its short forms, as data (`profiles/*.yaml`).

No code here names a journal. A profile is a table of rules over what is known of a citation, and texts with holes; the
keys are described in docs/guide-citing/en.md.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

import msgspec

from briefs.citing.marked import ITALIC, LINK
from briefs.language.languages import Lang
from briefs.language.locators import Locator
from briefs.model.brief import File
from briefs.model.front_matter import Date, Names, Text
from briefs.reading.files.schema_errors import read_record
from briefs.reading.files.yaml_text import read_yaml

Condition = Literal[
    "just-cited", "same-note", "adjacent", "among", "near", "other-part", "exempt", "titled", "crowded", "legal"
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
- `legal`: it is a statute, bill, case or treaty
"""

FULL = "full"
_HOLE = re.compile(r"\{([a-z]+)\}")
_BRACKETS = "\x02", "\x03"
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A form, and all that must hold for it; the first rule of which everything holds is taken."""

    form: Text
    when: tuple[Condition, ...] = ()


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one journal or system cites; `date` is that of its rules, `checked` the day on which they were read.

    `default` has the languages for which this one is taken where a site chooses none. `comma` stands before a place,
    `joined` between authors, `and` before the last, `et_al` after the first of at least `et_al_from`. `bare_pages` are
    the types whose pages stand in a full form without a word; `foreign` has, by the language of a work, the profile by
    which its full form is made.
    """

    called: Names = msgspec.field(name="names")
    date: Date
    source: Text
    languages: tuple[Literal["zh-Hant", "en"], ...]
    style: Text
    rules: tuple[Rule, ...]
    forms: dict[str, Text]
    locators: dict[str, Text] = {}
    exempt: tuple[Text, ...] = ()
    near: Annotated[str, msgspec.Meta(pattern="^[0-9]+$")] = "5"
    elide: Literal["never", "adjacent", "always"] = "adjacent"
    translate: Literal["yes", ""] = ""
    names_by: Literal["family", ""] = ""
    marks: Literal["before-stop", "after-stop", ""] = ""
    comma: Text = ", "
    joined: Text = ", "
    last: str = msgspec.field(name="and", default="")
    et_al: str = ""
    et_al_from: Annotated[str, msgspec.Meta(pattern="^[0-9]+$")] = "3"
    bare_pages: tuple[Text, ...] = ()
    foreign: dict[str, Text] = {}
    checked: Date = ""
    default: tuple[Literal["zh-Hant", "en"], ...] = ()
    note: str = ""

    def locator(self, place: Locator | None, kind: str = "") -> str:
        """Word a place within a source: 頁4, at 4, p 4; `kind` is the type of the source in a full form."""
        if place is None:
            return ""
        template = "{n}" if kind in self.bare_pages and place.label == "page" else self.locators.get(place.label, "")
        words = template.replace("{n}", place.value) + place.rest if template else place.typed
        return _RANGES.sub("–", words) if self.comma == ", " else words

    def names(self, names: Sequence[str]) -> str:
        """Join the names of authors."""
        if self.et_al and len(names) >= int(self.et_al_from):
            return names[0] + self.et_al
        if self.last and len(names) > 1:
            return self.joined.join(names[:-1]) + self.last + names[-1]
        return self.joined.join(names)


_RANGES = re.compile(r"(?<=\d)[-~～](?=\d)")


class ProfileFaultError(Exception):
    """A profile is at fault; the message says which and why."""


def read_profiles(files: dict[str, bytes]) -> dict[str, Profile]:
    """Read the profiles among the template files, by name; raises ProfileFaultError for one that is at fault."""
    profiles = {}
    for path, data in sorted(files.items()):
        if not path.startswith("profiles/") or not path.endswith(".yaml"):
            continue
        file = File(path, data)
        profile, faults = read_record(read_yaml(file.data.decode("utf-8"), path), Profile, path)
        if profile is None:
            first = faults[0]
            raise ProfileFaultError(f"{path}:{first.line}: {first.message} {first.hint}".strip())
        for rule in profile.rules:
            if rule.form != FULL and rule.form not in profile.forms:
                raise ProfileFaultError(f"{path}: there is no form {rule.form}")
        profiles[path.removeprefix("profiles/").removesuffix(".yaml")] = profile
    return profiles


def worded(template: str, values: dict[str, str]) -> str:
    """Fill a form: `{name}` is a hole, `[…]` falls away when a hole in it is empty, `*…*` is italic, `<…>` the link.

    `[[…]]` are brackets. The values are marked text; the result is too.
    """

    def optional(match: re.Match[str]) -> str:
        return match[1] if all(values.get(hole) for hole in _HOLE.findall(match[1])) else ""

    plain = template.replace("[[", _BRACKETS[0]).replace("]]", _BRACKETS[1])
    text = _OPTIONAL.sub(optional, plain).replace(_BRACKETS[0], "[").replace(_BRACKETS[1], "]")
    italic = re.sub(r"\*([^*]+)\*", rf"{ITALIC[0]}\1{ITALIC[1]}", text)
    linked = re.sub(r"<([^<>]+)>", rf"{LINK[0]}\1{LINK[1]}", italic)
    return _HOLE.sub(lambda hole: values.get(hole[1], ""), linked)


def default_profile(profiles: Mapping[str, Profile], lang: Lang) -> str:
    """Return the profile that a language takes where nothing else is chosen; raises ProfileFaultError without one."""
    for name, profile in profiles.items():
        if lang in profile.default:
            return name
    raise ProfileFaultError(f"no profile is the default for {lang}")
