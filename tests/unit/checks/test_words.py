"""What may and may not stand in words: doses, expressions that are misread, and verbs of recommendations."""

from pathlib import Path

import pytest

from tests.support.sample import FRONT_LINES, PAGE, body_page, findings_of
from wardbook.checks import samples


def _found(folder: Path, text: str, rule: str) -> list[tuple[int, int]]:
    return [
        (hit.line - FRONT_LINES, hit.column)
        for hit in findings_of(folder, body_page(text))
        if hit.path == PAGE and hit.rule == rule
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Give 375 mg/m2 now.",
        "Give 375 mg/m² now.",
        "Give 0.5 mg now.",
        "Give 17,500 units now.",
        "Give 1-2 g daily.",
        "Give 1 to 2 g daily.",
        "Give 1\u20132 g daily.",
        "Give 10 mcg/kg once weekly.",
        "Give 5-mg tablets.",
        "Give 20 mL over an hour.",
        "Give 250 international units.",
        "Give **50 mg** now.",
        "Give 1\ng daily.",
        "## Give 50 mg",
        "/// pitfall | Not 50 mg\nWords.\n///",
        "- item\n    - Give 2 grams",
    ],
)
def test_unbound_doses_are_found(text: str, tmp_path: Path) -> None:
    """A numeral with a unit of dose is no fact, however it is written."""
    assert len(_found(tmp_path, text, "unbound-dose")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Give [[rituximab.dose_per_m2]] now.",
        "A person of 80 kg and 180 cm.",
        "In 30 of 90 people, 33%, over several weeks.",
        "Grade 3 g-force and COVID-19 mg.",
        "[here](https://example.org/50mg)",
        "A page of PMC7527029 units.",
    ],
)
def test_other_numbers_pass(text: str, tmp_path: Path) -> None:
    """Facts, other quantities, names and addresses are no doses in words."""
    assert _found(tmp_path, text, "unbound-dose") == []


def test_titles_and_descriptions_are_words(tmp_path: Path) -> None:
    """What the front matter shows to readers is checked as the body is."""
    files = {samples.PAGE: samples.page(title="Give 50 mg", description="Not 5 IU")}
    assert [(hit.line, hit.column, hit.rule) for hit in findings_of(tmp_path, files)] == [
        (2, 13, "unbound-dose"),
        (3, 18, "unbound-dose"),
        (3, 19, "error-prone-expression"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "some \u00b5g",
        "some \u03bcg",
        "10 U of it",
        "in IU each",
        "taken QD",
        "taken q.o.d. again",
        "taken od",
        "taken bd",
        "taken tds",
        "MS 10",
        "5 cc",
        "5.0 mg",
        "2.50 mg",
        ".5 mg",
        "5mg",
        "80kg",
        "10000 units",
    ],
)
def test_expressions_that_are_misread_are_found(text: str, tmp_path: Path) -> None:
    """Each kind on the lists of error-prone expressions is found once."""
    assert len(_found(tmp_path, text, "error-prone-expression")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "once daily, twice daily",
        "a bilirubin of 1.0 as the laboratory wrote it",
        "HBsAg, B cells, U-shaped, good, bdellium, goddess",
        "version 2.0 of the label",
        "10 mg and 0.5 mg and 1,000 mg and 100 mg",
        "MS (multiple sclerosis)",
        "in 2026 people",
    ],
)
def test_safe_expressions_pass(text: str, tmp_path: Path) -> None:
    """What is not misread is left alone."""
    assert _found(tmp_path, text, "error-prone-expression") == []


def test_what_a_fact_shows_is_checked_too(tmp_path: Path) -> None:
    """A fact reaches the reader in many pages, so its words are held to the same rule."""
    fact = samples.FACT + 'text = "5.0 mg"\n'
    found = [hit for hit in findings_of(tmp_path, {samples.FACTS: fact}) if hit.rule == "error-prone-expression"]
    assert [(hit.path, hit.line) for hit in found] == [(samples.FACTS, 1)]
    assert "extra.one" in found[0].message


@pytest.mark.parametrize(
    ("strength", "advice"),
    [
        ("strong", "We suggest to choose."),
        ("strong", "Consider to choose."),
        ("strong", "Clinicians may choose."),
        ("conditional", "We recommend to choose."),
        ("conditional", "Clinicians should choose."),
        ("conditional", "They must choose."),
        ("label", "We recommend to choose."),
        ("good-practice", "We suggest to choose."),
        ("statement", "We strongly recommend to choose."),
    ],
)
def test_verbs_against_the_strength_are_found(strength: str, advice: str, tmp_path: Path) -> None:
    """The first sentence decides how strong advice sounds."""
    certainty = "high" if strength in {"strong", "conditional"} else "not-graded"
    text = samples.recommendation(f"{advice}\nMore words.", strength=strength, certainty=certainty)
    assert [line for line, _ in _found(tmp_path, text, "verb-against-strength")] == [10]


@pytest.mark.parametrize(
    ("strength", "advice"),
    [
        ("strong", "We recommend to choose. Clinicians may wait."),
        ("conditional", "We suggest to choose.\nThe count should be known."),
        ("label", "Adults should choose."),
        ("good-practice", "They must choose."),
        ("statement", "It is licensed."),
    ],
)
def test_verbs_that_fit_pass(strength: str, advice: str, tmp_path: Path) -> None:
    """Later sentences may use any verb, and advice outside the grades may say should and must."""
    certainty = "high" if strength in {"strong", "conditional"} else "not-graded"
    text = samples.recommendation(advice, strength=strength, certainty=certainty)
    assert findings_of(tmp_path, body_page(text)) == []
