"""Comparing pictures: smoothed edges are let through, and what a reader would see is not."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.support.pictures import check_picture


def _page(*, words: str = "750 mg", ground: str = "white", left: int = 20) -> Image.Image:
    picture = Image.new("RGB", (200, 100), ground)
    ImageDraw.Draw(picture).text((left, 30), words, fill="black", font_size=16)
    return picture


def _check(tmp_path: Path, new: Image.Image) -> None:
    new.save(tmp_path / "new.png")
    _page().save(tmp_path / "old.png")
    check_picture(tmp_path / "new.png", tmp_path / "old.png", refused=tmp_path / "refused" / "old.png")


def test_smoothed_edges_are_let_through(tmp_path: Path) -> None:
    """The same words, a quarter of a pixel further."""
    further = (1.0, 0.0, 0.25, 0.0, 1.0, 0.25)
    old = _page()
    _check(tmp_path, old.transform(old.size, Image.Transform.AFFINE, further, Image.Resampling.BILINEAR))


@pytest.mark.parametrize(
    "new",
    [
        _page(words="760 mg"),
        _page(words="750"),
        _page(words=""),
        _page(ground="#ddd"),
        _page(left=26),
        _page().crop((0, 0, 200, 90)),
    ],
)
def test_what_is_seen_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new: Image.Image) -> None:
    """Another digit, a word that is gone, another colour, another place, another size; and it says where to look."""
    monkeypatch.delenv("GOLDEN", raising=False)
    with pytest.raises(AssertionError, match=r"looks different.*refused"):
        _check(tmp_path, new)
    assert (tmp_path / "refused" / "old.png").is_file()


def test_a_picture_that_nobody_accepted_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until `make golden` writes it."""
    monkeypatch.delenv("GOLDEN", raising=False)
    _page().save(tmp_path / "new.png")
    with pytest.raises(AssertionError, match="never accepted"):
        check_picture(tmp_path / "new.png", tmp_path / "kept" / "old.png", refused=tmp_path / "refused.png")
    monkeypatch.setenv("GOLDEN", "write")
    check_picture(tmp_path / "new.png", tmp_path / "kept" / "old.png", refused=tmp_path / "refused.png")
