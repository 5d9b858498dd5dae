"""The claims of the source article and the points where sources differ: each has its place in the built site."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html

ROOT = Path(__file__).resolve().parents[2]
_CLAIMS = 50
_POINTS = 21


def _tables(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((ROOT / "content" / f"{name}.toml").read_text("utf-8"))


CLAIMS = _tables("claims")
POINTS = _tables("differences")


@cache
def _places(page: Path) -> dict[str, html.HtmlElement]:
    """Give the elements of a built page by id."""
    return {element.get("id"): element for element in html.parse(page).iter() if element.get("id")}


def _place(site_dir: Path, address: str) -> html.HtmlElement:
    path, _, anchor = address.partition("#")
    return _places(site_dir / path)[anchor]


def test_no_claim_or_point_is_left_out() -> None:
    """The tables run from the first to the last number without a gap."""
    assert list(CLAIMS) == [f"claim-{number}" for number in range(1, _CLAIMS + 1)]
    assert list(POINTS) == [f"k{number}" for number in range(1, _POINTS + 1)]


@pytest.mark.parametrize("name", CLAIMS)
def test_claim_is_dealt_with(name: str, site_dir: Path) -> None:
    """The anchor of a claim stands in the built page, at words of its own."""
    words = _place(site_dir, CLAIMS[name]["at"]).text_content().split()
    assert len(words) > 5


@pytest.mark.parametrize("name", POINTS)
def test_point_is_told(name: str, site_dir: Path) -> None:
    """The entry of a point is a heading with its title, leads on to the full text, and cites its sources."""
    point = POINTS[name]
    heading = _place(site_dir, point["at"])
    assert point["title"] in heading.text_content()
    entry = []
    following = heading.getnext()
    while following is not None and following.tag != "h2":
        entry.append(following)
        following = following.getnext()
    links = [link.get("href") for part in entry for link in part.iter("a")]
    assert any(point["see"].endswith(link.removeprefix("./")) for link in links if "#" in link and ".html" in link)
    assert {f"#ref-{key}" for key in point["references"]} <= set(links)
    text = " ".join(part.text_content() for part in entry)
    assert point["article"] in text
    assert _place(site_dir, point["see"]) is not None
