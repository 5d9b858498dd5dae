"""A new calculator is one new folder: everything finds it, and no other file changes."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.planted.conftest import Copy

OLD, NEW = "calculators/body_surface_area", "calculators/skin_area"
_RENAMED = {
    "body-surface-area": "skin-area",
    "body_surface_area": "skin_area",
    '"C2-': '"SKIN-C2-',
    '"BSA-': '"SKIN-BSA-',
}


@pytest.fixture
def grown(clean_copy: Copy) -> Iterator[Copy]:
    """Give a copy of the project a second body surface area, under another name; the copy is left as it was."""
    folder = clean_copy.root / NEW
    folder.mkdir()
    for file in (clean_copy.root / OLD).iterdir():
        if file.is_file():
            (folder / file.name).write_text(_renamed(file), encoding="utf-8")
    yield clean_copy
    shutil.rmtree(folder)


def test_a_new_folder_is_enough(grown: Copy) -> None:
    """Its page is checked, its vectors and limits are tested and it answers."""
    checked = grown.run("wardbook", "check")
    assert checked.returncode == 0, checked.stdout
    tested = grown.test("tests/vectors", "-k", "skin-area or SKIN or unique or contract")
    assert tested.returncode == 0, tested.stdout
    asked = grown.run("wardbook", "calculate", "skin-area", "--input", '{"height": "180 cm", "weight": "80 kg"}')
    assert json.loads(asked.stdout)["outputs"]["area"]["display"] == "2.00"


def _renamed(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    for old, new in _RENAMED.items():
        text = text.replace(old, new)
    return text
