"""The inputs of a spec as views of form fields."""

from collections.abc import Mapping
from typing import Any

from wardbook.model.typeset import tall_man, typeset
from wardbook.render.views import FieldView, OptionView, PairView, RowView

Described = Mapping[str, Any]

OPEN_ROW = "ROW"
_INPUTMODES = {"quantity": "decimal", "number": "decimal", "integer": "numeric"}
_FORMATS = {
    "date": "Year-month-day, such as 2026-03-14.",
    "time": "24-hour clock, such as 08:30.",
}


def field_view(described: Described, *, prefix: str, name: str | None = None, quiet: bool = False) -> FieldView:
    """Work out the form field of one described input.

    Args:
        described: The input as `Calculator.describe` gives it.
        prefix: Start of every id in this form.
        name: Name of the control where it differs from the input's, as inside a row.
        quiet: Whether to leave out the word "optional", as where a heading says it.
    """
    name = name or described["name"]
    identity = f"{prefix}-{_id_part(name)}"
    kind = _kind(described)
    value, unit = _default(described)
    return FieldView(
        name=name,
        id=identity,
        label=described["label"],
        kind=kind,
        need=_need(described, quiet=quiet),
        hints=_hints(described),
        value="" if kind in {"choice", "boolean", "checks", "rows"} else value,
        units=_options(described.get("units", ()), identity=f"{identity}-unit", chosen=unit),
        pair=_pair(described.get("pair"), identity=identity),
        options=_choices(described, kind=kind, identity=identity, chosen=value),
        unanswered=not value,
        none_label=_none_label(described, kind=kind),
        inputmode=_INPUTMODES.get(kind, "text"),
        rows=_rows(described, prefix=prefix, name=name) if kind == "rows" else (),
        most_rows=_length(described)[1],
    )


def _kind(described: Described) -> str:
    if described["type"] != "list":
        return str(described["type"])
    return "checks" if described["items"] == "choice" else "rows"


def _need(described: Described, *, quiet: bool) -> str:
    if described["required"]:
        return "required"
    return "" if quiet or described.get("needed_when") or described.get("default") is not None else "optional"


def _hints(described: Described) -> tuple[str, ...]:
    hints = [described.get("hint"), _FORMATS.get(described["type"])]
    if described["type"] == "list" and described["items"] in _FORMATS:
        hints.append(_FORMATS[described["items"]])
    if described.get("strengths"):
        hints.append(f"One of {', '.join(described['strengths'])}.")
    if described.get("needed_when"):
        hints.append(f"Needed when {described['needed_when']}.")
    return tuple(typeset(hint if hint.endswith(".") else f"{hint}.") for hint in hints if hint)


def _default(described: Described) -> tuple[str, str]:
    default = described.get("default")
    if isinstance(default, Mapping):
        return str(default["value"]), str(default["unit"])
    if isinstance(default, bool):
        return str(default).lower(), ""
    if default is None or isinstance(default, list):
        return "", ""
    if described["type"] == "quantity":
        value, _, unit = str(default).partition(" ")
        return value, unit
    return str(default), ""


def _options(described: Any, *, identity: str, chosen: str) -> tuple[OptionView, ...]:
    return tuple(
        OptionView(
            code=part["code"],
            label=typeset(part["label"]),
            id=f"{identity}-{_id_part(part['code'])}",
            chosen=part["code"] == chosen,
        )
        for part in described
    )


def _pair(described: Described | None, *, identity: str) -> PairView | None:
    if described is None:
        return None
    parts = tuple(OptionView(code=part, label=part, id=f"{identity}-{_id_part(part)}") for part in described["parts"])
    return PairView(code=described["code"], label=described["label"], sent=described["unit"], parts=parts)


def _choices(described: Described, *, kind: str, identity: str, chosen: str) -> tuple[OptionView, ...]:
    if kind == "boolean":
        answers = ({"code": "true", "label": "Yes"}, {"code": "false", "label": "No"})
        return _options(answers, identity=identity, chosen=chosen)
    offered = described.get("choices", ())
    labels = tall_man([choice["label"] for choice in offered])
    choices = [{**choice, "label": label} for choice, label in zip(offered, labels, strict=True)]
    return _options(choices, identity=identity, chosen=chosen)


def _none_label(described: Described, *, kind: str) -> str:
    if kind not in {"checks", "rows"} or _length(described)[0] > 0:
        return ""
    return "None of these" if kind == "checks" else "None"


def _length(described: Described) -> tuple[int, int]:
    low, high = described.get("length") or (0, 0)
    return low, high


def _rows(described: Described, *, prefix: str, name: str) -> tuple[RowView, RowView]:
    """Give the first row, and the one with an open number that further rows are copied from."""
    first, further = (_row(described, prefix=prefix, name=name, index=index) for index in ("0", OPEN_ROW))
    return first, further


def _row(described: Described, *, prefix: str, name: str, index: str) -> RowView:
    at = f"{name}[{index}]"
    if described["items"] == "record":
        fields = tuple(field_view(part, prefix=prefix, name=f"{at}.{part['name']}") for part in described["fields"])
    else:
        item = {**described, "type": described["items"], "hint": None, "needed_when": None, "required": True}
        fields = (field_view(item, prefix=prefix, name=at),)
    return RowView(index=index, title=described["label"], fields=fields)


def _id_part(text: str) -> str:
    """Make the part of an id that a name or a code gives: letters, digits and hyphens."""
    return "-".join("".join(sign if sign.isalnum() and sign.isascii() else " " for sign in text).split()) or "x"
