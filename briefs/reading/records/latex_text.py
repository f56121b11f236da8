"""LaTeX in fields of BibTeX as text: accents and signs by pylatexenc, with what it does not know or loses.

Of a command that nobody knows what stands in its braces is kept, and who reads is told its name.
"""

import logging
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from briefs.language.csl_tags import CAPS_CLOSE, CAPS_OPEN

_SILENT = logging.NullHandler()
_LATEX = re.compile(r"[\\{}$~`]|--|''")
_COMMAND = re.compile(r"(?<!\\)(?:\\\\)*\\([A-Za-z]+)")
_SIGNS = {"slash": "/", "S": "§", "textsection": "§", "P": "¶", "textparagraph": "¶", "hyphen": "-", "-": "", "/": ""}
_SIGNS |= {"TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "BibLaTeX": "BibLaTeX", "euro": "€", "EUR": "€"}
_SIGNS |= {"textnumero": "№", "bibrangedash": "–", "textendash": "–", "guillemotleft": "«", "guillemotright": "»"}
_SIGNS |= {"flqq": "«", "frqq": "»", "glqq": "„", "grqq": "“", "flq": "‹", "frq": "›", "glq": "‚", "grq": "‘"}
_SIGNS |= {
    "textbraceleft": "{",
    "textbraceright": "}",
    "textquotedbl": '"',
    "textasciicircum": "^",
    "lq": "‘",
    "rq": "’",
}
_SIGNS |= {"nobreakspace": "\u00a0", "space": " ", "newline": " ", "par": " ", "linebreak": " ", "break": " ", "!": ""}
_SIGNS |= {"textbar": "|", "null": "", "pno": "p.", "ppno": "pp.", "psq": "f.", "psqq": "ff.", "addspace": " "}
_SIGNS |= {"addcomma": ",", "addcolon": ":", "addsemicolon": ";", "adddot": ".", "isdot": "", "discretionary": ""}
_SIGNS |= {"textbackslash": "\\", "textasciitilde": "~", "textpercent": "%"}
_SIGNS |= {"pounds": "£", "yen": "¥", "cents": "¢", "officialeuro": "€", "textrupee": "₹", "copyright": "©"}
_SIGNS |= {"registered": "®", "trademark": "™", "ddag": "‡", "ddagger": "‡", "degree": "°", "SS": "ẞ", "checkmark": "✓"}
_SIGNS |= {"guillemetleft": "«", "guillemetright": "»", "og": "«\u00a0", "fg": "\u00a0»", "textless": "<"}
_SIGNS |= {"textgreater": ">", "textunderscore": "_", "textperiodcentered": "·", "prime": "′"}
_NOTHING = """
    em it itshape sl slshape bf bfseries sc scshape rm rmfamily tt ttfamily sf sffamily md mdseries up upshape
    normalfont normalsize small footnotesize scriptsize tiny large Large relax protect noindent sloppy selectfont
    unskip leavevmode ignorespaces allowbreak nolinebreak nopagebreak cyr kern
"""
"""Commands that change how what follows looks, and have no words."""
_KEPT = """
    textsf texttt textrm textup textmd textnormal text mbox hbox uline underline sout lowercase uppercase MakeUppercase
    MakeLowercase MakeCapital NoCaseChange nocase bibstring bibcpstring ensuremath url path nolinkurl natexlab textmc
    textgreek textcyrillic cite citep citet parencite textcite
"""
_GONE = "vphantom hphantom phantom noopsort hspace vspace label index nocite selectlanguage"
"""Commands of which what stands in their braces is not printed."""
_AROUND = {"enquote": ("“", "”"), "mkbibquote": ("“", "”"), "mkbibparens": ("(", ")"), "mkbibbrackets": ("[", "]")}
_SECOND = ("href", "foreignlanguage", "textcolor", "textlang", "texorpdfstring")
"""Commands of which the second braces hold the words."""
_RICH = dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic"), ("<i>", "</i>"))
_RICH |= dict.fromkeys(("textbf", "mkbibbold"), ("<b>", "</b>"))
_RICH |= dict.fromkeys(("textsuperscript", "mkbibsuperscript"), ("<sup>", "</sup>"))
_RICH |= {"textsubscript": ("<sub>", "</sub>"), "textsc": (CAPS_OPEN, CAPS_CLOSE)}
_SWITCH = {"em": "emph", "it": "textit", "itshape": "textit", "sl": "textit", "slshape": "textit", "bf": "textbf"}
_SWITCH |= {"bfseries": "textbf", "sc": "textsc", "scshape": "textsc"}
# {\em Roe} is \emph{Roe}.
_SWITCHED = re.compile(rf"\{{\s*\\({'|'.join(_SWITCH)})(?![A-Za-z])\s*")


_MATHS = re.compile(r"(?<!\\)\$[^$]*\$|\\\(.*?\\\)|\\ensuremath\{(?:[^{}]|\{[^{}]*\})*\}", re.DOTALL)
_SCRIPT = re.compile(r"(?<!\\)([_^])\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\\[A-Za-z]+(?:\{[^{}]*\})?|[^\s{}\\$_^]))")
"""What is lowered or raised in mathematics: CO$_2$, 21$^{\\textrm{st}}$."""


def _scripted(maths: str) -> str:
    """Return mathematics with commands for what is lowered or raised; a small ring is the sign of degrees."""

    def command(found: re.Match[str]) -> str:
        words = found[2] if found[2] is not None else found[3]
        if found[1] == "^" and words.strip() in ("\\circ", "\\prime"):
            return r"\textdegree{}" if "circ" in words else r"\prime{}"
        return rf"\text{'sub' if found[1] == '_' else 'super'}script{{{words}}}"

    return _SCRIPT.sub(command, maths)


def text_of_latex(latex: str, *, rich: bool = False) -> str:
    """Return the text of a field: signs for commands, no braces, single spaces; `rich` keeps italics as CSL's tags."""
    # Most texts hold no LaTeX, and to parse it is slow.
    if not _LATEX.search(latex):
        return _single_spaced(latex)
    # A bare % or & is a slip, for which LaTeX would drop text.
    careful = re.sub(r"(?<!\\)[%&]", r"\\\g<0>", latex)
    if "_" in careful or "^" in careful:
        careful = _MATHS.sub(lambda found: _scripted(found[0]), careful)
    careful = _SWITCHED.sub(lambda match: rf"\{_SWITCH[match[1]]}{{", careful)
    try:
        text = _reader(rich=rich)(careful)
    except Exception:
        # Whatever a parser makes of braces that are nested past all reason.
        text = re.sub(r"[{}]", "", latex)
    return _single_spaced(text)


def unknown_commands(latex: str) -> tuple[str, ...]:
    """Return the commands in a field that are not known, each once."""
    known = _known_commands() if "\\" in latex else frozenset()
    return tuple(dict.fromkeys(name for name in _COMMAND.findall(latex) if name not in known)) if known else ()


def _single_spaced(text: str) -> str:
    # An ideographic space is part of a title.
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


@cache
def _reader(*, rich: bool) -> Callable[[str], str]:
    # Imported where it is used: a site without such a file does not wait for it.
    from pylatexenc import latex2text, latexwalker
    from pylatexenc.macrospec import MacroSpec

    # What it would write to the terminal of a command without its braces helps nobody.
    logging.getLogger("pylatexenc").addHandler(_SILENT)
    arguments = dict.fromkeys((*_KEPT.split(), *_GONE.split(), *_AROUND, *_RICH), "{")
    arguments |= dict.fromkeys(_SECOND, "{{") | {"hspace": "*{", "vspace": "*{"}
    syntax = latexwalker.get_default_latex_context_db()
    macros = [MacroSpec(name, spec) for name, spec in arguments.items()]
    syntax.add_context_category("records", prepend=True, macros=macros)

    said = {name: _always(sign) for name, sign in _SIGNS.items()}
    said |= dict.fromkeys((*_NOTHING.split(), *_GONE.split()), _always(""))
    around = dict.fromkeys((*_KEPT.split(), *_SECOND), ("", "")) | _AROUND
    around |= _RICH if rich else dict.fromkeys(_RICH, ("", ""))
    said |= {name: _between(*marks) for name, marks in around.items()}
    words = latex2text.get_default_latex_context_db()
    specs = [latex2text.MacroTextSpec(name, simplify_repl=repl) for name, repl in said.items()]
    words.add_context_category("records", prepend=True, macros=specs)
    words.set_unknown_macro_spec(latex2text.MacroTextSpec("", simplify_repl=_all_braces))
    decoder = latex2text.LatexNodes2Text(latex_context=words, math_mode="text")
    return lambda text: str(decoder.latex_to_text(text, latex_context=syntax))


def _always(words: str) -> Callable[..., str]:
    return lambda node: words


def _between(opening: str, closing: str) -> Callable[..., str]:
    """Return how a command is said of which the last braces hold the words."""

    def said(node: Any, l2tobj: Any) -> str:
        given = [one for one in (node.nodeargd.argnlist if node.nodeargd else None) or () if one is not None]
        words = l2tobj.nodelist_to_text(given[-1:])
        return f"{opening}{words}{closing}" if words else ""

    return said


def _all_braces(node: Any, l2tobj: Any) -> str:
    """Return what stands in the braces of a command that is not known."""
    given = (node.nodeargd.argnlist if node.nodeargd else None) or ()
    return "".join(l2tobj.nodelist_to_text([one]) for one in given if one is not None)


@cache
def _known_commands() -> frozenset[str]:
    from pylatexenc import latex2text

    default = {spec.macroname for spec in latex2text.get_default_latex_context_db().iter_macro_specs()}
    own = {*_SIGNS, *_NOTHING.split(), *_KEPT.split(), *_GONE.split(), *_AROUND, *_SECOND, *_RICH}
    # Environments are taken apart by the parser.
    return frozenset(default | own | {"begin", "end"})
