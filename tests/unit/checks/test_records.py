"""Claims, differences and review records: whatever they name must exist."""

from pathlib import Path

import pytest

from tests.support.sample import findings_of
from wardbook.checks import samples

CLAIMS = "content/claims.toml"
AT = "guidelines/sample/index.html#references"


def _claim(*, at: str = AT, references: str = "[]", differences: str = "[]") -> str:
    return (
        f'[claim-1]\nclaim = "Words."\nat = "{at}"\nreferences = {references}\nstatus = "verified"\n'
        f"differences = {differences}\n"
    )


def _messages(folder: Path, rule: str, files: dict[str, str]) -> list[str]:
    return [finding.message for finding in findings_of(folder, files) if finding.rule == rule]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (_claim(references='["ash2019"]'), []),
        (_claim(references='["nobody2020"]'), ["claim 1: no reference has the key 'nobody2020'"]),
        (_claim(at="nowhere.html#top"), ["claim 1: nowhere.html is no page of the site"]),
        (_claim(differences='["k9"]'), ["claim 1: k9 does not name it back; add or remove it"]),
    ],
)
def test_what_a_claim_names_exists(claim: str, expected: list[str], tmp_path: Path) -> None:
    """References, the place of the claim, and differences that name the claim back."""
    assert _messages(tmp_path, "record-without-target", {CLAIMS: claim}) == expected


def test_the_references_of_a_claim_are_used(tmp_path: Path) -> None:
    """What only a claim cites is still cited, and what it cites must exist."""
    found = _messages(tmp_path, "unknown-reference", {CLAIMS: _claim(references='["nobody2020"]')})
    assert [message.partition(";")[0] for message in found] == ["no reference has the key 'nobody2020'"]


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        (samples.difference(here="It is [[body_surface_area.divisor]]."), []),
        (
            samples.difference(here="It is [[rituximab.none]]."),
            ["k1: there is no fact 'rituximab.none' that has a value"],
        ),
        (samples.difference(sources="They say 5 mg."), ["k1: a dose in words is not bound to a fact"]),
        (
            samples.difference().replace("claims = []", "claims = [7]"),
            ["k1: claim 7 does not name it back; add or remove it"],
        ),
    ],
)
def test_what_a_difference_names_exists(point: str, expected: list[str], tmp_path: Path) -> None:
    """Facts that have a value, doses that are facts, and claims that name the difference back."""
    assert _messages(tmp_path, "record-without-target", {samples.DIFFERENCES: point}) == expected


def test_claims_and_differences_name_each_other(tmp_path: Path) -> None:
    """Where both do, nothing is missing."""
    files = {
        CLAIMS: _claim(differences='["k1"]'),
        samples.DIFFERENCES: samples.difference().replace("claims = []", "claims = [1]"),
    }
    assert _messages(tmp_path, "record-without-target", files) == []


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (samples.review(subject="nowhere"), "there is no guideline or page 'nowhere'"),
        (samples.review(person="nobody"), "nobody in content/people.toml has the id 'nobody'"),
        (samples.review(person="maintainers"), "'maintainers' is a role account, which cannot review"),
        (samples.review().replace("2026-11-22", "2999-01-01"), "the record is of 2999-01-01, which has not come yet"),
    ],
)
def test_a_review_counts_only_from_a_person_of_a_day_that_has_come(record: str, said: str, tmp_path: Path) -> None:
    """A record of nothing, by nobody, by a role or from the future is found."""
    found = _messages(tmp_path, "review-without-target", {samples.REVIEW: record})
    assert any(message.startswith(said) for message in found), found


def test_a_page_names_the_guideline_of_its_own_folder(tmp_path: Path) -> None:
    """Another guideline that exists is still not the one in whose folder the page stands."""
    files = {
        "content/guidelines/other/index.md": samples.page(guideline="other"),
        "content/guidelines/sample/extra.md": samples.page(guideline="other"),
    }
    assert _messages(tmp_path, "unknown-guideline", files) == [
        "the page stands in the folder of 'sample', not of 'other'; move it or mend this"
    ]
