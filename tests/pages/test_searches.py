"""What search finds for what people type: abbreviations, spellings, brands, signs; and nothing for what is not there.

The site's own worker and index answer, outside a browser; `test_shell` asks them through the page.
"""

import json
import tomllib
from pathlib import Path

import pytest

from tests.support.in_node import run_program

SEARCHES = tomllib.loads(Path(__file__).with_name("searches.toml").read_text("utf-8"))
PROGRAM = Path(__file__).resolve().parents[1] / "support" / "search.mjs"
AMONG_FIRST = 3


@pytest.fixture(scope="module")
def found(site_dir: Path) -> dict[str, list[str]]:
    """Search for everything at once."""
    queries = [*SEARCHES["first"], *SEARCHES["nothing"]]
    return dict(zip(queries, run_program(PROGRAM, site_dir, given=json.dumps(queries)), strict=True))


def test_each_search_finds_its_page_first(found: dict[str, list[str]]) -> None:
    """Among the first three, so without scrolling."""
    missed = {
        query: found[query][:AMONG_FIRST]
        for query, name in SEARCHES["first"].items()
        if not any(f"/{name}.html" in address for address in found[query][:AMONG_FIRST])
    }
    assert missed == {}


def test_unknown_words_find_nothing(found: dict[str, list[str]]) -> None:
    """A page about something else would be worse than none."""
    assert {query: found[query] for query in SEARCHES["nothing"] if found[query]} == {}
