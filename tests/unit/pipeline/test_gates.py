"""The gates as the build runs them: a good site passes, and the seal takes what they have read."""

from pathlib import Path

import pytest
from lxml import html

from wardbook.pipeline.gates import run_gates
from wardbook.release.policy import seal_pages

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><script>var a = "</b>";</script><title>Good</title>
<link rel="stylesheet" href="page.css"></head>
<body><h1 id="top">Good</h1><p><a href="#top">Up</a></p></body>
</html>
"""


def test_the_seal_takes_what_the_gates_have_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is parsed once in a build: its inline scripts are allowed without a second look."""
    (tmp_path / "page.css").write_text("a { background: url(arrow.svg) }")
    (tmp_path / "index.html").write_text(PAGE)
    hashes: dict[str, frozenset[str]] = {}
    assert run_gates(tmp_path, hashes=hashes) == []
    seen = seal_pages(tmp_path).page
    (tmp_path / "index.html").write_text(PAGE)
    monkeypatch.delattr(html, "document_fromstring")
    assert seal_pages(tmp_path, hashes=hashes).page == seen
    assert "sha256-" in seen
