"""The last touches on what the host wrote."""

import json
from pathlib import Path

import pytest

from wardbook.pipeline.finish import finish

INDEX = {"config": {"lang": ["en"]}, "docs": [{"location": "index.html", "text": "≥ 30", "title": "A"}]}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """What the host leaves behind, with a stage of ours beside it."""
    files = {
        "built/search/search_index.json": json.dumps(INDEX),
        "built/assets/javascripts/workers/search.1234.min.js": 'run("</script>")\n//# sourceMappingURL=search.map\n',
        "built/assets/javascripts/workers/search.1234.min.js.map": "{}",
        "built/assets/javascripts/lunr/min/lunr.de.min.js": "",
        "built/assets/stylesheets/main.css": "a{}\n/*# sourceMappingURL=main.css.map */",
        "built/sitemap.xml": "",
        "built/sitemap.xml.gz": "",
        "built/index.html": "",
        "stage/assets/wardbook/page.css": "",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    finish(tmp_path / "built", stage=tmp_path / "stage", synonyms=())
    return tmp_path / "built"


def test_what_no_reader_requests_is_gone(built: Path) -> None:
    """Maps, packed copies, other languages and the address list are removed; ours are added."""
    assert {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()} == {
        "assets/javascripts/workers/search.1234.min.js",
        "assets/javascripts/workers/search.1234.min.text.js",
        "assets/stylesheets/main.css",
        "assets/wardbook/page.css",
        "index.html",
        "search/search_index.js",
        "search/search_index.txt",
    }


def test_no_file_asks_for_a_removed_map(built: Path) -> None:
    """A browser with open tools would ask for the maps that are gone."""
    assert "sourceMappingURL" not in (built / "assets/stylesheets/main.css").read_text("utf-8")
    assert "sourceMappingURL" not in (built / "assets/javascripts/workers/search.1234.min.js").read_text("utf-8")


def test_the_search_index_is_text_and_script(built: Path) -> None:
    """The index has the same content for servers without .json and for pages opened as files."""
    text = (built / "search/search_index.txt").read_text("utf-8")
    assert json.loads(text) == INDEX
    assert (built / "search/search_index.js").read_text("utf-8") == f"var __index={text}"


def test_the_search_worker_is_packed_as_text(built: Path) -> None:
    """The packed script holds the worker's text, sign for sign."""
    packed = (built / "assets/javascripts/workers/search.1234.min.text.js").read_text("utf-8")
    worker = (built / "assets/javascripts/workers/search.1234.min.js").read_text("utf-8")
    assert json.loads(packed.removeprefix("var wardbookSearchWorker=")) == worker
