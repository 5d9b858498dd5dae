"""The vectors of all calculators, and how a reply is held against what a vector expects."""

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_EXACT_DIGITS = 2


def all_vectors() -> list[dict[str, Any]]:
    """Read the vectors of every calculator and those of the wire format, sorted by file."""
    files = [*sorted(ROOT.glob("calculators/*/vectors.json")), ROOT / "tests/vectors/wire.json"]
    return [vector for file in files for vector in json.loads(file.read_text(encoding="utf-8"))]


def mismatches(reply: dict[str, Any], expect: dict[str, Any]) -> list[str]:
    """List how a reply differs from what is expected of it; see `vectors_file` of the contract."""
    return [text for key, wanted in expect.items() for text in _mismatch(reply, key, wanted)]


def _mismatch(reply: dict[str, Any], key: str, wanted: Any) -> Iterator[str]:
    if key == "has_notes":
        found = [note["code"] for note in reply["notes"]]
        yield from (f"no note {code}" for code in wanted if code not in found)
    elif key == "has_problems":
        problems = [[problem["field"], problem["code"]] for problem in reply["problems"]]
        yield from (f"no problem {problem}" for problem in wanted if problem not in problems)
    elif key == "gated":
        yield from (f"not gated: {rule}" for rule in wanted if rule not in reply["gated"])
    elif key == "absent":
        yield from (f"output {name} is there" for name in wanted if name in reply["outputs"])
    elif not _holds(reply[key], wanted):
        yield f"{key}: expected {json.dumps(wanted)}, got {json.dumps(reply[key])}"


def _holds(found: Any, wanted: Any, *, value: bool = False) -> bool:
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(
            key in found and _holds(found[key], part, value=key == "value") for key, part in wanted.items()
        )
    if isinstance(wanted, list) and any(isinstance(part, dict) for part in wanted):
        rest = iter(found)
        return all(any(_holds(candidate, part) for candidate in rest) for part in wanted)
    if value and isinstance(wanted, str) and isinstance(found, str):
        return _near(found, wanted)
    return bool(found == wanted)


def _near(found: str, wanted: str) -> bool:
    try:
        number, target = Decimal(found), Decimal(wanted)
    except InvalidOperation:
        return found == wanted
    exponent = target.as_tuple().exponent
    assert isinstance(exponent, int)
    if exponent == 0 and len(target.as_tuple().digits) <= _EXACT_DIGITS:
        return number == target
    return abs(number - target) <= Decimal(5).scaleb(exponent - 1)
