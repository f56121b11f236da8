"""Forms that guides have, work by work: golden/forms.yaml is the list."""

from typing import Any

import pytest
import yaml

from briefs.citing.abbreviated import party, periodical
from briefs.citing.references import References
from briefs.citing.styles import Styles
from briefs.language.languages import EN, ZH_HANT
from briefs.library.samples import sample
from tests.kind_pages import PROFILES, TEMPLATES, source_of
from tests.support import REPOSITORY

ROWS: list[dict[str, Any]] = yaml.safe_load((REPOSITORY / "tests/golden/forms.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_a_work_is_printed_as_its_guide_has_it(row: dict[str, Any]) -> None:
    places = [row[name] for name in ("place", "then") if name in row]
    lang = (
        EN
        if "en" in PROFILES[row["profile"]].languages and "zh-Hant" not in PROFILES[row["profile"]].languages
        else ZH_HANT
    )
    references = References({}, PROFILES, Styles.of(TEMPLATES.files))
    forms = sample(source_of("work", row["record"]), places, row["profile"], references, lang, TEMPLATES.words).forms
    printed = {
        "full": forms["place" if places else "full"],
        "next": forms["next-other" if "then" in row else "next"],
        "later": forms["later"],
        "two": forms["two"],
    }
    for name in printed.keys() & row.keys():
        assert printed[name] in row[name].split("|"), name


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Michigan Law Review", "Mich. L. Rev."),
        ("The Yale Law Journal", "Yale L.J."),
        ("University of Chicago Law Review", "U. Chi. L. Rev."),
        ("New York University Law Review", "N.Y.U. L. Rev."),
        ("Harvard Journal of Law & Technology", "Harv. J.L. & Tech."),
        ("Journal of Law and Economics", "J.L. & Econ."),
        ("Law and Contemporary Problems", "Law & Contemp. Probs."),
        ("Southern California Law Review", "S. Cal. L. Rev."),
        ("North Carolina Law Review", "N.C. L. Rev."),
        ("Harvard Civil Rights-Civil Liberties Law Review", "Harv. C.R.-C.L. L. Rev."),
        ("University of Illinois Journal of Law, Technology & Policy", "U. Ill. J.L. Tech. & Pol’y"),
        ("American Journal of International Law", "Am. J. Int’l L."),
        ("Oxford Journal of Legal Studies", "Oxford J. Legal Stud."),
        ("UCLA Law Review", "UCLA L. Rev."),
        ("New York Times", "N.Y. Times"),
        # One word is no title to be abbreviated, and an abbreviated one stays.
        ("Science", "Science"),
        ("Mich. L. Rev.", "Mich. L. Rev."),
    ],
)
def test_titles_of_periodicals(title: str, short: str) -> None:
    assert periodical(title) == short


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Data Protection Commissioner", "Data Prot. Comm’r"),
        ("West Virginia State Board of Education", "W. Va. State Bd. of Educ."),
        ("National Federation of Independent Business", "Nat’l Fed’n of Indep. Bus."),
        ("The Florida Star", "Fla. Star"),
        # Persons of one name, states and countries by themselves.
        ("West", "West"),
        ("Massachusetts", "Massachusetts"),
        ("United States", "United States"),
    ],
)
def test_parties_of_cases(name: str, short: str) -> None:
    assert party(name) == short
