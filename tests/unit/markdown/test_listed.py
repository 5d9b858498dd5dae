"""Blocks that stand for Markdown made from data."""

from pathlib import Path

import pytest

from tests.support.sample import body_page, extension_for, load_sample
from wardbook.checks import samples
from wardbook.markdown import convert_page
from wardbook.model import PageError

_URI = "guidelines/sample/extra.md"
_BLOCK = body_page("/// differences\n///")


def _converted(folder: Path, files: dict[str, str]) -> str:
    site, _ = load_sample(folder, files)
    return convert_page(site, _URI, extension_for(site))


def test_each_difference_becomes_a_section(tmp_path: Path) -> None:
    """Title, the article's word, the sources' word with citation and fact, ours, and a link to the full text."""
    text = samples.difference(sources="The area is [[rituximab.dose_per_m2]].")
    made = _converted(tmp_path, {**_BLOCK, samples.DIFFERENCES: text})
    assert '<h2 id="k1">K1. One step too far</h2>' in made
    assert "It is the only way." in made
    assert 'data-fact="rituximab.dose_per_m2"' in made
    assert 'href="#ref-ash2019"' in made
    assert '<a href="second.md#references">the full text</a>' in made


def test_a_list_without_data_is_refused(tmp_path: Path) -> None:
    """A page that lists differences where there are none does not build."""
    with pytest.raises(PageError, match=r"content/differences\.toml"):
        _converted(tmp_path, _BLOCK)
