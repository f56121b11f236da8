"""Pictures of every template in three languages, two themes and three widths: `make pictures`, into `pictures/`."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import sync_playwright

from tests.browser.stage import find_chromium

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
PICTURES = ROOT / "pictures"
LONG, SHORT = "2025-jp-ai-promotion-act", "2021-us-sanders-meme"
PAGES = {
    "home": "{lang}/",
    "all": "{lang}/briefs/",
    "topic": "{lang}/topics/economic-security/",
    "topic-in": "{lang}/topics/economic-security/us/",
    "year": "{lang}/years/2019/",
    "brief-long": f"{{lang}}/briefs/{LONG}/",
    "brief-short": f"{{lang}}/briefs/{SHORT}/",
    "brief-moved": "{lang}/briefs/2022-eu-chips-act/",
    "parallel": f"{{lang}}/briefs/{SHORT}/parallel/",
    "sources": "{lang}/sources/",
    "source": "{lang}/sources/cao-kobo-youryou/",
    "laws": "{lang}/laws/",
    "law": "{lang}/laws/jp-ai-promotion-act/",
    "timeline": "{lang}/timeline/",
    "map": "{lang}/map/",
    "glossary": "{lang}/glossary/",
    "coverage": "{lang}/coverage/",
    "search": "{lang}/search/?q=AI",
    "search-context": "{lang}/search/?q=AI&view=context",
    "about": "{lang}/about/",
}
ONCE = {"root": "", "404": "404.html"}
WIDTHS = (390, 820, 1440)


class Quiet(SimpleHTTPRequestHandler):
    """Serves the site and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (named so by the library)
        """Say nothing."""


@contextmanager
def served() -> Iterator[ThreadingHTTPServer]:
    """Serve the site while the pictures are taken: the 404 page needs a host."""
    server = ThreadingHTTPServer(("localhost", 0), partial(Quiet, directory=str(SITE)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


def main() -> None:
    """Take the pictures; a page that is wider than its window is named."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir()
    pages = {
        f"{name}-{lang}": path.format(lang=lang)
        for lang in ("zh-hant", "zh-hans", "en")
        for name, path in PAGES.items()
    }
    with served() as server, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for width in WIDTHS:
            for theme in ("light", "dark"):
                page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme)
                for name, path in (pages | ONCE).items():
                    page.goto(f"http://localhost:{server.server_port}/{path}")
                    page.wait_for_timeout(600 if "?" in path else 100)
                    if page.evaluate("document.documentElement.scrollWidth") > width:
                        print(f"{name} is wider than {width} px")
                    page.screenshot(path=PICTURES / f"{name}-{width}-{theme}.png")
                page.close()
        browser.close()
    print(f"{len(list(PICTURES.iterdir()))} pictures in {PICTURES.name}/")


if __name__ == "__main__":
    main()
