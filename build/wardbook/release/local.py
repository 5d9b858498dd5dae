"""What a hospital adds to a release: its name, its telephone numbers, what it stocks, and the units it writes first.

The file is TOML; the bundle holds an example. What is not set is shown as not set. Nothing has a default: a wrong
telephone number or a strength that is not in stock does more harm than none.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from wardbook.model import Finding

# Numbers that a reader may need at once, in the order in which they are shown.
TELEPHONES = {
    "emergency": "Emergency team",
    "haematology": "Haematologist on call",
    "blood_bank": "Blood bank",
    "pharmacy": "Pharmacy",
}
_REQUIRED = ("name", "adapted_by", "adapted_on")
_TABLES: Mapping[str, frozenset[str]] = {
    "hospital": frozenset({*_REQUIRED, "address"}),
    "telephone": frozenset(TELEPHONES),
    "units": frozenset(),
    "stock": frozenset(),
}
_LONGEST = 120
_IN_NUMBERS = frozenset("0123456789 +-()/#*.,extEXT")
# An input is of what is in stock if its name ends so; only such inputs can be offered local choices.
_STOCKED = ("strength", "concentration", "vial_sizes")

type Specs = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """What a hospital has set.

    Args:
        name: Of the hospital.
        adapted_by: Who answers for these values.
        adapted_on: Day on which they were set.
        address: Where its readers find the site, with a slash at its end; empty where that is not set.
        telephones: Number by key of `TELEPHONES`; without those that are not set.
        units: Unit that is shown first, by the name of an input.
        stock: Amounts by calculator and input.
    """

    name: str
    adapted_by: str
    adapted_on: date
    address: str
    telephones: Mapping[str, str]
    units: Mapping[str, str]
    stock: Mapping[str, Mapping[str, tuple[str, ...]]]

    @property
    def digest(self) -> str:
        """A short hash over everything that is set, so that another adaptation is another release."""
        text = json.dumps(asdict(self), sort_keys=True, default=date.isoformat)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]


def read_local(path: Path, *, specs: Specs) -> tuple[Local | None, list[Finding]]:
    """Read and check a hospital's file.

    Args:
        path: The file.
        specs: What each calculator says about itself.

    Returns:
        What is set, or None and what is wrong.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return None, [Finding(path.name, 1, 1, "local-form", f"this is no TOML: {error}")]
    found = [Finding(path.name, 1, 1, rule, message) for rule, message in _faults(data, specs)]
    if found:
        return None, found
    hospital = data["hospital"]
    address = hospital.get("address", "")
    local = Local(
        name=hospital["name"],
        adapted_by=hospital["adapted_by"],
        adapted_on=hospital["adapted_on"],
        address=f"{address.rstrip('/')}/" if address else "",
        telephones=data.get("telephone", {}),
        units=data.get("units", {}),
        stock={
            id_: {name: tuple(given) for name, given in part.items()} for id_, part in data.get("stock", {}).items()
        },
    )
    return local, []


def stocked_inputs(specs: Specs) -> dict[str, list[str]]:
    """List the inputs that ask for what is in stock, by calculator."""
    named = {
        id_: [part["name"] for part in spec["inputs"] if part["name"].endswith(_STOCKED)] for id_, spec in specs.items()
    }
    return {id_: names for id_, names in named.items() if names}


def _faults(data: Mapping[str, Any], specs: Specs) -> Iterator[tuple[str, str]]:
    for name, table in data.items():
        if name not in _TABLES:
            yield "local-unknown-key", f"there is no table [{name}]; there are {', '.join(_TABLES)}."
        elif not isinstance(table, dict):
            yield "local-form", f"write {name} as a table, [{name}]."
        else:
            yield from (
                ("local-unknown-key", f"[{name}] has no '{key}'; it has {', '.join(sorted(_TABLES[name]))}.")
                for key in table
                if _TABLES[name] and key not in _TABLES[name]
            )
    tables = {name: data[name] if isinstance(data.get(name), dict) else {} for name in _TABLES}
    yield from _hospital_faults(tables["hospital"])
    yield from _telephone_faults(tables["telephone"])
    yield from _unit_faults(tables["units"], specs)
    for calculator, part in tables["stock"].items():
        yield from _stock_faults(calculator, part, specs)


def _hospital_faults(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in _REQUIRED:
        if key not in table:
            yield "local-missing", f"[hospital] needs '{key}': every page says who adapted it, for whom and when."
    for key in ("name", "adapted_by"):
        if key in table:
            yield from _text_faults(f"hospital.{key}", table[key])
    if "adapted_on" in table and type(table["adapted_on"]) is not date:
        yield "local-bad-date", "write adapted_on as a day without quotes, such as 2026-11-22."
    address = table.get("address", "")
    parts = urlsplit(address) if isinstance(address, str) else urlsplit("")
    is_web = parts.scheme in {"http", "https"} and parts.netloc and not (parts.query or parts.fragment)
    if address != "" and not is_web:
        yield "local-bad-address", f"address '{address}' is no http or https address."


def _telephone_faults(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, number in table.items():
        is_number = isinstance(number, str) and any(sign.isdigit() for sign in number) and {*number} <= _IN_NUMBERS
        if not is_number or len(number) > _LONGEST:
            yield "local-bad-telephone", f'telephone.{key} is no number as text, such as "+00 00 000 00 00".'


def _text_faults(key: str, value: object) -> Iterator[tuple[str, str]]:
    if not isinstance(value, str) or not value.strip() or not value.isprintable() or len(value) > _LONGEST:
        yield "local-bad-text", f"{key} must be one line of 1 to {_LONGEST} printable characters."


def _unit_faults(table: Mapping[str, Any], specs: Specs) -> Iterator[tuple[str, str]]:
    codes: dict[str, set[str]] = {}
    for spec in specs.values():
        for part in [*spec["inputs"], *(field for one in spec["inputs"] for field in one.get("fields") or [])]:
            codes.setdefault(part["name"], set()).update(unit["code"] for unit in part.get("units") or [])
    for name, code in table.items():
        if not codes.get(name):
            yield "local-unknown-input", f"units.{name}: no calculator has an input '{name}' with a unit."
        elif not isinstance(code, str) or code not in codes[name]:
            yield "local-bad-unit", f"units.{name}: '{code}' is none of {', '.join(sorted(codes[name]))}."


def _stock_faults(calculator: str, part: object, specs: Specs) -> Iterator[tuple[str, str]]:
    stocked = stocked_inputs(specs).get(calculator)
    if stocked is None:
        yield "local-unknown-calculator", f"stock.{calculator}: no calculator of this name asks for what is in stock."
        return
    if not isinstance(part, dict):
        yield "local-form", f"write stock.{calculator} as a table, [stock.{calculator}]."
        return
    inputs = {described["name"]: described for described in specs[calculator]["inputs"]}
    for name, amounts in part.items():
        key = f"stock.{calculator}.{name}"
        if name not in stocked:
            yield "local-unknown-input", f"{key}: it has {', '.join(stocked)}."
        elif not isinstance(amounts, list) or not amounts or len({*map(str, amounts)}) != len(amounts):
            yield "local-bad-amount", f"{key} must be a list of different amounts; leave it out where none is stocked."
        else:
            yield from (fault for amount in amounts for fault in _amount_faults(key, amount, inputs[name]))


def _amount_faults(key: str, amount: object, described: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    codes = [unit["code"] for unit in described.get("units") or []]
    form = f'"NUMBER {codes[0]}"' if codes else '"NUMBER"'
    number, _, unit = amount.partition(" ") if isinstance(amount, str) else ("", "", "")
    value = _decimal(number)
    if value is None or unit != (unit if unit in codes else codes[0] if codes else ""):
        yield "local-bad-amount", f"{key}: '{amount}' is not of the form {form}."
        return
    strengths = described.get("strengths")
    if strengths and value not in {Decimal(strength) for strength in strengths}:
        yield "local-bad-amount", f"{key}: {amount} is none of the strengths that it knows: {', '.join(strengths)}."
    limits = described.get("limits")
    if limits and unit == codes[0] and not Decimal(limits[0]) <= value <= Decimal(limits[1]):
        yield "local-bad-amount", f"{key}: {amount} is not from {limits[0]} to {limits[1]} {unit}."


def _decimal(text: str) -> Decimal | None:
    """Read a plain positive number; None for anything else."""
    try:
        value = Decimal(text) if text.replace(".", "", 1).isascii() and text.replace(".", "", 1).isdigit() else None
    except InvalidOperation:
        return None
    return value or None
