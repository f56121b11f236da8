"""Records as other programs export them: what they say in their own words, in ours; what is of no use is passed over.

A slip in a record that was written by hand is an error. One who exports a whole library can't mend each of its records,
so that here whatever is not known is told as a warning, and the record is read without it.
"""

from briefs.language.language_names import language_tag
from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.files.yaml_text import Place, Tree, Value

EXPORTED = (".json", ".bib")
"""The endings of files that programs write."""


def with_language(tree: Tree, path: str) -> tuple[Tree, tuple[Diagnostic, ...]]:
    """Return a record with the tag of the language that it names in words; an unknown one falls away in an export."""
    said = tree.value.get("language")
    if not isinstance(said, str):
        return tree, ()
    rest: dict[str, Value] = {key: value for key, value in tree.value.items() if key != "language"}
    if tag := language_tag(said):
        return Tree(rest | {"language": tag}, tree.places, tree.diagnostics), ()
    if not path.endswith(EXPORTED):
        return tree, ()
    fault = unknown_language(said, path, tree.place(("language",)))
    return Tree(rest, tree.places, tree.diagnostics), (fault,)


def unknown_language(said: str, path: str, place: Place) -> Diagnostic:
    """Return the warning of a language that is not known by its name."""
    hint = "The tag of a language: ja, en, zh-Hant."
    return Diagnostic(path, *place, Code.SOURCE_VALUE, f"{said!r} is no language that is known", hint)
