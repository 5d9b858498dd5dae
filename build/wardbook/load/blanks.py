"""Blanking out: a part of a text replaced by blanks, so that every offset keeps its meaning."""

import re
from collections.abc import Iterable

_VISIBLE = re.compile(r"[^\n]")


def blank(text: str) -> str:
    """Replace every character by a blank, keeping the lines."""
    return _VISIBLE.sub(" ", text) if "\n" in text else " " * len(text)


def blank_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Blank out the given spans, which are in order and apart."""
    parts = []
    done = 0
    for start, end in spans:
        parts += [text[done:start], blank(text[start:end])]
        done = end
    return "".join([*parts, text[done:]])


def blank_matches(pattern: re.Pattern[str], text: str) -> str:
    """Blank out every match of a pattern."""
    return pattern.sub(lambda match: blank(match[0]), text)
