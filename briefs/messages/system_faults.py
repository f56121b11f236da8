"""What the system refused, in the words of the program: its own are in one language, and say not what to do."""

import errno

from briefs.messages.message import Message, say

_NAMES = {
    "ENOSPC": "system-full",
    "EDQUOT": "system-quota",
    "EROFS": "system-read-only",
    "EACCES": "system-refused",
    "EPERM": "system-refused",
    "EISDIR": "system-is-folder",
    "ENOTDIR": "system-no-folder",
    "ENOENT": "system-missing",
    "EEXIST": "system-is-there",
    "ENOTEMPTY": "system-not-empty",
    "ENAMETOOLONG": "system-name-too-long",
    "ELOOP": "system-loop",
    "EMFILE": "system-too-many-open",
    "ENFILE": "system-too-many-open",
    "EBUSY": "system-busy",
    "ETXTBSY": "system-busy",
    "EIO": "system-damaged",
    "ESTALE": "system-gone",
    "ENOMEM": "system-no-memory",
    "EFBIG": "system-too-large",
    "EADDRINUSE": "system-port-in-use",
}
_KEYS = {number: key for name, key in _NAMES.items() if (number := getattr(errno, name, None)) is not None}
"""The words for a failure, by its number on this system."""
_OF_DATABASES = {
    3: "system-refused",
    8: "system-refused",
    10: "system-damaged",
    13: "system-full",
    14: "system-refused",
}
"""The same for SQLite, by the last byte of its codes (sqlite.org/rescode.html)."""
_HINTS = {
    "system-full": say("hint-system-full"),
    "system-quota": say("hint-system-quota"),
    "system-read-only": say("hint-system-read-only"),
    "system-refused": say("hint-system-refused"),
    "system-name-too-long": say("hint-system-name-too-long"),
    "system-too-many-open": say("hint-system-too-many-open"),
    "system-busy": say("hint-system-busy"),
    "system-damaged": say("hint-system-damaged"),
}
"""What can be done about a failure, by the key of its words."""


def fault_name(fault: Exception) -> str:
    """Return the key of the words for a failure, or the system's own words where it is no common one."""
    number, code = getattr(fault, "errno", None) or 0, getattr(fault, "sqlite_errorcode", None) or 0
    return _KEYS.get(number) or _OF_DATABASES.get(code & 0xFF) or getattr(fault, "strerror", None) or str(fault)


def fault_words(name: str) -> Message | str:
    """Return the words that `fault_name` named."""
    return say(name) if name in _NAMES.values() else name


def reason(fault: Exception) -> Message:
    """Return what the system says of a failure and what can be done, without the file."""
    name = fault_name(fault)
    words = fault_words(name)
    hint = _HINTS.get(name)
    return say("reason-and-hint", reason=words, hint=hint) if hint else say("reason-alone", reason=words)


def system_fault(fault: OSError) -> Message:
    """Return what the system says of a failure, with the file of which it says it."""
    # Of a file that was to be moved, where it was to stand.
    file = fault.filename2 or fault.filename
    return say("error-system", path=str(file), reason=reason(fault)) if file else reason(fault)
