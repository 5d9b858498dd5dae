"""Made-up guidelines of any size: the same Markdown for Wardbook and for the plain host, with no clinical statement."""

import re
import shutil
from pathlib import Path
from random import Random

_SEED = 20261122
_PAGES_PER_GUIDELINE = 25
_WORDS = re.findall(
    r"\w+",
    "team ward page chart note plan visit round list step bed form file clinic letter sheet desk room morning evening"
    " question answer review record reader nurse pharmacist doctor patient family shift handover library shelf drawer",
)
_VERBS = re.findall(r"\w+", "read check write keep bring show name find move open close ask tell count sort fold print")
_FRONT = """---
title: {title}
description: A page of made-up words, for measuring
owner: maintainers
updated: 2026-11-22
review_by: 2999-01-01
order: {order}
---
"""
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_PLAIN = """site_name: Plain
docs_dir: content
site_dir: site
use_directory_urls: false
theme:
  name: material
  font: false
exclude_docs: |
  *.json
  *.toml
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - tables
  - toc:
      permalink: true
"""


def write_sources(folder: Path, *, pages: int, project: Path) -> None:
    """Write a project of made-up pages, with Wardbook's settings, its front end and its calculators.

    Args:
        folder: An empty folder.
        pages: How many pages, the home page among them.
        project: Root of Wardbook's own project.
    """
    rng = Random(_SEED)  # noqa: S311 - the same words each time
    content = folder / "content"
    content.mkdir(parents=True)
    for name in ("people.toml", "references.json"):
        shutil.copyfile(project / "content" / name, content / name)
    shutil.copytree(project / "content" / "facts", content / "facts")
    (content / "index.md").write_text(_page(rng, title="Home", order=1, after=""), "utf-8")
    for number in range(pages - 1):
        guideline, rank = divmod(number, _PAGES_PER_GUIDELINE)
        path = content / "guidelines" / f"made-up-{guideline}" / (f"page-{rank}.md" if rank else "index.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        after = "index.md" if rank else ""
        path.write_text(_page(rng, title=f"Made-up page {number}", order=rank + 1, after=after), "utf-8")
    settings = (project / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("  - abbr\n", "  - abbr\n  - admonition\n"), "utf-8")
    (folder / "plain.yml").write_text(_PLAIN, "utf-8")
    (content / "about").mkdir()
    glossary = (project / "content" / "about" / "glossary.md").read_text("utf-8")  # explains what calculators name
    (content / "about" / "glossary.md").write_text(_LINK.sub(r"\1", glossary), "utf-8")
    safety = _page(rng, title="Safety case", order=1, after="")  # pages that the build makes link to it
    (content / "about" / "safety-case.md").write_text(safety, "utf-8")
    for shared in ("build", "calculators"):
        (folder / shared).symlink_to(project / shared)
    (folder / ".cache").mkdir()
    (project / ".cache" / "runtime").mkdir(parents=True, exist_ok=True)
    (folder / ".cache" / "runtime").symlink_to(project / ".cache" / "runtime")


def _page(rng: Random, *, title: str, order: int, after: str) -> str:
    """Write about 1,250 words, two tables, four call-outs."""
    parts = [_FRONT.format(title=title, order=order), f"# {title}", _paragraph(rng)]
    for section in range(7):
        parts += [f"## Section {section} of {title}", _paragraph(rng), _paragraph(rng)]
        if section % 2:
            parts += [f"!!! note\n    {_sentence(rng)}\n    {_sentence(rng)}", _list(rng)]
        if section % 4 == 0:
            parts.append(_table(rng))
        if section % 4 == 2:
            parts.append(f"Chart\n:   {_sentence(rng)}\n\nNote\n:   {_sentence(rng)}")
    if after:
        parts.append(f"See [the first page]({after}).")
    return "\n\n".join(parts) + "\n"


def _sentence(rng: Random) -> str:
    verb, first, second, third = rng.choice(_VERBS), rng.choice(_WORDS), rng.choice(_WORDS), rng.choice(_WORDS)
    return f"Please {verb} the {first} and the {second} before the next {third}."


def _paragraph(rng: Random) -> str:
    return "\n".join(_sentence(rng) for _ in range(5))


def _list(rng: Random) -> str:
    return "\n".join(f"- {_sentence(rng)}" for _ in range(4))


def _table(rng: Random) -> str:
    rows = [f"| {rng.choice(_WORDS)} | {rng.choice(_WORDS)} | {rng.choice(_VERBS)} |" for _ in range(6)]
    return "\n".join(["| Who | What | How |", "| --- | --- | --- |", *rows])
