"""What each calculator says about itself, through the kit's registry."""

import re
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wardbook.kit import registry
from wardbook.load.files import Reader
from wardbook.model import Finding, Place

_QUOTED = re.compile(r"'([^']+)'")


def load_calculators(reader: Reader) -> dict[str, Mapping[str, Any]]:
    """Ask every calculator for its spec; one that cannot be imported or has no page becomes a finding."""
    specs: dict[str, Mapping[str, Any]] = {}
    for name in registry.calculator_ids():
        try:
            specs[name] = registry.find(name).describe()
        except Exception as error:  # noqa: BLE001 - a calculator is an author's code and may fail in any way
            reader.findings.append(broken_calculator(reader.root, name, "rules.py", error))
        page = reader.root / registry.PACKAGE / registry.folder_of(name) / "page.md"
        if page.parent.is_dir() and not page.exists():
            message = f"{name} has no page; write who it is for, its limits and what is unknown"
            reader.report(page, Place(1, 1), "broken-calculator", message)
    return specs


def broken_calculator(root: Path, calculator: str, module: str, error: Exception) -> Finding:
    """Tell where the code of a calculator failed.

    Args:
        root: Root of the project.
        calculator: Its id.
        module: The file that is named when the error passed through none of the calculator's own.
        error: What was raised.
    """
    folder = root / registry.PACKAGE / registry.folder_of(calculator)
    said = f"nothing is named {error.args[0]!r}" if isinstance(error, KeyError) else str(error)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).parent == folder]
    if frames:
        path, line = Path(frames[-1].filename), frames[-1].lineno or 1
    else:
        path, line = folder / module, _line_of(folder / module, said)
    name = path.relative_to(root).as_posix()
    return Finding(name, line, 1, "broken-calculator", f"{calculator}: {type(error).__name__}: {said}")


def _line_of(file: Path, said: str) -> int:
    """Find the line of the first name that a message quotes; the first line when the file has none of them."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    names = _QUOTED.findall(said)
    return next((number for number, line in enumerate(lines, start=1) if any(name in line for name in names)), 1)
