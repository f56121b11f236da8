"""In which language the program speaks: what was asked for, what the site says, else that of the machine."""

from collections.abc import Mapping

from briefs.messages import EN, LANGUAGES, ZH_HANT

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables of the environment that name the language of messages, the first that is set before the others (POSIX)."""


def language_of(name: str) -> str | None:
    """Return the language that a locale or a tag means: zh_TW.UTF-8, zh-Hant and Chinese_Taiwan are zh-Hant.

    All Chinese is answered in Traditional Chinese, the only one that the program speaks. None says that the name tells
    nothing: C, POSIX, an empty one.
    """
    plain = name.partition(".")[0].replace("-", "_").lower()
    if plain.startswith(("zh", "chinese", "yue", "cmn")):
        return ZH_HANT
    return None if plain in ("", "c", "posix") else EN


def chosen(asked: str | None, of_site: str | None, environment: Mapping[str, str], of_system: str = "") -> str:
    """Return the language to speak; `of_system` is what the system itself names where the environment has nothing.

    Windows sets no variable: there the system's own name of its language decides.
    """
    if asked in LANGUAGES:
        return asked
    if of_site in LANGUAGES:
        return of_site
    named = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return language_of(named) or language_of(of_system) or EN
