"""What each calculator says about itself, through the kit's registry."""

import traceback
from collections.abc import Mapping
from typing import Any

from wardbook.kit import registry
from wardbook.load.files import Reader
from wardbook.model import Place


def load_calculators(reader: Reader) -> dict[str, Mapping[str, Any]]:
    """Ask every calculator for its spec; one that cannot be imported becomes a finding."""
    specs: dict[str, Mapping[str, Any]] = {}
    for name in registry.calculator_ids():
        try:
            specs[name] = registry.find(name).describe()
        except Exception as error:  # noqa: BLE001 - a calculator is an author's code and may fail in any way
            folder = reader.root / "calculators" / name.replace("-", "_")
            frames = [frame for frame in traceback.extract_tb(error.__traceback__) if str(folder) in frame.filename]
            path, line = (frames[-1].filename, frames[-1].lineno or 1) if frames else (str(folder / "rules.py"), 1)
            reader.report(
                path.removeprefix(f"{reader.root}/"), Place(line, 1), "broken-calculator",
                f"{name} cannot be loaded: {type(error).__name__}: {error}",
            )  # fmt: skip
    return specs
