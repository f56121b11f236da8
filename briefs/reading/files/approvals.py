"""What a person approved in derived text: `approved.yaml`, a word a line with what the derived page says for it."""

from collections.abc import Mapping

import msgspec

from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.files.decode import decoded
from briefs.reading.files.walk import Content
from briefs.reading.files.yaml_text import read_yaml

APPROVED = "approved.yaml"


def read_approvals(content: Content) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Read what was approved: words with their derived form (empty for a run that is not Japanese)."""
    file = content.texts.get(APPROVED)
    if file is None:
        return {}, ()
    text, faults = decoded(file)
    if faults:
        return {}, faults
    tree = read_yaml(text, file.path)
    if tree.diagnostics:
        return {}, tree.diagnostics
    for word, given in tree.value.items():
        if not isinstance(given, str):
            message = say("must-be-text", word=word)
            return {}, (Diagnostic(file.path, *tree.place((word,)), Code.FIELD_TYPE, message),)
    return {word: given for word, given in tree.value.items() if isinstance(given, str)}, ()


def as_yaml(approved: Mapping[str, str]) -> bytes:
    """Write what was approved, in the order of the words."""
    head = "# Words of the Simplified pages that a person has looked at; `briefs review zh-Hans` writes this file.\n"
    quoted = {word: (_quoted(word), _quoted(given)) for word, given in sorted(approved.items())}
    return (head + "".join(f"{word}: {given}\n" for word, given in quoted.values())).encode()


def _quoted(text: str) -> str:
    # JSON's strings are YAML's too.
    return msgspec.json.encode(text).decode()
