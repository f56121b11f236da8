"""Lighthouse finds nothing to better in the longest brief, as a phone on a slow line meets it."""

import json
import os
import shutil
import subprocess
from typing import Any

import pytest

from .places import EN, HANT, ROOT, Language, brief
from .stage import Site

pytestmark = [
    pytest.mark.browser,
    pytest.mark.nightly(
        "a run takes ten seconds of a processor; by day axe looks at this page, test_layout_shift.py at what moves,"
        " test_watch.py at complaints, and test_weight.py counts bytes"
    ),
]

LIGHTHOUSE = ROOT / "tests/tools/node_modules/lighthouse/cli/index.js"
# Lighthouse's Chromium is its own, not that of the other tests, and meets nothing but the site either.
CHROMIUM_FLAGS = '--headless --no-sandbox --host-resolver-rules="MAP * ^NOTFOUND, EXCLUDE localhost"'
# Simulated throttling, the default, loads the page at full speed and reckons from what it saw how a phone would load
# it: the slow line is arithmetic and always the same. Of the machine only the time that its processor takes is left,
# four times over, which is meant for a fast one.
OPTIONS = ["--output=json", "--quiet", "--no-enable-error-reporting", "--disable-full-page-screenshot"]
FAST_PERFORMANCE, TRIES = 95, 3
FACTORS = ((1500, 4), (750, 2), (0, 1))
"""How many times slower a phone is, by the index that Lighthouse finds for this machine: its documentation halves the
factor below 1500; a machine that other work slows still more is no faster than a phone."""
Report = dict[str, Any]


def lighthouse(chromium: str, address: str, *more: str) -> Report:
    """Run Lighthouse on a page."""
    command = ["node", str(LIGHTHOUSE), address, *OPTIONS, f"--chrome-flags={CHROMIUM_FLAGS}", *more]
    environment = {**os.environ, "CHROME_PATH": chromium}
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert ended.returncode == 0, ended.stderr
    report: Report = json.loads(ended.stdout)
    return report


def points(report: Report, category: str) -> int:
    """Return a category's score as Lighthouse shows it."""
    return round(100 * (report["categories"][category]["score"] or 0))


def costs(report: Report, category: str) -> str:
    """Tell the score, the audits that cost points, and those that would win some back."""
    lines = [f"{report['requestedUrl']}: {category}: {points(report, category)}"]
    for reference in report["categories"][category]["auditRefs"]:
        audit = report["audits"][reference["id"]]
        saves = {metric: saved for metric, saved in (audit.get("metricSavings") or {}).items() if saved}
        if audit["score"] in (None, 1) or not (reference["weight"] or saves):
            continue
        places = [item["node"]["selector"] for item in audit.get("details", {}).get("items", []) if "node" in item]
        lines.append(f"  {audit['id']}: {audit['title']}: {audit.get('displayValue', '')} {saves or ''} {places or ''}")
    return "\n".join(lines)


@pytest.fixture(
    scope="module",
    params=[HANT, EN],
    ids=[HANT.folder, EN.folder],
)
def report(request: pytest.FixtureRequest, site: Site, chromium: str) -> Report:
    """Run Lighthouse on the longest brief in a language."""
    if not shutil.which("node") or not LIGHTHOUSE.is_file():
        pytest.skip("Lighthouse needs Node and npm; `make test` installs it where they are")
    language: Language = request.param
    return lighthouse(chromium, site.address + brief(language))


@pytest.mark.parametrize("category", ["accessibility", "best-practices", "seo"])
def test_the_longest_brief_gets_every_point(report: Report, category: str) -> None:
    assert points(report, category) == 100, costs(report, category)


def test_nothing_moves_while_the_longest_brief_loads(report: Report) -> None:
    shifts = report["audits"]["layout-shifts"].get("details", {}).get("items", [])
    moved = [(shift["node"].get("selector"), shift["score"]) for shift in shifts]
    assert report["audits"]["cumulative-layout-shift"]["numericValue"] == 0, moved


def factor(report: Report) -> int:
    """Return how many times slower a phone is than this machine was just now."""
    return next(factor for index, factor in FACTORS if report["environment"]["benchmarkIndex"] >= index)


def test_the_longest_brief_is_fast_on_a_phone(report: Report, chromium: str) -> None:
    tries = [report]
    while points(tries[-1], "performance") < FAST_PERFORMANCE and len(tries) < TRIES:
        slower = f"--throttling.cpuSlowdownMultiplier={factor(tries[-1])}"
        tries.append(lighthouse(chromium, report["requestedUrl"], "--only-categories=performance", slower))
    assert points(tries[-1], "performance") >= FAST_PERFORMANCE, "\n".join(costs(each, "performance") for each in tries)
