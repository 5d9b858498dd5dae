"""The id of a release."""

from pathlib import Path

import pytest

from wardbook.pipeline.identity import release_id, source_files


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of a few files."""
    for name in ("content/index.md", "build/web/page.mjs", "calculators/a/rules.py", "mkdocs.yml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one", "utf-8")
    return tmp_path


def test_same_sources_same_id(root: Path) -> None:
    """What is not a source (tools, compiled files, outputs) does not count."""
    before = release_id(root)
    for name in ("build/web/node_modules/x/y.js", "calculators/a/__pycache__/rules.pyc", "site/index.html"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("two", "utf-8")
    assert release_id(root) == before


@pytest.mark.parametrize("name", ["content/index.md", "build/web/page.mjs", "calculators/a/rules.py", "mkdocs.yml"])
def test_any_other_source_gives_another_id(root: Path, name: str) -> None:
    """A change of words, script, rules or settings is another release."""
    before = release_id(root)
    (root / name).write_text("two", "utf-8")
    assert release_id(root) != before


def test_a_renamed_source_gives_another_id(root: Path) -> None:
    """Names count like contents."""
    before = release_id(root)
    (root / "content/index.md").rename(root / "content/home.md")
    assert release_id(root) != before


def test_source_files_are_sorted(root: Path) -> None:
    """The order never depends on the disk."""
    assert source_files(root) == sorted(source_files(root))
