"""The navigation of a page: what the theme would write, with work that does not grow with the pages of the site."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, get_files
from mkdocs.structure.nav import get_navigation

from wardbook.pipeline.navigation import ClosedItems

_ROOT = Path(__file__).parents[3]
_OURS = "custom_dir: build/web/theme"
# Pages at the top, in guidelines with and without a front page, and deeper than any of ours.
_PAGES = (
    "index.md",
    *(f"guidelines/{name}/{page}.md" for name in ("one", "two") for page in ("index", "second", "third")),
    "guidelines/three/only.md",
    "calculators/index.md",
    "calculators/area.md",
    "about/deep/er/page.md",
    "about/page.md",
)


class Written:
    """The theme's pages of a small site, and how often a closed item was written for them."""

    def __init__(self, folder: Path, *, theme: str, pages: tuple[str, ...] = _PAGES) -> None:
        self.count = 0
        self._closed = ClosedItems()
        for name in pages:
            path = folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\ntitle: Page & {name}\n---\n# Title\n\n## Section of {name}\n", "utf-8")
        settings = (_ROOT / "mkdocs.yml").read_text("utf-8")
        assert _OURS in settings
        (folder / "mkdocs.yml").write_text(settings.replace(_OURS, theme), "utf-8")
        self.config = load_config(str(folder / "mkdocs.yml"))

    def pages(self) -> Iterator[tuple[str, str]]:
        """Give the address and the text of each page."""
        files = get_files(self.config)
        nav = get_navigation(files, self.config)
        environment = self.config.theme.get_env()
        found = list(files.documentation_pages())
        for file in found:
            _page(file).read_source(self.config)
            _page(file).render(self.config, files)
        for file in found:
            page = _page(file)
            page.active = True
            context: dict[str, Any] = {**get_context(nav, files, self.config, page)}
            context["wardbook"] = {"once": self._counted(self._closed.on(page.url))}
            yield file.src_uri, environment.get_template("base.html").render(context)
            page.active = False

    def _counted(self, once: Callable[..., str]) -> Callable[..., str]:
        def write(item: Any, way: Callable[[Any], str]) -> str:
            def counted(item: Any) -> str:
                self.count += 1
                return way(item)

            return once(item, counted)

        return write


def _page(file: File) -> Any:
    assert file.page is not None
    return file.page


def _navigation(page: str) -> list[html.HtmlElement]:
    root: html.HtmlElement = html.document_fromstring(page).find(".//nav[@data-md-level='0']")
    return list(root.iter())


def _links(page: str) -> list[str]:
    return [element.get("href", "") for element in _navigation(page) if element.tag == "a"]


def _elements(page: str) -> list[tuple[Any, dict[str, str], str, str]]:
    """List what a browser makes of the navigation."""
    return [
        (
            element.tag,
            {str(name): " ".join(str(value).split()) for name, value in element.attrib.items()},
            " ".join((element.text or "").split()),
            " ".join((element.tail or "").split()),
        )
        for element in _navigation(page)
    ]


def test_navigation_is_what_the_theme_would_write(tmp_path: Path) -> None:
    """On every page, element by element; another version of the theme may write another one."""
    ours = Written(tmp_path / "ours", theme=f"custom_dir: {_ROOT / 'build/web/theme'}")
    theirs = dict(Written(tmp_path / "theirs", theme="").pages())
    assert len(theirs) == len(_PAGES)
    for name, page in ours.pages():
        assert _elements(page) == _elements(theirs[name]), name
    assert ours.count


@pytest.mark.parametrize("size", [4, 40])
def test_more_pages_in_a_guideline_are_no_more_work_elsewhere(tmp_path: Path, size: int) -> None:
    """Each item is written once for a folder: other guidelines, and its own pages, on whatever page they stand."""
    pages = tuple(f"guidelines/{name}/page-{rank}.md" for name in ("one", "two") for rank in range(size))
    site = Written(tmp_path, theme=f"custom_dir: {_ROOT / 'build/web/theme'}", pages=("index.md", *pages))
    texts = dict(site.pages())
    assert site.count == 1 + 2 * (1 + 1 + size)  # on the home page, then in each folder: home, the other one, the pages
    others = [address for address in _links(texts["guidelines/one/page-0.md"]) if address.startswith("../two/")]
    assert others == ["../two/page-0.html"]
    assert [address for address in _links(texts["index.md"]) if "two" in address] == []
