"""Works of fifteen kinds as CSL-JSON, with what makes styles differ: particles, many names, spans, quotation marks."""

from typing import Any


def _date(*numbers: int) -> dict[str, Any]:
    return {"date-parts": [list(numbers)]}


def _people(*names: str) -> list[dict[str, str]]:
    """Return people by `Family, Given`, and bodies by their name."""
    split = [name.split(", ") for name in names]
    return [{"family": name[0], "given": name[1]} if len(name) > 1 else {"literal": name[0]} for name in split]


WORKS: dict[str, dict[str, Any]] = {
    "article": {
        "type": "article-journal",
        "title": "The unwritten rules of reading: a study of courts’ practice",
        "author": _people("Baxter, William C.", "Sands, Stephen"),
        "container-title": "Review of Law",
        "container-title-short": "Rev. L.",
        "volume": "130",
        "issue": "4",
        "page": "1079-1147",
        "issued": _date(2017, 2, 15),
        "DOI": "10.1234/rl.2017.1079",
    },
    "book": {
        "type": "book",
        "title": "The concept of a rule",
        "title-short": "Concept",
        "author": _people("Hartley, H. L. A."),
        "edition": "2",
        "publisher": "Clarendon Press",
        "publisher-place": "Oxford",
        "issued": _date(1994),
    },
    "edited": {
        "type": "book",
        "title": "Comparing constitutions",
        "editor": _people("Dickson, Rosa", "Gilbert, Tom"),
        "collection-title": "Handbooks of Comparison",
        "collection-number": "3",
        "publisher": "Elgin",
        "publisher-place": "Cheltenham",
        "issued": _date(2014),
    },
    "chapter": {
        "type": "chapter",
        "title": "Review and its limits",
        "author": [{"family": "Berg", "given": "Anna", "non-dropping-particle": "van der"}],
        "editor": _people("Tully, Mark", "Graham, Mark A.", "Levin, Sam"),
        "container-title": "The Handbook of Constitutions",
        "publisher": "University Press",
        "publisher-place": "New York",
        "page": "187-205",
        "issued": _date(2015),
    },
    "translated": {
        "type": "book",
        "title": "Law as order",
        "author": _people("Kelm, Hans"),
        "translator": _people("Knight, Max"),
        "publisher": "Press of California",
        "publisher-place": "Berkeley",
        "issued": _date(1967),
        "original-date": _date(1934),
    },
    "thesis": {
        "type": "thesis",
        "title": "Delegation and its discontents",
        "author": _people("Okafor, Ngozi Ada"),
        "genre": "PhD thesis",
        "publisher": "University of Lagos",
        "issued": _date(2019, 6),
    },
    "report": {
        "type": "report",
        "title": "Trust in machines",
        "author": _people("Ministry of Digital Affairs"),
        "number": "TR-17",
        "genre": "Technical report",
        "publisher": "Ministry of Digital Affairs",
        "publisher-place": "Taipei",
        "URL": "https://example.org/tr-17.pdf",
        "issued": _date(2023, 9, 1),
        "accessed": _date(2025, 6, 11),
    },
    "bill": {
        "type": "bill",
        "title": "Data Fairness Bill",
        "number": "H.R. 1234",
        "authority": "House of Representatives",
        "chapter-number": "118",
        "issued": _date(2023, 3, 2),
    },
    "case": {
        "type": "legal_case",
        "title": "Row v. Wayne",
        "container-title": "U.S.",
        "volume": "410",
        "page": "113-178",
        "authority": "Supreme Court",
        "issued": _date(1973, 1, 22),
    },
    "webpage": {
        "type": "webpage",
        "title": "How judges are appointed",
        "container-title": "Judiciary of the Isle",
        "author": _people("Courts and Tribunals"),
        "URL": "https://example.org/judges",
        "issued": _date(2022, 11, 3),
        "accessed": _date(2023, 7, 14),
    },
    "news": {
        "type": "article-newspaper",
        "title": "Court strikes down a tariff",
        "author": _people("Lipton, Adam"),
        "container-title": "The Morning Times",
        "publisher-place": "London",
        "page": "1",
        "issued": _date(2020, 10, 7),
    },
    "paper": {
        "type": "paper-conference",
        "title": "Mining precedents with graphs",
        "author": _people("Sato, Kenji", "O’Neill, Aoife", "Rossi, Luca", "Müller, Jörg-Peter"),
        "container-title": "Proceedings of the Conference on Law and Machines",
        "publisher": "ACM",
        "publisher-place": "New York",
        "page": "12-21",
        "issued": _date(2021, 6),
    },
    "blog": {
        "type": "post-weblog",
        "title": "What the court did not say",
        "author": _people("Kern, Orin"),
        "container-title": "The Conspiracy",
        "URL": "https://example.org/blog/22",
        "issued": _date(2018, 6, 22),
        "accessed": _date(2019, 1, 2),
    },
    "magazine": {
        "type": "article-magazine",
        "title": "“Fair use” is over",
        "author": _people("Nguyen, Minh", "Silva, Ana"),
        "container-title": "Ledger",
        "volume": "12",
        "issue": "3",
        "page": "34-39",
        "issued": _date(2016, 4),
    },
    "entry": {
        "type": "entry-encyclopedia",
        "title": "Proportionality",
        "author": _people("Aalto, Eeva"),
        "container-title": "Encyclopedia of Public Law",
        "edition": "3",
        "editor": _people("Wolf, Rüdiger"),
        "publisher": "University Press",
        "publisher-place": "Oxford",
        "issued": _date(2012),
    },
}
FILLER: dict[str, Any] = {
    "type": "book",
    "title": "Something between",
    "author": _people("Zander, Zoe"),
    "publisher": "Z",
    "issued": _date(2001),
}
"""What is cited between the works, so that none is cited twice in a row."""
