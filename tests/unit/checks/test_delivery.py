"""The rules of delivery: each names the place of what some server, disk or browser would stumble over."""

from pathlib import Path

import pytest

from wardbook.checks import check_built


def _rules(site: Path, page: str) -> list[tuple[int, str]]:
    (site / "page.html").write_text(page)
    return [(found.line, found.rule) for found in check_built(site)]


@pytest.mark.parametrize("relation", ["next", "prev", "prefetch", "preconnect", "dns-prefetch", "Prefetch next"])
def test_early_fetches_are_refused(tmp_path: Path, relation: str) -> None:
    """The theme's links to the next page would be fetched unasked."""
    page = f'<html lang="en"><head><title>x</title>\n<link rel="{relation}" href="page.html"></head><h1>x</h1></html>'
    assert _rules(tmp_path, page) == [(2, "built-early-fetch")]


@pytest.mark.parametrize(
    "tag",
    [
        '<script src="x.js" integrity="sha256-x"></script>',
        '<script src="x.js" crossorigin></script>',
        '<link rel="stylesheet" href="x.css" integrity="sha256-x">',
        '<script src="x.js" type="module"></script>',
    ],
)
def test_what_a_disk_blocks_is_refused(tmp_path: Path, tag: str) -> None:
    """The same page must open from a server and from a disk."""
    for name in ("x.js", "x.css"):
        (tmp_path / name).write_text("")
    page = f'<html lang="en"><head><title>x</title></head><body><h1>x</h1>\n{tag}</body></html>'
    assert _rules(tmp_path, page) == [(2, "built-blocked-on-file")]


@pytest.mark.parametrize(
    "page",
    [
        "<html><title>x</title><h1>x</h1></html>",
        '<html lang="en"><h1>x</h1></html>',
        '<html lang="en"><title>x</title><p>x</p></html>',
    ],
)
def test_a_page_is_whole(tmp_path: Path, page: str) -> None:
    """A page has a language, a title and a first heading."""
    assert _rules(tmp_path, page) == [(1, "built-not-whole")]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("data.json", "built-file-kind"),
        ("x.wasm", "built-file-kind"),
        ("_x.js", "built-file-name"),
        ("Big.png", "built-file-name"),
    ],
)
def test_files_are_servable(tmp_path: Path, name: str, rule: str) -> None:
    """A kind or a name that a plain old server refuses is a finding."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / name).write_text("")
    assert [(found.path, found.rule) for found in check_built(tmp_path)] == [(f"assets/{name}", rule)]
