"""The parts of a calculator's page that stand without script."""

import re

import pytest

from wardbook.kit import explanation
from wardbook.kit.registry import calculator_ids
from wardbook.render.explained import ANSWER_TABLES, explanation_markdown

CALCULATORS = pytest.mark.parametrize("calculator", calculator_ids())


@CALCULATORS
def test_every_calculator_explains_itself(calculator: str) -> None:
    """Standards B2, B3, C8, F2: rules shown, worked examples, sources, and answers by hand where no script runs."""
    text = explanation_markdown(calculator)
    assert "## Worked examples" in text
    assert "## Numbers and where they were read" in text
    assert "## Versions of this calculator" in text
    assert f"{{#{ANSWER_TABLES}}}" in text
    assert "## How it is worked out" in text or "## Decision table" in text
    assert re.search(r"\{\w+\}|<\w+_\w+>", text) is None


@CALCULATORS
def test_every_decision_names_where_it_was_read(calculator: str) -> None:
    """A row that stands as read in a source names the source."""
    decisions = explanation.explanation_of(calculator).decisions
    assert [row.when for row in decisions if row.status == "V" and not row.references] == []


@CALCULATORS
def test_amounts_on_the_page_are_written_safely(calculator: str) -> None:
    """Standards O1 to O7: no trailing zero, a leading zero, thousands grouped, mcg, a space before a unit."""
    text = explanation_markdown(calculator)
    amount = r"(?:mg|mcg|g|mL|units)\b(?!/(?:dL|L|min))"
    wrong = rf"\d\.\d*0 {amount}|(?<![\d.])\.\d+ {amount}|(?<![\d.,])\d{{4,}} {amount}|\d{amount}|\d (?:ug|µg|IU|cc)\b"
    assert re.findall(wrong, text) == []


@CALCULATORS
def test_thresholds_show_a_difference(calculator: str) -> None:
    """Of the answers just below, at and just above a threshold, at least two differ."""
    text = explanation_markdown(calculator)
    for part in text.split("### ")[1:]:
        rows = re.findall(r"^\| (?:just below|at|just above) \| [^|]* \| (.*) \|$", part, flags=re.MULTILINE)
        assert len(rows) in {0, 3}
        if rows:
            assert len(set(rows)) > 1, part


def test_numbers_come_from_facts_and_the_calculator() -> None:
    """The rituximab page: 375 from its fact, 750 mg for 180 cm and 80 kg computed at build."""
    text = explanation_markdown("rituximab")
    assert "dose in mg = 375 mg/m² times the body surface area used [@rtxlt2008]." in text
    row = next(line for line in text.splitlines() if line.startswith("| 180 cm |") and line.count("|") > 4)
    assert "750 mg" in row


def test_a_gated_fact_shows_no_value() -> None:
    """The row says that nobody has read the source."""
    row = next(
        line
        for line in explanation_markdown("fostamatinib").splitlines()
        if line.startswith("| Dose changes for liver")
    )
    assert "| none | Not covered: nobody has read the source |" in row


def test_facts_and_vectors_are_found_by_id() -> None:
    """The build reads them beside the rules."""
    assert explanation.facts_of("rituximab")["dose_per_m2"].sources == ("rtxlt2008",)
    assert explanation.vectors_of("rituximab")[0]["id"] == "C14-1"
