"""References in words."""

from typing import Any

import pytest

from wardbook.markdown import Bibliography
from wardbook.model import Place, Reference


def _bibliography(**csl: Any) -> Bibliography:
    item: dict[str, Any] = {"id": "one", "type": "article-journal", "title": "A title", **csl}
    reference = Reference(key="one", csl=item, status="verified", note="", path="r.json", place=Place(1, 1))
    return Bibliography({"one": reference})


@pytest.mark.parametrize(
    ("csl", "text"),
    [
        ({}, "A title."),
        (
            {
                "author": [{"family": "Doe", "given": "Jane B."}, {"literal": "A Group"}],
                "container-title": "Blood",
                "issued": {"date-parts": [[2020, 3, 9]]},
                "volume": "1",
                "issue": "2",
                "page": "10-19",
            },
            "Doe JB, A Group. A title. Blood. 2020 Mar 9;1(2):10\u20139.",
        ),
        ({"container-title": "Blood", "volume": "1", "page": "10-"}, "A title. Blood. 1:10."),
        ({"DOI": "10.1/x"}, "A title. doi:10.1/x"),
        (
            {"type": "webpage", "URL": "https://example.org/a", "issued": {"date-parts": [[2020]]}},
            "A title [Internet]. 2020. Available from: https://example.org/a",
        ),
        (
            {"author": [{"family": f"N{n}", "given": "A"} for n in range(8)]},
            "N0 A, N1 A, N2 A, N3 A, N4 A, N5 A, et al. A title.",
        ),
        ({"title": "Less <than> & more"}, "Less <than> & more."),
    ],
)
def test_references_are_written_vancouver_style(csl: dict[str, Any], text: str) -> None:
    """Authors, title, journal, date, pages and addresses, and nothing where the item says nothing."""
    assert _bibliography(**csl).text("one") == text


def test_addresses_become_links() -> None:
    """DOI, PubMed and web addresses lead there; signs that an address cannot hold are written in code."""
    bibliography = _bibliography(DOI="10.1/(a)1:2<3::x>4.0;5", PMID="12", PMCID="PMC3")
    assert [(piece.text, piece.address) for piece in bibliography.pieces("one") if piece.address] == [
        ("doi:10.1/(a)1:2<3::x>4.0;5", "https://doi.org/10.1/(a)1:2%3C3::x%3E4.0;5"),
        ("PMID: 12", "https://pubmed.ncbi.nlm.nih.gov/12/"),
        ("PMCID: PMC3", "https://pmc.ncbi.nlm.nih.gov/articles/PMC3/"),
    ]
    assert "".join(piece.text for piece in bibliography.pieces("one")) == bibliography.text("one")


def test_a_web_address_stays_as_it_is() -> None:
    """What is coded already is not coded twice."""
    pieces = list(_bibliography(type="webpage", URL="https://example.org/a%20b?c=1&d=2").pieces("one"))
    assert pieces[-1].address == "https://example.org/a%20b?c=1&d=2"


def test_the_hint_leaves_addresses_out() -> None:
    """What shows over a citation is short."""
    assert _bibliography(DOI="10.1/x", PMID="12").hint("one") == "A title."
    assert _bibliography(type="webpage", URL="https://example.org/a").hint("one") == "A title [Internet]."
