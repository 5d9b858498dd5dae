"""Blocks: their headers, options, nesting and ends."""

import re
from collections.abc import Iterator
from datetime import date

from wardbook.checks import samples
from wardbook.checks.rules import Hit, rule
from wardbook.model import Place, Site
from wardbook.model.source import Block, Source
from wardbook.model.syntax import BLOCKS, block_faults

_SAYS_STRONG = re.compile(r"\bstrong(?:ly)?\b", re.IGNORECASE)


@rule(
    "broken-block",
    "A block has a known name, its argument and options as its kind asks, and an end of the same number of slashes.",
    bad="/// pitfal | Beware\nWords.\n///",
    good="/// pitfall | Beware\nWords.\n///",
    suppressible=False,
)
def broken_block(site: Site, _today: date) -> Iterator[Hit]:
    """Find blocks that cannot be read, and ends without a start."""
    for page in site.pages.values():
        for block in page.source.blocks:
            if block.name != "recommendation":
                yield from (Hit(page.path, place, message) for place, message in _faults(block))
            yield from (Hit(page.path, block.place, message) for message in _shape(page.source, block))
        for place in page.source.stray_ends:
            yield Hit(
                page.path, place, "no block with this many slashes is open here; remove this end or mend its start"
            )


@rule(
    "recommendation-options",
    "A recommendation has id, direction, strength and certainty, from the closed lists, and names its references, "
    "evidence and calculators, even where there are none.",
    bad=samples.recommendation("We suggest to choose together.", strength="weak"),
    good=samples.recommendation("We suggest to choose together."),
    suppressible=False,
)
def recommendation_options(site: Site, _today: date) -> Iterator[Hit]:
    """Find recommendations whose header is not whole, or says what does not go together."""
    for page in site.pages.values():
        for block in page.source.blocks:
            if block.name == "recommendation":
                yield from (Hit(page.path, place, message) for place, message in _faults(block))
    for found in site.recommendations:
        path = site.pages[found.page].path
        if found.strength not in ("strong", "conditional") and found.certainty != "not-graded":
            message = f"a {found.strength} recommendation is not graded; write 'certainty: not-graded'"
            yield Hit(path, found.place, message)
        if not found.references and found.strength != "good-practice":
            yield Hit(path, found.place, f"a {found.strength} recommendation needs at least one reference")


@rule(
    "strong-on-low-certainty",
    "A strong recommendation on low or very low certainty says in its rationale, with the word strong, why it is.",
    bad=samples.recommendation("We recommend to choose together.", strength="strong"),
    good=samples.recommendation(
        "We recommend it.", strength="strong", rationale=f"It is strong: without it people die. {samples.REASONS}"
    ),
)
def strong_on_low_certainty(site: Site, _today: date) -> Iterator[Hit]:
    """Find strong recommendations on little evidence that do not give the special circumstance."""
    for found in site.recommendations:
        weak = found.certainty in ("low", "very-low")
        if found.strength == "strong" and weak and not _SAYS_STRONG.search(found.rationale):
            message = f"strong on {found.certainty} certainty: let the rationale say 'It is strong because ...'"
            yield Hit(site.pages[found.page].path, found.place, message)


def _faults(block: Block) -> Iterator[tuple[Place, str]]:
    if block.fault:
        yield block.fault[1], f"{block.fault[0]}; mend the options of this block"
    elif block.name in BLOCKS:
        for option, message in block_faults(block.name, block.argument, block.options):
            yield block.places.get(option, block.place), message


def _shape(source: Source, block: Block) -> Iterator[str]:
    if block.name not in BLOCKS:
        name = f"there is no block {block.name!r}" if block.name else "the name of a block is one word"
        yield f"{name}; there are {', '.join(BLOCKS)}"
        return
    kind = BLOCKS[block.name]
    parent = source.blocks[block.parent] if block.parent is not None else None
    if not block.closed:
        yield f"{block.name} is never ended; end it with {'/' * block.slashes} on a line of its own"
    if parent and parent.slashes == block.slashes:
        more = "/" * (block.slashes + 1)
        yield f"a block around another needs more slashes: start and end {parent.name or 'it'} with {more}"
    if kind.inside and (parent is None or parent.name != kind.inside):
        yield f"{block.name} stands inside a {kind.inside}"
    if not kind.body and source.text[block.start : block.end].strip():
        yield f"{block.name} has no words of its own; end it right below its header"


RULES = (
    broken_block,
    recommendation_options,
    strong_on_low_certainty,
)
