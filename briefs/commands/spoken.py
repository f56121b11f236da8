"""What a command says, in the language that was settled."""

from briefs.commands.spoken_language import language
from briefs.messages.entries import render
from briefs.messages.message import Message, Value
from briefs.messages.said_error import SaidError
from briefs.messages.system_faults import system_fault


def told(key: str, /, **values: object) -> str:
    """Return a message in the language that was settled, by the key of its words.

    Paths, numbers and failures may be given as they are; a failure says why in the same language.
    """
    return tell(Message(key, {name: _value(value) for name, value in values.items()}))


def tell(message: Message) -> str:
    """Return a message in the language that was settled."""
    # Where there is no hint, a blank would end the line.
    return render(message, language()).rstrip()


def count(number: int, things: str) -> str:
    """Return a number of things in words: 1 error, 2 errors; `things` is the end of a key, `count-error`."""
    return told(f"count-{things.replace(' ', '-')}", n=number)


def _value(value: object) -> Value:
    if isinstance(value, SaidError):
        return value.said
    if isinstance(value, OSError):
        return system_fault(value)
    return value if isinstance(value, str | int | Message | tuple) else str(value)
