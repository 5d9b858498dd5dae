"""Markup and script in data files: nothing of it is taken over, and each place is named."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.sample import findings_of, load_sample
from wardbook.checks import samples
from wardbook.load import load_site

HOSTILE = (
    "<script>alert(1)</script>",
    "x</title><script src=//evil.example></script>",
    "<img src=x onerror=alert(1)>",
    "<!-- hidden",
    "&lt;script&gt;",
    "&#60;b&#62;",
)
PLACES: dict[str, tuple[str, Callable[[str], str], str]] = {
    "a title": (samples.PAGE, lambda text: samples.page(title=json.dumps(text)), "broken-front-matter"),
    "a description": (samples.PAGE, lambda text: samples.page(description=json.dumps(text)), "broken-front-matter"),
    "a keyword": (samples.PAGE, lambda text: samples.page(keywords=json.dumps([text])), "broken-front-matter"),
    "a person": (samples.PEOPLE, lambda text: samples.PERSON.replace('"M', f"{json.dumps(text)}#"), "broken-person"),
    "a hazard": (samples.HAZARDS, lambda text: samples.hazard("tests/units.py::test_unit_is_shown").replace(
        '"The unit is not shown"', json.dumps(text)), "broken-hazard"),
    "a reference": (samples.REFERENCES, lambda text: json.dumps(
        [{"id": "ash2019", "type": "report", "title": text, "note": "read"}]), "broken-reference"),
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", PLACES)
def test_markup_in_data_is_refused_where_it_stands(place: str, text: str, tmp_path: Path) -> None:
    """The finding names the file; the words reach no page."""
    path, written, rule = PLACES[place]
    found = [finding for finding in findings_of(tmp_path, {path: written(text)}) if finding.path == path]
    assert rule in {finding.rule for finding in found}
    assert any("markup does not work here" in finding.message for finding in found)


@pytest.mark.parametrize("text", ["platelets < 30", "R&D", "a > b", "5 <6"])
def test_signs_of_comparison_are_words(text: str, tmp_path: Path) -> None:
    """What is no markup stays what it is."""
    site, found = load_sample(tmp_path, {samples.PAGE: samples.page(title=json.dumps(text))})
    assert found == []
    meta = site.pages["about.md"].meta
    assert meta is not None
    assert meta.title == text


@pytest.mark.parametrize(
    "content",
    [b"\x00\x01", b"[" * 20_000, b'{"a": ' * 5_000, b"\xff\xfe", b"a = 1e999999", b"- " * 9_000, b"&a [*a, *a]"],
)
@pytest.mark.parametrize("path", [samples.PAGE, samples.PEOPLE, samples.REFERENCES, samples.HAZARDS])
def test_no_file_makes_the_builder_fail(path: str, content: bytes, tmp_path: Path) -> None:
    """Any bytes end in findings that name the file, never in a traceback."""
    site, _ = load_sample(tmp_path)
    (site.root / path).parent.mkdir(exist_ok=True)
    (site.root / path).write_bytes(content)

    assert load_site(site.root, calculators={})
