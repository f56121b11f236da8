"""Makes the catalogue of gettext from which click speaks Chinese: `python -m tests.tools.click_words` writes it.

The form is that of GNU gettext's machine objects (.mo): a head of seven numbers, a table of the texts and one of their
translations, each with length and place, and the texts themselves; the texts sorted, each ending in a null byte.
"""

import struct
from pathlib import Path

import yaml

WORDS = Path(__file__).parents[2] / "briefs" / "messages" / "click.zh-Hant.yaml"
CATALOGUE = WORDS.parent / "locale" / "zh_Hant" / "LC_MESSAGES" / "messages.mo"
_HEAD = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n"
_MAGIC, _HEAD_BYTES, _ENTRY_BYTES = 0x950412DE, 28, 8


def compiled(words: Path = WORDS) -> bytes:
    """Return the catalogue of a file of words."""
    entries = yaml.safe_load(words.read_text(encoding="utf-8"))
    plural = entries.pop("plural")
    entries |= {f"{one}\0{several}": said for one, several, said in plural} | {"": _HEAD}
    pairs = sorted((text.encode(), said.encode()) for text, said in entries.items())
    tables = _HEAD_BYTES + 2 * _ENTRY_BYTES * len(pairs)
    places, texts = [b"", b""], b""
    for column in (0, 1):
        for pair in pairs:
            places[column] += struct.pack("<II", len(pair[column]), tables + len(texts))
            texts += pair[column] + b"\0"
    head = struct.pack("<7I", _MAGIC, 0, len(pairs), _HEAD_BYTES, _HEAD_BYTES + _ENTRY_BYTES * len(pairs), 0, tables)
    return head + places[0] + places[1] + texts


if __name__ == "__main__":
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(compiled())
