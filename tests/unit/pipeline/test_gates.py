"""The gates over the built site: each lets a good page through and names the place of a bad one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html

from wardbook.checks.built.document import Document
from wardbook.model import Finding
from wardbook.pipeline.gates import files_are_servable, is_whole, no_early_fetch, opens_as_a_file, run_gates
from wardbook.release.policy import seal_pages

type Gate = Callable[[Document], Iterator[Finding]]
GOOD = """<!doctype html>
<html lang="en">
<head><title>Good</title><link rel="stylesheet" href="assets/page.css"></head>
<body><h1 id="top">Good</h1><p><a href="#top">Up</a></p><script src="assets/page.js"></script></body>
</html>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small built site that passes every gate."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "page.css").write_text("a { background: url(arrow.svg) }")
    (tmp_path / "assets" / "page.js").write_text("")
    (tmp_path / "assets" / "arrow.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')
    (tmp_path / "index.html").write_text(GOOD)
    return tmp_path


def _rules(gate: Gate, site: Path, page: str) -> list[tuple[int, str]]:
    (site / "page.html").write_text(page)
    return [(found.line, found.rule) for found in gate(Document.read(site / "page.html", site))]


def test_a_good_site_passes(site: Path) -> None:
    """A site without faults has no findings."""
    assert run_gates(site) == []


def test_the_seal_takes_what_the_gates_have_read(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is parsed once in a build: its inline scripts are allowed without a second look."""
    page = GOOD.replace("<title>", '<meta charset="utf-8"><script>var a = "</b>";</script><title>')
    (site / "index.html").write_text(page)
    hashes: dict[str, frozenset[str]] = {}
    assert run_gates(site, hashes=hashes) == []
    seen = seal_pages(site).page
    (site / "index.html").write_text(page)
    monkeypatch.delattr(html, "document_fromstring")
    assert seal_pages(site, hashes=hashes).page == seen
    assert "sha256-" in seen


def test_all_kinds_of_finding_come_together(site: Path) -> None:
    """The rules of the content and those of delivery are reported in one list, sorted by place."""
    (site / "page.html").write_text('<html lang="en"><title>x</title><h1 style="a">x</h1><a href="no.html">y</a>')
    (site / "data.json").write_text("{}")
    assert [(found.path, found.rule) for found in run_gates(site)] == [
        ("data.json", "built-file-kind"),
        ("page.html", "built-inline-code"),
        ("page.html", "built-dead-link"),
    ]


@pytest.mark.parametrize("relation", ["next", "prev", "prefetch", "preconnect", "dns-prefetch", "Prefetch next"])
def test_early_fetches_are_refused(site: Path, relation: str) -> None:
    """The theme's links to the next page would be fetched unasked."""
    page = f'<html lang="en"><head>\n<link rel="{relation}" href="b.html"></head></html>'
    assert _rules(no_early_fetch, site, page) == [(2, "built-early-fetch")]


@pytest.mark.parametrize(
    "tag",
    [
        '<script src="x.js" integrity="sha256-x"></script>',
        '<script src="x.js" crossorigin></script>',
        '<link rel="stylesheet" href="x.css" integrity="sha256-x">',
        '<script src="x.js" type="module"></script>',
    ],
)
def test_what_a_disk_blocks_is_refused(site: Path, tag: str) -> None:
    """The same page must open from a server and from a disk."""
    assert _rules(opens_as_a_file, site, f"<html><body>\n{tag}</body></html>") == [(2, "built-blocked-on-file")]


@pytest.mark.parametrize(
    "page",
    [
        "<html><title>x</title><h1>x</h1></html>",
        '<html lang="en"><h1>x</h1></html>',
        '<html lang="en"><title>x</title><p>x</p></html>',
    ],
)
def test_a_page_is_whole(site: Path, page: str) -> None:
    """A page has a language, a title and a first heading."""
    assert _rules(is_whole, site, page) == [(1, "built-not-whole")]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("data.json", "built-file-kind"),
        ("x.wasm", "built-file-kind"),
        ("_x.js", "built-file-name"),
        ("Big.png", "built-file-name"),
    ],
)
def test_files_are_servable(site: Path, name: str, rule: str) -> None:
    """A kind or a name that a plain old server refuses is a finding."""
    (site / "assets" / name).write_text("")
    assert [(found.path, found.rule) for found in files_are_servable(site)] == [(f"assets/{name}", rule)]
