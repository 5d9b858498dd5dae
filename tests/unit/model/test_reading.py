"""What a reviewer reads: blanks do not change it, every change of meaning does, and the part is named."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.support.sample import SAMPLE, TODAY, copy_sample, specs
from wardbook.checks.samples import REVIEW, review
from wardbook.load import load_site
from wardbook.model import Reading, Site, status_of
from wardbook.model.reading import reading_of

INDEX = "content/guidelines/sample/index.md"
CONTENT_FACTS = "calculators/rituximab/facts.toml"


def _site(root: Path, *, version: str = "1.0.0") -> Site:
    calculators = {name: {**spec, "version": version} for name, spec in specs().items()}
    return load_site(root, calculators=calculators)[0]


def _reading(root: Path, *, version: str = "1.0.0") -> Reading:
    return reading_of(_site(root, version=version), "sample")


def _changed(folder: Path, path: str, edit: Callable[[str], str]) -> tuple[str, ...]:
    root = copy_sample(folder)
    before = _reading(root)
    file = root / path
    text = file.read_text("utf-8")
    assert edit(text) != text
    file.write_text(edit(text), "utf-8")
    return _reading(root).changes_since(before)


def test_it_holds_pages_facts_references_and_calculators(tmp_path: Path) -> None:
    """Everything that the pages show or lead to."""
    read = _reading(copy_sample(tmp_path))
    assert {"guidelines/sample/index.md", "guidelines/sample/second.md"} <= set(read.text)
    assert {"rituximab.dose_per_m2", "rituximab.course"} <= set(read.facts)
    assert set(read.references) == {"ash2019", "mosteller1987"}
    assert read.calculators == {"body-surface-area": "1.0.0", "rituximab": "1.0.0"}


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("\n\n", "\n \n\n"),
        lambda text: text.replace("Nobody knows better", "Nobody\n  knows   better"),
        lambda text: text + "\n\n",
    ],
)
def test_blanks_do_not_count(edit: Callable[[str], str], tmp_path: Path) -> None:
    """Where lines break and how many blanks stand there is no meaning."""
    assert _changed(tmp_path, INDEX, edit) == ()


def test_a_word_counts(tmp_path: Path) -> None:
    """The page is named."""
    told = _changed(tmp_path, INDEX, lambda text: text.replace("knows better", "knows worse"))
    assert told == ("text of guidelines/sample/index.md changed",)


def test_the_review_date_counts(tmp_path: Path) -> None:
    """An approval cannot be made to last longer by editing the page."""
    told = _changed(tmp_path, INDEX, lambda text: text.replace("2999-01-01", "2999-02-01"))
    assert told == ("text of guidelines/sample/index.md changed",)


def test_a_fact_counts(tmp_path: Path) -> None:
    """Its value, and where it stands in the source."""
    told = _changed(tmp_path, CONTENT_FACTS, lambda text: text.replace('"375', '"376'))
    assert told == ("fact rituximab.dose_per_m2 changed",)


def test_blanks_in_a_facts_file_do_not_count(tmp_path: Path) -> None:
    """Facts are read as data."""
    assert _changed(tmp_path, CONTENT_FACTS, lambda text: text.replace(" = ", "  =  ")) == ()


def test_a_reference_counts(tmp_path: Path) -> None:
    """Another title is another source."""
    told = _changed(tmp_path, "content/references.json", lambda text: text.replace("Simplified", "Simpler"))
    assert told == ("reference mosteller1987 changed",)


def test_a_version_of_a_calculator_counts(tmp_path: Path) -> None:
    """The old and the new version are told."""
    root = copy_sample(tmp_path)
    told = _reading(root, version="2.0.0").changes_since(_reading(root))
    assert told == (
        "calculator body-surface-area went from version 1.0.0 to 2.0.0",
        "calculator rituximab went from version 1.0.0 to 2.0.0",
    )


def test_nobody_has_reviewed_the_flagship() -> None:
    """No record stands in the repository, so it is submitted and no more."""
    root = SAMPLE.parents[2]
    assert not list((root / "content" / "reviews").glob("*.toml"))
    status = status_of(load_site(root, calculators={})[0], "refractory-itp", today=date(2026, 11, 22))
    assert status.code == "submitted"


def test_the_status_follows_the_records_of_the_site(tmp_path: Path) -> None:
    """A record of an older version is there, and what changed is told."""
    status = status_of(_site(copy_sample(tmp_path, {REVIEW: review()})), "sample", today=TODAY)
    assert status.code == "submitted"
    assert "text of guidelines/sample/index.md changed" in status.changes
