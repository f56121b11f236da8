"""Rules for works of the United States."""

import re

from briefs.citing import reports
from briefs.citing.abbreviated import bluebook
from briefs.citing.canonical_rules.sections import sections
from briefs.citing.canonical_rules.shared import Texts, first_author, plain, put
from briefs.model.source import Source, Wording

_CODE = re.compile(
    r"^(?P<volume>\d+)\s(?P<code>U\.?\s?S\.?\s?C\.?|C\.?\s?F\.?\s?R\.?)(?:\s?§*\s?(?P<section>\w[\w.\-–(), &]*))?$"
)
_CODES = {"USC": "U.S.C.", "UNITEDSTATESC": "U.S.C.", "CFR": "C.F.R.", "USCA": "U.S.C.A.", "USCS": "U.S.C.S."}


def code(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write the code, its title and section as the Bluebook abbreviates them."""
    for where in ("number", "title"):
        # As lawyers type it: 42 U.S.C. § 1983 is the name of no act.
        if found := _CODE.match(plain(texts, where)):
            texts.pop(where)
            texts.setdefault("volume", Wording(found["volume"]))
            texts.setdefault("container-title", Wording(found["code"]))
            if found["section"]:
                texts.setdefault("section", Wording(found["section"]))
    written = plain(texts, "container-title")
    known = _CODES.get(re.sub(r"\W|ode$", "", written).upper()) or _CODES.get(re.sub(r"\W", "", written).upper())
    if known:
        texts["container-title"] = Wording(known)
    if known in ("U.S.C.", "C.F.R."):
        # The official codes name no publisher (rule 12.3.1(d)).
        texts.pop("publisher", None)
    sections(texts)


_SUBJECT = re.compile(r"^(?P<code>.+?)(?:,? §+ ?(?P<section>\w[\w.:()\-–, &]*))?$")


def state_code(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Part a code of a state from its section where one field has both: Cal. Civ. Code § 1798.100 (rule 12.3)."""
    if found := _SUBJECT.match(plain(texts, "container-title")):
        put(texts, "container-title", found["code"])
        if found["section"]:
            texts.setdefault("section", Wording(found["section"]))
    number = plain(texts, "number").lstrip("§ ")
    if re.fullmatch(r"[\d.:\-–]+[\w()]*", number) and "section" not in texts:
        texts["section"] = Wording(number)
        texts.pop("number")
    sections(texts, of_state=True)


def rules_of_court(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Call rules of procedure and evidence by the name that the Bluebook gives them: Fed. R. Civ. P. (rule 12.9.3)."""
    names = (plain(texts, name) for name in ("container-title", "title-short", "title"))
    short = next((name for name in names if re.match(r"Fed\. R\. ", name)), "")
    full = re.sub(r"[\W_]", "", plain(texts, "title") + plain(texts, "container-title")).lower()
    short = short or next((code for words, code in _FEDERAL_RULES.items() if words in full), "")
    if short:
        # One without its last stop, as software leaves it: Fed. R. Evid
        texts["container-title"] = Wording(re.sub(r"(?<=[A-Za-z])$", ".", short))
    put(texts, "section", re.sub(r"^(?:[Rr]ule|[Rr]\.|§)\s?", "", plain(texts, "section")))


_FEDERAL_RULES = {
    "federalrulesofcivilprocedure": "Fed. R. Civ. P.",
    "federalrulesofcriminalprocedure": "Fed. R. Crim. P.",
    "federalrulesofappellateprocedure": "Fed. R. App. P.",
    "federalrulesofbankruptcyprocedure": "Fed. R. Bankr. P.",
    "federalrulesofevidence": "Fed. R. Evid.",
}


_OF_STATE = re.compile(
    r"(?i:(?:the )?constitution of (?:the )?(?:(?:state|commonwealth) of )?)(?P<of>[A-Z][\w ]+)$"
    r"|(?P<state>[A-Z][\w ]+?) (?:State )?Constitution$"
)


def constitution(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Call the federal constitution U.S. Const. (rule 11)."""
    title = plain(texts, "title")
    if re.match(
        r"(?i)(?:the )?constitution of the united states|(?:the )?united states constitution|U\.?S\.? const", title
    ):
        put(texts, "title", "U.S. Const.")
    elif found := _OF_STATE.match(title):
        # Table T1 shortens the name of the state: Cal. Const.
        name = found["of"] or found["state"]
        put(texts, "title", f"{bluebook().places.get(name, name)} Const.")


def register(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Part the figures of pages of the Federal Register by a comma: 62,283 (Bluebook, rule 6.2(a))."""
    page = re.sub(r"(?<!\d)(\d{2,3})(\d{3})(?!\d)", r"\1,\2", plain(texts, "page"))
    put(texts, "page", page)
    put(texts, "container-title", reports.american_reporter(plain(texts, "container-title")))
    if re.search(r"(?i)\bproposed\b", plain(texts, "genre")):
        # A rule that is only proposed says so beside its date (rule 14.2(a)).
        texts.setdefault("status", Wording("proposed"))


_SUPREME = re.compile(r"^(U\.\s?S\.|S\.\s?Ct\.|L\.\s?Ed\.)")


def reporter(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Name reporter and court as the Bluebook does; no court with reports that show it (rule 10.4)."""
    name = reports.american_reporter(plain(texts, "container-title"))
    put(texts, "container-title", name)
    docket(texts, {}, source)
    court = reports.american_court(plain(texts, "authority"))
    put(texts, "authority", "" if _SUPREME.match(name) else reports.beside_reporter(court, name))


_FILING = re.compile(
    r"(?i)^(?:(?:first|second|third|amended|class action|verified|joint|opening|reply|supplemental) )*"
    r"(?:complaint|petition|brief|motion|memorandum|answer|indictment|transcript|affidavit|declaration|notice"
    r"|consent (?:order|decree))\b"
)
"""What a party or a court writes in a case, that is cited by its name (rule 10.8.3)."""
_BARE_DOCKET = re.compile(
    r"(?:\d+(?::\d+)?[-–][\w-]*\d\w*|\d{2,4} (?:Civ|Cr|Crim|Misc|CV|CR|cv|cr|mc)\.? \d+|\d\dA\d+)(?:\s?\([^()]+\))*"
    r"|\d:\d+-\w+-\d+.*"
)
"""The number of a docket without a word before it, with the letters of the judge behind it: 22-cv-1461 (PKC)."""


def docket(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Put the word before a docket number (rule 10.8.1), and name the court as the Bluebook does."""
    number = plain(texts, "number")
    if _FILING.match(plain(texts, "genre")):
        texts["filing"] = texts["genre"]
    if _BARE_DOCKET.fullmatch(number):
        put(texts, "number", f"No. {number}")
    elif re.fullmatch(r"[\d:\w-]+-\d+(?:(?:,| and| &) [\d:\w-]+-\d+)+", number):
        put(texts, "number", f"Nos. {number}")
    court = plain(texts, "authority")
    unreported = re.search(r"^$|^WL$|^Westlaw$|LEXIS", plain(texts, "container-title"))
    # Beside a reporter of a region it may be that of any state.
    short = "" if court == "Supreme Court" and unreported else reports.american_court(court)
    # A slip opinion of the Supreme Court has no reporter that would show its court.
    put(texts, "authority", short or ("U.S." if court else ""))
    put(texts, "container-title", reports.american_reporter(plain(texts, "container-title")))


def public_domain(texts: Texts, dates: dict[str, str], source: Source) -> None:
    """Cite by the number that the court gives, which tells court and year: 2007 ND 13, ¶ 3 (rule 10.3.3)."""
    docket(texts, dates, source)
    texts.pop("authority", None)
    dates.pop("issued", None)


def order(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write the number of an order: Exec. Order No. 14,086 (Bluebook, rules 6.2(a) and 14.2)."""
    number = re.sub(r"(?<!\d)(\d{2})(\d{3})$", r"\1,\2", plain(texts, "number"))
    bare = re.sub(r"(?i)^(?:exec(?:utive|\.)? order|e\.? ?o\.?)?\s*(?:no\.?\s*)?(?=\d)", "", number)
    if re.fullmatch(r"[\d,]+(?:-[A-Z])?", bare):
        put(texts, "number", f"Exec. Order No. {bare}")
        if re.match(r"(?i)exec", plain(texts, "genre")):
            texts.pop("genre")


_INSTITUTES = (
    (r"(?:The )?American Law Institute(?: Publishers)?|ALI|Am\. L\. Inst\.", "Am. L. Inst."),
    (
        r"Uniform Law Commission|National Conference of Commissioners on Uniform State Laws|ULC|Unif\. L\. Comm[’']n",
        "Unif. L. Comm’n",
    ),
    (r"American Bar Association|ABA|Am\. Bar Ass[’']n", "Am. Bar Ass’n"),
)


_GUIDELINES = re.compile(
    r"(?:U\.?S\.?|United States|Federal) (?:Sentencing|Sent[’']g) (?:Commission )?Guidelines(?: Manual)?$"
)


_OF_THE_INSTITUTE = re.compile(r"Restatement|Principles of the Law|Model Penal Code")


def _institute(name: str) -> str:
    return next((short for full, short in _INSTITUTES if re.fullmatch(full, name.strip())), "")


def restatement(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Name the American Law Institute as the Bluebook does (rule 12.9.4), behind the title."""
    body = texts.get("publisher") or first_author(source)
    if _GUIDELINES.match(plain(texts, "title")):
        texts["title"] = Wording("U.S. Sent’g Guidelines Manual")
        body = Wording("U.S. Sent’g Comm’n")
    if body:
        bodies = [_institute(one) for one in re.split(r"\s(?:&|and)\s", body.text)]
        texts["publisher"] = Wording(" & ".join(map(str, bodies)) if all(bodies) else body.text)
    if plain(texts, "publisher") == "Am. L. Inst." or (not body and _OF_THE_INSTITUTE.match(plain(texts, "title"))):
        texts["made-by-the-institute"] = Wording("Am. L. Inst.")
    if "container-title" in texts:
        # U.C.C. § 2-302, whatever the section is called.
        texts["title"] = texts.pop("container-title")
    sections(texts, of_state=True)
