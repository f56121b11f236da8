"""What it means that a question to the network failed, in words for people who run a program and not a network."""

import socket
import ssl

import httpx

from briefs.messages.message import Message, say

NO_SUCH_HOST = say("no-such-host")

_NO_NAME = frozenset(
    {getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)}
    | {11001, 11004}  # of Windows: WSAHOST_NOT_FOUND, WSANO_DATA
)
"""How the system says that no host has a name. EAI_AGAIN and its like say only that it can't be asked now."""


def is_unreached(fault: Exception) -> bool:
    """Return whether no host was spoken to at all, as where there is no network."""
    is_early = isinstance(fault, httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError)
    return is_early and not isinstance(_cause(fault), ssl.SSLError)


def is_lookup(fault: Exception) -> bool:
    """Return whether a name did not lead to a host."""
    return isinstance(_cause(fault), socket.gaierror)


def reason(fault: Exception) -> Message:
    """Return why a host could not be asked."""
    cause = _cause(fault)
    if isinstance(cause, socket.gaierror):
        return NO_SUCH_HOST if cause.errno in _NO_NAME else say("host-not-reached")
    if isinstance(cause, ssl.SSLError):
        return say("certificate-at-fault")
    if isinstance(fault, httpx.ProxyError):
        return say("proxy-refuses")
    if is_unreached(fault):
        return say("host-not-reached")
    if isinstance(fault, httpx.TimeoutException):
        return say("host-too-slow")
    if isinstance(fault, httpx.NetworkError | httpx.RemoteProtocolError):
        return say("host-breaks-off")
    return say("cannot-be-asked", words=str(fault) or type(fault).__name__)


def _cause(fault: Exception) -> object:
    """Return what the system itself said: httpx and the library below it each wrap it once."""
    inner = fault.__cause__
    return inner.args[0] if inner is not None and inner.args else None
