"""The form of a calculator: names, order, defaults, and what is never preselected."""

import json
from typing import Any

import pytest

from tests.support.markup import Element, Markup
from wardbook.kit.registry import find
from wardbook.render import render_calculator
from wardbook.render.environment import COMPONENTS


def fixture(component: str, name: str) -> Any:
    """Read a fixture of a component."""
    return json.loads((COMPONENTS / component / "fixtures" / f"{name}.json").read_text("utf-8"))


def form(*names: str, **changes: Any) -> Markup:
    """Render a form with the inputs of some field fixtures."""
    spec = fixture("calculator", "few") | {"inputs": [fixture("field", name) | changes for name in names]}
    return Markup(render_calculator(spec, references={}))


def control(markup: Markup, name: str) -> Element:
    """Give the one control of a name."""
    (found,) = markup.named("name", name)
    return found


def chosen(markup: Markup, name: str) -> list[str]:
    """List the options of a select that are preselected."""
    select = control(markup, name).attributes["id"]
    start = markup.source.index(f'id="{select}"')
    options = Markup(
        markup.source[start - len("<select ") : markup.source.index("</select>", start) + len("</select>")]
    )
    return [option.attributes["value"] for option in options.tagged("option") if "selected" in option.attributes]


def test_quantity_has_number_and_unit() -> None:
    """One control for the number, one for the unit, and the unit in true superscripts."""
    markup = form("quantity")
    assert control(markup, "length").attributes["inputmode"] == "decimal"
    assert control(markup, "length.unit").attributes["aria-label"] == "Unit of Length"
    assert [option.text for option in markup.tagged("option")] == ["cm", "m²", "ft + in"]


def test_pair_of_units_has_two_boxes_without_names() -> None:
    """Feet and inches are typed apart; what is sent keeps its one control."""
    markup = form("quantity")
    parts = [box.attributes for box in markup.tagged("input") if "data-part" in box.attributes]
    assert [(part["data-part"], part["aria-label"]) for part in parts] == [("ft", "Length, ft"), ("in", "Length, in")]
    assert not any("name" in part for part in parts)
    assert [box.attributes["name"] for box in markup.tagged("input") if "name" in box.attributes] == ["length"]
    assert control(markup, "length").attributes["aria-describedby"] == "calc-demo-length-hint calc-demo-length-error"


def test_single_unit_is_still_shown() -> None:
    """A lone unit is a select too, so that no number stands without its unit."""
    assert control(form("quantity-default"), "limit.unit").tag == "select"


def test_clinical_choice_is_never_preselected() -> None:
    """The first option of a choice and of yes or no is "Not answered", and nothing is selected."""
    for name, fixture_name in (("group", "choice"), ("known", "boolean")):
        markup = form(fixture_name)
        assert markup.tagged("option")[0].attributes["value"] == ""
        assert markup.tagged("option")[0].text == "Not answered"
        assert chosen(markup, name) == []


def test_yes_and_no_are_wire_values() -> None:
    """Yes and no stand for true and false."""
    assert [(o.attributes["value"], o.text) for o in form("boolean").tagged("option")][1:] == [
        ("true", "Yes"),
        ("false", "No"),
    ]


def test_setting_is_preselected() -> None:
    """A setting shows the value it has, and "Not answered" is no answer to it."""
    assert chosen(form("choice-default"), "formula") == ["new"]
    assert [option.attributes["value"] for option in form("choice-default").tagged("option")] == ["old", "new"]
    assert control(form("quantity-default"), "limit").attributes["value"] == "10"


@pytest.mark.parametrize(("default", "value"), [("10 %", "10"), ("2.5 %", "2.5")])
def test_setting_may_be_a_text_with_a_unit(default: str, value: str) -> None:
    """A default written as a wire text is split into number and unit."""
    markup = form("quantity-default", default=default)
    assert control(markup, "limit").attributes["value"] == value
    assert chosen(markup, "limit.unit") == ["%"]


def test_boolean_setting_is_preselected() -> None:
    """A setting that is false is not taken for an unanswered question."""
    assert chosen(form("boolean", default=False), "known") == ["false"]


def test_list_of_choices_offers_none() -> None:
    """Checkboxes share the input's name; "None of these" is an answer of its own."""
    markup = form("checks")
    assert [box.attributes["value"] for box in markup.named("name", "signs")] == ["one", "two"]
    assert control(markup, "signs.none").attributes["value"] == "none"
    assert not any("checked" in box.attributes for box in markup.tagged("input"))


def test_list_that_must_not_be_empty_offers_no_none() -> None:
    """Where an empty list is no answer, there is no box for it."""
    assert not form("checks-some").named("name", "sites.none")
    assert not form("records").named("name", "past_counts.none")


def test_first_row_stands_in_the_page() -> None:
    """A list of records shows one row from the start and a template with an open number for more."""
    markup = form("records")
    assert control(markup, "past_counts[0].on").attributes["placeholder"] == "YYYY-MM-DD"
    assert control(markup, "past_counts[0].value.unit").tag == "select"
    assert "template" in control(markup, "past_counts[ROW].on").inside
    (adder,) = markup.having("data-add-row")
    assert adder.attributes["data-add-row"] == "past_counts"
    assert markup.named("data-field", "past_counts")[0].attributes["data-most"] == "3"


def test_list_of_numbers_has_one_control_a_row() -> None:
    """A row of a plain list holds the value itself."""
    markup = form("numbers")
    assert control(markup, "sizes[0]").attributes["inputmode"] == "decimal"
    assert control(markup, "sizes.none").attributes["value"] == "none"


def test_every_input_has_a_place_for_its_error() -> None:
    """The place is in the page from the build, empty, and tied to the control."""
    markup = Markup(render_calculator(fixture("calculator", "many"), references={}))
    for described in fixture("calculator", "many")["inputs"]:
        (place,) = markup.named("data-error", described["name"])
        assert place.text == ""
        assert any(
            place.attributes["id"] in e.attributes["aria-describedby"].split()
            for e in markup.having("aria-describedby")
        )


def test_needed_inputs_come_first_and_the_rest_is_folded() -> None:
    """Where there are many inputs, what an answer may need stands first, in the order of the spec."""
    markup = Markup(render_calculator(fixture("calculator", "many"), references={}))
    fields = [(e.attributes["data-field"], "details" in e.inside) for e in markup.having("data-field")]
    top = [(name, folded) for name, folded in fields if "[" not in name]
    assert top[:3] == [("length", False), ("ratio", False), ("group", False)]
    assert all(folded for _, folded in top[3:])


@pytest.mark.parametrize("calculator", ["ciclosporin", "eltrombopag", "fostamatinib"])
def test_the_question_asked_stays_in_sight(calculator: str) -> None:
    """It has a default, but the other inputs make sense only beside it."""
    markup = Markup(render_calculator(find(calculator).describe(), references={}))
    first = markup.having("data-field")[0]
    assert first.attributes["data-field"] == "question"
    assert "details" not in first.inside


def test_few_inputs_are_not_folded() -> None:
    """Where there are few inputs, none is hidden."""
    assert not form("quantity", "choice").tagged("details")


def test_needs_are_said_in_words() -> None:
    """Required, optional, and when an answer is needed stand beside the label or under it."""
    markup = form("quantity", "number", "date", "choice-default")
    needs = [element.text for element in markup.elements if "g-field__need" in element.classes]
    assert needs == ["required", "optional"]
    hints = [element.text for element in markup.elements if "g-field__hint" in element.classes]
    assert hints == [
        "Measured & <written> down.",
        "Needed when the length is not known.",
        "Year-month-day, such as 2026-03-14.",
    ]


def test_form_waits_for_script() -> None:
    """Without script the form is hidden and a sentence stands in its place."""
    markup = form("quantity")
    (element,) = markup.tagged("form")
    assert "hidden" in element.attributes
    assert element.attributes["data-calculator"] == "demo"
    assert "needs JavaScript" in markup.having("data-without-script")[0].text
    assert markup.having("data-result")[0].attributes["data-state"] == "empty"


def test_second_form_of_a_page_has_other_ids() -> None:
    """One calculator may stand twice on a page."""
    spec = fixture("calculator", "many")
    both = render_calculator(spec, references={}) + render_calculator(spec, references={}, instance=2)
    assert Markup(both).faults == []


def test_embedded_form_links_to_its_page() -> None:
    """A form inside a guideline leads to the page with formula, tables and sources."""
    spec = fixture("calculator", "few")
    markup = Markup(render_calculator(spec, references={}, page_href="../calculators/demo.html", level=4))
    assert [link.attributes["href"] for link in markup.tagged("a")] == ["../calculators/demo.html"]
    assert markup.tagged("h4")[0].text == "Demo & <more>"
    assert markup.tagged("h5")[0].text == "Result of Demo & <more>"


def test_labels_hold_no_reserved_output() -> None:
    """An output that is reserved for a rule nobody has read has no words, so the page refuses to show it."""
    block = form("quantity").having("data-labels")[0]
    labels = json.loads(block.text)
    assert list(labels["outputs"]) == ["size"]
    assert labels["outputs"]["size"]["dose"] is True
    assert labels["outputs"]["size"]["units"] == {"m2": ["m^2", "m^2"]}
