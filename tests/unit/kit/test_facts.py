"""Facts: one number, one source, and no number without one."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from wardbook.kit.errors import FactError, GatedFactError
from wardbook.kit.facts import Facts, make_fact

GOOD = {
    "value": "375",
    "unit": "mg/m2",
    "source": "rtxlt2008",
    "locator": "regimen",
    "jurisdiction": "any",
    "status": "verified",
    "meaning": "Dose per area",
}
GATED = {key: value for key, value in GOOD.items() if key not in {"value", "source"}} | {"status": "gated"}


def test_a_fact_has_value_unit_source_and_text() -> None:
    """The number is exact; prose shows value and unit, or the fact's own text."""
    fact = make_fact("dose", GOOD)
    assert fact.value == Decimal(375)
    assert fact.sources == ("rtxlt2008",)
    assert fact.shown() == "375 mg/m^2"
    assert make_fact("dose", GOOD | {"text": "375 mg/m2 once weekly"}).shown() == "375 mg/m2 once weekly"


def test_a_range_and_a_set() -> None:
    """Low and high come together; a set is shown by its text."""
    wide = {key: value for key, value in GOOD.items() if key != "value"}
    assert make_fact("range", wide | {"low": "1", "high": "1.5"}).shown() == "1 to 1.5 mg/m^2"
    fact = make_fact("range", wide | {"low": "1", "high": "1.5", "source": ["a", "b"]})
    assert (fact.low, fact.high, fact.sources) == (Decimal(1), Decimal("1.5"), ("a", "b"))
    assert make_fact("set", wide | {"values": ["a", "b"], "text": "a and b"}).values == ("a", "b")


def test_a_gated_fact_yields_nothing() -> None:
    """Reading it raises, so no number can come from it by accident."""
    fact = make_fact("trough", GATED)
    for read in (lambda: fact.value, lambda: fact.low, lambda: fact.high, lambda: fact.values, fact.shown):
        with pytest.raises(GatedFactError, match="nobody has read"):
            read()


def test_asking_for_what_a_fact_does_not_have() -> None:
    """A single number is no range and no set."""
    fact = make_fact("dose", GOOD)
    for read in (lambda: fact.low, lambda: fact.values):
        with pytest.raises(FactError):
            read()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"value": 375}, "decimal number written as text"),
        ({"value": "many"}, "decimal number written as text"),
        ({"unit": "stone"}, "no unit has the code"),
        ({"status": "sure"}, "status is one of"),
        ({"jurisdiction": "UK"}, "jurisdiction is one of"),
        ({"meaning": ""}, "needs a meaning"),
        ({"locator": 3}, "needs a locator"),
        ({"source": []}, "names its source"),
        ({"source": 3}, "key of a reference"),
        ({"source": [""]}, "key of a reference"),
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"status": "gated"}, "no value and no text"),
        ({"low": "1"}, "both low and high"),
        ({"values": ["a"]}, "text that prose can show"),
    ],
)
def test_malformed_facts_say_what_is_wrong(change: dict[str, Any], reason: str) -> None:
    """One fault, one reason."""
    with pytest.raises(FactError, match=reason):
        make_fact("dose", GOOD | change)


def test_empty_facts_and_other_shapes() -> None:
    """A fact without content, and something that is no table."""
    with pytest.raises(FactError, match="needs a value"):
        make_fact("dose", {key: value for key, value in GOOD.items() if key != "value"})
    with pytest.raises(FactError, match="a fact is a table"):
        make_fact("dose", 375)


def test_loading_a_file(tmp_path: Path) -> None:
    """A file beside a module, by name; broken TOML is one error."""
    file = tmp_path / "facts.toml"
    lines = [f'{key} = "{value}"' for key, value in GOOD.items()]
    file.write_text("[dose]\n" + "\n".join(lines), encoding="utf-8")
    facts = Facts.load(tmp_path / "rules.py")
    assert list(facts) == ["dose"]
    assert len(facts) == 1
    assert facts.value("dose") == Decimal(375)
    file.write_text("[dose\n", encoding="utf-8")
    with pytest.raises(FactError):
        Facts.load(file)
