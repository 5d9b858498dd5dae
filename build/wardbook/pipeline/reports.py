"""What checks found, as text for editors, as JSON for programs and as SARIF for code review."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wardbook.checks import RULES, Report, Rule
from wardbook.checks.built import BUILT_RULES, BuiltRule, Shown
from wardbook.model import Finding

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(report: Report) -> str:
    """Write one line for each finding, as ``path:line:column: rule: message``."""
    return "\n".join(finding.render() for finding in report.findings)


def as_json(report: Report) -> str:
    """Write findings, and those that a comment passes over with its reason, as one JSON object."""
    data = {
        "findings": [_plain(finding) for finding in report.findings],
        "suppressed": [{**_plain(passed.finding), "reason": passed.reason} for passed in report.suppressed],
        "errors": _count(report.findings, "error"),
        "warnings": _count(report.findings, "warning"),
    }
    return json.dumps(data, indent=2, ensure_ascii=False)


def as_sarif(report: Report) -> str:
    """Write a SARIF 2.1.0 log; every rule is described, and what is passed over carries its justification."""
    results = [_result(finding) for finding in report.findings]
    for passed in report.suppressed:
        reason = [{"kind": "inSource", "justification": passed.reason}]
        results.append({**_result(passed.finding), "suppressions": reason})
    rules = [*map(_described, RULES.values()), *map(_described, BUILT_RULES.values())]
    run = {
        "tool": {"driver": {"name": "wardbook", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


FORMATS: Mapping[str, Callable[[Report], str]] = {"text": as_text, "json": as_json, "sarif": as_sarif}


def _count(findings: Iterable[Finding], severity: str) -> int:
    return sum(finding.severity == severity for finding in findings)


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
    }


def _result(finding: Finding) -> dict[str, Any]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    where = {"physicalLocation": {"artifactLocation": {"uri": finding.path}, "region": region}}
    return {
        "ruleId": finding.rule,
        "level": str(finding.severity),
        "message": {"text": finding.message},
        "locations": [where],
    }


def _described(rule: Rule | BuiltRule) -> dict[str, Any]:
    if isinstance(rule, BuiltRule):
        level = "error"
        examples = "" if rule.shown is Shown.NOTHING else _examples(rule.bad, rule.good)
    else:
        level = str(rule.severity)
        examples = _examples(rule.bad.text, rule.good.text)
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "help": {"text": f"{rule.summary}{examples}"},
        "defaultConfiguration": {"level": level},
    }


def _examples(bad: str, good: str) -> str:
    return f"\n\nBad:\n{bad}\n\nGood:\n{good}"
