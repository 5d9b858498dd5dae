"""The layers of a recommendation: its reasons, the values it assumes, and the studies behind it."""

from collections.abc import Iterator
from datetime import date

from wardbook.checks import samples
from wardbook.checks.rules import Hit, rule
from wardbook.model import Recommendation, Site

_VALUES = "values and preferences"


@rule(
    "recommendation-without-rationale",
    "A recommendation gives its reasons in a rationale; that of a label or a statement says whose it is.",
    bad=samples.recommendation("We suggest to choose together.", rationale=""),
    good=samples.recommendation("We suggest to choose together."),
)
def recommendation_without_rationale(site: Site, _today: date) -> Iterator[Hit]:
    """Find recommendations that do not say why."""
    for found in site.recommendations:
        if not found.rationale:
            message = f"the recommendation {found.id!r} says what and not why; add a block '/// rationale' inside it"
            yield _hit(site, found, message)


@rule(
    "recommendation-without-values",
    "The rationale of a recommendation says which values and preferences it assumes, even where it assumes none.",
    bad=samples.recommendation("We suggest to choose together.", rationale="Nobody knows better."),
    good=samples.recommendation("We suggest to choose together."),
)
def recommendation_without_values(site: Site, _today: date) -> Iterator[Hit]:
    """Find recommendations that do not say for whom they are right."""
    for found in site.recommendations:
        if found.rationale and _VALUES not in found.rationale.lower():
            message = f"the rationale of {found.id!r} lacks a paragraph '**Values and preferences.**'"
            yield _hit(site, found, message)


@rule(
    "reference-without-study",
    "For each source of a recommendation content/studies.toml says what kind of source it is and what was read; "
    "it names no other key than that of a reference.",
    bad=samples.study("nobody"),
    good=samples.study("ash2019"),
    where=samples.STUDIES,
)
def reference_without_study(site: Site, _today: date) -> Iterator[Hit]:
    """Find references of recommendations whose kind nobody has told, and tables that belong to no reference."""
    for study in site.studies.values():
        if study.key not in site.references:
            yield Hit(study.path, study.place, f"no reference has the key {study.key!r}; mend or remove this table")
    for found in site.recommendations:
        missing = [key for key in site.studies_of(found) if key in site.references and key not in site.studies]
        if missing:
            yield _hit(site, found, f"content/studies.toml has no table for {', '.join(missing)}; add design and read")


def _hit(site: Site, found: Recommendation, message: str) -> Hit:
    return Hit(site.pages[found.page].path, found.place, message)


RULES = (
    recommendation_without_rationale,
    recommendation_without_values,
    reference_without_study,
)
