"""Golden cases: Markdown files that a lawyer could read, each case a heading, what goes in and what comes out.

A case has blocks between lines of `~~~~`, each with a label. `UPDATE_GOLDEN=1` writes what came out into the
files; read the difference before you commit it.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"
_CASE = re.compile(r"^## Case: (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^~~~~ (.+)\n((?:.*\n)*?)~~~~$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One golden case: its file and title, its blocks by label."""

    file: Path
    title: str
    blocks: dict[str, str]

    def check(self, label: str, actual: str) -> None:
        """Compare what came out with a block of the case, or write it there when that is asked for."""
        actual = actual.rstrip("\n") + "\n" if actual.strip() else ""
        if os.environ.get("UPDATE_GOLDEN") and actual != self.blocks.get(label):
            self._write(label, actual)
            return
        assert actual == self.blocks.get(label), f"{self.file.name}: {self.title}"

    def _write(self, label: str, actual: str) -> None:
        text = self.file.read_text(encoding="utf-8")
        start = text.index(f"## Case: {self.title}\n")
        end = text.find("\n## Case: ", start + 3)
        case = text[start : end if end > 0 else len(text)]
        block = f"~~~~ {label}\n{actual}~~~~"
        pattern = re.compile(rf"^~~~~ {re.escape(label)}\n(?:.*\n)*?~~~~$", re.MULTILINE)
        new = pattern.sub(lambda _: block, case) if pattern.search(case) else f"{case.rstrip()}\n\n{block}\n"
        self.file.write_text(text.replace(case, new), encoding="utf-8")


def cases(name: str) -> list[Case]:
    """Return the cases of a golden file."""
    file = GOLDEN / name
    text = file.read_text(encoding="utf-8")
    parts = _CASE.split(text)[1:]
    return [Case(file, title, dict(_BLOCK.findall(body))) for title, body in zip(parts[::2], parts[1::2], strict=True)]


def titles(case: Case) -> str:
    """Name a case for pytest."""
    return case.title
