"""`wardbook review`: what a reviewer is shown, and the record that it writes."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.support.sample import TODAY, copy_sample, specs
from wardbook.load import load_site
from wardbook.model import Finding, Site, status_of
from wardbook.pipeline import review
from wardbook.pipeline.review import ReviewError, run_review

DECISION = {"person": "sample-reader", "role": "pharmacist", "interests": 'none, "truly"', "decision": "approved"}
INDEX = "content/guidelines/sample/index.md"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample, whose calculators are data."""

    def inspect(folder: Path) -> tuple[Site, list[Finding]]:
        site, findings = load_site(folder, calculators=specs())
        return site, findings

    monkeypatch.setattr(review, "inspect", inspect)
    monkeypatch.setattr(review, "today", lambda: TODAY)
    return copy_sample(tmp_path)


@pytest.fixture
def run(root: Path) -> Callable[..., str]:
    """Run the command and give what it says."""

    def command(named: str = "sample", **decision: str) -> str:
        said: list[str] = []
        assert run_review(root, named, decision=decision, say=said.append) == []
        return "\n".join(said)

    return command


def _status(root: Path, *, today: date = TODAY) -> str:
    return status_of(load_site(root, calculators=specs())[0], "sample", today=today).code


def test_it_shows_text_facts_references_and_versions(run: Callable[..., str]) -> None:
    """Nothing that is hashed is left out of what is read."""
    shown = run()
    assert "sample: Submitted, not yet reviewed by a clinician." in shown
    assert "We suggest to choose *together*" in shown
    assert "rituximab.dose_per_m2 = 375 mg/m²" in shown
    assert "ash2019: table 2" in shown
    assert "Simplified calculation of body-surface area" in shown
    assert "read in a reproduction" in shown
    assert "==== Calculators: 2" in shown


def test_a_record_counts_until_the_meaning_changes(run: Callable[..., str], root: Path) -> None:
    """It is written where it is read from; then a changed word is told to the next reviewer."""
    assert _status(root) == "submitted"
    told = run(**DECISION)
    assert told == "content/reviews/sample-2026-11-22-01-sample-reader.toml: approved"
    assert _status(root) == "approved"
    page = root / INDEX
    page.write_text(
        page.read_text("utf-8").replace("We suggest to", "We  suggest\nto").replace("now.\n", "now. \n"), "utf-8"
    )
    assert _status(root) == "approved"
    page.write_text(page.read_text("utf-8").replace("knows better", "knows worse"), "utf-8")
    assert _status(root) == "submitted"
    assert "  - text of guidelines/sample/index.md changed" in run()


def test_the_later_record_of_a_day_counts(run: Callable[..., str], root: Path) -> None:
    """Two records of one day keep their order."""
    run(**DECISION)
    run(**{**DECISION, "decision": "withdrawn"})
    assert _status(root) == "withdrawn"
    run(**{**DECISION, "decision": "under-review"})
    assert _status(root) == "under-review"


def test_a_page_can_be_reviewed_by_any_of_its_names(run: Callable[..., str]) -> None:
    """Its file, its address, or the address of the built page."""
    for name in (INDEX, "guidelines/sample/index.md", "guidelines/sample/index.html"):
        assert run(name).startswith("guidelines/sample/index.md: Submitted")


@pytest.mark.parametrize(
    ("named", "change", "said"),
    [
        ("nothing", {}, "there is no guideline or page 'nothing'"),
        ("sample", {"person": "nobody"}, "nobody in content/people.toml has the id 'nobody'"),
        ("sample", {"person": "maintainers"}, "'maintainers' is a role account"),
        ("sample", {"interests": " "}, "needs a role and interests"),
    ],
)
def test_what_cannot_be_recorded_is_refused(
    named: str, change: dict[str, str], said: str, run: Callable[..., str], root: Path
) -> None:
    """Nothing is written then."""
    with pytest.raises(ReviewError, match=said):
        run(named, **{**DECISION, **change})
    assert not (root / "content/reviews").exists()


def test_content_with_a_mistake_is_not_reviewed(root: Path) -> None:
    """Its findings are told instead."""
    shutil.copy(root / INDEX, root / "content/broken.md")
    (root / "content/broken.md").write_text("no front matter", "utf-8")
    said: list[str] = []
    assert run_review(root, "sample", decision=DECISION, say=said.append) != []
    assert said == []


def test_a_record_survives_quotes_and_lines(run: Callable[..., str], root: Path) -> None:
    """What a reviewer writes comes back as it was, on one line."""
    run(**{**DECISION, "role": 'a "senior"\nclinician'})
    record = load_site(root, calculators=specs())[0].reviews[0]
    assert (record.role, record.interests) == ('a "senior" clinician', 'none, "truly"')
