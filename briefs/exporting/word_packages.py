"""A Word file as the package that it is: parts that are edited as text, or added."""

import io
import zipfile
from collections.abc import Callable, Mapping


def with_edits(
    package: bytes, edits: Mapping[str, Callable[[str], str]], added: Mapping[str, str] | None = None
) -> bytes:
    """Return a package with some parts edited and others added; the same gives the same bytes."""
    with zipfile.ZipFile(io.BytesIO(package)) as old, io.BytesIO() as made:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            for part in old.infolist():
                data, edit = old.read(part), edits.get(part.filename)
                new.writestr(part, edit(data.decode()).encode() if edit else data)
            for name, text in (added or {}).items():
                # With the time that zip files begin with.
                new.writestr(zipfile.ZipInfo(name), text)
        return made.getvalue()
