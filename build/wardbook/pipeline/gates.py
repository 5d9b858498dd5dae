"""The gates over the built site: those of the content's rules, and whether any server and any disk can deliver it."""

import re
from collections.abc import Iterator
from pathlib import Path

from wardbook.checks.built import check_built
from wardbook.checks.built.document import Document, search
from wardbook.checks.built.links import Linked
from wardbook.model import Finding
from wardbook.pipeline.budgets import page_is_light, site_is_light
from wardbook.release.policy import script_hashes

_FETCHED_AHEAD = frozenset({"prefetch", "preconnect", "dns-prefetch", "next", "prev", "preload", "modulepreload"})
_BLOCKED_ON_FILE = ("integrity", "crossorigin")
_MAY_BE_BLOCKED = search("//script[@type] | " + " | ".join(f"//@{name}/.." for name in _BLOCKED_ON_FILE))
_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
# What old intranet servers send without being told how.
_SENT_BY_ALL = frozenset({".html", ".css", ".js", ".svg", ".png", ".txt", ".xml"})


def run_gates(
    folder: Path, *, links: dict[str, Linked] | None = None, hashes: dict[str, frozenset[str]] | None = None
) -> list[Finding]:
    """Inspect a built site.

    Args:
        folder: Where it was built, before anybody sees it.
        links: Pages that passed before and have not changed since, with their links; those of this time are added.
        hashes: Takes the hashes of each page's inline scripts, for the seal, so that a page is parsed once.

    Returns:
        All findings, sorted by path and place; paths are relative to the folder.
    """

    def remember(document: Document) -> Iterator[Finding]:
        if hashes is not None:
            hashes[document.path] = script_hashes(document.root)
        return iter(())

    gates = (*PAGE_GATES, remember)
    return sorted([*check_built(folder, gates=gates, links=links), *files_are_servable(folder), *site_is_light(folder)])


def no_early_fetch(document: Document) -> Iterator[Finding]:
    """Refuse links that make a browser fetch what nobody asked for."""
    for element in document.root.iter("link"):
        relations = (element.get("rel") or "").lower().split()
        if _FETCHED_AHEAD & {*relations}:
            line, column = document.place(element, "<link")
            message = f'<link rel="{" ".join(relations)}"> fetches ahead; drop it from the template'
            yield Finding(document.path, line, column, "built-early-fetch", message)


def opens_as_a_file(document: Document) -> Iterator[Finding]:
    """Refuse what a browser blocks when the page is opened from a disk."""
    for element in _MAY_BE_BLOCKED(document.root):
        wrong = [name for name in _BLOCKED_ON_FILE if name in element.attrib]
        if element.tag == "script" and element.get("type") == "module":
            wrong.append('type="module"')
        for name in wrong:
            line, column = document.place(element, f"<{element.tag}")
            message = f"{element.tag} with {name} does not load from a disk; leave it out or bundle the script"
            yield Finding(document.path, line, column, "built-blocked-on-file", message)


def is_whole(document: Document) -> Iterator[Finding]:
    """Ask every page for a language, a title and a first heading."""
    language = next((element.get("lang") for element in document.root.iter("html")), None)
    if not language:
        yield Finding(document.path, 1, 1, "built-not-whole", "the page does not say its language")
    for name, meaning in (("title", "title"), ("h1", "first heading")):
        if next(document.root.iter(name), None) is None:
            yield Finding(document.path, 1, 1, "built-not-whole", f"the page has no {meaning}")


def files_are_servable(folder: Path) -> Iterator[Finding]:
    """Refuse names and kinds of file that a plain old server does not send."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        where = path.relative_to(folder)
        if path.suffix not in _SENT_BY_ALL:
            kinds = ", ".join(sorted(_SENT_BY_ALL))
            message = f"not every server sends files of kind '{path.suffix}'; use one of {kinds}"
            yield Finding(where.as_posix(), 1, 1, "built-file-kind", message)
        if not all(_FILE_NAME.fullmatch(part) for part in where.parts):
            message = "use lower case letters, digits, hyphens, underscores and dots, with a letter or digit in front"
            yield Finding(where.as_posix(), 1, 1, "built-file-name", message)


PAGE_GATES = (no_early_fetch, opens_as_a_file, is_whole, page_is_light)
