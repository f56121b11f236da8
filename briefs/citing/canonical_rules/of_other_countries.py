"""Rules for laws, judgments and papers of Japan, Mainland China, Germany and France, as databases name them."""

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import msgspec
from msgspec.structs import replace

from briefs.citing.canonical_rules.shared import Texts
from briefs.model.source import Source, Wording


class Japan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What legal writing in Japan shortens (`abbreviations/japan.yaml`)."""

    courts: dict[str, str]
    """Courts and their parts; longer names come before those that they hold."""
    decisions: dict[str, str]
    """Kinds of decision."""
    reporters: dict[str, str]
    """Reports of cases."""


@lru_cache
def japan() -> Japan:
    """Return the words that the program knows."""
    import yaml

    text = files("briefs.citing").joinpath("abbreviations", "japan.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    # Our own file, read by the library's safe loader.
    return msgspec.convert(yaml.load(text, loader), Japan)  # noqa: S506


def _plain(texts: Mapping[str, Wording], name: str) -> str:
    return texts[name].text if name in texts else ""


def _set(texts: Texts, name: str, text: str) -> None:
    texts[name] = replace(texts[name], text=text) if name in texts else Wording(text)


def japanese_judgment(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write court, decision and reporter of a judgment shortened: 最大決 of 最高裁判所大法廷決定."""
    court, words = _plain(texts, "authority"), japan()
    for long, short in words.decisions.items():
        court = re.sub(rf"{long}$", short, court)
    whole = court
    for long, short in words.courts.items():
        court = court.replace(long, short)
    decided = court.endswith(tuple(words.decisions.values()))
    if court and not decided and (court != whole or "genre" in texts):
        genre = _plain(texts, "genre")
        court += next((short for long, short in words.decisions.items() if genre.endswith(long)), "判")
    # Styles that want them ask for the short form; the Manual of Mainland China has the court in full, and what it
    # decided behind the day.
    if court:
        texts["authority-short"] = replace(texts["authority"], text=court)
    _in_full(texts, court)
    if reporter := words.reporters.get(_plain(texts, "container-title")):
        texts.setdefault("container-title-short", replace(texts["container-title"], text=reporter))


_COURT = re.compile(
    r"^(?:(?P<supreme>最)(?P<bench>大|[一二三]小)?|(?P<old>大)(?P<joint>連)?|(?P<place>知財|.+?)(?P<level>[高地家簡])(?:(?P<branch>.+)支)?)$"
)
_BENCHES = {"大": "大法廷", "一小": "第一小法廷", "二小": "第二小法廷", "三小": "第三小法廷"}
_LEVELS = {"高": "高等裁判所", "地": "地方裁判所", "家": "家庭裁判所", "簡": "簡易裁判所"}


def _in_full(texts: Texts, court: str) -> None:
    """Tell the name of a court and its decision from the short form: 最高裁判所大法廷 and 判決 of 最大判."""
    decision = next((long for long, short in japan().decisions.items() if court.endswith(short)), "")
    name = _court_in_full(court[:-1]) if decision else ""
    if "authority" in texts:
        texts["court-name"] = replace(texts["authority"], text=name or texts["authority"].text)
    if "genre" in texts:
        texts["decision"] = texts["genre"]
    elif name:
        texts["decision"] = Wording(decision, texts["authority"].lang)


def _court_in_full(short: str) -> str:
    found = _COURT.match(short)
    if found is None:
        return ""
    if found["supreme"]:
        return f"最高裁判所{_BENCHES.get(found['bench'], '')}"
    if found["old"]:
        return f"大審院{'連合部' if found['joint'] else ''}"
    place = "知的財産" if found["place"] == "知財" else found["place"]
    return f"{place}{_LEVELS[found['level']]}{found['branch'] + '支部' if found['branch'] else ''}"


def mainland_judgment(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Put the kind of document behind the number of a judgment: （2020）浙01民终10940号民事判决书 (法学引注手册)."""
    number, genre = _plain(texts, "number"), _plain(texts, "genre")
    number = re.sub(r"^\((\d{4})\)", r"（\1）", number)
    if number:
        _set(texts, "number", number if number.endswith(genre) or "指导案例" in number else number + genre)
    if re.fullmatch(r"[\d-]{8,}", number) and "container-title" in texts:
        # 人民法院案例库2024-18-2-053-001: a collection that numbers its cases is no periodical.
        texts["case-bank"] = texts["container-title"]
    if "指导案例" in number or "指導案例" in number:
        # A guiding case has the year behind its number; a file has the year within.
        texts["number-guiding"] = texts["number"]


_YEAR = re.compile(r"(?:19|20)\d\d")


def german_judgment(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Shorten the kind of a decision (Beschl.), and tell journals, whose volume is a year, from official reports."""
    genre = _plain(texts, "genre")
    for word, short in (("Beschl", "Beschl."), ("Urt", "Urt."), ("Gerichtsbesch", "GB"), ("Verf", "Verf.")):
        if genre.startswith(word):
            _set(texts, "genre", short)
    if _YEAR.fullmatch(_plain(texts, "volume")):
        texts["collection-number"] = texts["volume"]


_PAPER = re.compile(
    r"(?P<house>BT|BR|Bundestags?|Bundesrats?)[-‑–\s]*(?P<what>Drs|Drucks(?:ache|\.)?|Plenarprotokoll|PlPr)\.?\s*(?P<number>\d.*)"
)


def parliamentary_paper(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write the number of a paper of the Bundestag or Bundesrat as it is cited: BT-Drs. 18/9097 (凡例 4.12)."""
    number = _plain(texts, "number") or _plain(texts, "title")
    if found := _PAPER.search(number):
        house = "BT" if found["house"].startswith(("BT", "Bundest")) else "BR"
        what = "Drs." if found["what"].startswith("Dr") else "Plenarprotokoll"
        number = f"{house}-{what} {found['number']}"
    elif re.match(r"\d", number):
        texts["number-bare"] = Wording(number)
    _set(texts, "number", number)


_FRENCH = (
    *(("Loi constitutionnelle", "L. const."), ("Loi organique", "L. org."), ("Loi", "L.")),
    *(("Décret-loi", "D.-L."), ("Décret", "D."), ("Ordonnance", "Ord."), ("Arrêté", "A."), ("Circulaire", "Circ.")),
)
"""Kinds of French acts, longer names first (凡例 6.2.2)."""


def french_numbers(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Write the number of a French act or judgment with its sign, and the kind of the act shortened: L. n° 2015-912."""
    if source.language != "fr" or source.type not in ("legislation", "regulation", "legal_case"):
        return
    number = re.sub(r"^n[°oº]\.?\s*", "", _plain(texts, "number"))
    if re.match(r"\d", number):
        _set(texts, "number", f"n° {number}")
    genre = _plain(texts, "genre")
    if short := next((short for long, short in _FRENCH if genre.lower().startswith(long.lower())), ""):
        texts["genre-short"] = replace(texts["genre"], text=short)
