"""What laws call their parts: 第823條 of the BGB is § 823, 第6條 of a British statutory instrument is reg 6."""

from briefs.language.place_parts import Law
from briefs.model.source import LAWS, Source
from briefs.patterns import lazy_pattern


def law_of(source: Source, kind: str) -> Law | None:
    """Return what a work of a kind calls its parts; None for one that is no law."""
    if kind == "de-statute":
        return Law("article" if _short(source) in _OF_ARTICLES else "§")
    if kind == "uk-si":
        named = source.texts.get("title")
        found = _INSTRUMENT.search(named.text) if named else None
        return Law(_OF_INSTRUMENTS[found[0]] if found else "regulation", "schedule")
    if not kind and source.type == "legislation" and source.jurisdiction in _OF_COMMON_LAW:
        return Law("article") if _HAS_ARTICLES.search(_short(source)) else Law("section", "schedule")
    return _OF_KINDS.get(kind) or (Law() if source.type in LAWS else None)


def _short(source: Source) -> str:
    named = source.texts.get("title-short") or source.texts.get("title")
    return named.text if named else ""


_OF_ARTICLES = frozenset({"GG", "Grundgesetz", "EGBGB", "EGStGB", "EUV", "AEUV", "EMRK", "DSGVO", "WRV"})
"""German law that has articles; all other statutes have sections, whatever they are called in Chinese."""
_INSTRUMENT = lazy_pattern(r"\b(?:Order|Rules|Regulations)\b")
_OF_INSTRUMENTS = {"Order": "article", "Rules": "rule", "Regulations": "regulation"}
"""The provisions of British statutory instruments, by what the instrument is (OSCOLA 2.5.2)."""
_OF_COMMON_LAW = frozenset({"AU", "CA", "HK", "IE", "IN", "MY", "NZ", "SG"})
"""Countries whose acts have sections, as those of the United Kingdom do; their constitutions have articles."""
_HAS_ARTICLES = lazy_pattern(r"Constitution|Charter|Basic Law|Qu[ée]bec|\bOrder\b")
_AMERICAN = ("us-code", "us-cfr", "us-state-code", "us-public-law", "us-bill", "us-executive-order", "us-restatement")
_OF_KINDS = {
    **dict.fromkeys(_AMERICAN, Law("§")),
    "uk-act": Law("section", "schedule"),
    "us-rules": Law("bare"),
    "uk-rules": Law("rule"),
    "uk-bill": Law("clause", "schedule"),
    **dict.fromkeys(("eu-act", "eu-proposal", "eu-treaty"), Law("article", "annex")),
}
"""What other laws call their parts, by kind of work."""
