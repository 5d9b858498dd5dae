"""The last touches on what the host wrote, before the gates read it."""

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from wardbook.pipeline.search import enrich

# Maps and packed copies are never requested; the address list would name an origin that is not known at build.
_NEVER_REQUESTED = (
    "assets/**/*.map",
    "sitemap.xml*",
    "assets/javascripts/lunr",
)
_MAP_NOTE = re.compile(rb"\n?(?://#|/\*#) sourceMappingURL=[^\n]*")


def finish(folder: Path, *, stage: Path, synonyms: Sequence[Sequence[str]]) -> None:
    """Complete a site that the host has written.

    Args:
        folder: The site as the host left it.
        stage: Files of ours; they are copied to the same addresses.
        synonyms: Words that mean the same, in groups, for the search.
    """
    shutil.copytree(stage, folder, dirs_exist_ok=True)
    _prune(folder)
    _pack_search_worker(folder)
    _publish_search_index(folder, synonyms)


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
    for worker in sorted((folder / "assets" / "javascripts" / "workers").glob("search.*.js")):
        text = json.dumps(worker.read_text("utf-8"), ensure_ascii=False)
        worker.with_suffix(".text.js").write_text(f"var wardbookSearchWorker={text}", "utf-8")


def _publish_search_index(folder: Path, synonyms: Sequence[Sequence[str]]) -> None:
    """Publish the index as text for servers that refuse ``.json``, and as a script for pages opened as files."""
    index = folder / "search" / "search_index.json"
    data = json.loads(index.read_text("utf-8"))
    data["docs"] = enrich(data["docs"], synonyms=synonyms)
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    index.with_suffix(".txt").write_text(content, "utf-8")
    index.with_suffix(".js").write_text(f"var __index={content}", "utf-8")
    index.unlink()
