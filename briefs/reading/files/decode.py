"""Bytes to text: UTF-8 and nothing else, no control characters, lines that end in a line feed."""

import re

from briefs.messages.message import NOTHING, Message, say
from briefs.model.brief import File
from briefs.model.diagnostic import Code, Diagnostic
from briefs.placeholders import BROAD, CHARACTERS

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff0-\uffff"
CONTROL = re.compile(f"[{_CONTROLS}{BROAD}](?<=[{_CONTROLS}{CHARACTERS}])")
"""C0 and C1 controls, line and paragraph separators, marks that turn the direction of writing, and non-characters."""


def decoded(file: File) -> tuple[str, tuple[Diagnostic, ...]]:
    """Decode a file. The text is empty when the file can't be used; the diagnostics then say why."""
    data = file.data
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", (_not_utf8(file, 1, 1, say("looks-like-utf-16")),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = data[: fault.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return "", (_not_utf8(file, line, column, _guess(data)),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    bad = CONTROL.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - text.rfind("\n", 0, bad.start())
        message = say("control-character", code=f"{ord(bad[0]):04X}")
        hint = say("delete-control-character")
        return "", (Diagnostic(file.path, line, column, Code.FILE_CONTROL_CHARACTER, message, hint),)
    return text, ()


def _not_utf8(file: File, line: int, column: int, guess: Message) -> Diagnostic:
    hint = say("looks-like-save-as-utf-8", guess=guess) if guess else say("save-as-utf-8")
    return Diagnostic(file.path, line, column, Code.FILE_NOT_UTF8, say("not-utf-8"), hint)


def _guess(data: bytes) -> Message:
    # Big5 goes first: GB 18030 takes nearly all bytes that are Big5 too.
    for encoding, name in (("cp950", "Big5"), ("gb18030", "GB 18030"), ("shift_jis", "Shift JIS")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any("\u4e00" <= char <= "\u9fff" for char in text):
            return say("looks-like-encoding", name=name)
    return NOTHING
