"""A rule for the built site: what it holds, how it is shown to authors, and the functions that find what breaks it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wardbook.checks.built.document import Document
from wardbook.checks.built.links import Linked
from wardbook.model import Place

type Hits = Iterator[tuple[Place, str]]
type SiteHits = Iterator[tuple[str, Place, str]]
START = Place(1, 1)


class Shown(StrEnum):
    """What the examples of a rule are."""

    BODY = "the body of a page"
    FILE = "the name of a file"
    NOTHING = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltRule:
    """One rule for the built site; no comment passes over it.

    Args:
        id: Its name.
        summary: What holds, as a sentence.
        shown: What the examples are.
        bad: An example that breaks it.
        good: An example that does not.
        page: Finds places and messages in one page.
        site: Finds paths, places and messages in the folder of the site; its pages by address are given with it.
    """

    id: str
    summary: str
    shown: Shown = Shown.BODY
    bad: str = ""
    good: str = ""
    page: Callable[[Document], Hits] | None = None
    site: Callable[[Path, Mapping[str, Linked]], SiteHits] | None = None
