"""What several tests share: the site of this repository, built once."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.support import REPOSITORY, build_content

# How long an example takes depends on what else the machine does; no test may hang all the same (pytest-timeout).
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

BASE_URL = "https://example.org/kb/"


@pytest.fixture(scope="session")
def own_site() -> dict[str, bytes]:
    """Return the files of this repository's site, built for a sub-path."""
    return build_content(REPOSITORY / "content", base_url=BASE_URL)


@pytest.fixture(scope="session")
def own_folder(own_site: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with this repository's site."""
    folder = tmp_path_factory.mktemp("site")
    for name, data in own_site.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder
