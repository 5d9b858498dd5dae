"""Rates, labels and twin numbers; abbreviations and headings."""

from pathlib import Path

import pytest

from tests.support.sample import FRONT_LINES, PAGE, body_page, copy_sample, findings_of
from wardbook.checks import samples

LABELLED = samples.references("mosteller1987", "ash2019").replace(
    '"title": "ash2019"', '"title": "SAMPLE (sample): {} of 2025"'
)


def _label(folder: Path, title: str, jurisdiction: str) -> list[str]:
    """Tell of a fact of one label what is found, where all other facts hold in the same place."""
    root = copy_sample(folder)
    facts = {
        path.relative_to(root).as_posix(): path.read_text("utf-8").replace('"any"', f'"{jurisdiction}"')
        for path in root.glob("calculators/*/facts.toml")
    }
    files = {**facts, samples.REFERENCES: LABELLED.replace("{}", title)}
    found = findings_of(folder / "again", files)
    return sorted({hit.rule for hit in found if "ash2019" not in hit.message})


@pytest.mark.parametrize(
    ("title", "jurisdiction", "expected"),
    [
        ("US prescribing information", "any", ["label-without-jurisdiction"]),
        ("US prescribing information", "EU", ["label-without-jurisdiction"]),
        ("US prescribing information", "US", []),
        ("EU package leaflet", "any", ["label-without-jurisdiction"]),
        ("EU product information", "EU", []),
        ("A trial", "any", []),
    ],
)
def test_a_fact_of_one_label_says_where_it_holds(
    title: str, jurisdiction: str, expected: list[str], tmp_path: Path
) -> None:
    """The label of another place may say something else."""
    assert _label(tmp_path, title, jurisdiction) == expected


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "lacks numerator, denominator, population"),
        ('numerator = "6"\n', "lacks denominator, population"),
        ('population = "adults"\nnumerator = "6"\nnot_read = ["denominator", "numerator"]\n', "lists numerator under"),
        ('population = "a"\nnot_read = ["denominator", "numerator", "colour"]\n', "lists colour under not_read"),
    ],
)
def test_a_rate_says_of_whom_and_how_many(more: str, said: str, tmp_path: Path) -> None:
    """What was not read is said once, and only of what is missing."""
    found = findings_of(tmp_path, {samples.FACTS: f'{samples.RATE}follow_up = "5 years"\n{more}'})
    assert [hit.rule for hit in found] == ["rate-without-basis"]
    assert said in found[0].message


def test_twins_that_differ_are_told_with_both_numbers(tmp_path: Path) -> None:
    """The author sees which to read again; a name that leads to no number is told as well."""
    text = samples.same("rituximab.dose_per_m2.value", "rituximab.course.value")
    (found,) = findings_of(tmp_path / "one", {samples.SAME: text})
    assert "rituximab.dose_per_m2.value is 375, rituximab.course.value is 4" in found.message
    (lost,) = findings_of(tmp_path / "two", {samples.SAME: text.replace("course", "curse")})
    assert "there is no number rituximab.curse.value" in lost.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 5 to 10 % of them.", [(1, 7, "unbound-percentage")]),
        ("About 5 per cent.", [(1, 7, "unbound-percentage")]),
        ("Some [[rituximab.course]] %.", []),
        ("The XYZ and the XYZ.", [(1, 5, "undefined-abbreviation")]),
        ("Two XYZs.", [(1, 5, "undefined-abbreviation")]),
        ("The eGFR.", [(1, 5, "undefined-abbreviation")]),
        ("Type II, riTUXimab, K1, WinRho and the US.", []),
        ("## One\n\n#### Two", [(3, 1, "heading-order")]),
        ("# Another", [(1, 1, "heading-order")]),
        ("## One\n\n### Two\n\n## Three", []),
    ],
)
def test_faults_stand_where_they_are(text: str, expected: list[tuple[int, int, str]], tmp_path: Path) -> None:
    """Of an abbreviation the first use is told."""
    found = findings_of(tmp_path, body_page(text))
    assert [(hit.line - FRONT_LINES, hit.column, hit.rule) for hit in found if hit.path == PAGE] == expected


def test_the_glossary_explains_for_all_pages(tmp_path: Path) -> None:
    """Its first column, several to a cell."""
    words = "| Abbreviation | Meaning |\n|---|---|\n| ABC, XYZ | Words |\n"
    glossary = samples.page(title="Glossary").replace("Words.", words)
    files = {**body_page("The XYZ."), "content/about/glossary.md": glossary}
    assert findings_of(tmp_path, files) == []
