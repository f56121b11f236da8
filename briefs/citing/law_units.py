"""What laws call their provisions: 第823條 of the BGB is § 823, 第6條 of a British statutory instrument is reg 6."""

from briefs.model.source import Source
from briefs.patterns import lazy_pattern


def provisions_of(source: Source, kind: str) -> str:
    """Return what a law of a kind calls its provisions: a unit of places, or `§` for sections that keep their sign."""
    if kind == "de-statute":
        return "article" if _short(source) in _OF_ARTICLES else "§"
    if kind == "uk-si":
        named = source.texts.get("title")
        found = _INSTRUMENT.search(named.text) if named else None
        return _OF_INSTRUMENTS[found[0]] if found else "regulation"
    return _OF_KINDS.get(kind, "article")


def _short(source: Source) -> str:
    named = source.texts.get("title-short") or source.texts.get("title")
    return named.text if named else ""


_OF_ARTICLES = frozenset({"GG", "Grundgesetz", "EGBGB", "EGStGB", "EUV", "AEUV", "EMRK", "DSGVO", "WRV"})
"""German law that has articles; all other statutes have sections, whatever they are called in Chinese."""
_INSTRUMENT = lazy_pattern(r"\b(?:Order|Rules|Regulations)\b")
_OF_INSTRUMENTS = {"Order": "article", "Rules": "rule", "Regulations": "regulation"}
"""The provisions of British statutory instruments, by what the instrument is (OSCOLA 2.5.2)."""
_OF_KINDS = {
    **dict.fromkeys(("us-code", "us-cfr", "us-state-code", "us-public-law", "us-bill", "us-executive-order"), "§"),
    "us-restatement": "§",
    "uk-act": "section",
    "uk-bill": "clause",
}
"""The provisions of other laws that have no articles, by kind of work."""
