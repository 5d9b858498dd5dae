"""Filling a calculator's form from a request of the wire format, and reading what it shows as a reply."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from playwright.sync_api import Locator, Page

STATES = {
    "ready": "ok",
    "incomplete": "incomplete",
    "invalid": "invalid",
    "blocked": "blocked",
    "uncovered": "uncovered",
}
START_MS = 90_000

# One change of the form: what to do, the name of the control, the value.
type Change = tuple[str, str, str]

_APPLY = """(form, changes) => {
  const tell = (element, ...types) => types.forEach((type) => element.dispatchEvent(new Event(type, {bubbles: true})));
  for (const [act, name, value] of changes) {
    if (act === "row") { form.querySelector(`[data-add-row="${name}"]`).click(); continue; }
    const controls = [...form.elements].filter((control) => control.name === name);
    const control = act === "tick" ? controls.find((box) => box.value === value) : controls[0];
    if (!control) throw new Error(`${name} has no control for ${value}`);
    if (act === "tick") control.checked = true; else control.value = value;
    if (control.value !== value) throw new Error(`${name} cannot hold ${value}`);
    if (act === "type") tell(control, "input");
    tell(control, "change");
  }
}"""

_READ = """(form) => {
  const all = (selector) => [...form.querySelectorAll(selector)];
  const items = (element) => [...element.children].map((item) => item.textContent);
  const display = (element) => element.tagName === "UL" ? items(element).join("; ") : element.textContent;
  return {
    state: form.querySelector("[data-result]").dataset.state,
    action: form.querySelector("[data-action]")?.dataset.action ?? null,
    outputs: Object.fromEntries(all("[data-output]").map((element) => [element.dataset.output,
      {value: element.dataset.value, unit: element.dataset.unit || null, display: display(element)}])),
    notes: all("[data-note]").map((note) => note.dataset.note),
    problems: all("[data-error]").filter((place) => place.textContent).map((place) => place.dataset.error),
    gated: all("[data-gated]").map((rule) => rule.dataset.gated),
  };
}"""

# Empty the form, bring the changes in, ask, answer the questions that the request confirms, and read: in one step.
_ANSWER = (
    """async (form, [changes, confirmed]) => {
  const apply = """
    + _APPLY
    + """, read = """
    + _READ
    + """;
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const result = form.querySelector("[data-result]");
  const ask = async () => {
    form.querySelector("button[type=submit]").click();
    while (["loading", "empty"].includes(result.dataset.state)) await pause(2);
  };
  form.reset();
  await pause(2);
  apply(form, changes);
  await ask();
  const asked = [...form.querySelectorAll("[name=confirm]")].filter((box) => confirmed.includes(box.value));
  if (asked.length) {
    apply(form, asked.map((box) => ["tick", "confirm", box.value]));
    await ask();
  }
  return read(form);
}"""
)


class NotTypableError(Exception):
    """A form cannot say what the request says, such as an input that does not exist."""


class CalculatorForm:
    """One calculator's form on a page.

    Args:
        page: The browser's page.
        spec: What the calculator says about itself.
    """

    def __init__(self, page: Page, spec: Mapping[str, Any]) -> None:
        self.spec = spec
        self.page = page
        self.form: Locator = page.locator(f'form[data-calculator="{spec["id"]}"]').first
        self.result: Locator = self.form.locator("[data-result]")

    def clear(self) -> None:
        """Empty the form by its button."""
        self.form.locator("button[type=reset]").click()

    def fill(self, inputs: Mapping[str, Any]) -> None:
        """Type and choose what a request holds."""
        self.form.evaluate(_APPLY, list(changes(self.spec, inputs)))

    def answer(self, inputs: Mapping[str, Any]) -> dict[str, Any]:
        """Ask one request from an empty form; the questions that it confirms are answered with yes.

        Returns:
            The reply as far as a page shows it; see `reply`.
        """
        arguments = [list(changes(self.spec, inputs)), inputs.get("confirm") or []]
        return self._as_reply(self.form.evaluate(_ANSWER, arguments))

    def ask(self) -> str:
        """Ask for the answer by the button, wait for it, and give its state."""
        self.form.locator("button[type=submit]").evaluate("(button) => button.click()")
        return self.settled()

    def settled(self) -> str:
        """Wait until an answer or a failure is shown, and give the state."""
        self.result.page.wait_for_function(
            "(result) => !['loading', 'empty'].includes(result.dataset.state)",
            arg=self.result.element_handle(),
            timeout=START_MS,
        )
        return self.state()

    def state(self) -> str:
        """Give the state of the result region."""
        return self.result.get_attribute("data-state") or ""

    def error(self, name: str) -> str:
        """Give the words beside a field."""
        return self.form.locator(f'[data-error="{name}"]').inner_text()

    def reply(self) -> dict[str, Any]:
        """Read the result back as far as a page shows it; a problem's code is not shown and reads as empty."""
        return self._as_reply(self.form.evaluate(_READ))

    def _as_reply(self, shown: dict[str, Any]) -> dict[str, Any]:
        types = {output["name"]: output["type"] for output in self.spec["outputs"]}
        return {
            "status": STATES.get(shown["state"], shown["state"]),
            "action": shown["action"],
            "outputs": {name: _output(part, types[name]) for name, part in shown["outputs"].items()},
            "notes": [{"code": code} for code in shown["notes"]],
            "problems": [{"field": name, "code": ""} for name in shown["problems"]],
            "gated": shown["gated"],
        }


def _output(part: Mapping[str, Any], kind: str) -> dict[str, Any]:
    value = part["value"]
    return {**part, "value": json.loads(value) if kind in {"boolean", "list"} else value}


def changes(spec: Mapping[str, Any], inputs: Mapping[str, Any]) -> Iterator[Change]:
    """List the changes that bring a request into an empty form, in the order of the form.

    Raises:
        NotTypableError: The form has no way to say it.
    """
    described = {part["name"]: part for part in spec["inputs"]}
    if unknown := set(inputs) - set(described) - {"confirm"}:
        raise NotTypableError(f"no input is called {sorted(unknown)}")
    for name, part in described.items():
        if inputs.get(name) is not None:
            yield from _changes(part, name, inputs[name])


def _changes(part: Mapping[str, Any], name: str, value: Any) -> Iterator[Change]:
    if part["type"] == "list":
        yield from _list_changes(part, name, value)
    elif part["type"] == "quantity":
        yield from _quantity_changes(part, name, value)
    elif part["type"] in {"choice", "boolean"}:
        yield ("choose", name, _option(part, value))
    else:
        yield ("type", name, _typed(value))


def _list_changes(part: Mapping[str, Any], name: str, value: Any) -> Iterator[Change]:
    if not isinstance(value, list):
        raise NotTypableError(f"{name} is no list")
    if not value:
        if part["length"][0] > 0:
            raise NotTypableError(f"{name} cannot be empty")
        yield ("tick", f"{name}.none", "none")
    elif part["items"] == "choice":
        if len(set(map(str, value))) != len(value):
            raise NotTypableError(f"{name} names a choice twice")
        yield from (("tick", name, _option(part, code)) for code in value)
    else:
        yield from _row_changes(part, name, value)


def _row_changes(part: Mapping[str, Any], name: str, rows: list[Any]) -> Iterator[Change]:
    if len(rows) > part["length"][1]:
        raise NotTypableError(f"{name} has too many rows")
    yield from (("row", name, "") for _ in rows[1:])
    for index, row in enumerate(rows):
        at = f"{name}[{index}]"
        if part["items"] != "record":
            yield from _changes({**part, "type": part["items"]}, at, row)
            continue
        fields = {inner["name"]: inner for inner in part["fields"]}
        if not isinstance(row, dict) or set(row) - set(fields) or all(answer is None for answer in row.values()):
            raise NotTypableError(f"{at} is no record of this form")
        for inner, answer in row.items():
            if answer is not None:
                yield from _changes(fields[inner], f"{at}.{inner}", answer)


def _quantity_changes(part: Mapping[str, Any], name: str, value: Any) -> Iterator[Change]:
    if isinstance(value, dict) and set(value) == {"value", "unit"}:
        number, unit = value["value"], value["unit"]
    elif isinstance(value, str) and " " in value:
        number, _, unit = value.partition(" ")
    else:
        raise NotTypableError(f"{name} has no unit")
    if unit not in {offered["code"] for offered in part["units"]}:
        raise NotTypableError(f"{name} is not offered in {unit}")
    yield ("choose", f"{name}.unit", unit)
    yield ("type", name, _typed(number))


def _option(part: Mapping[str, Any], value: Any) -> str:
    if part["type"] == "boolean" and isinstance(value, bool):
        return str(value).lower()
    codes = {choice["code"] for choice in part["choices"]}
    if value == "unknown" and value not in codes:
        return ""
    if part["type"] == "boolean" or value not in codes:
        raise NotTypableError(f"{part['name']} does not offer {value!r}")
    return str(value)


def _typed(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise NotTypableError(f"{value!r} cannot be typed")
    text = value if isinstance(value, str) else repr(value)
    if text != text.strip() or not text or (not isinstance(value, str) and "e" in text):
        raise NotTypableError(f"{text!r} is typed otherwise")
    return text
