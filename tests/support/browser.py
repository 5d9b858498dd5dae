"""What the driver of the browser says by itself."""

# The driver keeps service workers out of tests that are not about them, and says so on the console.
BLOCKED_WORKER = "Service Worker registration blocked by Playwright"


def is_fault(kind: str, text: str) -> bool:
    """Tell whether a line of the console is a complaint about the page."""
    return kind in {"error", "warning"} and BLOCKED_WORKER not in text
