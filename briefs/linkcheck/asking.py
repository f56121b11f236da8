"""Asking hosts politely: few at a time, each after a pause, as their robots.txt wishes, again when they are busy."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Literal
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import httpx
import msgspec

from briefs import __version__
from briefs.linkcheck.cited_addresses import host_of, is_public
from briefs.linkcheck.failures import NO_SUCH_HOST, is_lookup, is_unreached, reason
from briefs.messages.message import NOTHING, Message, say

AGENT = f"briefs-link-check/{__version__}"
State = Literal["alive", "moved", "dead", "unsure", "not asked", "unreached", "no network"]
"""What an answer means; `unreached` holds until all hosts were asked, which tells whether there is a network."""

_SECONDS = 20
"""Seconds that each step of a request may take, as connecting or reading."""
_PAUSE, _LONGEST_PAUSE = 1.0, 10.0
"""Seconds between two questions to one host; `Crawl-delay` in robots.txt may ask for more."""
_TRIES = 3
_HOSTS_AT_ONCE = 8
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may be others in a moment: too slow, too early, too many, or a fault of the server."""
_GONE = frozenset({404, 410})
_FOR_GOOD = frozenset({301, 308})
"""Redirects that ask for a new link; 302, 303 and 307 hold for now only (RFC 9110, 15.4)."""
_MOST_HOPS = 10
"""Requests for one address, so that redirects which go round come to an end."""


class Answer(msgspec.Struct, frozen=True):
    """What a host said of an address."""

    state: State
    """What it means; `moved` is for good, and what leads elsewhere for now is `alive`."""
    status: int = 0
    """The status of the last response; 0 where there was none, or redirects had no end."""
    target: str = ""
    """Where it has moved to; empty otherwise."""
    said: Message = NOTHING
    """What went wrong, in words; empty for what is alive or has moved."""
    day: str = ""
    """The day on which it was asked, as 2025-06-25, by which it is believed for a while."""


_NOT_PUBLIC = Answer("not asked", said=say("no-host-public-web"))


def ask_all(
    addresses: Iterable[str],
    day: str,
    tell: Callable[[int], None],
    *,
    private: bool = False,
    pause: float | None = None,
    witnesses: Sequence[str] = (),
) -> dict[str, Answer]:
    """Ask for every address; hosts are asked side by side, the addresses of one host one after another.

    `tell` is told how many are done; `private` asks hosts of this network as well; `pause` is in seconds, by default 1.
    `witnesses` are addresses that answered not long ago: where no host can be reached, the first says whether there is
    a network.
    """
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[host_of(address)].append(address)
    answers: dict[str, Answer] = {}
    between = _PAUSE if pause is None else pause
    # To read the certificates that this machine trusts takes longer than to ask a host, so it is done once for all.
    trusted = httpx.create_ssl_context()

    def ask_host(own: list[str]) -> None:
        with httpx.Client(
            timeout=_SECONDS, headers={"User-Agent": AGENT}, follow_redirects=False, verify=trusted
        ) as client:
            host = _Host(client, own[0], private=private, pause=between)
            for address in own:
                answers[address] = msgspec.structs.replace(host.ask(address), day=day)
                tell(len(answers))

    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        list(pool.map(ask_host, by_host.values()))
    asked = dict(sorted(answers.items()))
    unreached = {host_of(address) for address, answer in asked.items() if answer.state == "unreached"}
    if not unreached:
        return asked
    is_online = _is_any_reached(asked.values())
    if not is_online and witnesses:
        ask_host([witnesses[0]])
        is_online = _is_any_reached([answers[witnesses[0]]])
    is_offline = not is_online and (len(unreached) > 1 or bool(witnesses))
    return {address: _settled(answer, online=is_online, offline=is_offline) for address, answer in asked.items()}


def _is_any_reached(answers: Iterable[Answer]) -> bool:
    return any(answer.state != "unreached" and answer.said != _NOT_PUBLIC.said for answer in answers)


def _settled(answer: Answer, *, online: bool, offline: bool) -> Answer:
    """Say what it means that a host was not reached; where neither holds, one host alone can't tell."""
    if answer.state != "unreached":
        return answer
    if offline:
        return msgspec.structs.replace(answer, state="no network", said=say("no-network"))
    if answer.said != NO_SUCH_HOST:
        return msgspec.structs.replace(answer, state="unsure")
    if online:
        return msgspec.structs.replace(answer, state="dead")
    return msgspec.structs.replace(answer, state="unsure", said=say("no-such-host-or-network"))


class _Host:
    """One host, asked one question at a time."""

    def __init__(self, client: httpx.Client, address: str, *, private: bool, pause: float) -> None:
        self.client, self.private, self.pause = client, private, pause
        self.robots: RobotFileParser | None = None
        self.is_first = True
        self.same: Answer | None = None if private or is_public(host_of(address)) else _NOT_PUBLIC
        """What holds for every address of the host: it is not asked, or can't be reached."""

    def ask(self, address: str) -> Answer:
        """Ask for one address."""
        answer = self.same or self._asked(address)
        if answer.state == "unreached":
            self.same = answer
        return answer

    def _asked(self, address: str) -> Answer:
        if not self._may(address):
            return Answer("not asked", said=say("robots-txt-refuses"))
        answer = self._followed(address, "HEAD")
        # Some hosts know no HEAD, or answer it wrongly.
        return self._followed(address, "GET") if answer.status in (403, 404, 405, 501) else answer

    def _may(self, address: str) -> bool:
        if self.robots is None:
            self.robots = RobotFileParser()
            parts = urlsplit(address)
            try:
                answer = self._send("GET", f"{parts.scheme}://{parts.netloc}/robots.txt")
                self.robots.parse(answer.text.splitlines() if answer.status_code == 200 else [])
            except (httpx.HTTPError, httpx.InvalidURL, ValueError):
                self.robots.parse([])
            wished = self.robots.crawl_delay(AGENT)
            self.pause = min(max(self.pause, float(wished or 0)), _LONGEST_PAUSE)
        return self.robots.can_fetch(AGENT, address)

    def _followed(self, address: str, method: str) -> Answer:
        """Follow redirects, and say whether all of them are for good."""
        here, for_good = address, True
        for _ in range(_MOST_HOPS):
            try:
                answer = self._patiently(method, here)
            except (httpx.HTTPError, httpx.InvalidURL, ValueError) as fault:
                return _failed(fault, is_first=here == address)
            status = answer.status_code
            if not answer.has_redirect_location:
                return _judged(status, address, here, for_good=for_good)
            for_good = for_good and status in _FOR_GOOD
            here = str(answer.url.join(answer.headers["location"]))
            if not self.private and not is_public(host_of(here)):
                return Answer("unsure", status, said=say("leads-to-host-not-public"))
        return Answer("unsure", said=say("redirects-without-end"))

    def _patiently(self, method: str, address: str) -> httpx.Response:
        """Ask again, after longer and longer, where a host is busy."""
        for attempt in range(1, _TRIES + 1):
            try:
                answer = self._send(method, address)
                if answer.status_code not in _BUSY or attempt == _TRIES:
                    return answer
            except httpx.TransportError as fault:
                if attempt == _TRIES or is_lookup(fault):
                    raise
            time.sleep(self.pause * 2**attempt)
        raise AssertionError("the last try returns or raises")

    def _send(self, method: str, address: str) -> httpx.Response:
        if not self.is_first:
            time.sleep(self.pause)
        self.is_first = False
        request = self.client.build_request(method, address)
        # What a page holds is not wanted, only whether it is there.
        answer = self.client.send(request, stream=True)
        try:
            if address.endswith("/robots.txt"):
                answer.read()
        finally:
            answer.close()
        return answer


def _judged(status: int, address: str, here: str, *, for_good: bool) -> Answer:
    if status in _GONE:
        return Answer("dead", status, said=say("host-answers", status=status))
    if status >= 400:
        return Answer("unsure", status, said=say("host-answers", status=status))
    # Only https for http, or a slash at the end, is no move of which an author need know.
    same = here.removesuffix("/").partition("://")[2] == address.removesuffix("/").partition("://")[2]
    return Answer("moved", status, here) if here != address and for_good and not same else Answer("alive", status)


def _failed(fault: Exception, *, is_first: bool) -> Answer:
    if is_first and is_unreached(fault):
        return Answer("unreached", said=reason(fault))
    # A host that answered leads to one that is not there: there is a network.
    return Answer("dead" if reason(fault) == NO_SUCH_HOST else "unsure", said=reason(fault))
