"""Comparing what the runtime answers with what the Python of the build answers, byte for byte."""

import json
from pathlib import Path

from wardbook.runtime.errors import ReplyError


def compare(place: str, requests: list[str], expected: list[str], found: list[str]) -> None:
    """Compare replies in order.

    Args:
        place: Where the replies were given, for the message.
        requests: The requests.
        expected: Replies of the Python that builds the site.
        found: Replies to compare.

    Raises:
        ReplyError: One differs or is missing.
    """
    if len(found) != len(requests):
        raise ReplyError(f"{place} gave {len(found)} replies to {len(requests)} requests.")
    for request, wanted, given in zip(requests, expected, found, strict=True):
        if wanted != given:
            raise ReplyError(f"{place} answers {request} with {given}, but the right reply is {wanted}.")


def read_replies(path: Path) -> list[str]:
    """Read replies written by a Node tool: one JSON list of texts."""
    replies: list[str] = json.loads(path.read_text(encoding="utf-8"))
    return replies
