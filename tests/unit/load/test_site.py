"""The site as a whole: guidelines, recommendations and facts put together."""

from datetime import date
from pathlib import Path

from tests.support.sample import load_sample
from wardbook.checks import samples


def test_guidelines_are_folders_of_pages(tmp_path: Path) -> None:
    """The first page comes first, then the order that pages give; dates are the latest and the earliest."""
    files = {
        "content/guidelines/sample/a.md": samples.page(order="3"),
        "content/guidelines/sample/b.md": samples.page(),
    }
    site, _ = load_sample(tmp_path, files)
    guideline = site.guidelines["sample"]
    assert guideline.title == "A guideline"
    assert guideline.pages == tuple(f"guidelines/sample/{name}.md" for name in ("index", "second", "a", "b"))
    assert guideline.updated == date(2026, 11, 23)
    assert guideline.review_by == date(2999, 1, 1)


def test_pages_know_their_guideline_and_calculator(tmp_path: Path) -> None:
    """By folder or by front matter; a calculator's page by its address."""
    site, _ = load_sample(tmp_path, {samples.PAGE: samples.page(guideline="sample")})
    assert {uri: found.id for uri in site.pages if (found := site.guideline_of(uri))} == {
        "about.md": "sample",
        "guidelines/sample/index.md": "sample",
        "guidelines/sample/second.md": "sample",
    }
    assert {uri: name for uri in site.pages if (name := site.calculator_of(uri))} == {
        "calculators/body-surface-area.md": "body-surface-area",
        "calculators/rituximab.md": "rituximab",
    }


def test_recommendations_are_data(tmp_path: Path) -> None:
    """Header, advice without rationale, and place."""
    site, _ = load_sample(tmp_path)
    first, second = site.recommendations
    assert (first.id, first.title, first.direction, first.strength, first.certainty) == (
        "share-the-choice",
        "Share the choice",
        "for",
        "conditional",
        "very-low",
    )
    assert first.references == ("ash2019", "mosteller1987")
    assert first.calculators == ("rituximab", "body-surface-area")
    assert first.advice.split()[:4] == ["We", "suggest", "to", "choose"]
    assert "Nobody" not in first.advice
    assert first.rationale.startswith("Nobody knows better")
    assert first.evidence == ("rituximab.dose_per_m2",)
    assert (second.id, second.evidence, second.calculators) == ("a-statement", (), ())
    assert first.place == (25, 1)


def test_facts_show_what_the_kit_shows(tmp_path: Path) -> None:
    """Their text, or value and unit; nothing when gated."""
    site, _ = load_sample(tmp_path)
    assert {name: fact.display for name, fact in site.facts.items()} == {
        "body_surface_area.divisor": "3,600",
        "rituximab.dose_per_m2": "375 mg/m²",
        "rituximab.course": "4 infusions",
        "rituximab.round_to": "50 mg",
        "rituximab.highest_dose": "",
    }
    assert [name for name, fact in site.facts.items() if fact.gated] == ["rituximab.highest_dose"]
    assert site.facts["rituximab.course"].place == (11, 1)


def test_other_files_may_be_linked(tmp_path: Path) -> None:
    """Pictures are known, data files are not published."""
    site, _ = load_sample(tmp_path)
    assert site.files == {"guidelines/sample/pathway.svg"}
