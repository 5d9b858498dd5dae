"""Cap and floor hold: no reply goes beyond a highest or lowest amount that the facts of its calculator state."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.requests import asked, inputs_of_vectors, random_request
from tests.support.vectors import ROOT
from wardbook.kit import Facts
from wardbook.kit.registry import calculator_ids

RANDOM = st.randoms(use_true_random=False)
# How facts call the end of a range that a dose, a step, a rate or a grade must not pass.
ENDS = re.compile(r"^(?:maximum|minimum|highest|lowest)_|^(?:cap|floor|ladder)$|_(?:cap|floor|max|min)$")


@dataclass(frozen=True)
class End:
    """One end that holds.

    Args:
        calculator: Id of the calculator.
        fact: Name of the fact that states it.
        outputs: What must not pass it; ``a / b`` is a rate.
        where: Answers with which it applies.
        below: Whether it is a floor.
    """

    calculator: str
    fact: str
    outputs: tuple[str, ...]
    where: tuple[tuple[str, Any], ...] = ()
    below: bool = False

    def limit(self) -> Decimal:
        """Read the fact; of a list the first or the last."""
        fact = _facts(self.calculator)[self.fact]
        if not fact.numbers:
            return Decimal(fact.values[-1 if self.below else 0])
        return fact.value

    def found(self, inputs: dict[str, Any], outputs: dict[str, Any]) -> list[Decimal]:
        """Find what a reply gives of it."""
        if any(inputs.get(name) != answer for name, answer in self.where):
            return []
        return [amount for name in self.outputs if (amount := _amount(name, outputs)) is not None]


OLAMINE, CHOLINE, DOMAINS = (("salt", "olamine"),), (("salt", "choline"),), (("scale", "itp-bat-domains"),)
HELD = (
    End("avatrombopag", "maximum_regimen", ("level", "resume_level")),
    End("avatrombopag", "lowest_level", ("level", "resume_level"), below=True),
    *(
        End("bleeding-grade", "reported_cap", (f"{part}_grade",), (*DOMAINS, (f"{part}_documented", False)))
        for part in ("skin", "mucosa", "organ")
    ),
    End("eltrombopag", "maximum_olamine", ("dose", "resume_dose"), OLAMINE),
    End("eltrombopag", "lowest_olamine", ("dose", "resume_dose"), OLAMINE, below=True),
    End("eltrombopag", "maximum_choline", ("dose", "resume_dose"), CHOLINE),
    End("fostamatinib", "ladder", ("daily_dose",)),
    End("fostamatinib", "ladder", ("daily_dose",), below=True),
    End("immunoglobulin", "rate_max", ("rate_start / dosing_weight", "rate_max / dosing_weight")),
    End("romiplostim", "maximum_step", ("step",)),
    End("romiplostim", "start_step", ("step",), below=True),
    End("tranexamic-acid", "maximum_rate", ("dose / minimum_minutes",)),
    End("vincristine", "cap", ("dose",)),
)  # fmt: skip
# Steps of choline are not covered, so no reply gives more than its starting dose.
NOT_REACHED = {"maximum_choline"}
BY_CALCULATOR = pytest.mark.parametrize("calculator", sorted({end.calculator for end in HELD}))


@cache
def _facts(calculator: str) -> Facts:
    return Facts.load(ROOT / "calculators" / calculator.replace("-", "_") / "rules.py")


def _amount(name: str, outputs: dict[str, Any]) -> Decimal | None:
    amount, _, per = name.partition(" / ")
    if amount not in outputs or (per and per not in outputs):
        return None
    number = Decimal(outputs[amount]["value"])
    return number / Decimal(outputs[per]["value"]) if per else number


def _hold(calculator: str, inputs: dict[str, Any]) -> set[End]:
    """Check one request against all ends of its calculator, and tell which of them its reply reaches."""
    reached = set()
    reply = asked(calculator, inputs)
    for end in HELD:
        if end.calculator == calculator and reply["status"] == "ok":
            for amount in end.found(inputs, reply["outputs"]):
                limit = end.limit()
                assert amount >= limit if end.below else amount <= limit + limit * Decimal("1e-30"), (end, inputs)
                reached |= {end} if abs(amount - limit) <= limit * Decimal("1e-30") else set()
    return reached


def test_every_end_in_the_facts_is_held_here() -> None:
    """A fact that is called a cap, a maximum or a lowest amount has its property."""
    found = {(id_, name) for id_ in calculator_ids() for name in _facts(id_) if ENDS.search(name)}
    assert found <= {(end.calculator, end.fact) for end in HELD}


@BY_CALCULATOR
def test_vectors_reach_each_end_and_pass_none(calculator: str) -> None:
    """The ends are reached, so that holding them says something."""
    reached = {end for inputs in inputs_of_vectors()[calculator] for end in _hold(calculator, inputs)}
    assert reached == {end for end in HELD if end.calculator == calculator and end.fact not in NOT_REACHED}


@BY_CALCULATOR
@given(rng=RANDOM)
@settings(max_examples=60)
def test_random_requests_pass_no_end(calculator: str, rng: Random) -> None:
    """Whatever is asked, no amount is given beyond an end."""
    request = random_request(calculator, rng)
    _hold(calculator, {name: answer for name, answer in request["inputs"].items() if answer is not None})
