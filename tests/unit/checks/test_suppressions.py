"""Comments that pass over a rule."""

from pathlib import Path

import pytest

from tests.support.sample import FRONT_LINES, TODAY, body_page, findings_of, load_sample
from wardbook.checks import check_site, samples

REASON = "a flush, not a dose"


@pytest.mark.parametrize(
    "text",
    [
        f"Keep 5 mL ready. <!-- wardbook: ignore[unbound-dose] {REASON} -->",
        f"<!-- wardbook: ignore[unbound-dose] {REASON} -->\nKeep 5 mL ready.",
        f"Keep 5cc ready. <!-- wardbook: ignore[unbound-dose, error-prone-expression] {REASON} -->",
    ],
)
def test_a_comment_with_a_reason_passes_over_its_rule(text: str, tmp_path: Path) -> None:
    """On its own line and on the next, and everything passed over is listed with its reason."""
    site, _ = load_sample(tmp_path, body_page(text))
    report = check_site(site, today=TODAY)
    assert report.findings == []
    own = [passed for passed in report.suppressed if passed.finding.path.endswith("extra.md")]
    assert {passed.finding.rule for passed in own} >= {"unbound-dose"}
    assert {passed.reason for passed in own} == {REASON}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Keep 5 mL. <!-- wardbook: ignore[unbound-dose] -->", [(1, "unbound-dose"), (1, "broken-suppression")]),
        ("Keep it. <!-- wardbook: ignore[unbound-doze] why -->", [(1, "broken-suppression")]),
        (
            "[@nobody] <!-- wardbook: ignore[unknown-reference] why -->",
            [(1, "unknown-reference"), (1, "broken-suppression")],
        ),
        ("Keep it. <!-- wardbook: ignore[unbound-dose] why -->", [(1, "unused-suppression")]),
        ("<!-- wardbook: ignore[unbound-dose] why -->\n\nKeep 5 mL.", [(1, "unused-suppression"), (3, "unbound-dose")]),
        ("`<!-- wardbook: ignore[unbound-dose] why -->` Keep 5 mL.", [(1, "unbound-dose")]),
    ],
)
def test_a_comment_that_does_not_do_its_work_is_found(
    text: str, expected: list[tuple[int, str]], tmp_path: Path
) -> None:
    """No reason, no such rule, a rule that must hold, or nothing to pass over."""
    found = findings_of(tmp_path, body_page(text))
    assert [(hit.line - FRONT_LINES, hit.rule) for hit in found] == expected


def test_facts_files_have_comments_too(tmp_path: Path) -> None:
    """In TOML the comment starts with a number sign, on the line before the fact."""
    comment = "# wardbook: ignore[error-prone-expression] as printed on the pack\n"
    files = {samples.FACTS: f'{comment}{samples.FACT}text = "5mg"\n'}
    assert findings_of(tmp_path, files) == []
