"""The hazard log: each control is held by tests that exist, and each row has an owner."""

from collections.abc import Iterator
from datetime import date

from wardbook.checks import samples
from wardbook.checks.rules import Hit, rule
from wardbook.model import Site


@rule(
    "unheld-control",
    "Each control of the hazard log names tests that exist and are never passed over.",
    bad=samples.hazard("tests/units.py::test_that_was_renamed"),
    good=samples.hazard("tests/units.py::test_unit_is_shown"),
    where=samples.HAZARDS,
    suppressible=False,
)
def unheld_control(site: Site, _today: date) -> Iterator[Hit]:
    """Find controls without a test, and tests that are not there."""
    for hazard in site.hazards.values():
        for control in hazard.controls:
            name = f"{hazard.id}, {control.id}"
            if not control.tests:
                yield Hit(hazard.path, control.place, f"{name}: no test holds this control; write one and name it here")
            for test in control.tests:
                if test not in site.tests:
                    message = f"{name}: there is no test {test} that always runs; name the one that holds this control"
                    yield Hit(hazard.path, control.place, message)


@rule(
    "hazard-without-owner",
    "Each row of the hazard log belongs to a person or role of the site.",
    bad=samples.hazard("tests/units.py::test_unit_is_shown", owner="nobody"),
    good=samples.hazard("tests/units.py::test_unit_is_shown"),
    where=samples.HAZARDS,
    suppressible=False,
)
def hazard_without_owner(site: Site, _today: date) -> Iterator[Hit]:
    """Find rows whose owner is unknown."""
    for hazard in site.hazards.values():
        if hazard.owner not in site.people:
            message = f"{hazard.id}: content/people.toml does not know the owner {hazard.owner!r}; add or correct it"
            yield Hit(hazard.path, hazard.place, message)


RULES = (unheld_control, hazard_without_owner)
