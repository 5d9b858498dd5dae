"""What a calculator declares, as tables."""

import json
from typing import Any

from tests.support.markup import Markup
from wardbook.render import render_tables
from wardbook.render.environment import COMPONENTS
from wardbook.render.tables import tables_view


def fixture(name: str) -> Any:
    """Read a fixture of the tables."""
    return json.loads((COMPONENTS / "tables" / "fixtures" / f"{name}.json").read_text("utf-8"))


def rows(part: str) -> tuple[tuple[str, ...], ...]:
    """Give the rows of one table of the full fixture."""
    (table,) = [table for table in tables_view(fixture("full")).tables if table.id == f"tables-many-{part}"]
    return table.rows


def test_inputs_show_units_limits_and_needs() -> None:
    """Each input says what it accepts, where it asks, and when it is needed."""
    by_label = {row[0]: row[1:] for row in rows("inputs")}
    assert by_label["Length"] == ("cm or m²", "from 1 to 9 cm; asked below 2 and above 8 cm", "always")
    assert by_label["Ratio"] == ("number", "any of these", "when the length is not known")
    assert by_label["Count"] == ("whole number", "1, 2", "no")
    assert by_label["Formula"] == ("Old; New", "any of these", "no; New is used if nothing is chosen")
    assert by_label["Limit"] == ("%", "any of these", "no; 10 % is used if nothing is chosen")
    assert by_label["Sizes"] == ("list: number", "any of these", "no")


def test_fields_of_records_are_listed() -> None:
    """The fields of a record stand under their list."""
    spec = fixture("full") | {"inputs": json.loads((COMPONENTS / "calculator/fixtures/few.json").read_text())["inputs"]}
    labels = [row[0] for table in tables_view(spec).tables if "inputs" in table.id for row in table.rows]
    assert labels == ["Length", "Counts", "Counts: Date", "Counts: Value"]


def test_only_a_side_that_asks_is_said() -> None:
    """Where a plausible limit is the hard one, nothing is asked on that side; thousands are grouped."""
    spec = fixture("full")
    length = spec["inputs"][0]
    spec["inputs"] = [
        length | {"limits": ["0", "5200"], "plausible": ["0", "1040"]},
        length | {"limits": ["0", "5200"], "plausible": ["0", "5200"]},
    ]
    (table, *_) = tables_view(spec).tables
    assert [row[2] for row in table.rows] == ["from 0 to 5,200 cm; asked above 1,040 cm", "from 0 to 5,200 cm"]


def test_a_default_with_a_unit_is_said_in_words() -> None:
    """A default is written as the reader sees it, not as a code."""
    spec = fixture("full")
    spec["inputs"] = [spec["inputs"][0] | {"required": False, "needed_when": None, "default": "1000 m2"}]
    (table, *_) = tables_view(spec).tables
    assert table.rows[0][3] == "no; 1,000 m² is used if nothing is chosen"


def test_excluded_lower_limit_is_said() -> None:
    """A limit that is itself refused reads "above"."""
    spec = fixture("full")
    spec["inputs"] = [spec["inputs"][0] | {"exclusive_min": True, "plausible": None}]
    (table, *_) = tables_view(spec).tables
    assert table.rows[0][2] == "above 1 to 9 cm"


def test_reserved_output_is_not_promised() -> None:
    """An output of a rule that nobody has read is not among the outputs; the rule is among those not covered."""
    assert rows("outputs") == (("Size", "m²", "How long"),)
    assert rows("gated") == (("what nobody has read", "D1"),)


def test_empty_tables_are_left_out() -> None:
    """A calculator without actions and gated rules shows no empty tables."""
    assert [table.caption for table in tables_view(fixture("bare")).tables] == [
        "Inputs",
        "Outputs",
        "Notes it can give",
    ]


def test_tables_are_headed_and_can_be_scrolled_by_keyboard() -> None:
    """Each table has a caption and scoped headings, and its scroll region takes the focus."""
    markup = Markup(render_tables(fixture("full")))
    assert len(markup.tagged("caption")) == len(markup.tagged("table")) == 5
    assert all(heading.attributes["scope"] in {"col", "row"} for heading in markup.tagged("th"))
    assert all(region.attributes["tabindex"] == "0" for region in markup.named("role", "region"))
    assert "data-tables" in markup.tagged("details")[0].attributes
