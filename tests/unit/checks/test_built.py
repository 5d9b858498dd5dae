"""The gates over built pages, each against its own examples and its corners."""

from pathlib import Path

import pytest

from wardbook.checks import check_built
from wardbook.checks.built import BUILT_RULES, BuiltRule, Shown
from wardbook.checks.built.links import Linked
from wardbook.model import Finding

_PAGE = '<!doctype html>\n<html lang="en">\n<head><title>T</title></head>\n<body>\n{}\n</body>\n</html>\n'
_BODY_LINE = 5


def _write(folder: Path, **pages: str) -> Path:
    for name, body in pages.items():
        (folder / f"{name}.html").write_text(_PAGE.format(body), encoding="utf-8")
    return folder


def _check(folder: Path) -> list[Finding]:
    """Judge a folder with pieces of pages, which have no heading of their own."""
    return [hit for hit in check_built(folder) if hit.rule != "built-not-whole"]


def _found(folder: Path, body: str) -> list[tuple[int, int, str]]:
    findings = _check(_write(folder, page=body))
    return [(hit.line - _BODY_LINE + 1, hit.column, hit.rule) for hit in findings]


def _example(rule: BuiltRule, folder: Path, example: str) -> list[str]:
    folder.mkdir()
    if rule.shown is Shown.FILE:
        (folder / example).touch()
    else:
        _write(folder, page=example)
    return [hit.rule for hit in check_built(folder)]


@pytest.mark.parametrize("rule", BUILT_RULES.values(), ids=lambda rule: rule.id)
def test_the_examples_hold(rule: BuiltRule, tmp_path: Path) -> None:
    """The bad example is found, the good one passes every gate; a weight has no examples."""
    if rule.shown is not Shown.NOTHING:
        assert rule.id in _example(rule, tmp_path / "bad", rule.bad)
        assert _example(rule, tmp_path / "good", rule.good) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Give [[a.b]] now</p>", (1, 9, "built-unrendered")),
        ("<p>Give [@key] now</p>", (1, 9, "built-unrendered")),
        ("<p>Words\n/// pitfall | A</p>", (2, 1, "built-unrendered")),
        ("<p>Dose {{ x }}</p>", (1, 9, "built-unrendered")),
        ('<p title="Give [[a.b]]">Words</p>', (1, 16, "built-unrendered")),
        ("<ul><li><b>A</b> [[a.b]]</li></ul>", (1, 18, "built-unrendered")),
        ('<script src="//example.org/a.js"></script>', (1, 14, "built-other-origin")),
        ('<script src="HTTPS://example.org/a.js"></script>', (1, 14, "built-other-origin")),
        ('<link rel="stylesheet" href="https://example.org/a.css">', (1, 30, "built-other-origin")),
        ('<img alt="" srcset="page.html 1x, https://example.org/a.png 2x">', (1, 35, "built-other-origin")),
        ('<svg><use href="https://example.org/a.svg#b"></use></svg>', (1, 17, "built-other-origin")),
        ('<form action="https://example.org/"></form>', (1, 15, "built-other-origin")),
        ('<p onclick="go()">Words</p>', (1, 4, "built-inline-code")),
        ('<p style="color: red">Words</p>', (1, 4, "built-inline-code")),
        ("<style>p { color: red }</style>", (1, 1, "built-inline-code")),
        ("<style>p { background: url(//example.org/a.png) }</style>", (1, 28, "built-other-origin")),
        ('<p style="background: url(//example.org/a.png)">Words</p>', (1, 27, "built-other-origin")),
        ('<a href=" javascript:go()">Words</a>', (1, 10, "built-inline-code")),
        ('<img src="page.html">', (1, 1, "built-image-text")),
        ("<h1>A</h1>\n<h1>B</h1>", (2, 1, "built-heading-order")),
        ("<h2>A</h2>", (1, 1, "built-heading-order")),
        ("<h1>A</h1><h2>B</h2><h4>C</h4>", (1, 21, "built-heading-order")),
        ('<p id="a">A</p><p id="a">B</p>', (1, 4, "built-duplicate-id")),
        ('<a href="none.html">A</a>', (1, 10, "built-dead-link")),
        ('<a href="#none">A</a>', (1, 10, "built-dead-link")),
        ('<a href="/page.html">A</a>', (1, 10, "built-dead-link")),
        ('<a href="none/">A</a>', (1, 10, "built-dead-link")),
        ('<img alt="" src="none.png">', (1, 18, "built-dead-link")),
    ],
)
def test_faults_are_found_where_they_stand(body: str, expected: tuple[int, int, str], tmp_path: Path) -> None:
    """Whatever program made the page, its faults are told with their place."""
    found = [hit for hit in _found(tmp_path, body) if hit[2] == expected[2]]
    assert found == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "<pre>[[a.b]]</pre><p>Write <code>[@key]</code> or <kbd>/// x</kbd>.</p>",
        '<script type="application/json">{"a": "[[x]] {{ y }}"}</script>',
        '<link rel="canonical" href="https://example.org/page.html">',
        '<a href="https://example.org/">A</a><a href="mailto:a@example.org">B</a>',
        '<img alt="" src="data:image/png;base64,AAAA">',
        '<p title="What javascript: means">Words</p>',
        '<p id="">A</p><p id="">B</p>',
        "<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>",
        '<a name="old"></a><a href="#old">A</a><a href="page.html?x=1#old">B</a><a href="./page.html">C</a>',
        '<a href="page.html#caf%C3%A9">A</a><p id="caf\u00e9">B</p>',
    ],
)
def test_what_is_right_passes(body: str, tmp_path: Path) -> None:
    """Code, data, plain links and known anchors are no faults."""
    assert _found(tmp_path, body) == []


def test_links_are_followed_between_folders(tmp_path: Path) -> None:
    """A folder stands for its first page, and an anchor is looked up in the page that it names."""
    (tmp_path / "sub").mkdir()
    _write(tmp_path, index='<a href="sub/">A</a><a href="sub/index.html#here">B</a><a href="sub/index.html#none">C</a>')
    _write(tmp_path / "sub", index='<p id="here"><a href="../">Up</a><a href="..">Up</a></p>')
    assert [(hit.path, hit.rule) for hit in _check(tmp_path)] == [("index.html", "built-dead-link")]


def test_one_dead_link_is_told_in_each_page(tmp_path: Path) -> None:
    """What was judged for one page of a folder holds for the others; a link that is written otherwise has no column."""
    found = _check(_write(tmp_path, a='<a href="none.html">A</a>', b='<a\n\n\n\nhref="no&#110;e.html">B</a>'))
    assert [(hit.path, hit.rule, hit.column) for hit in found] == [
        ("a.html", "built-dead-link", 10),
        ("b.html", "built-dead-link", 1),
    ]


def test_a_page_judged_before_keeps_its_links_only(tmp_path: Path) -> None:
    """Its own faults were told then; where its links lead is asked again, for other pages change."""
    _write(tmp_path, a='<h1>A</h1><h3>A</h3><a href="b.html#here">B</a>', b='<h1 id="here">B</h1>')
    links = dict[str, Linked]()
    assert [hit.rule for hit in check_built(tmp_path, links=links)] == ["built-heading-order"]
    assert check_built(tmp_path, links=links) == []
    _write(tmp_path, b="<h1>B</h1>")
    del links["b.html"]
    assert [(hit.path, hit.rule) for hit in check_built(tmp_path, links=links)] == [("a.html", "built-dead-link")]


def test_the_page_for_missing_pages_may_start_at_the_root(tmp_path: Path) -> None:
    """A server shows it under any address."""
    (tmp_path / "404.html").write_text(_PAGE.format('<a href="/index.html">Home</a>'), encoding="utf-8")
    assert _check(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.css", 'p { }\n@import "https://example.org/a.css";', (2, 10)),
        ("a.css", "p { background: url( '//example.org/a.png' ) }", (1, 23)),
        ("a.svg", "<svg><style>p { fill: url(https://example.org/a) }</style></svg>", (1, 27)),
    ],
)
def test_style_sheets_load_nothing_from_elsewhere(name: str, text: str, place: tuple[int, int], tmp_path: Path) -> None:
    """Style sheets and pictures are read as well."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    found = check_built(tmp_path)
    assert [(hit.path, (hit.line, hit.column), hit.rule) for hit in found] == [(name, place, "built-other-origin")]


def test_each_page_is_read_once(tmp_path: Path) -> None:
    """A caller looks at the same reading of a page."""
    seen: list[str] = []
    _write(tmp_path, a="<h1>A</h1>", b="<h1>B</h1>")
    assert check_built(tmp_path, read=lambda page: seen.append(page.path)) == []
    assert seen == ["a.html", "b.html"]


def test_findings_of_pages_and_of_files_come_together(tmp_path: Path) -> None:
    """All are in one list, sorted by path and place."""
    _write(tmp_path, page='<h1 style="a">x</h1><a href="no.html">y</a>')
    (tmp_path / "data.json").touch()
    assert [(hit.path, hit.rule) for hit in check_built(tmp_path)] == [
        ("data.json", "built-file-kind"),
        ("page.html", "built-inline-code"),
        ("page.html", "built-dead-link"),
    ]
