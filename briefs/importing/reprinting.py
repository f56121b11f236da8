"""Printing a work back: a note was read rightly if some style prints it as it was typed, but for marks."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

import msgspec

from briefs.citing.csl.faults import StyleFaultError
from briefs.citing.marked import to_plain
from briefs.citing.profiles import Profile
from briefs.citing.references import References
from briefs.citing.styles import Styles
from briefs.importing.new_records import Record, record_file
from briefs.importing.typed_references import said_of_work
from briefs.language.han import HAN
from briefs.language.languages import Lang
from briefs.language.locators import read_locator
from briefs.model.brief import File
from briefs.model.source import Source
from briefs.reading.records.source_files import read_source_file

_DAY = re.compile(r"(\d{4})\s?[年/.-]\s?(\d{1,2})(?:\s?[月/.-]\s?(\d{1,2})\s?日?)?")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_MANNER = re.compile(
    r"第(?=\s?\d+\s?[卷期版頁])|(?<=\d{4})年版|(?<=\d{4})年(?!度)"
    r"|司法院(?=釋字)|(?<=[^\W\d_])(?:合)?著(?=[，,])|\bECLI:|\bat (?=\d)",
    re.IGNORECASE,
)
"""Words that one manner has and another leaves away: 第40卷, 2020年, 王大明著, ECLI:."""
_TOKEN = re.compile(rf"[{HAN}]|\d+|[^\W\d_{HAN}]+")
_TITLED = re.compile(r"[〈《]")


class Reprinting(msgspec.Struct, frozen=True):
    """What prints works back."""

    profiles: Mapping[str, Profile]
    """All profiles by name."""
    styles: Styles
    """The styles."""

    def is_as_typed(self, record: Record, note: str, lang: Lang) -> bool:
        """Return whether some profile of a language prints the work of a record as a note has it."""
        source = _source(record)
        if source is None:
            return False
        typed = _bare(said_of_work(note))
        found = read_locator(record.reference.locator) if record.reference.locator else None
        for profile in self.profiles.values():
            if lang not in profile.languages:
                continue
            made = References({source.key: source}, self.profiles, self.styles)
            try:
                printed = to_plain(made.full(source.key, lang, profile, found[0] if found else None))
            except StyleFaultError:
                continue
            words = _bare(said_of_work(printed))
            # Where marks tell what is the title, the parts are sure, in whatever order a manner has them.
            if words == typed or (_TITLED.search(note) and Counter(words) == Counter(typed)):
                return True
        return False


def _source(record: Record) -> Source | None:
    read = read_source_file(File(f"sources/{record.key}.yaml", record_file(record, "a").encode()))
    return read.claims[0].source if read.claims else None


def _bare(text: str) -> list[str]:
    """Return the words and figures of a text, in one width, one form of days, and without words of manner."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("台", "臺").replace("*", "")
    text = _DAY.sub(lambda day: " ".join(filter(None, day.groups())), text)
    return _TOKEN.findall(_ZEROS.sub("", _MANNER.sub("", text)))
