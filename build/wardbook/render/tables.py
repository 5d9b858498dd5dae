"""What a calculator declares, as tables: inputs and limits, outputs, advice, and what is not covered."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from wardbook.kit import brief
from wardbook.model.typeset import typeset
from wardbook.render.views import TablesView, TableView
from wardbook.render.wire import wire_text

_TYPES = {
    "number": "number",
    "integer": "whole number",
    "boolean": "yes or no",
    "date": "date",
    "time": "time of day",
    "text": "words",
}
_SEVERITIES = {"info": "Information", "caution": "Caution", "warning": "Warning", "stop": "Stop"}


def tables_view(spec: Mapping[str, Any]) -> TablesView:
    """Work out the tables of one spec; a table without rows is left out."""
    tables = (
        _table(spec, "inputs", "Inputs", ("Input", "Unit or answers", "Accepted", "Needed"), _input_rows(spec)),
        _table(spec, "outputs", "Outputs", ("Output", "Unit", "Meaning"), _output_rows(spec)),
        _table(spec, "actions", "Advice it can give", ("Advice", "Code"), _pairs(spec["actions"], "label", "code")),
        _table(spec, "notes", "Notes it can give", ("When", "Kind"), _note_rows(spec)),
        _table(spec, "gated", "Not covered here", ("Rule", "Id"), _pairs(spec["gated"], "what", "id")),
    )
    return TablesView(
        id=f"tables-{spec['id']}",
        summary="Inputs, limits, outputs and what is not covered",
        tables=tuple(table for table in tables if table.rows),
    )


def _table(
    spec: Mapping[str, Any], part: str, caption: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> TableView:
    return TableView(
        id=f"tables-{spec['id']}-{part}",
        caption=caption,
        columns=columns,
        rows=tuple(tuple(map(typeset, row)) for row in rows),
    )


def _input_rows(spec: Mapping[str, Any]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for part in spec["inputs"]:
        rows.append((part["label"], _answers(part), _accepted(part), _needed(part)))
        rows.extend(
            (f"{part['label']}: {inner['label']}", _answers(inner), _accepted(inner), _needed(inner))
            for inner in part.get("fields", ())
        )
    return rows


def _answers(part: Mapping[str, Any]) -> str:
    if part.get("units"):
        return " or ".join(unit["label"] for unit in part["units"])
    if part.get("choices"):
        return "; ".join(choice["label"] for choice in part["choices"])
    if part["type"] == "list":
        return "list" if part["items"] == "record" else f"list: {_TYPES.get(part['items'], part['items'])}"
    return _TYPES.get(part["type"], str(part["type"]))


def _accepted(part: Mapping[str, Any]) -> str:
    unit = f" {part['units'][0]['label']}" if part.get("units") else ""
    said = []
    if part.get("strengths"):
        said.append(f"{', '.join(part['strengths'])}{unit}")
    if part.get("limits"):
        low, high = (_grouped(end) for end in part["limits"])
        said.append(f"{'above' if part.get('exclusive_min') else 'from'} {low} to {high}{unit}")
    if part.get("plausible"):
        sides = zip(("below", "above"), part["plausible"], part.get("limits") or (None, None), strict=True)
        asked = [f"{side} {_grouped(end)}" for side, end, limit in sides if end != limit]
        said += [f"asked {' and '.join(asked)}{unit}"] if asked else []
    return "; ".join(said) or "any of these"


def _grouped(number: str) -> str:
    """Write a number of the spec with a comma between thousands, as doses are written."""
    return brief(Decimal(number))


def _needed(part: Mapping[str, Any]) -> str:
    if part["required"]:
        return "always"
    if part.get("needed_when"):
        return f"when {part['needed_when']}"
    if part.get("default") is not None:
        return f"no; {wire_text(part, part['default'])} is used if nothing is chosen"
    return "no"


def _output_rows(spec: Mapping[str, Any]) -> list[tuple[str, ...]]:
    return [
        (part["label"], part["unit"]["label"] if part["unit"] else "", part["meaning"])
        for part in spec["outputs"]
        if not part.get("gated")
    ]


def _note_rows(spec: Mapping[str, Any]) -> list[tuple[str, ...]]:
    return [(part["when"], _SEVERITIES[part["severity"]]) for part in spec["notes"]]


def _pairs(parts: Sequence[Mapping[str, Any]], first: str, second: str) -> list[tuple[str, ...]]:
    return [(part[first], part[second]) for part in parts]
