"""Finds the blocks of a page: their headers, options and ends, with places."""

import re
from dataclasses import dataclass, replace

from wardbook.load.yaml_text import read_yaml
from wardbook.model.source import Block, Lines, Place

_FENCE = re.compile(r"^([ \t>]*)(/{3,})[ \t]*([^\n]*?)[ \t]*$", re.MULTILINE)
_HEADER = re.compile(r"([\w-]+)[ \t]*(?:\|[ \t]*(.*))?")
_OPTION = re.compile(r" {4,}(?=\S)")


@dataclass(frozen=True, slots=True)
class FoundBlocks:
    """The blocks of a page.

    Args:
        blocks: In the order of their headers.
        stray_ends: Ends of blocks that were never started.
        markup: Spans of fences, names and options, which are not words.
    """

    blocks: tuple[Block, ...]
    stray_ends: tuple[Place, ...]
    markup: tuple[tuple[int, int], ...]


def find_blocks(text: str, visible: str, lines: Lines) -> FoundBlocks:
    """Find the blocks of a page.

    Args:
        text: The whole file.
        visible: The same with code and comments blanked out.
        lines: Its lines.
    """
    blocks: list[Block] = []
    open_blocks: list[int] = []
    stray: list[Place] = []
    markup: list[tuple[int, int]] = []
    for fence in _FENCE.finditer(visible):
        if fence[3]:
            block, span = _start(text, fence, lines, parent=open_blocks[-1] if open_blocks else None)
            markup += span
            open_blocks.append(len(blocks))
            blocks.append(block)
            continue
        markup.append(fence.span())
        slashes = len(fence[2])
        if not any(blocks[index].slashes == slashes for index in open_blocks):
            stray.append(lines.place(fence.start(2)))
            continue
        while open_blocks:
            index = open_blocks.pop()
            ended = blocks[index].slashes == slashes
            blocks[index] = replace(blocks[index], end=fence.start(), closed=ended)
            if ended:
                break
    return FoundBlocks(tuple(blocks), tuple(stray), tuple(markup))


def _start(text: str, fence: re.Match[str], lines: Lines, *, parent: int | None) -> tuple[Block, list[tuple[int, int]]]:
    header = _HEADER.fullmatch(fence[3])
    argument = (header[2] or "").strip() if header else ""
    # The words behind the bar are for the reader, what stands before them is not.
    argument_start = fence.end(3) - len(argument)
    options_start = min(fence.end() + 1, len(text))
    options_end, indent = _options_end(text, options_start, prefix=fence[1])
    first = lines.place(options_start).line
    written = "".join(line[indent:] for line in text[options_start:options_end].splitlines(keepends=True))
    options = read_yaml(written, line=first, column=indent + 1)
    fault = (options.fault.reason, options.fault.place) if options.fault else None
    block = Block(
        name=header[1].lower() if header else "",
        argument=argument,
        options=options.values,
        places=options.places,
        fault=fault,
        slashes=len(fence[2]),
        parent=parent,
        closed=False,
        place=lines.place(fence.start(2)),
        start=options_end,
        end=len(text),
    )
    return block, [(fence.start(), argument_start), (options_start, options_end)]


def _options_end(text: str, start: int, *, prefix: str) -> tuple[int, int]:
    """Find the offset behind the option lines and the number of columns before their text."""
    at = start
    indent = 0
    while at < len(text):
        match = _OPTION.match(text, at + len(prefix)) if text.startswith(prefix, at) else None
        if match is None:
            break
        width = match.end() - at
        indent = min(indent, width) if indent else width
        at = text.find("\n", at) + 1 or len(text)
    return at, indent
