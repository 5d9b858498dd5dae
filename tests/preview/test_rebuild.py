"""The preview's build writes what changed and nothing else, and what it leaves is what a whole build writes."""

import shutil
from pathlib import Path

import pytest

from bench.guidelines import write_sources
from wardbook.model import Finding
from wardbook.pipeline.navigation import made_pages
from wardbook.pipeline.prepare import Prepared
from wardbook.pipeline.produce import build_site
from wardbook.pipeline.rebuild import rebuild_site
from wardbook.plugin import write_pages

_ROOT = Path(__file__).parents[2]
_PAGE = "content/guidelines/made-up-0/page-3.md"
_FACTS = "calculators/rituximab/facts.toml"


class Preview:
    """A small project with two calculators, its preview, and the pages that were written last."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "project"
        write_sources(self.root, pages=6, project=_ROOT)
        (self.root / "calculators").unlink()
        for name in ("body_surface_area", "rituximab"):
            shutil.copytree(_ROOT / "calculators" / name, self.root / "calculators" / name)
        self.written: frozenset[str] | None = None

    def build(self) -> list[Finding]:
        """Build as the preview does."""
        return rebuild_site(root=self.root, out=self.root / "site", host=self._host, progress=lambda _: None)

    def edit(self, path: str, old: str, new: str) -> frozenset[str] | None:
        """Change a file, build, and tell which pages were written; None stands for all."""
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
        self.written = frozenset()
        assert not [finding for finding in self.build() if finding.rule != "unused-reference"]
        return self.written

    def _host(self, prepared: Prepared, out: Path, *, only: frozenset[str] | None) -> list[Finding]:
        self.written = only
        return write_pages(prepared, out, only=only)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """Make the project and build it once."""
    preview = Preview(tmp_path_factory.mktemp("preview"))
    assert preview.edit(_PAGE, "See [", "The course is [[rituximab.course]]. See [") is None
    return preview


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("path", "old", "new", "written"),
    [
        (_PAGE, "# Made-up page 3\n", "# Made-up page 3\n\nNew words.\n", {"guidelines/made-up-0/page-3.md"}),
        (_FACTS, "for 4 doses", "for four doses", {"guidelines/made-up-0/page-3.md", "calculators/rituximab.md"}),
        ("calculators/body_surface_area/page.md", "## Limits", "## The limits", {"calculators/body-surface-area.md"}),
        (
            "calculators/body_surface_area/rules.py",
            '"""',
            '"""Changed. ',
            {"calculators/body-surface-area.md", "calculators/rituximab.md"},
        ),
        ("content/guidelines/made-up-0/page-2.md", "title: Made-up page 2", "title: Another title", None),
    ],
    ids=["page", "fact", "words-of-a-calculator", "calculator", "title"],
)
def test_an_edit_writes_the_pages_that_it_changes(
    preview: Preview, path: str, old: str, new: str, written: set[str] | None
) -> None:
    """A page, the users of a fact, a calculator with those that use it; all pages only for what all show.

    Pages that the build makes from the whole site may follow any change.
    """
    found = preview.edit(path, old, new)
    assert (found if found is None else found - {*made_pages()}) == written


def test_what_is_kept_is_what_a_whole_build_writes(preview: Preview, tmp_path: Path) -> None:
    """After all these edits, and after one that was refused, every file is that of a clean build."""
    page = preview.root / _PAGE
    right = page.read_text("utf-8")
    page.write_text(right.replace("page-1", "nowhere").replace("index.md", "nowhere.md"), "utf-8")
    before = _contents(preview.root / "site")
    assert "dead-link" in {finding.rule for finding in preview.build()}
    assert _contents(preview.root / "site") == before
    page.write_text(f"{right}\nThe last words.\n", "utf-8")
    assert not [finding for finding in preview.build() if finding.rule != "unused-reference"]
    assert preview.written
    assert preview.written - {*made_pages()} == {"guidelines/made-up-0/page-3.md"}
    build_site(root=preview.root, out=tmp_path / "clean", host=write_pages, progress=lambda _: None)
    kept, clean = _contents(preview.root / "site"), _contents(tmp_path / "clean")
    assert sorted(kept) == sorted(clean)
    assert [name for name in kept if kept[name] != clean[name]] == []
