"""All files of a project -> the site, with everything that is wrong with them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wardbook.load.calculators import load_calculators
from wardbook.load.claims import load_claims, load_differences, load_same_numbers, load_studies
from wardbook.load.facts import load_facts
from wardbook.load.files import Reader
from wardbook.load.guidelines import make_guidelines, make_recommendations
from wardbook.load.hazards import find_tests, load_hazards
from wardbook.load.pages import load_pages
from wardbook.load.pathways import load_pathways
from wardbook.load.people import load_people
from wardbook.load.references import load_references
from wardbook.load.reviews import load_data, load_reviews
from wardbook.load.synonyms import load_synonyms
from wardbook.model import Finding, Site

_DATA = frozenset({".md", ".toml", ".json"})


def load_site(root: Path, *, calculators: Mapping[str, Mapping[str, Any]] | None = None) -> tuple[Site, list[Finding]]:
    """Read a project.

    Args:
        root: The folder that holds ``content`` and ``calculators``.
        calculators: Specs by id, for a tree that brings no Python; without it the kit's registry is asked.

    Returns:
        The site as far as it could be read, and what was wrong with the files, in the order of their places.
    """
    reader = Reader(root)
    content = root / "content"
    facts = load_facts(reader)
    pages = load_pages(reader, {name: fact.display for name, fact in facts.items()})
    hazards = load_hazards(reader, content / "safety" / "hazards.toml")
    site = Site(
        root=root,
        pages=pages,
        guidelines=make_guidelines(pages),
        recommendations=make_recommendations(pages),
        references=load_references(reader, content / "references.json"),
        studies=load_studies(reader, content / "studies.toml"),
        facts=facts,
        calculators=load_calculators(reader) if calculators is None else calculators,
        people=load_people(reader, content / "people.toml"),
        claims=load_claims(reader, content / "claims.toml"),
        synonyms=load_synonyms(reader, content / "synonyms.toml"),
        pathways=load_pathways(reader, content),
        differences=load_differences(reader, content / "differences.toml"),
        reviews=load_reviews(reader, content / "reviews"),
        data=load_data(reader),
        same_numbers=load_same_numbers(reader, content / "same-numbers.toml"),
        hazards=hazards,
        tests=find_tests(root, hazards.values()),
        suppressions=reader.suppressions,
        files=_other_files(content),
    )
    return site, sorted(reader.findings)


def _other_files(content: Path) -> frozenset[str]:
    files = (path for path in content.rglob("*") if path.is_file() and path.suffix not in _DATA)
    return frozenset(path.relative_to(content).as_posix() for path in files)
