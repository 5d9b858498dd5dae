"""The review status as a reader sees it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.support.sample import copy_sample, extension_for, specs
from wardbook.load import load_site
from wardbook.markdown import convert_page
from wardbook.model import Place, ReviewRecord, Site
from wardbook.model.reading import reading_of

INDEX = "guidelines/sample/index.md"


def _site(folder: Path) -> Site:
    return load_site(copy_sample(folder), calculators=specs())[0]


def _record(site: Site, decision: str) -> ReviewRecord:
    return ReviewRecord(
        subject="sample",
        person="sample-reader",
        role="pharmacist",
        interests="none declared",
        date=date(2026, 11, 22),
        decision=decision,
        read=reading_of(site, "sample"),
        path="content/reviews/one.toml",
        place=Place(1, 1),
    )


def _html(site: Site) -> str:
    return convert_page(site, INDEX, extension_for(site))


def test_an_approval_shows_who_and_when(tmp_path: Path) -> None:
    """Steps carry the day, the reviewer, the role and the interests."""
    site = _site(tmp_path)
    html = _html(replace(site, reviews=(_record(site, "approved"),)))
    assert 'data-status="approved"' in html
    assert '<time datetime="2026-11-22">22 November 2026</time>' in html
    assert "pharmacist. Interests: none declared." in html
    assert "Not yet" not in html
    assert "Review status: Approved by its reviewers" in html
    assert "What has changed" not in html


def test_a_change_is_told(tmp_path: Path) -> None:
    """An approval of another version does not count, and the part that differs is listed."""
    site = _site(tmp_path)
    record = _record(site, "approved")
    older = replace(record, read=replace(record.read, facts={**record.read.facts, "rituximab.course": "0" * 64}))
    html = _html(replace(site, reviews=(older,)))
    assert 'data-status="submitted"' in html
    assert "<li>fact rituximab.course changed</li>" in html
    assert "What has changed since" in html
    assert "read it on 22 November 2026 (1)" in html


def test_a_page_outside_guidelines_shows_all_of_them(tmp_path: Path) -> None:
    """With one guideline it is that one."""
    root = copy_sample(tmp_path)
    index = root / "content/index.md"
    index.write_text(index.read_text("utf-8") + "\n/// review-status\n///\n", "utf-8")
    site = load_site(root, calculators=specs())[0]
    two = {"sample": site.guidelines["sample"], "other": replace(site.guidelines["sample"], id="other")}
    assert convert_page(site, "index.md", extension_for(site)).count('data-status="submitted"') == 1
    both = replace(site, guidelines=two)
    html = convert_page(both, "index.md", extension_for(both))
    assert html.count('data-status="submitted"') == 2
    assert '<a href="guidelines/sample/index.md">A guideline</a>' in html
