"""A calculator's spec as HTML: its form, its result region, and its tables."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from markupsafe import Markup

from wardbook.render.environment import render_component
from wardbook.render.fields import field_view
from wardbook.render.tables import tables_view
from wardbook.render.views import CalculatorView, FieldView

_FEW_INPUTS = 6


def render_calculator(
    spec: Mapping[str, Any],
    *,
    references: Mapping[str, str],
    page_href: str | None = None,
    level: int = 2,
    instance: int = 1,
) -> Markup:
    """Render the form of a calculator and the region of its result.

    Args:
        spec: The calculator as `Calculator.describe` gives it.
        references: One line of plain text for each reference key.
        page_href: Address of the calculator's own page, where the form stands elsewhere.
        level: Level of the form's heading.
        instance: Counts the forms of one calculator on one page, from 1.

    Returns:
        HTML that is complete without script and shows its form only once a script runs.
    """
    view = calculator_view(spec, references=references, page_href=page_href, level=level, instance=instance)
    return render_component("calculator", view)


def render_tables(spec: Mapping[str, Any]) -> Markup:
    """Render what a calculator declares, as tables that stand without script."""
    return render_component("tables", tables_view(spec))


def calculator_view(
    spec: Mapping[str, Any],
    *,
    references: Mapping[str, str],
    page_href: str | None = None,
    level: int = 2,
    instance: int = 1,
) -> CalculatorView:
    """Work out what the calculator macro takes."""
    element_id = f"calc-{spec['id']}" + (f"-{instance}" if instance > 1 else "")
    needed, optional = _grouped(spec["inputs"], prefix=element_id)
    return CalculatorView(
        id=spec["id"],
        element_id=element_id,
        title=spec["title"],
        purpose=spec["purpose"],
        version=spec["version"],
        read_on=_written(spec.get("read_on")),
        level=level,
        needed=needed,
        optional=optional,
        labels=script_json(_labels(spec, references)),
        page_href=page_href,
    )


def script_json(data: object) -> Markup:
    """Write JSON that is safe inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - every sign that could end the element is escaped above


def _grouped(inputs: Any, *, prefix: str) -> tuple[tuple[FieldView, ...], tuple[FieldView, ...]]:
    """Split the inputs: what an answer needs, and the rest where there is much of it.

    What a calculator asks before all else, such as which question it is to answer, stays in sight even where it has a
    default: the other inputs make sense only beside it.
    """
    needed = [part for part in inputs if part["required"] or part.get("needed_when")]
    first = [part for part in inputs if part is inputs[0] or part in needed]
    rest = [part for part in inputs if part not in first]
    if len(inputs) <= _FEW_INPUTS or not needed:
        return tuple(field_view(part, prefix=prefix) for part in inputs), ()
    return (
        tuple(field_view(part, prefix=prefix) for part in first),
        tuple(field_view(part, prefix=prefix, quiet=True) for part in rest),
    )


def _labels(spec: Mapping[str, Any], references: Mapping[str, str]) -> dict[str, Any]:
    """Collect the words that a reply is shown with: a reply holds codes, the spec their labels."""
    return {
        "title": spec["title"],
        "version": spec["version"],
        "outputs": {part["name"]: _output_labels(part) for part in spec["outputs"] if not part.get("gated")},
        "actions": {part["code"]: part["label"] for part in spec["actions"]},
        "inputs": {part["name"]: part["label"] for part in spec["inputs"]},
        "gated": {part["id"]: part["what"] for part in spec["gated"]},
        "references": {key: references.get(key, key) for key in spec["references"]},
        "calendar": spec.get("calendar", False),
    }


def _output_labels(output: Mapping[str, Any]) -> dict[str, Any]:
    unit = output["unit"]
    return {
        "label": output["label"],
        "type": output["type"],
        "dose": output["dose"],
        "units": {} if unit is None else {unit["code"]: [unit["label"], unit["one"]]},
        "choices": {part["code"]: part["label"] for part in output.get("choices", ())},
        "record": [[part["name"], part["label"]] for part in output.get("record", ())],
    }


def _written(day: str | None) -> str:
    if not day:
        return ""
    read = date.fromisoformat(day)
    return f"{read.day} {read:%B} {read.year}"
