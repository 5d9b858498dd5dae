"""The gates over the built site, which is sealed with what they have read of it."""

from pathlib import Path

from wardbook.checks import check_built
from wardbook.checks.built.document import Document
from wardbook.checks.built.links import Linked
from wardbook.model import Finding
from wardbook.release.policy import script_hashes


def run_gates(
    folder: Path, *, hashes: dict[str, frozenset[str]], links: dict[str, Linked] | None = None
) -> list[Finding]:
    """Inspect a built site.

    Args:
        folder: Where it was built, before anybody sees it.
        hashes: Takes the hashes of each page's inline scripts, for the seal, so that a page is parsed once.
        links: Pages that passed before and have not changed since, with their links; those of this time are added.

    Returns:
        All findings, sorted by path and place; paths are relative to the folder.
    """

    def remember(document: Document) -> None:
        hashes[document.path] = script_hashes(document.root)

    return check_built(folder, links=links, read=remember)
