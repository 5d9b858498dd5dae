"""What a calculator's page shows without script, as Markdown: formulas, decisions, examples, thresholds, tables.

Every figure in it is a fact or was computed by the calculator itself at build; none is typed here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from latex2mathml.converter import convert as to_mathml

from wardbook.kit import Fact, Facts, Output, plain
from wardbook.kit import explanation as kit
from wardbook.kit.registry import find
from wardbook.model.typeset import typeset
from wardbook.render.wire import wire_text

ANSWER_TABLES = "answer-tables"
_NAMED = re.compile(r"\{(\w+)\}")
_NAMED_IN_LATEX = re.compile(r"<(\w+)>")
_STATUS = {"V": "Read in the source", "P": "Decision of this project", "G": "Not covered: nobody has read the source"}
_FACT_STATUS = {"verified": _STATUS["V"], "project": _STATUS["P"], "gated": _STATUS["G"]}
_JURISDICTION = {"any": "Any", "US": "United States", "EU": "European Union"}
_LONG_LIST = 12
_REFUSED = {
    "invalid": "refused",
    "blocked": "no dose: blocked",
    "incomplete": "more answers needed",
    "uncovered": "not covered",
}


def explanation_markdown(calculator: str) -> str:
    """Write the parts of a calculator's page that stand without script.

    Args:
        calculator: Id of the calculator.

    Returns:
        Markdown with citations; parts that a calculator does not have are left out.
    """
    explained, facts = kit.explanation_of(calculator), kit.facts_of(calculator)
    parts = (
        _formulas(explained, facts),
        _decisions(explained, facts),
        _lookups(explained, facts),
        _examples(calculator, explained),
        _thresholds(calculator, explained, facts),
        _answer_tables(calculator, explained),
        _sources(facts),
        _history(explained),
    )
    return "\n\n".join("\n\n".join(part) for part in parts if part) + "\n"


def _formulas(explained: kit.Explanation, facts: Facts) -> list[str]:
    parts = ["## How it is worked out"] if explained.formulas else []
    for formula in explained.formulas:
        latex = _NAMED_IN_LATEX.sub(lambda found: plain(facts.value(found.group(1))), formula.latex)
        words = _filled(formula.words, facts)
        picture = to_mathml(latex).replace("<math ", f'<math aria-label="{words}" ')
        parts.append(f"**{formula.label}:** {picture}")
        parts.append(f"In words: {words}{_cited(formula.references)}.")
    return parts


def _decisions(explained: kit.Explanation, facts: Facts) -> list[str]:
    if not explained.decisions:
        return []
    rows = [
        (_filled(row.when, facts), _filled(row.then, facts) + _cited(row.references), _STATUS[row.status])
        for row in explained.decisions
    ]
    table = _table(("When", "Then", "Standing"), rows)
    return ["## Decision table", "The first row that applies decides.", table]


def _lookups(explained: kit.Explanation, facts: Facts) -> list[str]:
    parts = ["## Tables it looks things up in"] if explained.lookups else []
    for lookup in explained.lookups:
        rows = [tuple(_filled(cell, facts) for cell in row) for row in lookup.rows]
        parts += [f"### {lookup.title}", _table(lookup.columns, rows)]
        if lookup.references:
            parts.append(f"Source:{_cited(lookup.references)}.")
    return parts


def _examples(calculator: str, explained: kit.Explanation) -> list[str]:
    vectors = {vector["id"]: vector for vector in kit.vectors_of(calculator)}
    parts = ["## Worked examples"] if explained.examples else []
    for number, id_ in enumerate(explained.examples, start=1):
        vector = vectors[id_]
        inputs = vector["request"]["inputs"]
        reply = _ask(calculator, inputs)
        parts.append(f"### Example {number}")
        parts.append(_table(("Answer given", "Value"), _input_rows(calculator, inputs)))
        steps = [(step["label"], typeset(step["expression"]), typeset(step["value"])) for step in reply["working"]]
        if steps:
            parts.append(_table(("Step", "Working", "Result"), steps))
        parts.append(f"Result: {_result(calculator, reply)}. By hand: {_safe(typeset(vector['comment']))}.")
    return parts


def _thresholds(calculator: str, explained: kit.Explanation, facts: Facts) -> list[str]:
    parts = ["## Just below, at and just above each threshold"] if explained.thresholds else []
    for threshold in explained.thresholds:
        at, step = _limit(facts, threshold.fact), Decimal(threshold.step)
        wires = [f"{plain(value)} {threshold.unit}".strip() for value in (at - step, at, at + step)]
        replies = [
            _ask(calculator, {**threshold.base, threshold.input: wire, "confirm": _confirmed(threshold)})
            for wire in wires
        ]
        shared = set.intersection(*(_remarks(reply) for reply in replies))
        rows = [
            (place, _value_text(calculator, threshold.input, wire), _result(calculator, reply, told=shared))
            for place, wire, reply in zip(("just below", "at", "just above"), wires, replies, strict=True)
        ]
        parts += [f"### {_filled(threshold.title, facts)}", _table(("Where", "Value", "Answer"), rows)]
    return parts


def _limit(facts: Facts, name: str) -> Decimal:
    """The number that a threshold names: a fact, or after a dot the end of one that is a range."""
    fact, _, end = name.partition(".")
    if not end:
        return facts.value(fact)
    return facts[fact].low if end == "low" else facts[fact].high


def _remarks(reply: Mapping[str, Any]) -> set[str]:
    return {note["message"] for note in reply["notes"]}


def _confirmed(threshold: kit.Threshold) -> list[str]:
    return [*threshold.base.get("confirm", ()), threshold.input]


def _answer_tables(calculator: str, explained: kit.Explanation) -> list[str]:
    if not explained.tables:
        return []
    parts = [f"## Answer tables {{#{ANSWER_TABLES}}}"]
    parts.append("These answers were computed by this calculator when the page was made. Use them when it cannot run.")
    for table in explained.tables:
        parts += [f"### {typeset(table.title)}", _answer_table(calculator, table)]
        if table.caution:
            parts.append(table.caution)
    return parts


def _answer_table(calculator: str, table: kit.AnswerTable) -> str:
    row_name = _label(calculator, table.rows.input)
    if table.columns is None:
        heads = [row_name, *(_output_head(calculator, name) for name in table.outputs)]
        rows = []
        for value in table.rows.values:
            reply = _ask(calculator, {**table.base, table.rows.input: value})
            cells = [_cell(calculator, reply, (name,)) for name in table.outputs]
            rows.append((_value_text(calculator, table.rows.input, value), *cells))
        return _table(heads, rows)
    column = table.columns
    heads = [row_name, *(_value_text(calculator, column.input, value) for value in column.values)]
    rows = []
    for value in table.rows.values:
        replies = (
            _ask(calculator, {**table.base, table.rows.input: value, column.input: across}) for across in column.values
        )
        cells = [_cell(calculator, reply, table.outputs) for reply in replies]
        rows.append((_value_text(calculator, table.rows.input, value), *cells))
    return _table(heads, rows)


def _sources(facts: Facts) -> list[str]:
    rows = [
        (fact.meaning, _fact_value(fact), _FACT_STATUS[fact.status], _JURISDICTION[fact.jurisdiction], _source(fact))
        for fact in facts.values()
    ]
    if not rows:
        return []
    return ["## Numbers and where they were read", _table(("Meaning", "Value", "Standing", "Label", "Source"), rows)]


def _history(explained: kit.Explanation) -> list[str]:
    rows = [(change.version, change.on.isoformat(), change.what) for change in explained.history]
    return ["## Versions of this calculator", _table(("Version", "Date", "What changed"), rows)] if rows else []


def _fact_value(fact: Fact) -> str:
    return "none" if fact.status == "gated" else typeset(fact.shown())


def _source(fact: Fact) -> str:
    return f"{fact.locator}{_cited(fact.sources)}"


def _ask(calculator: str, inputs: Mapping[str, Any]) -> dict[str, Any]:
    return find(calculator).evaluate(inputs)


def _result(calculator: str, reply: Mapping[str, Any], *, told: set[str] | None = None) -> str:
    """Say a reply in one line: the action in words, the outputs with their units, and notes that were not told."""
    spec, said = find(calculator).spec, []
    if reply["status"] != "ok":
        said.append(_REFUSED[reply["status"]])
    if reply["action"]:
        said.append(spec.actions[reply["action"]])
    said += [problem["message"].rstrip(".") for problem in reply["problems"]]
    said += [f"{spec.output(name).label}: {_shown(calculator, reply, name)}" for name in reply["outputs"]]
    if told is not None:
        said += [note["message"].rstrip(".") for note in reply["notes"] if note["message"] not in told]
    return _safe("; ".join(said))


def _cell(calculator: str, reply: Mapping[str, Any], outputs: Sequence[str]) -> str:
    if reply["status"] != "ok":
        return _REFUSED[reply["status"]]
    said = []
    for name in outputs:
        if name == "action" and reply["action"]:
            said.append(find(calculator).spec.actions[reply["action"]])
        elif name in reply["outputs"]:
            said.append(_shown(calculator, reply, name))
    return _safe("; ".join(said)) or "none"


def _shown(calculator: str, reply: Mapping[str, Any], name: str) -> str:
    output, shown = find(calculator).spec.output(name), reply["outputs"][name]
    if output.record and len(shown["value"]) > _LONG_LIST:
        return _in_brief(output, shown["value"])
    return typeset(f"{shown['display']} {output.unit_label(shown['display'])}".strip())


def _in_brief(output: Output, records: Iterable[Mapping[str, str]]) -> str:
    """Write a long list of records by the first two fields of each: what it is about, and what is said of it."""
    first, second = list(output.record)[:2]
    words = output.choices
    return "; ".join(f"{words[record[first]]}: {words[record[second]].lower()}" for record in records)


def _output_head(calculator: str, name: str) -> str:
    return "Advice" if name == "action" else find(calculator).spec.output(name).label


def _label(calculator: str, name: str) -> str:
    return find(calculator).spec.field(name).label


def _input_rows(calculator: str, inputs: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (_label(calculator, name), _value_text(calculator, name, value))
        for name, value in inputs.items()
        if name != "confirm" and value is not None
    ]


def _value_text(calculator: str, name: str, value: Any) -> str:
    """Write a wire value as the form shows it."""
    field = find(calculator).spec.field(name).describe()
    return _safe(typeset(wire_text(field, value)))


def _filled(text: str, facts: Facts) -> str:
    return typeset(_NAMED.sub(lambda found: facts[found.group(1)].shown(), text))


def _cited(references: Iterable[str]) -> str:
    return "".join(f" [@{key}]" for key in references)


def _safe(text: str) -> str:
    """Keep words from being read as Markdown."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", text)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [_row(heads), _row(["---"] * len(heads)), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("\n", " ") for cell in cells) + " |"
