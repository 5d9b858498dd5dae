"""Runs every rule over a site and sets aside what comments with a reason pass over."""

from dataclasses import dataclass
from datetime import date

from wardbook.checks.register import RULES
from wardbook.checks.rules import Rule
from wardbook.checks.suppressions import BROKEN, UNUSED
from wardbook.model import Finding, Site
from wardbook.model.source import Suppression


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that a comment passes over, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the rules found, in the order of places.

    Args:
        findings: What is to be mended.
        suppressed: What is passed over, to be listed.
    """

    findings: list[Finding]
    suppressed: list[Suppressed]


def run_checks(site: Site, *, today: date) -> list[Finding]:
    """Find everything that is to be mended in the content of a site.

    Args:
        site: The site as loaded.
        today: The day that review dates are held against.
    """
    return check_site(site, today=today).findings


def check_site(site: Site, *, today: date) -> Report:
    """Run every rule; the arguments are those of `run_checks`."""
    found = [finding for rule in RULES.values() for finding in rule.findings(site, today)]
    used: set[tuple[str, Suppression]] = set()
    report = Report([], [])
    for finding in sorted(found):
        comment = _comment_for(site, finding)
        if comment is None:
            report.findings.append(finding)
        else:
            used.add((finding.path, comment))
            report.suppressed.append(Suppressed(finding, comment.reason))
    report.findings.extend(_comment_findings(site, used))
    report.findings.sort()
    return report


def _comment_for(site: Site, finding: Finding) -> Suppression | None:
    if not RULES[finding.rule].suppressible:
        return None
    for comment in site.suppressions.get(finding.path, ()):
        near = finding.line - comment.place.line in (0, 1)
        if near and comment.rule == finding.rule and comment.reason:
            return comment
    return None


def _comment_findings(site: Site, used: set[tuple[str, Suppression]]) -> list[Finding]:
    found = []
    for path, comments in site.suppressions.items():
        for comment in comments:
            rule, message = _comment_fault(comment, used=(path, comment) in used)
            if message:
                place = comment.place
                found.append(Finding(path, place.line, place.column, rule.id, message, rule.severity))
    return found


def _comment_fault(comment: Suppression, *, used: bool) -> tuple[Rule, str]:
    rule = RULES.get(comment.rule)
    if rule is None:
        return BROKEN, f"there is no rule {comment.rule!r}"
    if not rule.suppressible:
        return BROKEN, f"{comment.rule} cannot be passed over; mend what it found"
    if not comment.reason:
        return BROKEN, f"say behind ignore[{comment.rule}] why it may be passed over"
    return UNUSED, "" if used else f"{comment.rule} finds nothing here; remove this comment"
