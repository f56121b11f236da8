"""Which language a command speaks: what was asked for, what the site says, else that of the machine."""

import gettext
import locale
import os
import re
import sys
from collections.abc import Sequence
from contextvars import ContextVar
from importlib.resources import files
from itertools import pairwise, takewhile
from pathlib import Path
from typing import TextIO

from briefs.messages import EN, LANGUAGES, ZH_HANT
from briefs.messages.choosing import chosen

_LANGUAGE = ContextVar("language", default=EN)
"""It belongs to the process, as its locale does: it is settled once, before a command runs."""
_SITE = re.compile(r"^messages:\s*[\"']?(zh-Hant|en)\b", re.MULTILINE)
"""The line of `site.yaml`; it is looked for before the settings are read, which may be at fault themselves."""


def speak(lang: str) -> None:
    """Settle the language of all that follows."""
    _LANGUAGE.set(lang)


def language() -> str:
    """Return the language that was settled; English before."""
    return _LANGUAGE.get()


def settle(arguments: Sequence[str]) -> None:
    """Settle the language of a command, by what was typed, the site and the machine."""
    asked = _asked(arguments)
    lang = chosen(asked, _of_site(_content(arguments)), os.environ, locale.getlocale()[0] or "")
    if not asked and not can_show_chinese(sys.stderr):
        lang = EN
    speak(lang)
    # What click says by itself it looks up with gettext, in the language that the environment names.
    os.environ["LANGUAGE"] = "zh_Hant" if lang == ZH_HANT else "en"
    gettext.bindtextdomain("messages", str(files("briefs.messages").joinpath("locale")))


def can_show_chinese(stream: TextIO | None) -> bool:
    """Return whether a stream has the characters of Chinese messages; Windows gives many that of Western Europe."""
    try:
        "錯誤".encode(getattr(stream, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _asked(arguments: Sequence[str]) -> str | None:
    """Return what `--lang` says before the command; behind it, the option is the command's own."""
    before = list(takewhile(lambda argument: argument.startswith("-") or argument in LANGUAGES, arguments))
    said = [argument.removeprefix("--lang=") for argument in before if argument.startswith("--lang=")]
    return next(iter([*said, *(after for one, after in pairwise(before) if one == "--lang")]), None)


def _content(arguments: Sequence[str]) -> Path:
    """Return the folder of content that a command names, else where it mostly is."""
    for at, argument in enumerate(arguments):
        if argument.startswith("--content="):
            return Path(argument.partition("=")[2])
        if argument == "--content" and at + 1 < len(arguments):
            return Path(arguments[at + 1])
    return Path("content")


def _of_site(content: Path) -> str | None:
    settings = content / "site.yaml"
    try:
        # A pipe would be waited for.
        text = settings.read_text(encoding="utf-8", errors="replace") if settings.is_file() else ""
    except OSError:
        return None
    found = _SITE.search(text)
    return found[1] if found else None
