"""The words that stand before the numbers of places, as each manner of citing has them."""

from collections.abc import Mapping

Words = Mapping[str, tuple[str, str]]
"""By unit what stands before one number, and before several."""

US: Words = {
    "article": ("art. ", "arts. "),
    "section": ("§ ", "§§ "),
    "paragraph": ("¶ ", "¶¶ "),
    "chapter": ("ch. ", "chs. "),
    "recital": ("recital ", "recitals "),
    "margin": ("Rn. ", "Rn. "),
    "figure": ("fig. ", "figs. "),
    "table": ("tbl. ", "tbls. "),
    "regulation": ("reg. ", "regs. "),
    "rule": ("r. ", "rr. "),
    "schedule": ("sched. ", "scheds. "),
    "clause": ("cl. ", "cls. "),
    "part": ("pt. ", "pts. "),
    "subpart": ("subpt. ", "subpts. "),
    "appendix": ("app. ", "apps. "),
    "annex": ("annex ", "annexes "),
    "column": ("col. ", "cols. "),
    "amendment": ("amend. ", "amends. "),
    "title": ("tit. ", "tits. "),
    "division": ("div. ", "divs. "),
    "comment": ("cmt. ", "cmts. "),
    "illustration": ("illus. ", "illus. "),
    "point": ("point ", "points "),
    "note": ("n.", "nn."),
    "line": ("l. ", "ll. "),
    "sentence": ("sentence ", "sentences "),
    "page": ("at ", "at "),
    "bare": ("", ""),
}
"""The Bluebook's words (table T16 and rule 3)."""
UK: Words = {
    "article": ("art ", "arts "),
    "section": ("s ", "ss "),
    "paragraph": ("para ", "paras "),
    "chapter": ("ch ", "chs "),
    "recital": ("recital ", "recitals "),
    "margin": ("Rn ", "Rn "),
    "figure": ("fig ", "figs "),
    "table": ("table ", "tables "),
    "regulation": ("reg ", "regs "),
    "rule": ("r ", "rr "),
    "schedule": ("sch ", "schs "),
    "clause": ("cl ", "cls "),
    "part": ("pt ", "pts "),
    "subpart": ("subpt ", "subpts "),
    "appendix": ("app ", "apps "),
    "annex": ("annex ", "annexes "),
    "column": ("col ", "cols "),
    "amendment": ("amend ", "amends "),
    "title": ("title ", "titles "),
    "division": ("div ", "divs "),
    "comment": ("cmt ", "cmts "),
    "illustration": ("illus ", "illus "),
    "point": ("point ", "points "),
    "note": ("fn ", "fns "),
    "line": ("line ", "lines "),
    "sentence": ("sentence ", "sentences "),
    "page": ("", ""),
    "bare": ("", ""),
}
"""OSCOLA's words (appendix 4.2.4): no stops, and pages without a word."""
DE: Words = {
    "article": ("Art. ", "Art. "),
    "section": ("§ ", "§§ "),
    "paragraph": ("Rn. ", "Rn. "),
    "chapter": ("Kap. ", "Kap. "),
    "recital": ("ErwGr. ", "ErwGr. "),
    "margin": ("Rn. ", "Rn. "),
    "figure": ("Abb. ", "Abb. "),
    "table": ("Tab. ", "Tab. "),
}
FR: Words = {
    "article": ("art. ", "art. "),
    "section": ("§ ", "§ "),
    "paragraph": ("§ ", "§ "),
    "chapter": ("chap. ", "chap. "),
    "recital": ("cons. ", "cons. "),
    "margin": ("n° ", "n° "),
    "figure": ("fig. ", "fig. "),
    "table": ("tabl. ", "tabl. "),
}
