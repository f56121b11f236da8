"""Forms that guides have, work by work: golden/forms*.yaml are the lists."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefs.citing.abbreviated import party, periodical
from briefs.citing.canonical_rules.sections import sections
from briefs.citing.title_languages import with_language
from briefs.language.languages import EN, ZH_HANT, Lang
from briefs.model.source import Wording
from tests.kind_pages import PROFILES, printed, source_of
from tests.support import REPOSITORY

FILES = sorted((REPOSITORY / "tests/golden").glob("forms*.yaml"))


def rows(file: Path) -> Iterator[dict[str, Any]]:
    """Yield each work of a list by each of its profiles."""
    for row in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader):
        for profile in row["profile"] if isinstance(row["profile"], list) else [row["profile"]]:
            yield {**row, "profile": profile}


def forms_of(row: dict[str, Any]) -> dict[str, str]:
    """Return the forms in which a work is printed, by the names that the lists have for them."""
    places = [row[name] for name in ("place", "then") if name in row]
    written = PROFILES[row["profile"]].languages
    lang = Lang(row.get("lang") or (EN if "en" in written and "zh-Hant" not in written else ZH_HANT))
    forms = printed(source_of("work", row["record"]), places, row["profile"], lang).forms
    return {
        "full": forms["place" if places else "full"],
        "next": forms["next-other" if "then" in row else "next"],
        "later": forms["later"],
        "two": forms["two"],
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_work_is_printed_as_its_guide_has_it(file: Path) -> None:
    faults = []
    for row in rows(file):
        forms = forms_of(row)
        named = forms.keys() & row.keys()
        assert named, row["name"]
        faults += [
            f"{row['name']} ({row['profile']}), {form}:\n- {row[form]}\n+ {forms[form]}"
            for form in named
            if forms[form] not in row[form].split("|")
        ]
    assert not faults, "\n".join(faults)


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
        # Resource[s] and System[s] are their own plurals in table T6; Problem is not.
        ("Natural Resources Journal", "Nat. Res. J."),
        ("Human Resources Quarterly", "Hum. Res. Q."),
        ("Journal of Management Information Systems", "J. Mgmt. Info. Sys."),
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
        ("Natural Resources Defense Council", "Nat. Res. Def. Council"),
        ("Allied Industries", "Allied Indus."),
        ("Parents Involved in Community Schools", "Parents Involved in Cmty. Sch."),
        ("Securities Services", "Sec. Servs."),
        # Persons of one name, states and countries by themselves.
        ("West", "West"),
        ("Massachusetts", "Massachusetts"),
        ("United States", "United States"),
        ("United States of America", "United States"),
        ("the United Kingdom", "United Kingdom"),
        ("The Netherlands", "Netherlands"),
        ("UK", "United Kingdom"),
        ("United States ex rel. Research Institute", "United States ex rel. Rsch. Inst."),
        ("The Queen", "The Queen"),
        # Of several the first is named.
        ("Big Brother Watch and Others", "Big Brother Watch"),
        ("Portugal and 32 Others", "Portugal"),
        ("Apple Inc., et al.", "Apple Inc."),
        ("Duke, et ux.", "Duke"),
        ("Women and Children", "Women & Child."),
        # Two words with one abbreviation.
        ("Colorado Civil Rights Commission", "Colo. C.R. Comm’n"),
        ("American Civil Liberties Union", "Am. C.L. Union"),
        ("Lawyers’ Committee for Civil Rights Under Law", "Lawyers’ Comm. for C.R. Under L."),
        ("Civil Aeronautics Board", "Civ. Aeronautics Bd."),
        ("Commissioner of Internal Revenue", "Comm’r"),
        ("Commissioner", "Comm’r"),
        ("Commissioner of Social Security", "Comm’r of Soc. Sec."),
        # The place of an authority is left out, not what is a part of a name.
        ("Board of Education of Topeka, Shawnee County, Kansas", "Bd. of Educ."),
        ("Board of Education of the City of Chicago", "Bd. of Educ."),
        ("Department of Revenue of Montana", "Dep’t of Revenue"),
        ("Board of Education of Kiryas Joel Village School District", "Bd. of Educ. of Kiryas Joel Vill. Sch. Dist."),
        ("Board of Trustees of University of Alabama", "Bd. of Trs. of Univ. of Ala."),
        ("Department of Health and Human Services", "Dep’t of Health & Hum. Servs."),
        ("Department of Homeland Security", "Dep’t of Homeland Sec."),
        ("Regents of the University of California", "Regents of the Univ. of Cal."),
        ("Board of Trade of Chicago", "Bd. of Trade of Chi."),
        ("Bank of Harrisburg", "Bank of Harrisburg"),
        # A state is called by its name, but in its own courts.
        ("State of Hawaii", "Hawaii"),
        ("Commonwealth of Australia", "Commonwealth of Austl."),
        ("Republic of Austria", "Republic of Austria"),
        ("People of God Church", "People of God Church"),
        ("State Farm Mutual", "State Farm Mut."),
    ],
)
def test_parties_of_cases(name: str, short: str) -> None:
    assert party(name) == short


@pytest.mark.parametrize(
    ("name", "court", "short"),
    [
        ("State of Tennessee", "Tenn. Crim. App.\nS.W.2d", "State"),
        ("State of Tennessee", "6th Cir.\nF.3d", "Tennessee"),
        ("People of the State of California", "\nCal. App. 5th", "People"),
        ("People of the State of New York", "App. Div.\nN.Y.S.3d", "People"),
        ("State of Ohio", "Ohio Ct. App.\nN.E.3d", "State"),
        ("State of New York ex rel. James", "N.Y.\n", "State ex rel. James"),
        # Kansas is not before a court of Arkansas, nor Virginia before one of West Virginia.
        ("State of Kansas", "Ark.\nS.W.2d", "Kansas"),
        ("State of Virginia", "W. Va.\n", "Virginia"),
        ("State of Washington", "\nWash. 2d", "State"),
    ],
)
def test_a_state_is_called_a_state_in_its_own_courts(name: str, court: str, short: str) -> None:
    assert party(name, court) == short


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2703", "§ 2703"),
        ("§ 2703(c), (d)", "§ 2703(c), (d)"),
        ("551-559", "§§ 551–559"),
        ("551 to 559", "§§ 551–559"),
        ("1681-1681x", "§§ 1681–1681x"),
        ("2000e-2000e-17", "§§ 2000e to 2000e-17"),
        ("314.1-314.6", "§§ 314.1–314.6"),
        ("2701, 2703", "§§ 2701, 2703"),
        ("2701 and 2703", "§§ 2701 and 2703"),
        ("Part 314", "pt. 314"),
        ("Parts 160-164", "pts. 160–164"),
        ("App. A", "app. A"),
        # The hyphen of one number, in whatever dash the Code is printed.
        ("2000e-5", "§ 2000e-5"),
        ("2000e–5", "§ 2000e-5"),
        ("1320a-7b", "§ 1320a-7b"),
        ("1a-7", "§ 1a-7"),
        ("2151-1", "§ 2151-1"),
        ("240.10b-5", "§ 240.10b-5"),
        ("1.401(k)-1", "§ 1.401(k)-1"),
    ],
)
def test_sections_of_a_code(typed: str, said: str) -> None:
    texts = {"section": Wording(typed)}
    sections(texts)
    assert texts["section-said"].text == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("59.1-575", "§ 59.1-575"),
        ("59.1-575 to 59.1-585", "§§ 59.1-575 to 59.1-585"),
        ("13-1201", "§ 13-1201"),
        ("708-830", "§ 708-830"),
        ("2-302", "§ 2-302"),
        ("1798.100-1798.199", "§§ 1798.100–1798.199"),
        ("Rule 1.6", "r. 1.6"),
    ],
)
def test_sections_of_a_state(typed: str, said: str) -> None:
    texts = {"section": Wording(typed)}
    sections(texts, of_state=True)
    assert texts["section-said"].text == said


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("The Law of Torts", "en"),
        ("Riley v. California", "en"),
        ("Cybersecurity", "en"),
        ("Lehrbuch des Schuldrechts", "de"),
        ("Die Grundrechte und ihre Schranken", "de"),
        ("Le droit de la mer", "fr"),
        ("L’État de droit", "fr"),
        ("デジタル社会の法", "ja"),
        # Han alone may be Chinese or Japanese, and of other scripts nothing is known.
        ("民法總則", ""),
        ("Гражданское право", ""),
    ],
)
def test_a_record_without_a_language_has_that_of_its_title(title: str, lang: str) -> None:
    assert with_language(source_of("work", {"type": "book", "title": title})).language == lang


def test_a_language_that_is_recorded_stays() -> None:
    record = {"type": "book", "language": "de", "title": "The Law of Torts"}
    assert with_language(source_of("work", record)).language == "de"
