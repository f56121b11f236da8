"""What is wrong with a brief that is not out yet: it is told, and stops nobody before its day."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic, Severity, SeverityPolicy
from briefs.reading.files.front_matter_text import DRAFT


def told_early(found: Iterable[Diagnostic], awaits: str, policy: SeverityPolicy) -> Iterator[Diagnostic]:
    """Return what is to be told of a brief that waits for something: of a draft nothing, of others no errors yet."""
    for fault in found if awaits != DRAFT else ():
        if not awaits or policy.severity(fault.code) is not Severity.ERROR:
            yield fault
        else:
            message = say("error-from-day", day=awaits, said=fault.message, code=fault.code.value)
            yield replace(fault, code=Code.BRIEF_LATER, message=message)
