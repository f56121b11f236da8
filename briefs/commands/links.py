"""What `briefs check --links` adds: answers of the network, remembered for a while, and what is wrong by them."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from briefs.build.checked import Checked
from briefs.commands.console import console, safe
from briefs.commands.options import Folders
from briefs.commands.program import installing
from briefs.commands.progress import Bar
from briefs.commands.spoken import told
from briefs.reading.files.walk import walk

if TYPE_CHECKING:
    from briefs.linkcheck.asking import Answer

_REMEMBERED = "links.json"
_DAYS = {"alive": 7, "moved": 7, "dead": 1}
"""How long an answer is believed, in days; what is unsure is asked again."""


def with_links(checked: Checked, where: Folders, bar: Bar, *, private: bool) -> Checked:
    """Ask for every address in the content, and add what is wrong to what was found."""
    try:
        from briefs.linkcheck.asking import ask_all
        from briefs.linkcheck.cited_addresses import find_addresses
        from briefs.linkcheck.link_faults import check_links
    except ImportError as missing:
        raise click.UsageError(told("links-need-httpx", installing=installing("links"))) from missing
    today = datetime.datetime.now(datetime.UTC).date()
    places = find_addresses(walk(where.content).texts.values())
    known = _known(where.cache, today)
    wanted = [address for address in places if address not in known]
    asked = ask_all(
        wanted,
        today.isoformat(),
        lambda done: bar("stage-asking", done, len(wanted)),
        private=private,
        witnesses=[address for address, answer in known.items() if answer.state == "alive"],
    )
    answers = {address: answer for address, answer in (known | asked).items() if address in places}
    _remember(where.cache, answers)
    _tell(answers)
    sources = checked.library.sources if checked.library else {}
    return checked.with_more(tuple(check_links(places, answers, sources)))


def _tell(answers: "dict[str, Answer]") -> None:
    """Say how many answered, and what could not be asked: that is no fault of the content."""
    screen = console()
    states = [answer.state for answer in answers.values()]
    counts = tuple(told(f"links-{_name(state)}", number=states.count(state)) for state in dict.fromkeys(sorted(states)))
    screen.print(told("addresses-asked", n=len(answers), counts=counts or told("none")))
    if "no network" in states:
        screen.print(told("no-network-for-links"))
    for address, answer in answers.items():
        if answer.state in ("unsure", "not asked"):
            line = told("link-not-told", address=address, said=answer.said)
            screen.print(safe(f"  {line}"))


def _name(state: str) -> str:
    return state.replace(" ", "-")


def _known(cache: Path | None, today: datetime.date) -> "dict[str, Answer]":
    from briefs.linkcheck.asking import Answer

    if cache is None:
        return {}
    try:
        kept = msgspec.json.decode((cache / _REMEMBERED).read_bytes(), type=dict[str, Answer])
        return {
            address: answer
            for address, answer in kept.items()
            if (today - datetime.date.fromisoformat(answer.day)).days < _DAYS.get(answer.state, 0)
        }
    except (OSError, ValueError, msgspec.MsgspecError):
        return {}


def _remember(cache: Path | None, answers: "dict[str, Answer]") -> None:
    if cache is None:
        return
    try:
        cache.mkdir(parents=True, exist_ok=True)
        (cache / _REMEMBERED).write_bytes(msgspec.json.encode(answers) + b"\n")
    except OSError:
        return
