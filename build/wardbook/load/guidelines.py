"""Guidelines and recommendations, put together from pages."""

from collections.abc import Iterator, Mapping

from wardbook.model import Guideline, Page, Recommendation
from wardbook.model.site import guideline_folder
from wardbook.model.source import Block
from wardbook.model.syntax import block_faults


def make_guidelines(pages: Mapping[str, Page]) -> dict[str, Guideline]:
    """Put the pages below ``guidelines/<id>/`` together, by order, then address."""
    members: dict[str, list[Page]] = {}
    for page in pages.values():
        name = guideline_folder(page.uri)
        if name:
            members.setdefault(name, []).append(page)
    return {name: _guideline(name, found) for name, found in members.items()}


def _guideline(name: str, pages: list[Page]) -> Guideline:
    def rank(page: Page) -> tuple[bool, float, str]:
        order = page.meta.order if page.meta and page.meta.order is not None else float("inf")
        return (not page.uri.endswith("/index.md"), order, page.uri)

    ordered = sorted(pages, key=rank)
    metas = [page.meta for page in ordered if page.meta]
    return Guideline(
        id=name,
        title=metas[0].title if metas else name,
        pages=tuple(page.uri for page in ordered),
        updated=max((meta.updated for meta in metas), default=None),
        review_by=min((meta.review_by for meta in metas), default=None),
    )


def make_recommendations(pages: Mapping[str, Page]) -> tuple[Recommendation, ...]:
    """Collect every recommendation whose header is whole, page by page."""
    return tuple(found for page in pages.values() for found in _recommendations(page))


def _recommendations(page: Page) -> Iterator[Recommendation]:
    blocks = page.source.blocks
    for index, block in enumerate(blocks):
        whole = block.fault is None and not (
            block.name != "recommendation" or block_faults(block.name, block.argument, block.options)
        )
        if not whole:
            continue
        inner = [child for child in blocks if child.parent == index]
        end = min([block.end, *(_header_start(page, child) for child in inner)])
        yield Recommendation(
            id=block.options["id"],
            title=block.argument,
            direction=block.options["direction"],
            strength=block.options["strength"],
            certainty=block.options["certainty"],
            references=tuple(block.options["references"]),
            evidence=tuple(block.options["evidence"]),
            calculators=tuple(block.options["calculators"]),
            advice=page.source.prose[block.start : end],
            advice_start=block.start,
            rationale=" ".join(
                page.source.prose[child.start : child.end].strip() for child in inner if child.name == "rationale"
            ),
            page=page.uri,
            place=block.place,
        )


def _header_start(page: Page, block: Block) -> int:
    return page.source.lines.starts[block.place.line - 1]
