"""Comparing pictures of pages, tolerant to how edges of letters are smoothed, and keeping them small."""

import os
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

# How much of 255 the mean around a pixel may move, and how many pixels may lie beyond that.
_UNSEEN = 32
_STRAY = 4
_COLOURS = 256


def check_picture(taken: Path, kept: Path, *, refused: Path) -> None:
    """Compare a picture with the one that was accepted; with GOLDEN=write it is accepted, to be looked at.

    Args:
        taken: The picture as it is now.
        kept: The picture that was accepted.
        refused: Where to put both and their difference, side by side, when they differ.

    Raises:
        AssertionError: They differ; it says where to see how.
    """
    new = Image.open(taken).convert("RGB")
    if os.environ.get("GOLDEN") == "write":
        kept.parent.mkdir(parents=True, exist_ok=True)
        new.quantize(_COLOURS, dither=Image.Dither.NONE).save(kept, optimize=True)
    assert kept.is_file(), f"{kept.name} was never accepted; look at {taken}, then run `make golden`"
    old = Image.open(kept).convert("RGB")
    marks = difference(old, new)
    if new.size == old.size and marks.histogram()[-1] <= _STRAY:
        return
    refused.parent.mkdir(parents=True, exist_ok=True)
    _side_by_side(old, new, marks.convert("RGB")).save(refused)
    raise AssertionError(f"{kept.name} looks different: accepted, now and what differs stand in {refused}")


def difference(old: Image.Image, new: Image.Image) -> Image.Image:
    """Mark in white what differs, over the part that both pictures have.

    What is compared is the mean of each pixel and its neighbours, in each channel: an edge that is smoothed in another
    way moves it little, a stroke that comes or goes moves it much.
    """
    box = (0, 0, min(old.width, new.width), min(old.height, new.height))
    mean = ImageFilter.BoxBlur(1)
    red, green, blue = ImageChops.difference(old.crop(box).filter(mean), new.crop(box).filter(mean)).split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return strongest.point([0] * (_UNSEEN + 1) + [255] * (255 - _UNSEEN))


def _side_by_side(*pictures: Image.Image) -> Image.Image:
    whole = Image.new("RGB", (sum(one.width for one in pictures), max(one.height for one in pictures)), "white")
    left = 0
    for one in pictures:
        whole.paste(one, (left, 0))
        left += one.width
    return whole
