"""Values as they travel, written as the form of their calculator shows them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from wardbook.kit import brief, units


def wire_text(field: Mapping[str, Any], value: Any) -> str:
    """Write a value of a request in words.

    Args:
        field: What the calculator says about the input.
        value: Such as ``{"value": "28", "unit": "d"}``, ``"28 d"``, a code, a yes or no, or a list of these.

    Returns:
        Such as "28 days"; a code by its label.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(_item_text(field, item) for item in value) or "none"
    if isinstance(value, Mapping):
        value = f"{value['value']} {value['unit']}"
    text = str(value)
    if field["units"] and " " in text:
        number, _, code = text.partition(" ")
        return f"{brief(Decimal(number))} {_unit_label(field, code, number=number)}"
    return str({choice["code"]: choice["label"] for choice in field["choices"]}.get(text, text))


def _item_text(field: Mapping[str, Any], item: Any) -> str:
    parts = {part["name"]: part for part in field.get("fields", ())}
    if isinstance(item, Mapping) and parts:
        return ", ".join(wire_text(parts[name], value) for name, value in item.items())
    return wire_text(field, item)


def _unit_label(field: Mapping[str, Any], code: str, *, number: str) -> str:
    known = {unit["code"] for unit in field["units"]}
    return units.label(code, of=Decimal(1) if number == "1" else None) if code in known else code
