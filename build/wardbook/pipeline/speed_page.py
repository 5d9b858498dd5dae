"""How fast the site is, as a page: what the last measuring found beside what was promised, and nothing typed."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wardbook.model import Site
from wardbook.pipeline.plain import plain

SPEED_PAGE = "about/speed.md"
# Written by `make bench`, but for the promises; relative to the root of the project.
PROMISES, FIGURES, MEASURED = "bench/promises.toml", "bench/latest.json", "bench/measured.json"
_NOT_MEASURED = "not measured"
_PARTS = {"runtime": "The calculators were", "site": "Builds and pages were"}
_INTRODUCTION = """---
title: How fast it is
description: Start of the calculators, weight of pages and time of builds, measured against the tools below them
search:
  exclude: true
---

# How fast it is {#top}

Written by the build from the last measuring (`make bench`); no figure is typed.
Most figures are ratios of two things measured together on one machine: a time alone says more about the machine.
"Stock" is the same version of Pyodide as its makers publish it, doing the same calculation.
"Plain" is Material for MkDocs alone, on the same Markdown.
"""


def speed_page(site: Site) -> str:
    """Write the page as Markdown.

    Args:
        site: The site; the folder ``bench`` of its project may hold figures.
    """
    promises = _read(site.root / PROMISES)
    figures, measured = _read(site.root / FIGURES), _read(site.root / MEASURED)
    return "\n".join([_INTRODUCTION, *_when(measured), "", *_table(promises, figures), ""])


def _when(measured: dict[str, Any]) -> Iterator[str]:
    if not measured:
        yield "Nothing has been measured yet."
    for part, about in measured.items():
        yield (
            f"{_PARTS[part]} measured on {about['date']} with release {plain(str(about['release']))}, "
            f"on a machine with {about['processors']} processors."
        )


def _table(promises: dict[str, Any], figures: dict[str, Any]) -> Iterator[str]:
    if not promises:
        return
    yield "| What | Median | Smallest to largest | Measured | At most | |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, promise in promises.items():
        figure, most = figures.get(name), promise.get("most")
        promised = "" if most is None else f"{most:g}"
        if figure is None:
            yield f"| {plain(promise['label'])} | {_NOT_MEASURED} | | | {promised} | |"
            continue
        judged = "" if most is None else "held" if figure["value"] <= most else "**missed**"
        spread = f"{figure['min']:g} to {figure['max']:g}"
        times = "once" if figure["n"] == 1 else f"{figure['n']} times"
        yield f"| {plain(promise['label'])} | {figure['value']:g} | {spread} | {times} | {promised} | {judged} |"


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    text = path.read_text("utf-8")
    data: dict[str, Any] = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
    return data
