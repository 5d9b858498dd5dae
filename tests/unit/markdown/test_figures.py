"""Figures: what is drawn, and the words that stand beside each drawing."""

from itertools import combinations
from pathlib import Path

import pytest

from tests.support.sample import body_page, extension_for, load_sample
from wardbook.checks import samples
from wardbook.kit import registry
from wardbook.load import load_site
from wardbook.markdown import convert_page
from wardbook.markdown.layout import drawings
from wardbook.markdown.schedule import LAST_WEEK, planned, timeline
from wardbook.model import PageError

ROOT = Path(__file__).resolve().parents[3]
_URI = "guidelines/sample/extra.md"
_RATE = samples.FACT.replace('value = "1"\nunit = "mg"', 'numerator = "7"\ndenominator = "10"\ntext = "7 of 10"')


def _converted(folder: Path, text: str, **files: str) -> str:
    site, _ = load_sample(folder, {**body_page(text), **files})
    return convert_page(site, _URI, extension_for(site))


def test_pathway_is_a_picture_and_a_list(tmp_path: Path) -> None:
    """The drawing comes in two shapes; the list names the same steps and leads to the same pages."""
    made = _converted(tmp_path, "/// pathway\n///", **{samples.PATHWAY: samples.pathway()})
    assert made.count('data-component="pathway"') == 2
    assert '<a href="index.md">Do look</a>' in made
    assert '<a href="index.md">Do act</a>' in made


def test_icon_array_names_its_people_and_source(tmp_path: Path) -> None:
    """Beside the marks stand definition, result, citation and people; what is missing is called not found."""
    made = _converted(tmp_path, "/// icon-array | extra.one\n///", **{samples.FACTS: _RATE})
    assert 'data-component="icon-array"' in made
    assert "One: 7 of 10 people." in made
    assert 'data-fact="extra.one"' in made
    assert 'href="#ref-ash2019"' in made
    assert "Number observed: 10. People: not found. Follow-up: not found." in made


def test_interval_plot_has_a_row_for_each_fact(tmp_path: Path) -> None:
    """Each row has its definition as a heading and its interval in words."""
    made = _converted(tmp_path, "/// interval-plot\n    facts: [extra.one]\n///", **{samples.FACTS: _RATE})
    assert '<th scope="row">One</th>' in made
    assert "95% interval 40 to 89%" in made


@pytest.mark.parametrize("text", ["/// pathway\n///", "/// icon-array | body_surface_area.divisor\n///"])
def test_a_figure_without_data_is_refused(text: str, tmp_path: Path) -> None:
    """A picture of nothing does not build."""
    with pytest.raises(PageError):
        _converted(tmp_path, text)


def test_no_box_of_the_pathway_covers_another() -> None:
    """In every shape the boxes lie apart and inside the drawing, and no line of words is wider than its box."""
    site, _ = load_site(ROOT)
    pathway = site.pathways["refractory-itp"]
    for view in drawings(pathway, name="pathway", description="", href=str):
        assert len(view["nodes"]) == len(pathway.nodes)
        assert len(view["edges"]) == len(pathway.edges)
        for one, other in combinations(view["nodes"], 2):
            apart = one["y"] + one["height"] < other["y"] or other["y"] + other["height"] < one["y"]
            beside = one["x"] + one["width"] < other["x"] or other["x"] + other["width"] < one["x"]
            assert apart or beside, (view["shape"], one["text"], other["text"])
        for node in view["nodes"]:
            assert node["x"] + node["width"] <= view["width"]
            assert node["y"] + node["height"] <= view["height"]
            assert max(len(line["text"]) for line in node["lines"]) * 7 < node["width"]


def test_timeline_shows_what_the_calculator_plans() -> None:
    """Weekly until stable and monthly afterwards on romiplostim; every mark lies on the line."""
    rows = list(planned(registry.find("monitoring-plan").describe()))
    romiplostim = next(row for row in rows if row.drug == "Romiplostim")
    weeks = [round(week) for week, _ in romiplostim.marks]
    assert weeks[:13] == list(range(13))
    assert romiplostim.marks[0][1] == "first"
    assert {kind for week, kind in romiplostim.marks if week > 12} == {"stable"}
    for row in rows:
        view = timeline(row, name="line")
        assert all(view["left"] <= mark["x"] <= view["right"] for mark in view["marks"])
        assert max(week for week, _ in row.marks) <= LAST_WEEK
