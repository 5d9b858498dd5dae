"""What every test in a browser does alike: listen to the console, search."""

from playwright.sync_api import Locator, Page, expect

# The driver keeps service workers out of tests that are not about them, and says so on the console.
BLOCKED_WORKER = "Service Worker registration blocked by Playwright"


def is_fault(kind: str, text: str) -> bool:
    """Tell whether a line of the console is a complaint about the page."""
    return kind in {"error", "warning"} and BLOCKED_WORKER not in text


def search(page: Page, words: str, *, leads_to: str) -> Locator:
    """Type into the search of an open page and wait for a result.

    Results come and go while words are typed, so what is wanted is waited for by its address and no list is read.

    Args:
        page: A page of the site.
        words: What is looked for.
        leads_to: Part of the address that the result leads to.

    Returns:
        Its link.
    """
    page.keyboard.press("f")
    page.get_by_role("textbox", name="Search").press_sequentially(words)
    result = page.locator(f".md-search-result__item a.md-search-result__link[href*='{leads_to}']:visible").first
    expect(result).to_be_visible()
    return result
