"""Assets: style sheets, scripts and pictures, joined so that a page asks for few files, each named by its content."""

import hashlib
import json
import re
from collections.abc import Mapping

from briefs.language.languages import BY_CODE, Lang
from briefs.language.words import Words
from briefs.library.standing import SHAPES
from briefs.model.addresses import Address
from briefs.model.law import MOVES

FOLDER = "assets/"
"""Where the templates keep their assets, and where a site has them."""
PAGE = "page-said.js"
"""What is made for the scripts of every page: the words that they need at once, and where they fetch the others."""
JOINED: dict[str, tuple[str, ...]] = {
    # What a page looks like; the first is the ground of the others.
    "site.css": (
        "base.css",
        "brief.css",
        "citations.css",
        "terms.css",
        "laws.css",
        "search.css",
        "home.css",
    ),
    # What every page does by itself. The first is what the others fetch by.
    "site.js": (
        PAGE,
        "load.js",
        "names.js",
        "page.js",
        "shortcuts.js",
        "search-dialog.js",
        "notes.js",
        "copying.js",
        "cards.js",
        "cite.js",
        "paragraphs.js",
        "terms.js",
    ),
    # What is fetched when somebody searches.
    "search.js": (
        "search-text.js",
        "search-index.js",
        "search-core.js",
        "search-near.js",
        "search-parts.js",
        "search-recent.js",
        "search-none.js",
        "search-facets.js",
        "search-context.js",
        "search-marks.js",
        "search-box.js",
    ),
    # What is fetched when a query cites a provision, or somebody points at one.
    "provisions.js": ("provision-card.js", "provision-query.js"),
    # What is fetched when somebody wants two languages side by side.
    "parallel.js": ("parallel-cells.js", "parallel-rows.js", "parallel-page.js"),
}
"""Files that are published as one, in this order. A site's own templates replace a part, or the whole, by its name."""
# A whole line that is a comment; what stands behind code is left, as `//` may be in an address.
_EXPLAINS = re.compile(rb"^[ \t]*//[^\n]*\n", re.MULTILINE)
_PARTS = frozenset(part for parts in JOINED.values() for part in parts)
_SEARCH_WORDS = (
    *("placeholder", "results", "none", "none_together", "none_filtered", "unfiltered", "quoted", "failed"),
    *("less", "unquoted", "kept", "nearest", "topics", "at_least", "also", "also_off", "also_on"),
    *("kind_brief", "kind_law", "kind_source", "kind_term", "filters", "filters_more", "views", "more"),
    *("as_results", "as_context", "all", "all_at_least", "before", "next", "close", "label", "title"),
    *("context_none", "recent", "forget", "examples", "how", "how_all", "how_phrase", "how_scripts"),
    *("order", "order_found", "order_before", "order_after"),
)
"""The interface words that the search says: `search_` and the name, `searchAtLeast` being `atLeast` in the scripts."""
_PROVISION_WORDS = (
    *("provision_article", "provision_articles", "provision_section", "provision_sections", "provision_schedule"),
    *("provision_regulation", "provision_rule", "provision_paragraph", "provision_none", "provision_no_record"),
    *("provision_page", "provision_whose", "provision_only", "official_text", "paragraph"),
    *("key_point", "note_label", "table_label", "figure_label"),
)
"""The interface words of the card of a provision, with their own names."""
_PAGE_WORDS = (
    *("copy", "copied", "copy_form", "copy_address", "copy_cited", "paragraph", "paragraph_address"),
    *("link_to_section", "note_label", "note_more", "back_to_note", "back_to_call", "search_failed"),
    *("print", "source_page_of"),
)
"""The interface words of what scripts add to pages, with their own names."""
_THEMES = ("system", "light", "dark")
_PARALLEL_WORDS = (
    *("parallel_title", "view", "view_columns", "view_stacked", "view_reveal", "reveal"),
    *("no_counterpart", "row_changed", "notes_in"),
)
"""The interface words of two languages side by side, where a browser composes them."""
_COUNTED_WORDS = ("count", "begun", "all_of", "places", "in_briefs", "in_records")
"""Those of them that have two forms, `one` and `other`."""


def published_assets(files: Mapping[str, bytes], words: Mapping[Lang, Words]) -> dict[str, tuple[Address, bytes]]:
    """Return address and content of each asset of a site by its name (`site.css`).

    The address names the content, so that browsers may keep a file for ever.
    """
    own = {name.removeprefix(FOLDER): data for name, data in files.items() if name.startswith(FOLDER)}
    joins = {BY_CODE[lang].tag: [of_lang("key_day"), of_lang("parts_comma")] for lang, of_lang in words.items()}
    said = {words_script(lang): _words_for_scripts(of_lang, joins) for lang, of_lang in words.items()}
    alone = {name: data for name, data in own.items() if name not in _PARTS}
    whole = _joined(own) | said | alone
    own.setdefault(PAGE, _said_on_pages(words, {name: _address(name, data) for name, data in whole.items()}))
    whole = _joined(own) | said | alone
    return {name: (_address(name, data), data) for name, data in sorted(whole.items())}


def _joined(own: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: b"\n".join(bare(part, own[part]) for part in parts if part in own) for name, parts in JOINED.items()}


def bare(name: str, data: bytes) -> bytes:
    """Return a part of a file as it is published: of a script without lines that only explain it to its authors."""
    return _EXPLAINS.sub(b"", data) if name.endswith(".js") else data


def _said_on_pages(words: Mapping[Lang, Words], files: Mapping[str, Address]) -> bytes:
    """Return what every page's scripts are told, so that no page has to: words by language tag, addresses of files."""
    data = {
        "said": {BY_CODE[lang].tag: _words_of_pages(of_lang) for lang, of_lang in words.items()},
        "files": {
            "words": {BY_CODE[lang].tag: files[words_script(lang)] for lang in words},
            "search": files["search.js"],
            "provisions": files["provisions.js"],
        },
    }
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"globalThis.briefsPage = {text};\n".encode()


def _words_of_pages(words: Words) -> dict[str, object]:
    said: dict[str, object] = {_camel_case(name): words(name) for name in _PAGE_WORDS}
    return said | {"theme": {"name": words("theme")} | {one: words(f"theme_{one}") for one in _THEMES}}


def words_script(lang: Lang) -> str:
    """Return the name of the script that has the words of a language for the other scripts."""
    return f"words-{lang.lower()}.js"


def _address(name: str, data: bytes) -> Address:
    stem, _, suffix = name.rpartition(".")
    return Address(f"{FOLDER}{stem}.{hashlib.blake2b(data, digest_size=5).hexdigest()}.{suffix}")


def _words_for_scripts(words: Words, joins: Mapping[str, list[str]]) -> bytes:
    """Return a script with the words of a language; `joins` is how each language joins what a headnote says."""
    said: dict[str, object] = {_camel_case(name): words(f"search_{name}") for name in _SEARCH_WORDS}
    for name in _COUNTED_WORDS:
        said[_camel_case(name)] = {form: words(f"search_{name}.{form}") for form in ("one", "other")}
    said["comma"] = words("list_comma")
    said |= _words_of_provisions(words)
    said["parallel"] = {_camel_case(name): words(name) for name in _PARALLEL_WORDS} | {"joins": joins}
    keys = {name: words(f"key_{name}") for name in ("results", "step", "close", "list", "single")}
    said["keys"] = keys | {"search": words("search"), "end": words("search_close")}
    return f"globalThis.briefsWords = {json.dumps(said, ensure_ascii=False, sort_keys=True)};\n".encode()


def _words_of_provisions(words: Words) -> dict[str, object]:
    """Return what the card of a provision says, the sign of a law as shape and word, and what has happened to one."""
    said: dict[str, object] = {_camel_case(name): words(name) for name in _PROVISION_WORDS}
    said["provisionSaid"] = {form: words(f"provision_said.{form}") for form in ("one", "other")}
    said["signs"] = {sign: [shape, words(f"status_{sign}")] for sign, shape in SHAPES.items()}
    return said | {"moved": {kind: words(f"moved_{kind}") for kind in sorted(MOVES)}}


def _camel_case(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
