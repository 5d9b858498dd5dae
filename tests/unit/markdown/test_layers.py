"""Layers as a reader sees them: figures with their people, studies with their design."""

from pathlib import Path

from lxml import html

from tests.support.sample import body_page, copy_sample, extension_for, load_sample, specs
from wardbook.checks import samples
from wardbook.load import load_site
from wardbook.markdown import convert_page
from wardbook.model.reading import reading_of

URI = "guidelines/sample/extra.md"
RATE = samples.RATE + 'numerator = "6"\ndenominator = "10"\npopulation = "adults"\nfollow_up = "5 years"\n'


def _layers(folder: Path, files: dict[str, str]) -> list[html.HtmlElement]:
    site, found = load_sample(folder, files)
    assert not found
    tree = html.fragment_fromstring(convert_page(site, URI, extension_for(site)), create_parent="div")
    return list(tree.iter("details"))


def _text(made: html.HtmlElement) -> str:
    return " ".join(made.text_content().split())


def test_layers_follow_each_other_and_are_closed(tmp_path: Path) -> None:
    """Why, evidence, studies; none is open before a reader asks."""
    text = samples.recommendation("We suggest it.")
    layers = _layers(tmp_path, body_page(text))
    assert [layer.findtext("summary") for layer in layers] == ["Why", "Evidence", "Studies and other sources"]
    assert all(layer.get("open") is None for layer in layers)


def test_a_figure_says_of_whom_and_for_how_long(tmp_path: Path) -> None:
    """Definition, value, number observed, people and follow-up stand in one line; certainty before them."""
    text = samples.recommendation("We suggest it.", evidence="[extra.one]")
    _, evidence, _ = _layers(tmp_path, {**body_page(text), samples.FACTS: RATE})
    assert "Low certainty." in _text(evidence)
    assert "One: 60 %" in _text(evidence)
    assert "Number observed: 10. People: adults. Follow-up: 5 years." in _text(evidence)
    assert evidence.find(".//span[@data-fact='extra.one']") is not None


def test_advice_without_a_figure_says_so(tmp_path: Path) -> None:
    """An empty layer would look like a fault."""
    _, evidence, _ = _layers(tmp_path, body_page(samples.recommendation("We suggest it.")))
    assert "No figure was read for this advice." in _text(evidence)


def test_a_study_says_what_it_is_and_what_was_read(tmp_path: Path) -> None:
    """Design, people, and the part that somebody read."""
    *_, studies = _layers(tmp_path, body_page(samples.recommendation("We suggest it.")))
    assert "Guideline. Adults and children. Read: abstract." in _text(studies)


def test_advice_without_sources_has_no_studies(tmp_path: Path) -> None:
    """Good practice may rest on reason alone."""
    text = samples.recommendation("Ask.", strength="good-practice", certainty="not-graded", references="[]")
    assert len(_layers(tmp_path, body_page(text))) == 2


def test_figures_of_a_picture_are_part_of_what_a_reviewer_reads(tmp_path: Path) -> None:
    """A number that only a picture or a layer shows undoes an approval as well when it changes."""
    drawn = "/// icon-array | extra.one\n///"
    root = copy_sample(tmp_path, {**body_page(drawn), samples.FACTS: RATE})
    site, _ = load_site(root, calculators=specs())
    assert "extra.one" in reading_of(site, "sample").facts
