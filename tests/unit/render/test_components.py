"""Every component from every fixture: well formed, escaped, labelled."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.support.markup import Markup
from wardbook.render import render_calculator, render_component, render_tables
from wardbook.render.environment import COMPONENTS
from wardbook.render.fields import field_view

type Fixture = Mapping[str, Any]

RENDERERS: Mapping[str, Callable[[Fixture], str]] = {
    "calculator": lambda spec: render_calculator(spec, references={"alpha2020": "Alpha & <Beta>. 2020."}),
    "field": lambda described: render_component("field", field_view(described, prefix="calc-demo")),
    "result": lambda view: render_component("result", view),
    "tables": render_tables,
    **{
        name: partial(render_component, name)
        for name in ("icon-array", "interval-plot", "local", "pathway", "timeline")
    },
}
FIXTURES = sorted(COMPONENTS.glob("*/fixtures/*.json"))


def rendered(path: Path) -> Markup:
    """Render a component from one of its fixtures."""
    return Markup(RENDERERS[path.parent.parent.name](json.loads(path.read_text("utf-8"))))


def test_each_component_with_a_macro_has_a_fixture() -> None:
    """A component that no fixture renders is not tested; rows are rendered through their field."""
    with_macro = {path.parent.name for path in COMPONENTS.glob("*/*.jinja")} - {"rows"}
    assert with_macro == {path.parent.parent.name for path in FIXTURES}


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_markup_is_well_formed(path: Path) -> None:
    """Tags are balanced, ids unique, and every label and description points to something."""
    assert rendered(path).faults == []


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_controls_have_names_for_all(path: Path) -> None:
    """A control has a label or an accessible name, an id, and no memory of what was typed."""
    markup = rendered(path)
    labelled = {label.attributes["for"] for label in markup.tagged("label")}
    for control in [*markup.tagged("input"), *markup.tagged("select")]:
        assert control.attributes["id"] in labelled or control.attributes.get("aria-label")
        assert control.attributes["autocomplete"] == "off"


def test_text_is_escaped() -> None:
    """Signs of markup in a label or a title stay text."""
    markup = rendered(COMPONENTS / "calculator" / "fixtures" / "few.json")
    assert markup.tagged("h2")[0].text == "Demo & <more>"
    choice = rendered(COMPONENTS / "field" / "fixtures" / "choice.json")
    assert [option.text for option in choice.tagged("option")] == ["Not answered", "First", "Second <b>"]
    assert not choice.tagged("b")


def test_data_block_cannot_end_its_element() -> None:
    """JSON inside a script holds no sign that could close it, and reads back whole."""
    block = rendered(COMPONENTS / "calculator" / "fixtures" / "few.json").having("data-labels")[0]
    assert "<" not in block.text
    assert "&" not in block.text
    assert json.loads(block.text)["references"] == {"alpha2020": "Alpha & <Beta>. 2020."}
