"""All rules for content, by id."""

from wardbook.checks import (
    advice,
    blocks,
    doses,
    evidence,
    hazards,
    ids,
    keys,
    layers,
    pages,
    readers,
    reading,
    records,
    reviews,
    suppressions,
    wording,
)
from wardbook.checks.rules import Rule

_MODULES = (
    reading,
    keys,
    ids,
    blocks,
    advice,
    layers,
    doses,
    evidence,
    pages,
    readers,
    records,
    reviews,
    hazards,
    wording,
    suppressions,
)

RULES: dict[str, Rule] = {rule.id: rule for module in _MODULES for rule in module.RULES}
