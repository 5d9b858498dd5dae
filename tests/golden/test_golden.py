"""Whole small sites: what goes in beside what must come out.

``GOLDEN=write pytest tests/golden`` writes what comes out now; the difference is then read by a person.
"""

import os
from pathlib import Path

import pytest

from tests.support.sample import SAMPLE, TODAY, extension_for, specs
from wardbook.checks import check_site
from wardbook.load import load_site
from wardbook.markdown import convert_page
from wardbook.model import Site

EXPECTED = SAMPLE / "expected"
PAGES = sorted(path.relative_to(EXPECTED).as_posix() for path in EXPECTED.rglob("*.html"))


def _site() -> Site:
    site, findings = load_site(SAMPLE / "input", calculators=specs())
    assert not findings
    return site


def _is_rewriting() -> bool:
    return os.environ.get("GOLDEN") == "write"


def test_every_page_has_its_expected_output() -> None:
    """A page without an expected output would be tested by nothing."""
    site = _site()
    extension = extension_for(site)
    if _is_rewriting():
        for uri in site.pages:
            file = EXPECTED / Path(uri).with_suffix(".html")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(convert_page(site, uri, extension) + "\n", encoding="utf-8")
    assert sorted(uri.removesuffix(".md") + ".html" for uri in site.pages) == sorted(
        path.relative_to(EXPECTED).as_posix() for path in EXPECTED.rglob("*.html")
    )


@pytest.mark.parametrize("page", PAGES)
def test_pages_come_out_as_expected(page: str) -> None:
    """Each page of the sample gives the HTML that was read and agreed on."""
    site = _site()
    html = convert_page(site, page.removesuffix(".html") + ".md", extension_for(site))
    assert html + "\n" == (EXPECTED / page).read_text(encoding="utf-8")


def test_the_sample_passes_every_check() -> None:
    """The sample breaks no rule, and its two comments pass over exactly what they name."""
    report = check_site(_site(), today=TODAY)
    assert report.findings == []
    assert [(passed.finding.line, passed.finding.rule, passed.reason) for passed in report.suppressed] == [
        (45, "unbound-dose", "a flush, not a dose"),
        (82, "unbound-dose", "an example of a mistake"),
    ]
