"""The sample site of the golden tests, for tests that change something in it."""

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from wardbook.checks import run_checks
from wardbook.checks.rules import BODY, Example
from wardbook.load import load_site
from wardbook.markdown import WardbookExtension
from wardbook.model import Finding, Site

SAMPLE = Path(__file__).parents[1] / "golden" / "sample"
PAGE = "content/guidelines/sample/extra.md"
TODAY = date(2026, 11, 22)
_FRONT = """---
title: Extra
description: A page that a test adds
owner: maintainers
updated: 2026-11-22
review_by: 2999-01-01
---

# Extra

"""
FRONT_LINES = _FRONT.count("\n")


def specs() -> Mapping[str, Mapping[str, Any]]:
    """Read what the calculators of the sample say about themselves."""
    read: dict[str, Mapping[str, Any]] = json.loads((SAMPLE / "specs.json").read_text(encoding="utf-8"))
    return read


def copy_sample(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """Copy the sample and write files into it.

    Args:
        folder: An empty folder.
        files: Texts by path.

    Returns:
        The root of the copy.
    """
    root = folder / "site"
    shutil.copytree(SAMPLE / "input", root)
    for path, text in (files or {}).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def load_sample(folder: Path, files: Mapping[str, str] | None = None) -> tuple[Site, list[Finding]]:
    """Load a copy of the sample; the arguments are those of `copy_sample`."""
    return load_site(copy_sample(folder, files), calculators=specs())


def findings_of(folder: Path, files: Mapping[str, str]) -> list[Finding]:
    """Load and check a copy of the sample; the arguments are those of `copy_sample`."""
    site, found = load_sample(folder, files)
    return sorted([*found, *run_checks(site, today=TODAY)])


def body_page(text: str) -> dict[str, str]:
    """Give a page with this body as a file of the sample; the body starts below `FRONT_LINES`."""
    return {PAGE: f"{_FRONT}{text}\n"}


def example_files(example: Example) -> dict[str, str]:
    """Give the example of a rule as a file of the sample."""
    return body_page(example.text) if example.where == BODY else {example.where: example.text}


def extension_for(site: Site) -> WardbookExtension:
    """Make our extension with components that show what they were given."""
    return WardbookExtension(site, calculator=_form, tables=_tables, figure=_figure, today=TODAY)


def _form(
    spec: Mapping[str, Any], *, references: Mapping[str, str], page_href: str | None, level: int, instance: int
) -> str:
    named = " ".join(references)
    return f'<form data-calculator="{spec["id"]}" data-shown="{page_href} {level} {instance} {named}"></form>'


def _tables(spec: Mapping[str, Any]) -> str:
    return f'<table data-tables="{spec["id"]}"></table>'


def _figure(component: str, view: Mapping[str, Any]) -> str:
    return f'<svg data-component="{component}" id="{view["id"]}"></svg>'
