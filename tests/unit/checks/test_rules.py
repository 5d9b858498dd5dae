"""Each rule against its own examples: the bad one is found where it stands, the good one passes everything."""

import re
from pathlib import Path

import pytest

from tests.support.sample import FRONT_LINES, PAGE, TODAY, body_page, copy_sample, example_files, findings_of, specs
from wardbook.checks import RULES, check_site, samples
from wardbook.checks.rules import Rule
from wardbook.load import load_site
from wardbook.model import Finding, Severity

# Their faults are not in one text: in its bytes, in Python, or in two files. They are tested elsewhere by hand.
_BY_HAND = {"not-utf8", "broken-calculator", "label-without-jurisdiction"}
RULES_WITH_TEXT = [rule for rule in RULES.values() if rule.id not in _BY_HAND]


def _body_findings(folder: Path, text: str) -> list[tuple[int, int, str]]:
    """Give line in the body, column and rule of what is wrong with a page of this body."""
    return [
        (found.line - FRONT_LINES, found.column, found.rule)
        for found in findings_of(folder, body_page(text))
        if found.path == PAGE
    ]


@pytest.mark.parametrize("rule", RULES_WITH_TEXT, ids=lambda rule: rule.id)
def test_the_bad_example_is_found(rule: Rule, tmp_path: Path) -> None:
    """A reader of the documentation can copy the example and see the rule at work."""
    found = [finding for finding in findings_of(tmp_path, example_files(rule.bad)) if finding.rule == rule.id]
    assert found
    assert {finding.severity for finding in found} == {rule.severity}
    assert all(finding.path == next(iter(example_files(rule.bad))) for finding in found)


@pytest.mark.parametrize("rule", RULES_WITH_TEXT, ids=lambda rule: rule.id)
def test_the_good_example_passes(rule: Rule, tmp_path: Path) -> None:
    """The mended example breaks no rule at all."""
    assert findings_of(tmp_path, example_files(rule.good)) == []


def test_ids_and_summaries_are_fit_to_print() -> None:
    """An id is words joined by hyphens, a summary one sentence."""
    for rule in RULES.values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)
        assert rule.summary[0].isupper()
        assert rule.summary.endswith(".")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Words.\n\n- Also [@nobody] here.", (3, 8, "unknown-reference")),
        ("A line [@ash2019; @nobody].", (1, 8, "unknown-reference")),
        ("Now [@] here.", (1, 5, "malformed-citation")),
        ("Now [@a b] here.", (1, 5, "malformed-citation")),
        ("See [the place [@ash2019] of it](index.md).", (1, 16, "malformed-citation")),
        ("Give [[rituximab]].", (1, 6, "unknown-fact")),
        ("Give [[Rituximab.dose]].", (1, 6, "unknown-fact")),
        ("| a | b |\n|---|---|\n| c | [[rituximab.none]] |", (3, 7, "unknown-fact")),
        ("> Never [[rituximab.highest_dose]].", (1, 9, "gated-fact")),
        ("/// calculator | none\n///", (1, 1, "unknown-calculator")),
        ("See [it](index.md#nowhere).", (1, 10, "dead-link")),
        ("See [it](#nowhere).", (1, 10, "dead-link")),
        ("See [it](/index.md).", (1, 10, "dead-link")),
        ("See [it](index.html).", (1, 10, "dead-link")),
        ("See [it][here].\n\n[here]: none.md", (3, 9, "dead-link")),
        ('See <a href="none.md">it</a>.', (1, 14, "dead-link")),
        ("![A picture](none.svg)", (1, 14, "dead-link")),
        ("![ ](pathway.svg)", (1, 6, "image-without-text")),
        ('<p style="color: red">Words</p>', (1, 3, "code-in-content")),
        ("<script>alert(1)</script>", (1, 1, "code-in-content")),
        ("A [link](javascript:alert(1)).", (1, 10, "code-in-content")),
        ("{% if dose %}", (1, 1, "code-in-content")),
        ('## Dose\n\n<p id="dose">Words.</p>', (3, 4, "duplicate-id")),
        ("## Dose\n\nWords.\n{: #dose }", (4, 1, "duplicate-id")),
    ],
)
def test_faults_are_found_where_they_stand(text: str, expected: tuple[int, int, str], tmp_path: Path) -> None:
    """An author who follows a finding lands on the character that is wrong."""
    assert _body_findings(tmp_path, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "See [it](https://example.org/none.md), [mail](mailto:a@example.org) and <https://example.org>.",
        "See [it](second.md), [there](second.md#later) and [that](../../calculators/rituximab.md#calc-rituximab).",
        "See [all](../../calculators/index.md) and [the source](index.md#ref-ash2019).",
        "See [a form](index.md#calc-body-surface-area) and [advice](index.md#rec-a-statement).",
        "See [it][here].\n\n[here]: second.md#second",
        "![A picture](pathway.svg)",
        "```\n[it](none.md) [@nobody] [[none.none]] 5mg {{ dose }}\n```",
        "~~~ text\n[it](none.md)\n~~~",
        "`[it](none.md)` and ``[@nobody] ` [[none.none]]``",
        "<!-- [it](none.md) [@nobody] 5mg -->",
        r"\[@nobody] and \[[none.none]]",
        "Cost: 5 of 30 people; 3 of 10 lived; week 12; PCV13 and PMC7527029.\n\n*[PCV13]: A vaccine",
    ],
)
def test_what_is_right_or_hidden_passes(text: str, tmp_path: Path) -> None:
    """Links that lead somewhere pass, and so does everything that a reader does not read as words."""
    assert _body_findings(tmp_path, text) == []


def test_references_of_facts_and_calculators_are_followed(tmp_path: Path) -> None:
    """A fact's source and a calculator's references must exist as those of a page."""
    fact = "calculators/rituximab/facts.toml"
    root = copy_sample(tmp_path)
    text = (root / fact).read_text(encoding="utf-8").replace('source = "ash2019"', 'source = "nobody"', 1)
    (root / fact).write_text(text, encoding="utf-8")
    spec = {"rituximab": {"id": "rituximab", "title": "Rituximab", "references": ["noone"]}}
    site, found = load_site(root, calculators={**specs(), **spec})
    report = check_site(site, today=TODAY)
    assert not found
    assert [(hit.path, hit.line, hit.rule) for hit in report.findings] == [
        (fact, 1, "unknown-reference"),
        ("calculators/rituximab/rules.py", 1, "unknown-reference"),
    ]


def test_a_recommendation_stands_once_in_the_site(tmp_path: Path) -> None:
    """Its id is its address in exports, so two pages cannot share one."""
    text = (
        "//// recommendation | Again\n    id: a-statement\n    direction: for\n    strength: statement\n"
        "    certainty: not-graded\n    references: [ash2019]\n    evidence: []\n    calculators: []\n\nWords.\n"
        f"/// rationale\n{samples.REASONS}\n///\n////"
    )
    found = findings_of(tmp_path, body_page(text))
    assert [(hit.path, hit.rule) for hit in found] == [("content/guidelines/sample/index.md", "duplicate-id")]
    assert "content/guidelines/sample/extra.md" in found[0].message


def test_findings_come_all_at_once_and_in_order(tmp_path: Path) -> None:
    """Bad input of many kinds is told together, files first, then lines."""
    files = {
        **body_page("5 mg [@nobody]\n\n[[none.none]]"),
        "content/about.md": "---\ntitle: T\ncolour: red\n---\n",
        "content/facts/extra.toml": "[one\n",
    }
    found = findings_of(tmp_path, files)
    assert found == sorted(found)
    assert [hit.rule for hit in found] == [
        "broken-front-matter",
        "broken-front-matter",
        "broken-front-matter",
        "missing-owner",
        "broken-front-matter",
        "broken-toml",
        "unbound-dose",
        "unknown-reference",
        "unknown-fact",
    ]


def test_a_finding_reads_as_editors_expect() -> None:
    """Path, line and column stand first, apart by colons."""
    found = Finding("content/a.md", 3, 7, "dead-link", "it leads nowhere", Severity.WARNING)
    assert found.render() == "content/a.md:3:7: dead-link: it leads nowhere"
