"""Waiting for something that the page's script does."""

import time

from playwright.sync_api import Page


def until(page: Page, condition: str) -> None:
    """Wait until an expression of JavaScript holds.

    Playwright's own way evaluates text in the page again and again, which the pages' policy forbids.
    """
    # Long enough for a machine that is busy with other things; who waits so long has found a fault.
    for _ in range(1200):
        if page.evaluate(f"Boolean({condition})"):
            return
        time.sleep(0.05)
    raise AssertionError(f"never came true: {condition}")
