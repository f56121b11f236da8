"""Where an entry of BibTeX is on the web, beside its `url`: by the number of a preprint, by how it is published."""

import re
from typing import TypeAlias

from briefs.reading.files.yaml_text import Value
from briefs.reading.records.latex_text import text_of_latex

Said: TypeAlias = dict[str, tuple[Value, str]]
"""What an entry says: by CSL variable, the value and the field that it comes from."""

_ARXIV_ID = r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
_ARXIV = re.compile(rf"(?:arxiv:)?(?P<id>{_ARXIV_ID})", re.IGNORECASE)
_IN_ARXIV = re.compile(
    rf"arxiv(?:\.org)?(?:\s(?:e-?prints?|preprints?))?(?:[\s,]+(?:arxiv:)?(?P<id>{_ARXIV_ID}))?(?:\s\[.*\])?",
    re.IGNORECASE,
)
"""What stands for a journal where there is none: arXiv preprint arXiv:1706.03762."""
_CORR = re.compile(rf"abs/(?P<id>{_ARXIV_ID})", re.IGNORECASE)
"""The volume that DBLP gives a preprint, of a journal CoRR."""
_PREPRINTED = re.compile("arxiv|CoRR", re.IGNORECASE)
_PRINTED = ("container-title", "volume", "page")
_STORES = {
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
    "hdl": "https://hdl.handle.net/",
    "googlebooks": "https://books.google.com/books?id=",
    "ssrn": "https://ssrn.com/abstract=",
}
"""Where other stores have a work, by BibLaTeX's name for them."""
_HREF = re.compile(r"\\href\s*\{(?P<url>[^{}]*)\}\s*\{(?P<words>[^{}]*)\}")
_ADDRESS = re.compile(r"<?(?P<url>(?:https?://|www\.)[^\s<>{}]+)>?")
_LEAD = re.compile(
    r"(?:(?:also )?(?:available|accessible|online|retrieved|accessed|published)(?: online)?(?: at| from| on| via)?"
    r"|\[online\]|urls?|web ?(?:site|page)?|link|see|at)[\s:.,]*",
    re.IGNORECASE,
)
"""Words that lead to an address and say no more: Available at."""


def on_the_web(fields: dict[str, str], said: Said) -> Said:
    """Return what an entry says anew of where it is on the web; an empty value takes back what it said before."""
    found = _published(fields, said) | _in_note(fields, said)
    return found | _eprint(fields, said | found)


def _published(fields: dict[str, str], said: Said) -> Said:
    """Take an address out of how a work is published, where it would be printed as who publishes it."""
    raw = fields.get("howpublished", "")
    if not raw:
        return {}
    href = _HREF.search(raw)
    text = text_of_latex(_HREF.sub(r"\\url{\g<url>} \g<words>", raw, count=1) if href else raw)
    url, rest = _parted(text)
    if not url:
        return {}
    # Where somebody else publishes it, how is not printed at all.
    found: Said = {"publisher": (rest, "howpublished")} if said.get("publisher", ("", ""))[1] == "howpublished" else {}
    return found if _has(said, "URL") else found | {"URL": (url, "howpublished")}


def _in_note(fields: dict[str, str], said: Said) -> Said:
    """Return the address that a note is, and nothing beside it."""
    note = fields.get("note", "")
    url, rest = _parted(text_of_latex(note)) if "://" in note or "www." in note else ("", note)
    return {"URL": (url, "note")} if url and not rest and not _has(said, "URL") else {}


def _parted(text: str) -> tuple[str, str]:
    """Return the address in a text, and the words beside it but for those that only lead to it."""
    match = _ADDRESS.search(text)
    if match is None:
        return "", text
    url = match["url"].rstrip(".,;")
    before = text[: match.start()].strip(" :.,;(")
    before = "" if _LEAD.fullmatch(before) else before
    rest = " ".join(part for part in (before, text[match.end() :].strip(" :.,;)")) if part)
    return url if "://" in url else f"https://{url}", rest


def _eprint(fields: dict[str, str], said: Said) -> Said:
    if "eprint" not in fields and not _PREPRINTED.search(fields.get("journal") or fields.get("journaltitle", "")):
        return {}
    store, number, field = _stored(fields)
    is_alone = _IN_ARXIV.fullmatch(_journal(fields)) or _CORR.fullmatch(_volume(fields))
    # A preprint has no journal and no volume.
    gone: Said = dict.fromkeys(_PRINTED, ("", field)) if store == "arxiv" and is_alone else {}
    said = said | gone
    if not number or any(_has(said, name) for name in ("container-title", "publisher", "DOI")):
        return gone
    url = f"https://arxiv.org/abs/{number}" if store == "arxiv" else f"{_STORES[store]}{number}"
    found: Said = gone | ({} if _has(said, "URL") else {"URL": (url, field)})
    if store == "arxiv" and not _has(said, "number"):
        found["number"] = (f"arXiv:{number}", field)
    return found | ({"type": ("article", field)} if said["type"][0] == "article-journal" else {})


def _stored(fields: dict[str, str]) -> tuple[str, str, str]:
    """Return the store that has a work, its number there, and the field that says it."""
    number = text_of_latex(fields.get("eprint", ""))
    store = text_of_latex(fields.get("eprinttype") or fields.get("archiveprefix", "")).lower()
    if (match := _ARXIV.fullmatch(number)) and store in ("", "arxiv"):
        return "arxiv", match["id"], "eprint"
    if number and store in _STORES and re.fullmatch(r"[\w./-]+", number):
        return store, number, "eprint"
    for text, form, field in ((_journal(fields), _IN_ARXIV, "journal"), (_volume(fields), _CORR, "volume")):
        if (match := form.fullmatch(text)) and match["id"]:
            return "arxiv", match["id"], field
    return "", "", ""


def _journal(fields: dict[str, str]) -> str:
    return text_of_latex(fields.get("journal") or fields.get("journaltitle", ""))


def _volume(fields: dict[str, str]) -> str:
    return fields.get("volume", "").strip("{} ")


def _has(said: Said, variable: str) -> bool:
    return bool(said.get(variable, ("", ""))[0])
