"""`-{ }-`: what is not converted, or is given for each script by hand, as MediaWiki's editors write it.

`-{乾隆}-` stays as it is in every version; `-{zh-hant:資料庫;zh-hans:数据库}-` says both.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from briefs.language.languages import ZH_HANS, ZH_HANT

_MARK = re.compile(r"-\{([^{}\n]*)\}-")
_RULE = re.compile(r"\s*(zh-hant|zh-hans|zh-tw|zh-cn|zh)\s*[:：]\s*([^;；]*)\s*[;；]?", re.IGNORECASE)
"""What `-{ }-` says for one script: `zh-hans:数据库;`, or with another name of MediaWiki's, as zh-cn."""
_NAMES = {"zh-hant": ZH_HANT, "zh-tw": ZH_HANT, "zh-hans": ZH_HANS, "zh-cn": ZH_HANS, "zh": ZH_HANT}


def scripts_plugin(md: MarkdownIt) -> None:
    """Let a parser see `-{ }-`."""
    md.inline.ruler.before("link", "script", _rule)


def _rule(state: StateInline, silent: bool) -> bool:
    match = _MARK.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        by_script = scripts_in(match[1])
        token = state.push("script", "", 0)
        token.content = by_script[ZH_HANT]
        token.meta = {"derived": by_script[ZH_HANS]}
    state.pos = match.end()
    return True


def scripts_in(words: str) -> dict[str, str]:
    """Return what stands in `-{ }-` for each script: the same for both unless the words say which is which."""
    given = {_NAMES[name.lower()]: text.strip() for name, text in _RULE.findall(words)}
    if not given or _RULE.sub("", words).strip():
        return {ZH_HANT: words, ZH_HANS: words}
    first = next(iter(given.values()))
    return {script: given.get(script, first) for script in (ZH_HANT, ZH_HANS)}


def said_in(text: str, script: str) -> str:
    """Return a text that is no Markdown (a title) as it stands in a script, its marks taken out."""
    return _MARK.sub(lambda match: scripts_in(match[1])[script], text) if "-{" in text else text


def convertible(text: str) -> list[str]:
    """Return the parts of a text by turns: what is to be converted, and what stands in `-{ }-`."""
    return _MARK.split(text) if "-{" in text else [text]


def put_together(parts: list[str]) -> str:
    """Make a derived text of the parts of `convertible`, of which every other one has been converted."""
    return "".join(scripts_in(part)[ZH_HANS] if index % 2 else part for index, part in enumerate(parts))
