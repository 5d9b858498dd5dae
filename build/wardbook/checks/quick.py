"""Quick refusals: a pattern that begins by looking around is tried at every letter of a page; a plain hint is not."""

import re
from collections.abc import Iterator


def find(pattern: re.Pattern[str], text: str, *, hint: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Find all matches of a slow pattern, at once where there can be none.

    Args:
        pattern: The pattern.
        text: Where to look.
        hint: Begins with a letter or a set of letters, so that it is found fast; it matches in every text in which the
            pattern does.
    """
    return pattern.finditer(text) if hint.search(text) else iter(())
