"""What stood on the screen when a journey failed: a locator that finds nothing does not say what was there instead."""

from playwright.sync_api import Error

BROWSERS = []  # those open in this process
LOGS = []  # files in which the desks of this process write
LONGEST = 2500


def watched(browser):
    """The same browser; its pages are told of when a test fails."""
    BROWSERS.append(browser)
    return browser


def testimony():
    """Of every open page: its address and what a screen reader would say of it. Then how the desks' logs end."""
    pages = [page for browser in BROWSERS if browser.is_connected() for each in browser.contexts for page in each.pages]
    logs = [f"{log}\n{log.read_text(errors='replace')[-LONGEST:]}" for log in LOGS]
    return "\n\n".join([*map(_said, pages), *logs])


def _said(page):
    try:
        return f"{page.url}\n{page.locator('body').aria_snapshot(timeout=2000)[:LONGEST]}"
    except Error as error:
        return f"{page.url}\n{error}"
