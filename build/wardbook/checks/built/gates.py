"""The gates: every rule for the built site, and one walk over its pages that holds them all."""

from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path

from wardbook.checks.built.budgets import BUDGET_RULES
from wardbook.checks.built.delivery import DELIVERY_RULES
from wardbook.checks.built.document import Document
from wardbook.checks.built.links import Linked
from wardbook.checks.built.pages import PAGE_RULES
from wardbook.checks.built.rule import BuiltRule
from wardbook.model import Finding

BUILT_RULES: Mapping[str, BuiltRule] = {rule.id: rule for rule in chain(PAGE_RULES, DELIVERY_RULES, BUDGET_RULES)}


def check_built(
    site: Path, *, links: dict[str, Linked] | None = None, read: Callable[[Document], None] | None = None
) -> list[Finding]:
    """Find what must not be published in a built site.

    Args:
        site: The folder with the built files.
        links: Pages that were judged before and have not changed since, with their links; those of this time are added.
        read: Told of each page that is judged, so that it is parsed once for all who need it.

    Returns:
        Findings in the order of paths and places; paths are relative to that folder.
    """
    pages = {} if links is None else links
    findings = []
    for file in sorted(site.rglob("*.html")):
        if file.relative_to(site).as_posix() in pages:
            continue
        document = Document.read(file, site)
        pages[document.path] = Linked.of(document)
        for rule in BUILT_RULES.values():
            for place, message in rule.page(document) if rule.page else ():
                findings.append(Finding(document.path, place.line, place.column, rule.id, message))
        if read:
            read(document)
    for rule in BUILT_RULES.values():
        for path, place, message in rule.site(site, pages) if rule.site else ():
            findings.append(Finding(path, place.line, place.column, rule.id, message))
    return sorted(findings)
