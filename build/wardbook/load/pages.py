"""Pages: Markdown files with front matter, of content and of calculators."""

import re
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from wardbook.load.files import Reader
from wardbook.load.scan import scan
from wardbook.load.schema import FrontMatter, faults
from wardbook.load.yaml_text import read_yaml
from wardbook.model import Page, PageMeta, Place

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_RULES = {("title", "missing"): "missing-title", ("owner", "missing"): "missing-owner"}


def load_pages(reader: Reader, words: Mapping[str, str]) -> dict[str, Page]:
    """Read every page.

    Args:
        reader: Reads the files.
        words: What facts show, by name.
    """
    content = reader.root / "content"
    files = {path.relative_to(content).as_posix(): path for path in sorted(content.rglob("*.md"))}
    for path in sorted(reader.root.glob("calculators/*/page.md")):
        files[f"calculators/{path.parent.name.replace('_', '-')}.md"] = path
    pages = {}
    for uri, path in files.items():
        text = reader.text(path)
        if text is not None:
            pages[uri] = _page(reader, uri, path, text, words)
    return pages


def _page(reader: Reader, uri: str, path: Path, text: str, words: Mapping[str, str]) -> Page:
    front = _FRONT.match(text)
    meta = None
    if front is None:
        needed = ", ".join(name for name, info in FrontMatter.model_fields.items() if info.is_required())
        message = f"the page starts with front matter between two lines of ---; it gives {needed}"
        reader.report(path, Place(1, 1), "broken-front-matter", message)
    else:
        meta = _meta(reader, path, front[1] or "")
    source = scan(text, body=front.end() if front else 0, words=words)
    reader.suppressions[reader.name(path)] = source.suppressions
    return Page(uri=uri, path=reader.name(path), meta=meta, source=source)


def _meta(reader: Reader, path: Path, front: str) -> PageMeta | None:
    yaml = read_yaml(front, line=2)
    if yaml.fault:
        reader.report(path, yaml.fault.place, "broken-front-matter", f"{yaml.fault.reason}; mend the YAML here")
        return None
    try:
        data = FrontMatter.model_validate(yaml.values)
    except ValidationError as error:
        for keys, kind, message in faults(error):
            rule = _RULES.get((keys[0], kind), "broken-front-matter")
            more = f"; known are {', '.join(FrontMatter.model_fields)}" if kind == "extra_forbidden" else ""
            reader.report(path, yaml.places.get(keys[0], Place(1, 1)), rule, f"{message}{more}")
        return None
    return PageMeta(
        title=data.title,
        description=data.description,
        owner=data.owner,
        updated=data.updated,
        review_by=data.review_by,
        guideline=data.guideline,
        condition=data.condition,
        audience=tuple(data.audience),
        order=data.order,
        keywords=tuple(data.keywords),
        synonyms=tuple(data.synonyms),
        places=yaml.places,
    )
