"""What is meant by a value that has not the form of what its key takes."""

import re
import unicodedata
from typing import Any, get_args

from briefs.language.language_names import language_tag
from briefs.messages.message import NOTHING, Message, say
from briefs.model.settings import FolderName

_FOLDER = str(get_args(FolderName)[1].pattern)


def pattern_hint(fault: dict[str, Any], value: str = "") -> Message:
    """Return what a value means that has not the form which it should have, as the schema of its key says it."""
    pattern = str(fault.get("pattern", ""))
    # The model has few patterns, and each is known by a piece of it.
    if pattern == _FOLDER:
        plain = re.sub(r"[\s_]+", "-", unicodedata.normalize("NFKC", value).strip().lower())
        return say("did-you-mean", word=plain) if plain and re.match(_FOLDER, plain) else say("a-folder-name")
    if "https?" in pattern:
        return say("a-web-address-ending-in-slash") if pattern.endswith("/$") else say("a-web-address")
    if "/\\\\" in pattern:
        return say("beside-and-write", instead=re.split(r"[\\/]", value)[-1])
    if pattern.startswith("^[1-9]"):
        return say("a-number-of-days")
    if "{2,3}" in pattern:
        tag = language_tag(value)
        return say("did-you-mean", word=tag) if tag else say("a-language-tag")
    if "(art|sec)" in pattern:
        found = re.search(r"\d+[A-Za-z]?", unicodedata.normalize("NFKC", value))
        return say("did-you-mean", word=f"art-{found[0]}") if found else say("write-value", value="art-5, sec-2")
    # An identifier within an address or other words.
    if pattern.startswith("^(") and pattern.endswith(")?$") and (inner := re.search(pattern[2:-3], value)):
        return say("did-you-mean", word=inner[0])
    if "a-z0-9" in pattern and re.search("[，、；]", value):
        return say("ascii-comma-between")
    if "a-z0-9" in pattern and not value.isascii():
        return say("an-id-not-a-name")
    return say("an-id") if "a-z0-9" in pattern else NOTHING
