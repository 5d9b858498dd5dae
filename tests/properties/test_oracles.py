"""Independent computations: formulas written here from the papers, and unit libraries that are not ours."""

import math
import warnings
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from ucumvert import PintUcumRegistry

from tests.support.requests import asked
from wardbook.kit import units

CASES = 10_000
SEED = 20261122
PLACES = 9
# UCUM has no amount of a substance in these groups: a factor of one substance stands between mass and moles, so the
# oracle multiplies by the molar factor that the contract gives and checks the rest.
MOLAR = {
    ("creatinine", "umol/L"): Decimal(1) / Decimal("88.4"),
    ("bilirubin", "umol/L"): Decimal(1) / Decimal("17.1"),
    ("haemoglobin", "mmol/L"): Decimal("1.611"),
    ("drug_level", "nmol/L"): Decimal("1.2026"),
}


def _close(ours: str, oracle: float) -> bool:
    return math.isclose(float(ours), oracle, rel_tol=10**-PLACES)


def _value(calculator: str, inputs: dict[str, Any], name: str) -> str:
    reply = asked(calculator, inputs)
    assert reply["status"] == "ok", reply["problems"]
    value: str = reply["outputs"][name]["value"]
    return value


def _body(rng: Random) -> tuple[float, float]:
    """A height in cm and a weight in kg whose body mass index raises no question."""
    height = round(rng.uniform(130, 215), 1)
    weight = round(rng.uniform(max(30.0, 10.1 * (height / 100) ** 2), min(250.0, 59.9 * (height / 100) ** 2)), 1)
    return height, weight


def test_body_surface_area() -> None:
    """Mosteller, Du Bois and Haycock in floating point (C2)."""
    rng = Random(SEED)
    for _ in range(CASES):
        height, weight = _body(rng)
        reply = asked("body-surface-area", {"height": f"{height} cm", "weight": f"{weight} kg"})
        found = {name: output["value"] for name, output in reply["outputs"].items()}
        assert _close(found["area_mosteller"], math.sqrt(height * weight / 3600))
        assert _close(found["area_du_bois"], 0.007184 * height**0.725 * weight**0.425)
        assert _close(found["area_haycock"], 0.024265 * height**0.3964 * weight**0.5378)


def test_body_weights() -> None:
    """Devine's ideal weight, the adjusted weight and the body mass index (C1)."""
    rng = Random(SEED)
    for _ in range(CASES):
        height, weight = _body(rng)
        sex = rng.choice(("male", "female"))
        reply = asked("body-weights", {"height": f"{height} cm", "weight": f"{weight} kg", "sex": sex})
        found = {name: output["value"] for name, output in reply["outputs"].items()}
        ideal = (50 if sex == "male" else 45.5) + 2.3 * (height / 2.54 - 60)
        assert _close(found["bmi"], weight / (height / 100) ** 2)
        assert _close(found["ideal_weight"], ideal)
        if weight > ideal:
            assert _close(found["adjusted_weight"], ideal + 0.4 * (weight - ideal))
        else:
            assert "adjusted_weight" not in found


def test_creatinine_clearance() -> None:
    """Cockcroft and Gault on the actual weight (C3)."""
    rng = Random(SEED)
    for _ in range(CASES):
        age, weight = rng.randint(18, 105), round(rng.uniform(30, 250), 1)
        creatinine, sex = round(rng.uniform(0.2, 20), 2), rng.choice(("male", "female"))
        inputs = {
            "age": f"{age} a", "weight": f"{weight} kg", "creatinine": f"{creatinine} mg/dL", "sex": sex,
            "weight_basis": "actual", "unsuitable": [],
        }  # fmt: skip
        oracle = (140 - age) * weight / (72 * creatinine) * (0.85 if sex == "female" else 1)
        assert _close(_value("creatinine-clearance", inputs, "clearance"), oracle)


def test_egfr() -> None:
    """CKD-EPI 2021 for creatinine (C4)."""
    rng = Random(SEED)
    for _ in range(CASES):
        age, creatinine = rng.randint(18, 105), round(rng.uniform(0.2, 20), 2)
        sex = rng.choice(("male", "female"))
        inputs = {"age": f"{age} a", "creatinine": f"{creatinine} mg/dL", "sex": sex}
        kappa, alpha = (0.7, -0.241) if sex == "female" else (0.9, -0.302)
        ratio = creatinine / kappa
        oracle = 142 * min(ratio, 1) ** alpha * max(ratio, 1) ** -1.2 * 0.9938**age
        oracle *= 1.012 if sex == "female" else 1
        assert _close(_value("egfr", inputs, "egfr"), oracle)


@pytest.fixture(scope="module")
def registry() -> Any:
    """Load the UCUM units of another library."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return PintUcumRegistry()


@pytest.mark.parametrize("group", sorted(set(units.GROUPS) - {"interval"}))
def test_unit_conversion(group: str, registry: Any) -> None:
    """Every pair of units of every group, against pint with UCUM codes."""
    rng, table = Random(SEED), list(units.GROUPS[group].values())
    factors = {unit.code: _factor(group, unit.code, registry) for unit in table}
    for _ in range(CASES // 10):
        source, target = rng.choice(table), rng.choice(table)
        value = Decimal(rng.randint(1, 10**6)) / 1000
        ours = units.convert(value, source=source, target=target)
        assert _close(str(ours), float(value) * factors[source.code] / factors[target.code])


def _factor(group: str, code: str, registry: Any) -> float:
    """The size of a unit in the base units of the other library."""
    if (group, code) in MOLAR:
        first = next(iter(units.GROUPS[group]))
        return float(MOLAR[(group, code)]) * _factor(group, first, registry)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return float(registry.from_ucum(code).to_base_units().magnitude)
