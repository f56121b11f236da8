"""LaTeX in fields of BibTeX: each command its sign or its words, and what is not known is told and kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.model.brief import File
from briefs.reading.records.latex_text import text_of_latex, unknown_commands
from briefs.reading.records.source_files import read_source_file
from tests.support import shown


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"SI 2009\slash 2163", "SI 2009/2163"),
        (r"Code {\S} 552", "Code § 552"),
        (r"42 U.S.C. \S~1983", "42 U.S.C. §\u00a01983"),
        (r"A \textsf{bold} word", "A bold word"),
        (r"A \texttt{bold} word", "A bold word"),
        (r"Multi\hyphen level", "Multi-level"),
        (r"The {\TeX}book", "The TeXbook"),
        (r"\euro 5", "€5"),
        (r"\enquote{Law} and \mkbibquote{order}", "“Law” and “order”"),
        (r"\href{https://x.example}{A page}", "A page"),
        (r"\textcolor{red}{A}\vphantom{B}\noopsort{c}", "A"),
        (r"\glqq Recht\grqq{} und Gesetz", "„Recht“ und Gesetz"),
        (r"one\\two", "one two"),
        (r"\L\'od\'z, \AA{}rhus, stra{\ss}e, {\DJ}or\dj{}e", "Łódź, Århus, straße, Đorđe"),
        (r"10\% of \$5 \& \#1 a\_b", "10% of $5 & #1 a_b"),
        (r"\shout{Quiet} please", "Quiet please"),
        (r"{\em Roe} v. \textsc{Wade}", "Roe v. Wade"),
        (r"\emph", ""),
        (r"\pounds 5 \copyright{} \P 3 \dots\ and \textregistered", "£5 © ¶3 … and ®"),
        (r"\yen 5, 5\cents{}, \ddag{} \textless a\textgreater, B\textunderscore c", "¥5, 5¢, ‡ <a>, B_c"),
        (r"\og Droit\fg{} et 20\degree", "«\u00a0Droit\u00a0» et 20°"),
        (r"The 21$^{\textrm{st}}$ Century and CO$_2$: $\alpha$", "The 21st Century and CO2: α"),
        (r"H\(_2\)O, \ensuremath{x_{10}}, $\mathrm{CO}_2$, $x_i^2$", "H2O, x10, CO2, xi2"),
        (r"20$^\circ$C and 5$^{\circ}$, $f^\prime$", "20°C and 5°, f′"),
        (r"a_b, A\_b, \$5 of a_b and x^2", "a_b, A_b, $5 of a_b and x^2"),
        (r"C\^ote and $\hat{o}_1$", "Côte and ô1"),
    ],
)
def test_words_of_latex(latex: str, text: str) -> None:
    assert text_of_latex(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\emph{Roe} v. Wade", "<i>Roe</i> v. Wade"),
        (r"{\em Roe} v. {\itshape Wade}", "<i>Roe</i> v. <i>Wade</i>"),
        (
            r"\mkbibemph{Roe} \textbf{A}\textsuperscript{2}\textsubscript{3}",
            "<i>Roe</i> <b>A</b><sup>2</sup><sub>3</sub>",
        ),
        (r"\textsc{Roe}", '<span style="font-variant:small-caps;">Roe</span>'),
        (r"{\bf A {\em B} C}", "<b>A <i>B</i> C</b>"),
        (r"\emph{A \textbf{B}} 5\%", "<i>A <b>B</b></i> 5%"),
        (r"a $<$ b", "a < b"),
        (r"21$^{\textrm{st}}$ CO$_2$ and 10$^{-3}$", "21<sup>st</sup> CO<sub>2</sub> and 10<sup>-3</sup>"),
        (r"$x_i^{n_j}$", "x<sub>i</sub><sup>n_j</sup>"),
    ],
)
def test_italics_of_titles_are_csl_tags(latex: str, text: str) -> None:
    assert text_of_latex(latex, rich=True) == text


@pytest.mark.parametrize(
    ("latex", "commands"),
    [
        (r"\shout{A} \emph{B} \shout{C} \whisper D", ("shout", "whisper")),
        (r"one\\two \'e \"{o} \& \S", ()),
        ("no LaTeX", ()),
    ],
)
def test_commands_that_are_not_known(latex: str, commands: tuple[str, ...]) -> None:
    assert unknown_commands(latex) == commands


def test_an_unknown_command_is_told_once_and_its_words_stay() -> None:
    text = "".join(
        f"@book{{{key},\n title = {{A \\shout{{loud}} \\emph{{B}}}},\n author = {{Roe, \\shout{{Ann}}}},\n"
        " abstract = {\\whatever{x}},\n file = {\\nothing}}\n"
        for key in "ab"
    )
    found = read_source_file(File("a.bib", text.encode()))
    assert shown(found.faults) == (
        r"a.bib:2:1: warning: the command \shout of LaTeX is not known; what stands in its braces is kept"
        " [source.latex] → Write the letters themselves."
    )
    source = found.claims[0].source
    assert source is not None
    assert source.texts["title"].text == "A loud <i>B</i>"
    assert source.title.text == "A loud B"
    assert [name.given.text for name in source.names["author"] if name.given] == ["Ann"]


@given(st.text("\\{}abem$ %&~^_'\"-`é王", max_size=60))
def test_no_text_does_harm(latex: str) -> None:
    text_of_latex(latex)
    text_of_latex(latex, rich=True)
    unknown_commands(latex)
