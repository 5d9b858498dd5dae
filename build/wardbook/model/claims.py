"""The article that a guideline grew from: its claims, and where the sources say something else."""

from dataclasses import dataclass

from wardbook.model.source import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim of the source article, and where the guideline deals with it.

    Args:
        number: Its number, from 1.
        text: What the article claims, in our words.
        at: Page and anchor in the built site.
        references: Keys of what it rests on now.
        status: ``verified``, ``conflict`` or ``unverified``.
        differences: Ids of the differences that concern it.
        path: File that holds it.
        place: Where it stands there.
    """

    number: int
    text: str
    at: str
    references: tuple[str, ...]
    status: str
    differences: tuple[str, ...]
    path: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One point where the sources do not agree with the source article.

    Args:
        id: Such as ``k1``; also the anchor of its entry.
        at: Page and anchor of its entry in the built site.
        title: Its name.
        article: What the article says, in our words.
        sources: What the sources say; may show facts.
        here: How the guideline words it; may show facts.
        references: Keys of the sources.
        claims: Numbers of the claims concerned.
        see: Page and anchor of the full text in the built site.
        path: File that holds it.
        place: Where it stands there.
    """

    id: str
    at: str
    title: str
    article: str
    sources: str
    here: str
    references: tuple[str, ...]
    claims: tuple[int, ...]
    see: str
    path: str
    place: Place
