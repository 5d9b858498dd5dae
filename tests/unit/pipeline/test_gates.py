"""The gates over the built site: each lets a good page through and names the place of a bad one."""

from pathlib import Path

import pytest

from wardbook.pipeline.documents import read_document
from wardbook.pipeline.gates import (
    files_are_servable,
    ids_are_unique,
    is_whole,
    links_resolve,
    no_early_fetch,
    no_inline_behaviour,
    no_other_origin,
    nothing_left_over,
    run_gates,
    styles_stay_here,
)

GOOD = """<!doctype html>
<html lang="en">
<head><title>Good</title><link rel="stylesheet" href="assets/page.css"></head>
<body><h1 id="top">Good</h1>
<p>Text with <code>[[a.code]]</code> and <a href="https://example.org/">a link that nobody follows unasked</a>.</p>
<p><a href="other.html#there">Inside</a> <a href="#top">Up</a> <a href="assets/../other.html">Round</a></p>
</body></html>
"""
OTHER = '<!doctype html><html lang="en"><head><title>Other</title></head><body><h1 id="there">Other</h1></body></html>'


def _findings(gate, body: str) -> list[tuple[int, int, str]]:
    return [(found.line, found.column, found.rule) for found in gate(read_document(body, path="page.html"))]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small built site that passes every gate."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "page.css").write_text("a { background: url(arrow.svg) }")
    (tmp_path / "assets" / "arrow.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')
    (tmp_path / "index.html").write_text(GOOD)
    (tmp_path / "other.html").write_text(OTHER)
    return tmp_path


def test_a_good_site_passes(site: Path) -> None:
    """A site without faults has no findings; an outgoing link is no fault."""
    assert run_gates(site) == []


@pytest.mark.parametrize(
    "body",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<img alt="" src="//cdn.example/x.png">',
        '<link rel="stylesheet" href="http://fonts.example/css">',
        '<video poster="https://cdn.example/x.png"></video>',
        '<svg><use xlink:href="https://cdn.example/x.svg#a"></use></svg>',
    ],
)
def test_other_origins_are_refused(body: str) -> None:
    """Whatever a browser would fetch from elsewhere is named with its place."""
    assert _findings(no_other_origin, f"\n  {body}")[0][0] == 2
    assert _findings(no_other_origin, body)[0][2] == "other-origin"


def test_a_licence_link_is_not_fetched() -> None:
    """A link that only states something may name another origin."""
    assert _findings(no_other_origin, '<link rel="license" href="https://example.org/by">') == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<style>a{}</style>", "inline-style"),
        ('<p style="color: red">x</p>', "inline-style"),
        ('<p onclick="x()">x</p>', "inline-handler"),
        ('<a href=" JavaScript:void(0)">x</a>', "inline-handler"),
        ('<script src="x.js" integrity="sha256-x"></script>', "blocked-on-file"),
        ('<script src="x.js" crossorigin></script>', "blocked-on-file"),
        ('<script src="x.js" type="module"></script>', "blocked-on-file"),
    ],
)
def test_inline_behaviour_is_refused(body: str, rule: str) -> None:
    """What a strict policy or a page opened as a file would block does not get into the site."""
    assert _findings(no_inline_behaviour, body) == [(1, 1, rule)]


def test_early_fetches_are_refused() -> None:
    """The theme's links to the next page would be fetched unasked."""
    assert _findings(no_early_fetch, '<link rel="next" href="b.html">') == [(1, 1, "early-fetch")]


def test_an_id_stands_once() -> None:
    """The first of two equal ids is named, once."""
    assert _findings(ids_are_unique, '<p id="a">x</p>\n<p id="b">y</p>\n<p id="a">z</p>') == [(1, 1, "duplicate-id")]


@pytest.mark.parametrize(
    "body",
    [
        "<p>\n[[rituximab.dose]]</p>",
        "<p>\nas said [@ash2019]</p>",
        "<p>\n/// calculator | x</p>",
        "<p>\n{{ x }}</p>",
        "<p>\n{% x</p>",
    ],
)
def test_unrendered_markup_is_refused(body: str) -> None:
    """Markup of ours that reached the reader is named with its line."""
    assert _findings(nothing_left_over, body) == [(2, 1, "left-over-markup")]


def test_code_may_show_our_markup() -> None:
    """Documentation may show the syntax in code."""
    assert _findings(nothing_left_over, "<pre><code>[[a.b]] [@x] {{ y }}</code></pre>") == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<html><title>x</title><h1>x</h1></html>", "no-language"),
        ('<html lang="en"><h1>x</h1></html>', "no-title"),
        ('<html lang="en"><title>x</title></html>', "first-heading"),
        ('<html lang="en"><title>x</title><h1>x</h1><h1>y</h1></html>', "first-heading"),
    ],
)
def test_a_page_is_whole(body: str, rule: str) -> None:
    """A page has a language, a title and one first heading."""
    assert [found[2] for found in _findings(is_whole, body)] == [rule]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("missing.html", "leads to no file of the site"),
        ("other.html#nowhere", "names '#nowhere', which other.html does not have"),
        ("#nowhere", "names '#nowhere', which index.html does not have"),
        ("/other.html", "is absolute"),
        ("../other.html", "leads to no file of the site"),
    ],
)
def test_links_lead_somewhere(address: str, reason: str) -> None:
    """A link inside the site leads to a file and, if it says so, to an element of it."""
    pages = [
        read_document(f'<a href="{address}">x</a>', path="index.html"),
        read_document(OTHER, path="other.html"),
    ]
    [found] = links_resolve(pages, files={"index.html", "other.html"})
    assert (found.path, found.rule) == ("index.html", "broken-link")
    assert reason in found.message


def test_styles_fetch_nothing_from_elsewhere(site: Path) -> None:
    """Addresses in style sheets are read as well."""
    (site / "assets" / "page.css").write_text('a{}\n@import "https://fonts.example/x.css";')
    assert [(found.line, found.rule) for found in styles_stay_here(site)] == [(2, "other-origin")]


@pytest.mark.parametrize(
    ("name", "rule"),
    [("data.json", "file-kind"), ("x.wasm", "file-kind"), ("_x.js", "file-name"), ("Big.png", "file-name")],
)
def test_files_are_servable(site: Path, name: str, rule: str) -> None:
    """A kind or a name that a plain old server refuses is a finding."""
    (site / "assets" / name).write_text("")
    assert [(found.path, found.rule) for found in files_are_servable(site)] == [(f"assets/{name}", rule)]
