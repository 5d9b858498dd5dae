"""The source of the front end: nothing that turns data into markup, nothing of another origin, no medicine."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "build" / "web"
REMEMBERED = "components/variant/remembered.mjs"


def _files(*suffixes: str) -> list[Path]:
    found = (path for suffix in suffixes for path in WEB.rglob(f"*{suffix}"))
    return sorted(path for path in found if "node_modules" not in path.parts)


def _name(path: Path) -> str:
    return path.relative_to(WEB).as_posix()


def _hits(path: Path, pattern: str) -> list[str]:
    return re.findall(pattern, path.read_text("utf-8"))


@pytest.mark.parametrize("path", _files(".mjs", ".js"), ids=_name)
def test_scripts_make_no_markup_from_text(path: Path) -> None:
    """Text of a reader or of a reply never becomes markup or code."""
    assert not _hits(path, r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function)")


@pytest.mark.parametrize("path", _files(".mjs", ".js"), ids=_name)
def test_scripts_keep_what_is_typed(path: Path) -> None:
    """Nothing a reader types is sent, stored or logged; the one thing kept is which words to show."""
    if _name(path) == REMEMBERED:
        assert _hits(path, r"localStorage\.\w+\([^)]*\)") == [
            "localStorage.getItem(KEY)",
            "localStorage.setItem(KEY, reader)",
        ]
        return
    assert not _hits(
        path, r"\b(?:localStorage|sessionStorage|indexedDB|document\.cookie|sendBeacon|WebSocket|console\.)"
    )


@pytest.mark.parametrize("path", _files(".mjs"), ids=_name)
def test_scripts_export_by_name(path: Path) -> None:
    """A reader of the code finds a thing under one name."""
    assert not _hits(path, r"\bexport default\b")


@pytest.mark.parametrize("path", _files(".mjs", ".js", ".css", ".jinja", ".html"), ids=_name)
def test_nothing_loads_from_elsewhere(path: Path) -> None:
    """No address of another origin; the one that stands for nothing may be used inside the worker."""
    addresses = _hits(path, r"https?://[^\s\"'`)<>]+")
    assert not [address for address in addresses if ".invalid" not in address and "www.w3.org/" not in address]


@pytest.mark.parametrize("path", _files(".css"), ids=_name)
def test_styles_follow_the_house(path: Path) -> None:
    """Colours come from tokens, and no rule shouts down another."""
    assert not _hits(path, r"!important")
    if path.name != "tokens.css":
        assert not _hits(path, r"(?<![\w-])#[0-9a-fA-F]{3,8}\b(?=\s*[;,)])")


@pytest.mark.parametrize("path", _files(".jinja"), ids=_name)
def test_templates_do_not_trust_content(path: Path) -> None:
    """Everything a template prints is escaped."""
    assert not _hits(path, r"\|\s*safe\b|autoescape\s+false")


@pytest.mark.parametrize("path", _files(".jinja", ".html"), ids=_name)
def test_templates_hold_nothing_inline(path: Path) -> None:
    """No style, no handler and no code stands in a template, so that the policy can refuse all of them."""
    assert not _hits(path, r"\sstyle=|<style\b|\son[a-z]+=\s*[\"']|javascript:")
