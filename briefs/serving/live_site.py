"""The site while it is being written: asked for the page that a browser wants, and for nothing else.

All of it runs in one thread, which owns the session. A page is made when it is asked for and kept until something that
it asked has changed; a text with an error keeps its last good pages.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from briefs.build.checked import Checked
from briefs.build.pipeline import found
from briefs.build.routes import givers
from briefs.build.session import Session
from briefs.engine.answer import digest_of
from briefs.engine.evaluating import key_of, text_of
from briefs.engine.queries import Output, Query
from briefs.messages import EN
from briefs.model import addresses
from briefs.model.addresses import BRIEFS, Address
from briefs.model.diagnostic import Severity, SeverityPolicy
from briefs.questions import derived_records, template_queries
from briefs.questions.fault_queries import DIAGNOSING
from briefs.questions.reading_queries import reading
from briefs.questions.settings_query import settings_record
from briefs.reading.files.file_names import one_name
from briefs.serving.missing_pages import why_missing, with_reason
from briefs.serving.news import News, Watch
from briefs.serving.preview import State, faults, is_held, pages_of

_MOST_KEPT = 2_000
"""Files that are kept; beyond, those that were asked for longest ago go, as they are quickly made again."""
_ASSETS = "assets/"
_TEXTS = (".md", ".yaml", ".yml", ".json", ".bib")
NO_PAGE = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>404</title></head>
<body></body></html>
"""
"""Stands for the site's own page of wrong addresses, where that can't be made."""
NO_SETTINGS = """<!doctype html>
<html lang="zh-Hant"><head><meta charset="utf-8"><title>site.yaml</title></head>
<body><p>網站設定<code>site.yaml</code>有誤，暫時無法產生此頁；改正並儲存後，本頁自動顯示。</p>
<p lang="en">The settings in <code>site.yaml</code> have a fault, so this page can't be made; it is shown once they are
mended and saved.</p></body></html>
""".encode()
"""Shown where a page was not asked for before the settings were broken; live.js lists the fault over it."""


class LiveSite:
    """One content, its pages made as they are asked for. Belongs to the thread that opened its session."""

    def __init__(self, session: Session, editor: str, lang: str = EN) -> None:
        """Take a session whose finished files stay in memory, the editor for faults, and the language of who writes."""
        self.session, self.editor, self.lang = session, editor, lang
        self.state = State()
        self.checked: Checked | None = None
        self.news = News()
        self._watch = Watch()
        self._policy = SeverityPolicy()
        self._is_sound = False
        self._broken: tuple[str, ...] = ()
        self._good: dict[str, bytes] = {}
        """The last good files that were asked for, by path in the site."""

    @property
    def folders(self) -> dict[Path, bool]:
        """Return the folders in which a change means another site, each with whether it is there."""
        world, found = self.session.world, [self.session.options.content]
        if self._is_sound and (documents := self.session.engine.ask(derived_records.settings).documents):
            found.append(world.root / documents)
        return {folder: folder.is_dir() for folder in (*found, world.templates) if folder}

    def read(self, changed: Iterable[Path] | None = None) -> State:
        """Look at what changed, at everything the first time; pages can be asked for then, before what is wrong."""
        paths = None if changed is None else [path for one in changed if (path := self._inside(one))]
        engine = self.session.engine
        self._look(paths)
        engine.settle(until=DIAGNOSING[0])
        self._is_sound = engine.ask(settings_record).value is not None
        if self._is_sound:
            root = engine.ask(derived_records.settings).base_path
            assets = dict(engine.ask(template_queries.assets))
            self.state = State(root, assets, self.state.faults, self._pictures(paths or ()))
        else:
            self.state = msgspec.structs.replace(self.state, pictures=(), is_sound=False)
        return self.state

    def diagnose(self) -> State:
        """Find what is wrong now; what is new of it comes first."""
        for _ in self.diagnosing():
            pass
        return self.state

    def diagnosing(self) -> Iterator[None]:
        """Find what is wrong now in steps, between which pages may be asked for: the first look is at everything."""
        checked = found(self.session)
        self.news = yield from self._watch.look(checked)
        yield
        new, root = self.news.new, self.session.world.root
        listed = faults(checked.tally, checked.policy, root, self.editor, new=new, lang=self.lang)
        self.checked, self._policy = checked, checked.policy
        self.state = msgspec.structs.replace(self.state, faults=listed, pictures=())

    def file(self, path: str) -> bytes | None:
        """Return a file of the site by its path on the host; None where there is none."""
        if not path.startswith(self.state.root):
            return None
        return self._file(addresses.file_of(Address(path.removeprefix(self.state.root))))

    def page(self, path: str) -> bytes:
        """Return the page for a path of the host, or the page that says why there is none."""
        found = self.file(path)
        if found is not None:
            return found
        if not self._is_sound:
            return NO_SETTINGS
        reason = why_missing(self.session.engine.asking, path.removeprefix(self.state.root))
        return with_reason(self._file("404.html") or NO_PAGE, reason, self.lang)

    def _file(self, name: str) -> bytes | None:
        if name in self._good and (not self._is_sound or is_held(name, self._broken)):
            return self._good[name]
        data = self._made(name) if self._is_sound else None
        if data is None and name.startswith(_ASSETS):
            # A page that is kept names the style sheets and scripts that it had.
            return self._good.get(name)
        if data is not None:
            # Put behind all others: the first is then the one that was asked for longest ago.
            self._good.pop(name, None)
            self._good[name] = data
            if len(self._good) > _MOST_KEPT:
                del self._good[next(iter(self._good))]
        return data

    def _made(self, name: str) -> bytes | None:
        """Return a file from what gave it before, or from what may give it by its name."""
        engine, store, memory = self.session.engine, self.session.store, self.session.memory
        known = store.files.giver(name)
        if known and store.is_fresh(*known) and name in memory and digest_of(memory[name]) == store.files.digest(name):
            return memory[name]
        if len(memory) > _MOST_KEPT:
            memory.clear()
        memory.pop(name, None)
        asked = [(engine.queries[known[0]], key_of(known[1]))] if known else []
        for query, key in (*asked, *givers(engine.asking, name)):
            if self._answer(query, key) and name in memory:
                return memory[name]
        return None

    def _answer(self, query: Query[..., object], key: tuple[str, ...]) -> bool:
        engine = self.session.engine
        # The path of a request may ask for what there is not, as a page 99 of a list; the next build would place it.
        if not isinstance(query, Output) or key not in engine.ask(query.domain):
            return False
        try:
            engine.answer_again([(query.name, text_of(key))])
        except (KeyError, ValueError, IndexError):
            # The question came from the path of a request; there may be nothing that it asks about.
            return False
        return True

    def _look(self, paths: list[str] | None) -> None:
        """Look at saved files, and make the pages of a text that has an error now as they were, if they are not kept.

        The new text is looked at first and then forgotten again: what was written to the store is taken back.
        """
        engine, store = self.session.engine, self.session.store
        if paths is None:
            engine.look()
            return
        inputs = self._inputs(paths)
        engine.look(inputs, commit=False)
        texts = [path for path in paths if path.endswith(".md") and f"/{BRIEFS}/" in path]
        at_fault = [path for path in texts if self._is_at_fault(path)] if self._is_sound else []
        if new := [path for path in at_fault if path not in self._broken]:
            store.roll_back()
            engine.evaluator.forget()
            for path in new:
                for folder in pages_of(path):
                    self._file(addresses.file_of(Address(folder)))
            engine.look(inputs, commit=False)
        store.commit()
        self._broken = tuple(dict.fromkeys([*(one for one in self._broken if one not in texts), *at_fault]))

    def _is_at_fault(self, path: str) -> bool:
        """Return whether a text has an error by itself."""
        kind, name, file = path.split("/")[-3:]
        read = self.session.engine.ask(reading, kind, name, file.removesuffix(".md"))
        return any(self._policy.severity(one.code) is Severity.ERROR for one in read.diagnostics)

    def _inside(self, path: Path) -> str:
        """Return a file or folder seen from the folder that holds the content, or nothing."""
        try:
            # A link is named as it stands, and not by what it leads to.
            return one_name((path.parent.resolve() / path.name).relative_to(self.session.world.root).as_posix())
        except ValueError:
            return ""

    def _inputs(self, paths: Iterable[str]) -> list[tuple[str, str]]:
        """Return the inputs that saved files and folders are; of what is no file, all that lies below."""
        store, root = self.session.store, self.session.world.root
        found = [("templates", ""), ("choices", "")]
        for path in paths:
            found += [("file", path), ("folder", path), ("folder", path.rpartition("/")[0])]
            if not (root / path).is_file():
                start = f"{path}/"
                found += [
                    (name, key) for name in ("file", "folder") for key in store.keys(name) if key.startswith(start)
                ]
        # Whoever saves the file to which a link leads does not name the link; there are few.
        found += [(name, key) for key in store.keys("is_followed") for name in ("is_followed", "file")]
        return list(dict.fromkeys(found))

    def _pictures(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Return the saved files that are copied into the site, by their path there."""
        content = f"{self.session.world.content}/"
        inner = [
            path.removeprefix(content) if path.startswith(content) else f"pages/{path.partition('/')[2]}"
            for path in paths
            if not path.endswith(_TEXTS)
        ]
        return tuple(addresses.media(path) for path in inner)
