"""What a calculator answers, and how it becomes a reply of the wire format."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from . import dates, decimals
from .errors import Problem, SpecError
from .spec import Output, Spec

_NOTHING: Mapping[str, Any] = MappingProxyType({})
# Made once, for every value of every reply is held against them.
_NUMBER = (Decimal, int)
_ROW = (list, tuple)
_AS_IT_IS = (str, bool, type(None))
NOT_COVERED = "Not covered here - see the current product label"


@dataclass(frozen=True, kw_only=True)
class Note:
    """A remark beside an answer.

    Args:
        code: Declared by the spec.
        message: Plain words; a dose in them is shown only when the status is ``ok``.
        references: Keys of the sources of the remark.
        without_dose: The words for every other status, where the message names a dose.
        severity: Graver or milder than the spec says, where the case decides that.
    """

    code: str
    message: str
    references: tuple[str, ...] = ()
    without_dose: str | None = None
    severity: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working, with units in the text."""

    label: str
    expression: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An answer with status ``ok``.

    Args:
        action: Code of the advised action, or None.
        outputs: Values by output name; one that does not apply or is not known is left out (or None).
        working: The steps, in order.
        notes: Remarks of this case.
        references: Keys of the references the answer used.
        gated: Side answers that were left out because nobody has read their rule.
    """

    action: str | None = None
    outputs: Mapping[str, Any] = field(default_factory=dict)
    working: tuple[Step, ...] = ()
    notes: tuple[Note, ...] = ()
    references: tuple[str, ...] = ()
    gated: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Uncovered:
    """An answer that would need a rule nobody has read: no dose, and no number the rule would give.

    Args:
        gated: Ids of the rules reached.
        action: The calculator's code for it.
        outputs: What is certain all the same, such as a stage.
        notes: Remarks of this case.
        references: Keys of the references used so far.
    """

    gated: tuple[str, ...]
    action: str | None = "clinician-decision"
    outputs: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    references: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Block:
    """A contraindication, or a blocking question that is not answered.

    Args:
        field: The input that blocks.
        code: ``contraindicated`` or ``not-answered``.
        message: What blocks and what to do.
        action: Code of the advised action, or None.
        notes: Remarks of this case.
        outputs: What is certain all the same, such as a grade.
        references: Keys of the references used.
        gated: Ids of rules that would be needed to go on and that nobody has read.
    """

    field: str
    message: str
    code: str = "contraindicated"
    action: str | None = None
    notes: tuple[Note, ...] = ()
    outputs: Mapping[str, Any] = _NOTHING
    references: tuple[str, ...] = ()
    gated: tuple[str, ...] = ()


def make_reply(
    spec: Spec,
    status: str,
    *,
    answer: Answer = Answer(),
    problems: Iterable[Problem] = (),
    notes: Sequence[Note] = (),
) -> dict[str, Any]:
    """Build a reply; every key is always present, and without status ``ok`` it holds no dose and no working.

    Args:
        spec: The calculator's declaration.
        status: One of the statuses of the wire format.
        answer: What was answered.
        problems: Why there is no answer.
        notes: Remarks beside those of the answer, shown first.

    Raises:
        SpecError: The answer names something that the spec does not declare.
    """
    ok = status == "ok"
    all_notes = [*notes, *answer.notes]
    _check_declared(spec, answer, all_notes)
    return {
        "calculator": spec.id,
        "version": spec.version,
        "status": status,
        "outputs": _outputs(spec, answer.outputs, ok=ok),
        "action": answer.action,
        "working": [{"label": s.label, "expression": s.expression, "value": s.value} for s in answer.working if ok],
        "notes": [_note(spec, note, ok=ok) for note in all_notes],
        "problems": [{"field": p.field, "code": p.code, "message": p.message} for p in problems],
        "references": list(dict.fromkeys([*answer.references, *(k for note in all_notes for k in note.references)])),
        "gated": list(dict.fromkeys(answer.gated)),
    }


def refusal(code: str, message: str, *, calculator: str | None = None) -> dict[str, Any]:
    """Build the reply to a request that names no calculator we have or is not of the form at all."""
    return {
        "calculator": calculator,
        "version": None,
        "status": "invalid",
        "outputs": {},
        "action": None,
        "working": [],
        "notes": [],
        "problems": [{"field": None, "code": code, "message": message}],
        "references": [],
        "gated": [],
    }


def written(output: Output, value: Any) -> str:
    """Write one value for a reader, without its unit."""
    if isinstance(value, str):
        return output.choices.get(value, value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, _NUMBER):
        return decimals.display(Decimal(value), output.places)
    if isinstance(value, date):
        return dates.written(value)
    if isinstance(value, _ROW):
        return "; ".join([written(output, item) for item in value]) or "None"
    labels, words = output.record, output.choices
    return ", ".join(
        [
            f"{labels.get(k, k)}: {words.get(v, v) if type(v) is str else written(output, v)}"
            for k, v in value.items()
            if v is not None
        ]
    )


def _outputs(spec: Spec, values: Mapping[str, Any], *, ok: bool) -> dict[str, Any]:
    outputs = {}
    for output in spec.outputs:
        value = values.get(output.name)
        if value is not None and (ok or not output.dose):
            outputs[output.name] = {"value": _wire(value), "display": written(output, value), "unit": output.unit}
    return outputs


def _wire(value: Any) -> Any:
    if isinstance(value, _AS_IT_IS):
        return value
    if isinstance(value, _NUMBER):
        return decimals.plain(Decimal(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, _ROW):
        return [part if type(part) is str else _wire(part) for part in value]
    return {key: part if type(part) is str else _wire(part) for key, part in value.items()}


def _note(spec: Spec, note: Note, *, ok: bool) -> dict[str, Any]:
    message = note.message if ok or note.without_dose is None else note.without_dose
    severity = note.severity or spec.severity(note.code)
    return {"code": note.code, "severity": severity, "message": message, "references": list(note.references)}


def _check_declared(spec: Spec, answer: Answer, notes: Sequence[Note]) -> None:
    for name in answer.outputs:
        if spec.output(name).gated:
            raise SpecError(f"{spec.id}: the output {name!r} belongs to a gated rule")
    if answer.action is not None and answer.action not in spec.actions:
        raise SpecError(f"{spec.id} declares no action {answer.action!r}")
    if set(answer.gated) - {rule.id for rule in spec.gated}:
        raise SpecError(f"{spec.id} declares no such gated rule: {answer.gated}")
    used = {*answer.references, *(key for note in notes for key in note.references)}
    if used - set(spec.references):
        raise SpecError(f"{spec.id} does not list the references {sorted(used - set(spec.references))}")
