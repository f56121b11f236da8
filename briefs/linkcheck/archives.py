"""Archived copies: the Wayback Machine's answer to where one is, and the lines that say so in a record."""

import re
from typing import Any

import httpx
import msgspec

from briefs.linkcheck.asking import AGENT
from briefs.linkcheck.failures import NO_SUCH_HOST, is_unreached, reason
from briefs.messages.message import Message, say
from briefs.messages.said_error import SaidError

SERVICE = "https://archive.org"
_SECONDS = 30
"""Seconds that each step of a request may take, as connecting or reading."""
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})\d{6}")
"""The time of a copy as the Wayback Machine says it, 20250311083000, of which the day is wanted."""


class Copy(msgspec.Struct, frozen=True):
    """An archived copy."""

    address: str
    """Where it is, by https."""
    date: str
    """The day on which it was made: 2025-03-11."""


class ServiceError(SaidError):
    """The archive can't be asked."""


def find_copy(address: str, date: str, service: str = SERVICE) -> Copy | None:
    """Ask for the copy nearest to a day (nothing: the newest), by the service's availability API.

    https://archive.org/help/wayback_api.php. Raises ServiceError.
    """
    query = {"url": address, **({"timestamp": date.replace("-", "")} if date else {})}
    try:
        answer = httpx.get(
            f"{service}/wayback/available", params=query, timeout=_SECONDS, headers={"User-Agent": AGENT}
        )
        answer.raise_for_status()
        return _nearest(answer.json())
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, AttributeError) as fault:
        raise ServiceError(_why(fault)) from fault


def _nearest(answer: Any) -> Copy | None:
    """Read an answer; one of another shape raises AttributeError."""
    closest = answer.get("archived_snapshots", {}).get("closest", {})
    stamp = _STAMP.fullmatch(str(closest.get("timestamp", "")))
    # The service gives addresses with http://, and has the copies by https:// as well.
    found = str(closest.get("url", "")).replace("http://", "https://", 1)
    if not closest.get("available") or str(closest.get("status", "200")) != "200" or not stamp:
        return None
    return Copy(found, "-".join(stamp.groups())) if re.fullmatch(r"https://[^\s<>\"]+", found) else None


def _why(fault: Exception) -> Message:
    if isinstance(fault, httpx.HTTPStatusError):
        return say("host-answers", status=fault.response.status_code)
    if isinstance(fault, ValueError | AttributeError):
        return say("answer-not-understood")
    # The archive is always there: where its name leads nowhere, it is the network that is missing.
    return say("no-network") if is_unreached(fault) and reason(fault) == NO_SUCH_HOST else reason(fault)


def with_copy(text: str, line: int, copy: Copy) -> str | None:
    """Write a copy into a YAML file, below the record's own address; nothing else in the file changes.

    `line` is where the record begins, from 1. None where the record has no line `URL:` that can be followed.
    """
    lines = text.split("\n")
    begin = lines[line - 1] if line <= len(lines) else ""
    depth = len(begin) - len(begin.lstrip())
    for at in range(line - 1, len(lines)):
        match = re.match(r"(\s*(?:- )?)URL:\s+\S", lines[at])
        inner = len(lines[at]) - len(lines[at].lstrip())
        if at > line - 1 and lines[at].strip() and inner < depth:
            return None
        if match:
            indent = " " * len(match[1])
            end = "\r" if lines[at].endswith("\r") else ""
            own = ["archive:", f'  URL: "{copy.address}"', f"  date: {copy.date}"]
            return "\n".join([*lines[: at + 1], *(f"{indent}{line}{end}" for line in own), *lines[at + 1 :]])
    return None
