"""A build that is killed: `python -m tests.killed_build CONTENT AFTER WHERE TODAY`, where is answer, file or move."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefs.build.pipeline import check, place
from briefs.build.placing import Staging
from briefs.build.session import Options, Tools, run
from briefs.engine.store import Store


def main(content: Path, after: int, where: str, today: str) -> None:
    """Build, and be killed on the way."""
    count = iter(range(10**9))

    def counted(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            if next(count) >= after:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*given, **named)

        return call

    kind, name = {"answer": (Store, "put"), "file": (Staging, "write"), "move": (Path, "replace")}[where]
    setattr(kind, name, counted(getattr(kind, name)))
    templates = content.parent / "templates"
    tools = Tools(templates if templates.is_dir() else None, content.parent / "store", lambda *_: None)
    run(
        Options(content, today=today, processes=1),
        tools,
        lambda session: place(check(session)),
        content.parent / "site",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4])
