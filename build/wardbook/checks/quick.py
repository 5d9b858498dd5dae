"""Quick refusals: a pattern that begins by looking around is tried at every letter of a page; a plain hint is not."""

import re
from collections.abc import Iterator

from wardbook.checks.rules import Hit
from wardbook.model import Site


def find(pattern: re.Pattern[str], text: str, *, hint: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Find all matches of a slow pattern, at once where there can be none.

    Args:
        pattern: The pattern.
        text: Where to look.
        hint: Begins with a letter or a set of letters, so that it is found fast; it matches in every text in which the
            pattern does.
    """
    return pattern.finditer(text) if hint.search(text) else iter(())


def find_in_prose(site: Site, pattern: re.Pattern[str], *, hint: re.Pattern[str], message: str) -> Iterator[Hit]:
    """Find a pattern in the prose of every page; the arguments are those of `find`.

    Args:
        site: The site.
        pattern: The pattern.
        hint: See `find`.
        message: What to do about a match, which stands for ``{found}``.
    """
    for page in site.pages.values():
        for match in find(pattern, page.source.prose, hint=hint):
            found = repr(" ".join(match[0].split()))
            yield Hit(page.path, page.source.lines.place(match.start()), message.format(found=found))
