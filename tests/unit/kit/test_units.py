"""The closed table of units."""

from decimal import Decimal

import pytest

from wardbook.kit import units
from wardbook.kit.errors import SpecError


@pytest.mark.parametrize(
    ("group", "value", "source", "target", "expected"),
    [
        ("mass", "154", "[lb_av]", "kg", "69.85322498"),  # 154 x 0.45359237
        ("mass", "80000", "g", "kg", "80"),
        ("length", "1.8", "m", "cm", "180"),
        ("length", "60", "[in_i]", "cm", "152.4"),  # 60 x 2.54
        ("cells", "45000", "/uL", "10*9/L", "45"),
        ("cells", "0.045", "10*12/L", "10*9/L", "45"),
        ("creatinine", "88.4", "umol/L", "mg/dL", "1"),
        ("creatinine", "1.25", "mg/dL", "umol/L", "110.5"),  # 1.25 x 88.4
        ("bilirubin", "34.2", "umol/L", "mg/dL", "2"),
        ("protein", "35", "g/L", "g/dL", "3.5"),
        ("haemoglobin", "10", "mmol/L", "g/dL", "16.11"),
        ("enzyme", "2", "ukat/L", "U/L", "120"),
        ("long_time", "1", "a", "mo", "12"),
        ("short_time", "4", "wk", "d", "28"),
        ("hours", "3", "d", "h", "72"),
        ("drug_mass", "1.5", "g", "mg", "1500"),
        ("drug_mass", "250", "ug", "mg", "0.25"),
        ("drug_level", "100", "nmol/L", "ng/mL", "120.26"),
    ],
)
def test_conversion(group: str, value: str, source: str, target: str, expected: str) -> None:
    """Factors by their definition, exactly."""
    table = units.GROUPS[group]
    assert units.convert(Decimal(value), source=table[source], target=table[target]) == Decimal(expected)


def test_same_unit_keeps_every_digit() -> None:
    """No arithmetic where none is needed."""
    unit = units.GROUPS["mass"]["kg"]
    value = Decimal("1." + "3" * 50)
    assert units.convert(value, source=unit, target=unit) is value


def test_units_match_exactly_and_by_alias() -> None:
    """Case counts; an alias is accepted on input only."""
    table = units.group("mass", ("kg", "[lb_av]"))
    lb = units.find(table, "lb")
    assert lb is not None
    assert lb.code == "[lb_av]"
    assert units.find(table, "KG") is None
    assert units.find(table, "g") is None


def test_people_never_see_a_greek_mu() -> None:
    """Microgram is mcg."""
    assert units.label("ug") == "mcg"
    assert not [code for code in units.GROUPS if "\u00b5" in code]


def test_unknown_codes_are_faults_of_a_spec() -> None:
    """A calculator cannot invent a unit."""
    with pytest.raises(SpecError):
        units.label("stone")
    with pytest.raises(SpecError):
        units.group("mass", ("stone",))


def test_international_units_never_convert_to_mass() -> None:
    """They are in no group; only a fact gives a factor."""
    assert [name for name, group in units.GROUPS.items() if "[iU]" in group] == []
