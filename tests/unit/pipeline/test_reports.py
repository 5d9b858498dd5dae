"""What checks found, in three forms."""

import json

from wardbook.checks import RULES, Report, Suppressed
from wardbook.checks.built import BUILT_RULES
from wardbook.model import Finding, Severity
from wardbook.pipeline.reports import as_json, as_sarif, as_text
from wardbook.pipeline.rules_page import rules_page

FOUND = Finding("content/a.md", 3, 7, "dead-link", "it leads nowhere")
WARNED = Finding("content/b.md", 1, 1, "review-overdue", "it was to be reviewed", Severity.WARNING)
PASSED = Suppressed(Finding("content/a.md", 5, 2, "unbound-dose", "'5 mL' is not bound"), "a flush")
REPORT = Report([FOUND, WARNED], [PASSED])


def test_text_has_a_line_for_each_finding() -> None:
    """Editors turn each into a link."""
    assert as_text(REPORT) == f"{FOUND.render()}\n{WARNED.render()}"


def test_json_has_findings_counts_and_what_is_passed_over() -> None:
    """A program needs no parsing of lines."""
    data = json.loads(as_json(REPORT))
    assert data["findings"][0] == {
        "path": "content/a.md",
        "line": 3,
        "column": 7,
        "rule": "dead-link",
        "severity": "error",
        "message": "it leads nowhere",
    }
    assert (data["errors"], data["warnings"]) == (1, 1)
    assert [(passed["rule"], passed["reason"]) for passed in data["suppressed"]] == [("unbound-dose", "a flush")]


def test_sarif_describes_every_rule_and_justifies_what_is_passed_over() -> None:
    """Each result names a rule of the log, with a relative address."""
    log = json.loads(as_sarif(REPORT))
    (run,) = log["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert log["version"] == "2.1.0"
    assert rules == {*RULES, *BUILT_RULES}
    assert [(result["ruleId"], result["level"]) for result in run["results"]] == [
        ("dead-link", "error"),
        ("review-overdue", "warning"),
        ("unbound-dose", "error"),
    ]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "content/a.md"}, "region": {"startLine": 3, "startColumn": 7}}
    assert run["results"][2]["suppressions"] == [{"kind": "inSource", "justification": "a flush"}]


def test_every_rule_stands_on_the_page_with_both_examples() -> None:
    """An author can look up what a finding means."""
    page = rules_page()
    for name, rule in RULES.items():
        assert f"### {name} {{#{name}}}" in page
        assert rule.bad.text.rstrip("\n") in page
        assert rule.good.text.rstrip("\n") in page
    for name, built in BUILT_RULES.items():
        assert f"### {name} {{#{name}}}" in page
        assert built.summary in page
        assert built.bad in page
        assert built.good in page
