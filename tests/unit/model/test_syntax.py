"""The grammar that readers, checks and Markdown share."""

import pytest

from wardbook.model.source import CitationItem, Lines, Place
from wardbook.model.syntax import BLOCKS, BlockKind, block_faults, citation_items


@pytest.mark.parametrize(
    ("inside", "items"),
    [
        ("one", [("one", "")]),
        ("one; @two", [("one", ""), ("two", "")]),
        ("one;@two", [("one", ""), ("two", "")]),
        ("one, p. 3", [("one", "p. 3")]),
        ("one, table 2, row 1; @two", [("one", "table 2, row 1"), ("two", "")]),
        ("pi_x_us", [("pi_x_us", "")]),
        ("a.b:c-d", [("a.b:c-d", "")]),
    ],
)
def test_citations_are_read(inside: str, items: list[tuple[str, str]]) -> None:
    """Keys come in order, each with its place in the source."""
    assert citation_items(inside) == tuple(CitationItem(*item) for item in items)


@pytest.mark.parametrize("inside", ["", " ", "one; two", "one;", "one two", "one,", "-one", "one.", "@one"])
def test_malformed_citations_have_no_items(inside: str) -> None:
    """One malformed part spoils the citation, so that none of it is lost silently."""
    assert citation_items(inside) == ()


def test_every_block_accepts_its_least_header() -> None:
    """Each kind has a header that is whole."""
    options: dict[str, dict[str, object]] = {
        "recommendation": {
            "id": "one",
            "direction": "for",
            "strength": "strong",
            "certainty": "high",
            "references": ["a"],
            "evidence": [],
            "calculators": [],
        },
        "interval-plot": {"facts": ["a.b"]},
    }
    for name, kind in BLOCKS.items():
        assert block_faults(name, _argument(kind), options.get(name, {})) == []


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (1, 1)), (1, (1, 2)), (2, (1, 3)), (3, (2, 1)), (4, (3, 1)), (6, (3, 3))],
)
def test_offsets_become_places(offset: int, place: tuple[int, int]) -> None:
    """Lines and columns count from 1, and a line end belongs to its line."""
    assert Lines.of("ab\n\ncd").place(offset) == Place(*place)


def _argument(kind: BlockKind) -> str:
    if kind.arguments:
        return kind.arguments[0]
    return "Words" if kind.argument else ""
