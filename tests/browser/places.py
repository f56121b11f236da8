"""Where things stand on the site: its languages, its briefs, its pages."""

from pathlib import Path
from typing import NamedTuple

from lxml import etree
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]


class Language(NamedTuple):
    """A language of the site: its folder, its `lang`, and its link in the language switch."""

    folder: str
    tag: str
    link: str


HANT = Language("zh-hant", "zh-Hant-TW", "繁")
HANS = Language("zh-hans", "zh-Hans", "简")
EN = Language("en", "en", "EN")
LANGUAGES = (HANT, HANS, EN)

BRIEFS = sorted(folder.name for folder in (ROOT / "content" / "briefs").iterdir() if folder.is_dir())
LONGEST = "2025-jp-ai-promotion-act"
SHORT = "2021-us-sanders-meme"

PHONE = {"width": 390, "height": 844}
TABLET = {"width": 900, "height": 1000}
DESK = {"width": 1440, "height": 900}


def brief(language: Language, name: str = LONGEST) -> str:
    """Give the address of a brief below the site's root."""
    return f"{language.folder}/briefs/{name}/"


def permanent(name: str) -> str:
    """Give the address by which a brief is cited."""
    return f"id/brief/{name}/"


def in_sitemap(page: Page) -> list[str]:
    """Give every address that the site's map lists."""
    answer = page.request.get("sitemap.xml")
    assert answer.ok
    addresses = etree.fromstring(answer.body()).xpath("//*[local-name() = 'loc']/text()")
    assert len(addresses) > len(BRIEFS) * len(LANGUAGES)
    return [str(address) for address in addresses]


def every_page(page: Page) -> list[str]:
    """Give every address at which the site has a page of its own: those in its map, the root, and the 404 page."""
    return [*in_sitemap(page), "./", "404.html"]
