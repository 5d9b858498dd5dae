"""Bundling: one style sheet and one classic script, the same bytes each time."""

from pathlib import Path

import pytest

from wardbook.render import build_assets, runtime_block
from wardbook.render.assets import AssetError
from wardbook.render.environment import WEB


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """Bundle once."""
    out = tmp_path_factory.mktemp("assets")
    assets = build_assets(web=WEB, out=out)
    return out, assets.css, assets.js


def test_same_source_gives_same_names(built: tuple[Path, str, str], tmp_path: Path) -> None:
    """Names follow the content, so a second run gives the same ones."""
    _, css, js = built
    again = build_assets(web=WEB, out=tmp_path / "again")
    assert (again.css, again.js) == (css, js)


def test_script_is_classic_and_names_no_origin(built: tuple[Path, str, str]) -> None:
    """The script runs from a file and under a strict policy, and loads nothing from elsewhere."""
    out, _, js = built
    text = (out / js).read_text("utf-8")
    assert not any(word in text for word in ("import(", "export ", "eval(", "innerHTML", "http://", "https://"))


def test_style_names_no_file(built: tuple[Path, str, str]) -> None:
    """The style sheet is whole: no import and no address is left in it."""
    out, css, _ = built
    text = (out / css).read_text("utf-8")
    assert not any(word in text for word in ("@import", "url(", "!important"))


def test_colours_and_pixels_stand_in_tokens_only() -> None:
    """Components take colours and sizes from the tokens."""
    for path in WEB.glob("components/*/*.css"):
        text = path.read_text("utf-8")
        assert "#" not in text.replace("/*", ""), path.name
        assert "px" not in text, path.name


def test_missing_tool_is_named(tmp_path: Path) -> None:
    """Without the bundler the error says what installs it."""
    with pytest.raises(AssetError, match="make setup"):
        build_assets(web=tmp_path, out=tmp_path / "out")


def test_refused_source_gives_the_tools_words(tmp_path: Path) -> None:
    """A broken style sheet ends the build with what the bundler says of it."""
    (tmp_path / "node_modules").symlink_to(WEB / "node_modules")
    (tmp_path / "page.css").write_text("@import './absent.css';", "utf-8")
    with pytest.raises(AssetError, match=r"absent\.css"):
        build_assets(web=tmp_path, out=tmp_path / "out")


def test_runtime_block_is_data() -> None:
    """The block is never run and cannot be closed by what it holds."""
    block = runtime_block(release="r1", base="../assets/", runtime={"name": "</script>"})
    assert block.startswith('<script type="application/json" id="wardbook-runtime">')
    assert block.count("</script>") == 1
    assert "\\u003c/script\\u003e" in block
