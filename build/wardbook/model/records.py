"""What pages refer to by a key: references and their studies, facts and people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wardbook.model.source import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A source.

    Args:
        key: Key that pages cite, such as ``mosteller1987``.
        csl: The CSL-JSON item as it was read; what is missing there stays missing.
        status: ``verified`` when somebody read the source, ``unverified`` when nobody did, empty when it is not said.
        note: What of the source was read.
        path: File that holds it.
        place: Where in that file.
    """

    key: str
    csl: Mapping[str, Any]
    status: str
    note: str
    path: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """What kind of source a reference is, as far as somebody read it.

    Args:
        key: Key of the reference.
        design: Its design, such as a trial by lot or a series.
        people: How many and who they were; empty where there are none, or where nobody read it.
        read: What of it was read.
        path: File that says so.
        place: Where it stands there.
    """

    key: str
    design: str
    people: str
    read: str
    path: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A named number, or set, or phrase, as prose shows it.

    Args:
        name: Name with its namespace, such as ``rituximab.dose_per_m2``.
        display: Text for the reader; empty exactly when the fact is gated.
        sources: Keys of references; empty only for a decision of the project.
        locator: Where in the source.
        jurisdiction: ``any``, ``US`` or ``EU``.
        status: ``verified``, ``project`` or ``gated``.
        meaning: What it is, in one sentence.
        path: File that holds it.
        place: Where in that file.
        table: The fact as it is written in that file, such as its numerator and follow-up.
    """

    name: str
    display: str
    sources: tuple[str, ...]
    locator: str
    jurisdiction: str
    status: str
    meaning: str
    path: str
    place: Place
    table: Mapping[str, Any] = field(default_factory=dict)

    @property
    def gated(self) -> bool:
        """Whether nobody has read its source, so that it has nothing to show."""
        return self.status == "gated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody, or a role account, that a page names.

    Args:
        id: Id that front matter uses, such as ``maintainers``.
        name: Name as shown.
        kind: ``person``, or ``role`` for an account that several may hold; only a person reviews.
        role: What they do here.
        contact: How to reach them, where that is public.
        interests: Their declared interests; None when nothing was declared.
    """

    id: str
    name: str
    kind: str
    role: str
    contact: str | None = None
    interests: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """Words by which a reader may ask for the same.

    Args:
        names: For each treatment its international name, brands and abbreviations.
        groups: Other words of one meaning.
        classes: Members of a class by its name.
    """

    names: tuple[tuple[str, ...], ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def meanings(self) -> tuple[tuple[str, ...], ...]:
        """Names and groups alike: in each all words mean the same."""
        return (*self.names, *self.groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class SameNumbers:
    """Numbers of several facts that come from one figure of a source, and must be equal.

    Args:
        id: Name of the group.
        numbers: Each as namespace, name and key of a fact, such as ``outcomes.splenectomy_early.low``.
        path: File that holds it.
        place: Where in that file.
    """

    id: str
    numbers: tuple[str, ...]
    path: str
    place: Place
