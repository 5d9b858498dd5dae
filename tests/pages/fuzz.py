"""Random use of a form, and whether what it showed belonged to what stood in it."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.pages.forms import STATES, CalculatorForm, NotTypableError, changes
from tests.support.requests import inputs_of_vectors
from tests.support.vectors import all_vectors
from wardbook.kit import call

SCRIPT = (Path(__file__).resolve().parents[1] / "support" / "fuzz.js").read_text("utf-8")
# Runs before the page: keeps every worker, so that it can be killed.
KEEP_WORKERS = """globalThis.wardbookWorkers = [];
globalThis.Worker = new Proxy(Worker, {construct(target, given) {
    const worker = Reflect.construct(target, given);
    globalThis.wardbookWorkers.push(worker);
    return worker;
}});"""
NONSENSE = (
    "0",
    "-1",
    "1e9",
    "80,5",
    "\uff18",
    " ",
    "<b>1</b>",
    "'\"><script>alert(1)</script>",
    "9" * 30,
    "x",
    "1.0.0",
)
PLAIN = ("1", "5", "10", "30", "50", "70", "80", "100", "170", "180", "2026-03-01", "2026-02-30", "08:00", "1.5")


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """What one run showed.

    Args:
        faults: What was wrong.
        shown: How many different results were compared, by state.
    """

    faults: list[str]
    shown: Counter[str]


def fuzz(form: CalculatorForm, *, edits: int, seed: int, kills: int = 0) -> Fuzzed:
    """Use a form at random and compare each result that it showed with CPython's answer to the same answers.

    Args:
        form: The form; its page was opened with `KEEP_WORKERS` when workers are to be killed.
        edits: How many edits.
        seed: Where chance begins.
        kills: How often the worker is killed on the way.
    """
    starts = [list(changes(form.spec, inputs)) for inputs in answered(form.spec)]
    options = {"pools": _pools(form.spec), "starts": starts, "edits": edits, "seed": seed, "kills": kills}
    found = form.form.evaluate(f"(form, options) => ({SCRIPT})(form, options)", options)
    faults = [f"{form.spec['id']}, seed {seed}: {text}" for text in found["faults"]]
    for one in found["seen"]:
        faults += [f"{form.spec['id']}, seed {seed}: {text}" for text in compared(form.spec, one)]
    return Fuzzed(faults, Counter(one["state"] for one in found["seen"]))


def compared(spec: Mapping[str, Any], one: Mapping[str, Any]) -> Iterator[str]:
    """Say how a shown result differs from the answer to what stood in the form."""
    request = {"calculator": spec["id"], "inputs": inputs_in(spec, one["controls"])}
    reply = json.loads(call(json.dumps(request)))
    shown = {name: value for name, value, _ in one["outputs"]}
    right = {name: _written(part["value"]) for name, part in reply["outputs"].items()}
    if STATES[one["state"]] != reply["status"] or one["action"] != reply["action"] or shown != right:
        yield f"{one['state']} {one['action']} {shown} for {json.dumps(request['inputs'])}: {reply['status']} {right}"
    doses = {output["name"] for output in spec["outputs"] if output["dose"]}
    if one["state"] != "ready" and doses & set(shown):
        yield f"a dose stands beside a problem: {one}"


def answered(spec: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the inputs of the vectors that are answered and can be typed."""
    for vector in all_vectors():
        request = vector["request"]
        if vector["expect"].get("status") != "ok" or request["calculator"] != spec["id"]:
            continue
        try:
            list(changes(spec, request["inputs"]))
        except NotTypableError:
            continue
        yield request["inputs"]


def _written(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _pools(spec: Mapping[str, Any]) -> dict[str, list[str]]:
    """Give texts to type for each control: those of the vectors, and nonsense."""
    pools: dict[str, list[str]] = {}
    for inputs in inputs_of_vectors()[spec["id"]]:
        for name, value in _texts("", inputs):
            pools.setdefault(name, []).append(value)
    described = [part["name"] for part in spec["inputs"]]
    return {name: [*(pools.get(name, [])[:40]), *PLAIN, *NONSENSE] for name in {*pools, *described}}


def _texts(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and set(value) == {"value", "unit"}:
        yield name, str(value["value"])
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(f"{name}.{key}" if name else key, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(f"{name}[]", inner)
    elif isinstance(value, str):
        yield name, value.partition(" ")[0]


def inputs_in(spec: Mapping[str, Any], controls: list[list[str]]) -> dict[str, Any]:
    """Read a form's controls as a request, independently of the page's own reading."""
    values: dict[str, list[str]] = {}
    for name, value in controls:
        values.setdefault(name, []).append(value.strip())
    inputs: dict[str, Any] = {}
    kept: dict[str, list[int]] = {}
    for part in spec["inputs"]:
        answer = _answer(part, part["name"], values, kept)
        if answer is not None:
            inputs[part["name"]] = answer
    agreed = [_wire_name(name, kept) for name in values.get("confirm", [])]
    return inputs | ({"confirm": agreed} if agreed else {})


def _answer(part: Mapping[str, Any], name: str, values: Mapping[str, list[str]], kept: dict[str, list[int]]) -> Any:
    if part["type"] == "list" and part["items"] == "choice":
        ticked = values.get(name, [])
        return ticked or ([] if f"{name}.none" in values else None)
    if part["type"] == "list":
        return [] if f"{name}.none" in values else _rows(part, name, values, kept)
    text = values.get(name, [""])[0]
    if not text:
        return None
    if part["type"] == "quantity":
        return {"value": text, "unit": values[f"{name}.unit"][0]}
    return text == "true" if part["type"] == "boolean" else text


def _rows(part: Mapping[str, Any], name: str, values: Mapping[str, list[str]], kept: dict[str, list[int]]) -> Any:
    found = (re.match(rf"{name}\[(\d+)\]", key) for key in values)
    rows = []
    for index in sorted({int(match[1]) for match in found if match}):
        at = f"{name}[{index}]"
        if part["items"] == "record":
            fields = {inner["name"]: _answer(inner, f"{at}.{inner['name']}", values, kept) for inner in part["fields"]}
            row: Any = {key: answer for key, answer in fields.items() if answer is not None}
        else:
            row = _answer({**part, "type": part["items"]}, at, values, kept)
        if row not in (None, {}):
            kept.setdefault(name, []).append(index)
            rows.append(row)
    return rows or None


def _wire_name(name: str, kept: Mapping[str, list[int]]) -> str:
    match = re.fullmatch(r"(\w+)\[(\d+)\](.*)", name)
    if not match or int(match[2]) not in kept.get(match[1], []):
        return name
    return f"{match[1]}[{kept[match[1]].index(int(match[2]))}]{match[3]}"
