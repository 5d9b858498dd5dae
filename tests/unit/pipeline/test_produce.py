"""The build as a whole: all or nothing."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from wardbook.model import Finding, Severity, Site
from wardbook.pipeline import produce
from wardbook.pipeline.prepare import Prepared, stops
from wardbook.pipeline.produce import Host, build_site

ERROR = Finding("content/index.md", 3, 1, "some-rule", "mend it")
WARNING = Finding("content/index.md", 3, 1, "some-rule", "think about it", Severity.WARNING)
GOOD_PAGE = '<!doctype html><html lang="en"><title>x</title><h1>New</h1></html>'


def _host(page: str, findings: list[Finding]) -> Host:
    def write(prepared: Prepared, out: Path) -> list[Finding]:
        out.mkdir()
        (out / "index.html").write_text(page, "utf-8")
        return findings

    return write


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A place that holds the site of an earlier build."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("earlier", "utf-8")
    (folder / "gone.html").write_text("earlier", "utf-8")
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, out: Path) -> Callable[..., list[Finding]]:
    """Run the build with findings and a host of the test's own."""

    def build(*, content: list[Finding], host: Host) -> list[Finding]:
        monkeypatch.setattr(produce, "inspect", lambda root: (Site(root=root), [*content]))
        sealed = SimpleNamespace(seal=lambda folder, *, hashes: None)
        monkeypatch.setattr(produce, "prepare", lambda site, *, settings, stage, progress: sealed)
        return build_site(root=out.parent, out=out, host=host, progress=lambda line: None)

    return build


def test_a_good_build_replaces_the_site_as_a_whole(run: Callable[..., list[Finding]], out: Path) -> None:
    """Files of the earlier site are gone, and nothing else lies about."""
    assert run(content=[], host=_host(GOOD_PAGE, [])) == []
    assert (out / "index.html").read_text("utf-8") == GOOD_PAGE
    assert [path.name for path in out.iterdir()] == ["index.html"]
    assert [path.name for path in out.parent.iterdir()] == ["site"]


def test_a_warning_is_reported_and_does_not_stop(run: Callable[..., list[Finding]], out: Path) -> None:
    """Only errors keep a site from being published."""
    assert run(content=[WARNING], host=_host(GOOD_PAGE, [])) == [WARNING]
    assert (out / "index.html").read_text("utf-8") == GOOD_PAGE


@pytest.mark.parametrize(
    ("content", "host"),
    [
        ([ERROR], _host(GOOD_PAGE, [])),
        ([], _host(GOOD_PAGE, [ERROR])),
        ([], _host("<p>[[left.over]]</p>", [])),
    ],
    ids=["content", "host", "gates"],
)
def test_an_error_of_any_stage_leaves_the_site_alone(
    run: Callable[..., list[Finding]], out: Path, content: list[Finding], host: Host
) -> None:
    """Whether content, host or gates object, readers keep the earlier site and nothing half-built stays."""
    assert stops(run(content=content, host=host))
    assert (out / "index.html").read_text("utf-8") == "earlier"
    assert [path.name for path in out.parent.iterdir()] == ["site"]


def test_the_first_build_needs_no_earlier_site(run: Callable[..., list[Finding]], out: Path) -> None:
    """The place is made when it is not there."""
    for path in out.iterdir():
        path.unlink()
    out.rmdir()
    run(content=[], host=_host(GOOD_PAGE, []))
    assert (out / "index.html").is_file()
