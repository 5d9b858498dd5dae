"""The hazard log: what it must cover, and that a control without a test that runs is found."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.sample import TODAY, findings_of
from wardbook.checks import samples
from wardbook.checks.hazards import RULES
from wardbook.load.files import Reader
from wardbook.load.hazards import NOT_RUN, find_tests, load_hazards
from wardbook.load.people import load_people
from wardbook.model import Site

ROOT = Path(__file__).resolve().parents[3]
# The hazards that standards C3 names, in its order, and the row that deals with each.
EXPECTED = {
    "unit mix-up": "h1",
    "tenfold decimal": "h2",
    "wrong formula": "h3",
    "boundary error": "h4",
    "stale result after editing an input": "h5",
    "wrong jurisdiction": "h6",
    "out-of-date label": "h7",
    "wrong salt": "h8",
    "date off by one": "h9",
    "locale decimal comma": "h10",
    "truncated print": "h11",
    "script failed to load": "h12",
    "cached old version": "h13",
}
_PASSED_OVER = "tests/passed_over.py"


@pytest.fixture(scope="module")
def site() -> Site:
    """Load the log of the project and what it refers to."""
    reader = Reader(ROOT)
    hazards = load_hazards(reader, ROOT / "content" / "safety" / "hazards.toml")
    people = load_people(reader, ROOT / "content" / "people.toml")
    assert reader.findings == []
    return Site(root=ROOT, hazards=hazards, people=people, tests=find_tests(ROOT, hazards.values()))


def test_every_control_is_held_by_a_test(site: Site) -> None:
    """Each test named by the log is there and always runs; each row has an owner."""
    assert [finding.render() for rule in RULES for finding in rule.findings(site, TODAY)] == []


def test_no_test_of_the_log_can_go_unnoticed(site: Site) -> None:
    """Whichever test is taken away, each control that names it is found."""
    for gone in site.tests:
        found = {hit.message for hit in RULES[0].findings(replace(site, tests=site.tests - {gone}), TODAY)}
        named = [one for hazard in site.hazards.values() for one in hazard.controls if gone in one.tests]
        assert len(found) == len(named) > 0


def test_the_expected_hazards_are_there(site: Site) -> None:
    """The list that safety standards ask for is covered, and ids are given once and in order."""
    assert set(EXPECTED.values()) <= set(site.hazards)
    assert [*site.hazards] == [f"h{number}" for number in range(1, len(site.hazards) + 1)]


def test_design_comes_before_warnings(site: Site) -> None:
    """A hazard that is called controlled has a control that is more than words."""
    controlled = [hazard for hazard in site.hazards.values() if hazard.status == "controlled"]
    assert [hazard.id for hazard in controlled if all(one.kind == "warning" for one in hazard.controls)] == []


@pytest.mark.parametrize(
    ("tests", "message"),
    [
        ((), "h1, unit-shown: no test holds this control; write one and name it here"),
        (("tests/units.py::test_renamed",), "there is no test tests/units.py::test_renamed that always runs"),
        (("tests/gone.py::test_unit_is_shown",), "there is no test tests/gone.py::test_unit_is_shown that always runs"),
        ((f"{_PASSED_OVER}::test_unit",), "that always runs; name the one that holds this control"),
    ],
)
def test_a_control_that_nothing_holds_stops_the_build(tests: tuple[str, ...], message: str, tmp_path: Path) -> None:
    """No test, a renamed test, a deleted file and a skipped test are each told at the control."""
    mark = next(iter(NOT_RUN))
    passed_over = f"import pytest\n\n\n@pytest.mark.{mark}\ndef test_unit() -> None:\n    ...\n"
    (found,) = findings_of(tmp_path, {samples.HAZARDS: samples.hazard(*tests), _PASSED_OVER: passed_over})
    assert (found.path, found.line, found.rule) == (samples.HAZARDS, 10, "unheld-control")
    assert message in found.message
    assert found.severity == "error"


def test_a_tree_without_tests_holds_nothing(tmp_path: Path) -> None:
    """Where the folder of tests is missing, every control is unheld."""
    reader = Reader(tmp_path)
    log = tmp_path / "hazards.toml"
    log.write_text(samples.hazard("tests/units.py::test_unit_is_shown"), encoding="utf-8")
    assert find_tests(tmp_path, load_hazards(reader, log).values()) == frozenset()
