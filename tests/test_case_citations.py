"""Courts, reporters, years of reports and short names of cases, as guides have them."""

import pytest

from briefs.citing.case_names import short_british_name, short_case_name
from briefs.citing.reports import american_court, american_reporter, beside_reporter, court_abroad, year_of_report


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("United States Court of Appeals for the Ninth Circuit", "9th Cir."),
        ("Court of Appeals for the District of Columbia Circuit", "D.C. Cir."),
        ("U.S. Court of Appeals for the Federal Circuit", "Fed. Cir."),
        ("Second Circuit", "2d Cir."),
        ("3rd Circuit", "3d Cir."),
        ("United States District Court for the Southern District of New York", "S.D.N.Y."),
        ("United States District Court for the District of Columbia", "D.D.C."),
        ("U.S. District Court for the District of Massachusetts", "D. Mass."),
        ("Northern District of California", "N.D. Cal."),
        ("United States Bankruptcy Court for the District of Delaware", "Bankr. D. Del."),
        ("Supreme Court of California", "Cal."),
        ("Florida Supreme Court", "Fla."),
        ("Ohio Supreme Court", "Ohio"),
        ("Court of Appeals of New York", "N.Y."),
        ("California Court of Appeal", "Cal. Ct. App."),
        ("Court of Appeal of California, Second Appellate District, Division Four", "Cal. Ct. App."),
        ("Supreme Court of New York, Appellate Division", "N.Y. App. Div."),
        ("Supreme Court of New York, Appellate Division, First Department", "N.Y. App. Div."),
        ("Supreme Court of the State of New York, Appellate Division", "N.Y. App. Div."),
        ("Appellate Division of the Supreme Court of New York, Second Department", "N.Y. App. Div."),
        ("Supreme Court, Appellate Division, Third Department, New York", "N.Y. App. Div."),
        ("Superior Court of New Jersey, Appellate Division", "N.J. Super. Ct. App. Div."),
        ("Supreme Court of the State of New York", "N.Y. Sup. Ct."),
        # What is abbreviated, or unknown, stays.
        ("9th Cir.", "9th Cir."),
        ("S.D.N.Y.", "S.D.N.Y."),
        ("Navajo Nation Supreme Court", "Navajo Nation Supreme Court"),
    ],
)
def test_courts_of_the_united_states(name: str, short: str) -> None:
    assert american_court(name) == short


@pytest.mark.parametrize(
    ("name", "short"),
    [("F3d", "F.3d"), ("F. 4th", "F.4th"), ("U. S.", "U.S."), ("F.Supp.2d", "F. Supp. 2d"), ("Idaho", "Idaho")],
)
def test_reporters_of_the_united_states(name: str, short: str) -> None:
    assert american_reporter(name) == short


@pytest.mark.parametrize(
    ("court", "reporter", "left"),
    [
        ("Mass.", "Mass.", ""),
        ("Cal. Ct. App.", "Cal. App. 5th", "Ct. App."),
        ("N.Y. App. Div.", "N.Y.S.2d", "App. Div."),
        # The Appellate Division Reports don't say of which state.
        ("N.Y. App. Div.", "A.D.3d", "N.Y. App. Div."),
        ("Ohio", "Ohio St. 3d", ""),
        ("Cal.", "P.2d", "Cal."),
        # South Carolina is no part of the Supreme Court Reporter, nor Maine of Massachusetts.
        ("S.C.", "S.E.2d", "S.C."),
        ("Me.", "A.3d", "Me."),
    ],
)
def test_a_reporter_shows_its_state(court: str, reporter: str, left: str) -> None:
    assert beside_reporter(court, reporter) == left


@pytest.mark.parametrize(
    ("volume", "name", "year"),
    [
        ("", "AC", "[1990]"),
        ("2", "AC", "[1990]"),
        ("3", "WLR", "[1990]"),
        ("175", "CLR", "(1990)"),
        ("", "LR 3 HL", "(1990)"),
        ("", "SLT", "1990"),
        ("19", "St Tr", "(1990)"),
    ],
)
def test_years_of_reports(volume: str, name: str, year: str) -> None:
    assert year_of_report("1990", volume, name) == year


def test_courts_abroad() -> None:
    assert court_abroad("House of Lords") == "HL"
    assert court_abroad("High Court of Australia") == "HCA"
    assert court_abroad("Land Court") == "Land Court"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Delaware v. Prouse", "Prouse"),
        ("Federal Trade Commission v. Wyndham", "Wyndham"),
        ("SEC v. W.J. Howey Co.", "Howey"),
        ("The Bremen v. Zapata Off-Shore Co.", "Bremen"),
        ("United States v. Texas", "Texas"),
        # Where both are governments the first names it.
        ("Massachusetts v. EPA", "Massachusetts"),
        ("Ireland v United Kingdom", "Ireland"),
        ("Corfu Channel Case (UK v Albania)", "Corfu Channel"),
        ("R (Miller) v Prime Minister", "Miller"),
        ("In re Zappos.com", "Zappos.com"),
        ("Prosecutor v. Lubanga", "Lubanga"),
        ("Public Prosecutor v Wong", "Wong"),
        ("Donoghue v Stevenson", "Donoghue"),
        ("Big Brother Watch and Others v. the United Kingdom", "Big Brother Watch"),
        ("Apple Inc., et al. v. Pepper", "Apple"),
        ("United States ex rel. Schutte v. SuperValu Inc.", "Schutte"),
        ("In the Matter of the Search of Information", "Search of Information"),
    ],
)
def test_short_names_of_cases(title: str, short: str) -> None:
    assert short_case_name(title) == short


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Re A (Conjoined Twins)", "Re A"),
        ("Re A (Children) (Conjoined Twins: Surgical Separation)", "Re A"),
        ("Re Bernard Johnson", "Re Bernard Johnson"),
        ("In re Google Location History Litigation", "In re Google Location History Litigation"),
        ("Ex parte Young", "Ex parte Young"),
        # One that has parties is called by one of them.
        ("Re Smith v Jones", "Smith"),
        ("R (Miller) v Prime Minister", "Miller"),
        ("Reading v Attorney General", "Reading"),
    ],
)
def test_short_names_of_matters_in_britain(title: str, short: str) -> None:
    assert short_british_name(title) == short
