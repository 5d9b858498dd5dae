"""The layers of a recommendation: evidence that exists, studies that are told."""

from pathlib import Path

import pytest

from tests.support.sample import FRONT_LINES, PAGE, body_page, findings_of, load_sample
from wardbook.checks import samples


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("rituximab.dose_per_kg", "did you mean 'rituximab.dose_per_m2'?"),
        ("rituximab.highest_dose", "is gated and has no value"),
    ],
)
def test_evidence_without_a_value_is_found_at_its_option(name: str, said: str, tmp_path: Path) -> None:
    """A figure that nobody has read is no evidence."""
    text = samples.recommendation("We suggest it.", evidence=f"[{name}]")
    (found,) = findings_of(tmp_path, body_page(text))
    assert (found.path, found.line - FRONT_LINES, found.rule) == (PAGE, 7, "unknown-fact")
    assert said in found.message


def test_sources_of_the_evidence_are_studies_too(tmp_path: Path) -> None:
    """The figure of another source brings that source along, once."""
    fact = samples.FACT.replace("ash2019", "mosteller1987")
    text = samples.recommendation("We suggest it.", evidence="[extra.one, rituximab.dose_per_m2]")
    site, _ = load_sample(tmp_path, {**body_page(text), samples.FACTS: fact})
    (advice,) = (found for found in site.recommendations if found.id == "sample-advice")
    assert site.studies_of(advice) == ("ash2019", "mosteller1987")


def test_a_study_that_nobody_told_is_named(tmp_path: Path) -> None:
    """The author sees which table is missing."""
    only = samples.study().partition("[mosteller1987]")[0]
    found = findings_of(tmp_path, {samples.STUDIES: only})
    assert [(hit.path, hit.rule) for hit in found] == [
        ("content/guidelines/sample/index.md", "reference-without-study")
    ]
    assert "mosteller1987" in found[0].message
