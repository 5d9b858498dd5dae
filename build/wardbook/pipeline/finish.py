"""The last touches on what the host wrote, before the gates read it."""

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wardbook.pipeline.search import enrich, without_added

# Maps and packed copies are never requested; the address list would name an origin that is not known at build.
_NEVER_REQUESTED = (
    "assets/**/*.map",
    "sitemap.xml*",
    "assets/javascripts/lunr",
)
_MAP_NOTE = re.compile(rb"\n?(?://#|/\*#) sourceMappingURL=[^\n]*")


def finish(folder: Path, *, stage: Path, synonyms: Sequence[Sequence[str]], only: frozenset[str] | None = None) -> None:
    """Complete a site that the host has written.

    Args:
        folder: The site as the host left it.
        stage: Files of ours; they are copied to the same addresses.
        synonyms: Words that mean the same, in groups, for the search.
        only: Addresses of the pages that the host has written this time; all by default.
    """
    shutil.copytree(stage, folder, dirs_exist_ok=True)
    _prune(folder)
    _pack_search_worker(folder)
    _publish_search_index(folder, synonyms, only=only)


def _prune(folder: Path) -> None:
    for pattern in _NEVER_REQUESTED:
        for path in sorted(folder.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in [*folder.rglob("*.js"), *folder.rglob("*.css")]:
        content = path.read_bytes()
        if b"sourceMappingURL" in content:
            path.write_bytes(_MAP_NOTE.sub(b"", content))


def _pack_search_worker(folder: Path) -> None:
    """Put the search worker's text beside it as a script: a page opened as a file can read it in no other way."""
    for worker in sorted((folder / "assets" / "javascripts" / "workers").glob("search.*.min.js")):
        text = json.dumps(worker.read_text("utf-8"), ensure_ascii=False)
        worker.with_suffix(".text.js").write_text(f"var wardbookSearchWorker={text}", "utf-8")


def _publish_search_index(folder: Path, synonyms: Sequence[Sequence[str]], *, only: frozenset[str] | None) -> None:
    """Publish the index as text for servers that refuse ``.json``, and as a script for pages opened as files."""
    index = folder / "search" / "search_index.json"
    data = json.loads(index.read_text("utf-8"))
    if only is not None:
        former = json.loads(index.with_suffix(".txt").read_text("utf-8"))["docs"]
        data["docs"] = _merged(without_added(former), data["docs"], only)
    data["docs"] = enrich(data["docs"], synonyms=synonyms)
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    index.with_suffix(".txt").write_text(content, "utf-8")
    index.with_suffix(".js").write_text(f"var __index={content}", "utf-8")
    index.unlink()


def _merged(former: list[dict[str, Any]], new: list[dict[str, Any]], only: frozenset[str]) -> list[dict[str, Any]]:
    """Put the entries of pages that were written anew in the place of their former ones."""
    entries: dict[str, list[dict[str, Any]]] = {}
    for entry in former:
        entries.setdefault(_page_of(entry), []).append(entry)
    written = {f"{uri.removesuffix('.md')}.html" for uri in only}
    entries = {page: [] if page in written else kept for page, kept in entries.items()}
    for entry in new:
        entries[_page_of(entry)].append(entry)
    return [entry for kept in entries.values() for entry in kept]


def _page_of(entry: dict[str, Any]) -> str:
    return str(entry["location"]).partition("#")[0]
