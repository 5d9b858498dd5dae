"""What each page of a site depends on, as one key per page: a page whose key stays is the same page."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from wardbook.load.scan import scan
from wardbook.model import Fact, Page, Site
from wardbook.model.source import Source
from wardbook.pipeline.clock import today
from wardbook.pipeline.identity import source_files
from wardbook.pipeline.navigation import generated_pages, made_pages, navigation
from wardbook.pipeline.prepare import Prepared

# Blocks that show nothing but what stands in the page, its facts and its calculators. Any other may show all there is.
_OF_THE_PAGE = frozenset(
    {"bottom-line", "calculator", "disclaimer", "pitfall", "rationale", "recommendation", "references", "variant"}
)
_FACT_NAME = re.compile(r"[a-z0-9_]+\.[a-z0-9_]+")
_OTHER_CALCULATOR = re.compile(r"\bcalculators\.(\w+)")
_NOT_PRINTED = frozenset({"path", "place"})


def shared_key(prepared: Prepared) -> str:
    """Hash what every page depends on: navigation, titles, ids, dates, the generator, the front end, data but facts."""
    site = prepared.site
    calculators = {name: spec["title"] for name, spec in site.calculators.items()}
    names = prepared.theme_variables(base=".") | {"release": "", "runtime_block": ""}
    recommendations = [(found.page, found.id) for found in site.recommendations]
    printed = [navigation(site), _titles(site), calculators, recommendations, sorted(site.files), names, today()]
    digest = hashlib.sha256(json.dumps(printed, default=str, sort_keys=True).encode())
    for path in source_files(site.root):
        if not _has_a_page_of_its_own(path.relative_to(site.root)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def page_keys(prepared: Prepared) -> dict[str, str]:
    """Hash what each page depends on besides what all share.

    Args:
        prepared: The checked site.

    Returns:
        Keys by the address of the page's Markdown, of generated pages too.
    """
    site = prepared.site
    everything = _digest(path.read_bytes() for path in _content(site.root))
    keys = {uri: _page_key(site, page, everything) for uri, page in site.pages.items()}
    written = generated_pages(site)
    return keys | {uri: _digest(_of_source(site, scan(written[uri]()), everything)) for uri in made_pages()}


def _titles(site: Site) -> dict[str, str]:
    return {uri: page.meta.title for uri, page in site.pages.items() if page.meta}


def _has_a_page_of_its_own(path: Path) -> bool:
    """Tell whether a source is Markdown, facts, or part of a calculator: those count where they are used."""
    top = path.parts[0]
    return top == "calculators" or (top == "content" and (path.suffix in {".md", ".svg"} or path.parts[1] == "facts"))


def _content(root: Path) -> list[Path]:
    return [path for path in source_files(root) if path.relative_to(root).parts[0] in {"calculators", "content"}]


def _page_key(site: Site, page: Page, everything: str) -> str:
    own = site.calculator_of(page.uri)
    forms = {*([own] if own else []), *(block.form_of for block in page.source.blocks if block.form_of)}
    calculators = (_of_calculator(site.root, name).encode() for name in sorted(forms))
    return _digest([*_of_source(site, page.source, everything), *calculators])


def _of_source(site: Site, source: Source, everything: str) -> Iterator[bytes]:
    yield source.text.encode()
    for name in sorted({name for name in _FACT_NAME.findall(source.text) if name in site.facts}):
        yield _of_fact(site.facts[name]).encode()
    if {block.name for block in source.blocks} - _OF_THE_PAGE:
        yield everything.encode()


def _of_fact(fact: Fact) -> str:
    printed = {entry.name: getattr(fact, entry.name) for entry in fields(fact) if entry.name not in _NOT_PRINTED}
    return json.dumps(printed, default=str, sort_keys=True)


def _of_calculator(root: Path, name: str) -> str:
    """Hash the folder of a calculator and of those that it uses, and what all calculators share."""
    folders = {name.replace("-", "_")}
    found: set[str] = set()
    while folders - found:
        folder = (folders - found).pop()
        found.add(folder)
        sources = "".join(path.read_text("utf-8") for path in sorted((root / "calculators" / folder).glob("*.py")))
        folders |= {other for other in _OTHER_CALCULATOR.findall(sources) if (root / "calculators" / other).is_dir()}
    files = [path for folder in sorted(found) for path in _files(root / "calculators" / folder)]
    return _digest(path.read_bytes() for path in [*files, *sorted((root / "calculators").glob("*.py"))])


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.iterdir()) if path.is_file() and path.suffix != ".md")


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()
