"""Pages, guidelines and recommendations, and the site that holds them with all that they refer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from wardbook.model.claims import Claim, Difference
from wardbook.model.hazards import Hazard
from wardbook.model.pathway import Pathway
from wardbook.model.records import Fact, Person, Reference, SameNumbers, Study, Synonyms
from wardbook.model.reviews import ReviewRecord
from wardbook.model.source import Place, Source, Suppression


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMeta:
    """The front matter of a page.

    Args:
        title: Title of the page.
        description: One sentence about it, for lists and search.
        owner: Id of the person or role that answers for it.
        updated: Day of the last change of meaning.
        review_by: Day by which it must be looked at again.
        guideline: Id of the guideline it belongs to, or None.
        condition: The illness that its guideline is about, in words that the page shows; only on a front page.
        audience: Who it is written for.
        order: Its rank among the pages of its guideline.
        keywords: Words to find it by.
        synonyms: Other names of what it is about.
        places: Where each key stands.
    """

    title: str
    description: str
    owner: str
    updated: date
    review_by: date
    guideline: str | None = None
    condition: str | None = None
    audience: tuple[str, ...] = ()
    order: int | None = None
    keywords: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page.

    Args:
        uri: Address of its Markdown within the site, such as ``calculators/rituximab.md``.
        path: Its file, relative to the root of the project.
        meta: Its front matter; None when that is broken.
        source: Its Markdown.
    """

    uri: str
    path: str
    meta: PageMeta | None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Guideline:
    """One published document: a folder of pages.

    Args:
        id: Name of its folder.
        title: Title of its first page.
        pages: Addresses of its pages, in reading order.
        updated: Day of the last change of any of them; None when none says so.
        review_by: The earliest day by which one of them must be looked at again.
    """

    id: str
    title: str
    pages: tuple[str, ...]
    updated: date | None
    review_by: date | None


def guideline_folder(uri: str) -> str:
    """Give the name of the guideline folder that a page stands in, or an empty text."""
    top, _, rest = uri.partition("/")
    return rest.partition("/")[0] if top == "guidelines" and "/" in rest else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One advised action.

    Args:
        id: Stable id, used in addresses and tests.
        title: Its name.
        direction: ``for``, ``against`` or ``either``.
        strength: ``strong``, ``conditional``, ``good-practice``, ``label`` or ``statement``.
        certainty: ``high``, ``moderate``, ``low``, ``very-low`` or ``not-graded``.
        references: Keys of the references it rests on.
        evidence: Names of the facts that tell how well it works, or how badly.
        calculators: Ids of the calculators it needs.
        advice: The sentences of advice, as written, without the rationale.
        advice_start: Offset of the advice in the page.
        rationale: The words of its rationale, or an empty text.
        page: Address of the page that holds it.
        place: Where it stands there.
    """

    id: str
    title: str
    direction: str
    strength: str
    certainty: str
    references: tuple[str, ...]
    evidence: tuple[str, ...]
    calculators: tuple[str, ...]
    advice: str
    advice_start: int
    rationale: str
    page: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that the site is made of.

    Args:
        root: Root of the project.
        pages: Pages by address.
        guidelines: Guidelines by id.
        recommendations: All recommendations, page by page.
        references: References by key.
        studies: What kind of source each reference is, by key.
        facts: Facts by name with namespace.
        calculators: What each calculator says about itself, by id.
        people: People and roles by id.
        claims: Claims of the source article by number.
        synonyms: Words by which a reader may ask for the same.
        pathways: Pathways by guideline.
        differences: Where the sources say something else than that article, by id.
        reviews: Review records, by file.
        data: Texts of the data files that pages may print, by path.
        same_numbers: Numbers of facts that must be equal.
        hazards: The hazard log, by id.
        tests: Ids of those tests named by the log that exist.
        suppressions: Comments that pass over a rule, by file.
        files: Addresses of the other files that pages may link to, such as pictures.
    """

    root: Path
    pages: Mapping[str, Page] = field(default_factory=dict)
    guidelines: Mapping[str, Guideline] = field(default_factory=dict)
    recommendations: tuple[Recommendation, ...] = ()
    references: Mapping[str, Reference] = field(default_factory=dict)
    studies: Mapping[str, Study] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    calculators: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    claims: Mapping[int, Claim] = field(default_factory=dict)
    differences: Mapping[str, Difference] = field(default_factory=dict)
    pathways: Mapping[str, Pathway] = field(default_factory=dict)
    synonyms: Synonyms = field(default_factory=Synonyms)
    reviews: tuple[ReviewRecord, ...] = ()
    data: Mapping[str, str] = field(default_factory=dict)
    same_numbers: tuple[SameNumbers, ...] = ()
    hazards: Mapping[str, Hazard] = field(default_factory=dict)
    tests: frozenset[str] = frozenset()
    suppressions: Mapping[str, tuple[Suppression, ...]] = field(default_factory=dict)
    files: frozenset[str] = frozenset()

    def studies_of(self, found: Recommendation) -> tuple[str, ...]:
        """Give the keys of what a recommendation rests on: its references, then the sources of its evidence."""
        facts = (self.facts[name] for name in found.evidence if name in self.facts)
        return tuple(dict.fromkeys([*found.references, *(key for fact in facts for key in fact.sources)]))

    def calculator_of(self, uri: str) -> str | None:
        """Give the id of the calculator whose own page this is, or None."""
        name = uri.removeprefix("calculators/").removesuffix(".md")
        return name if uri == f"calculators/{name}.md" and name in self.calculators else None

    def page_for(self, reader: str) -> str:
        """Give the address of the first built page that is written for a kind of reader alone, or an empty text."""
        found = (page for page in self.pages.values() if page.meta and page.meta.audience[:1] == (reader,))
        return next((page.uri.removesuffix(".md") + ".html" for page in found), "")

    def guideline_of(self, uri: str) -> Guideline | None:
        """Give the guideline that a page names or stands in, or None."""
        page = self.pages.get(uri)
        named = page.meta.guideline if page and page.meta else None
        return self.guidelines.get(named or guideline_folder(uri))
