"""Where the boxes and lines of a pathway go, on a wide and on a narrow page."""

import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wardbook.model.pathway import Node, Pathway

# In units of the drawing; a letter of the pathway's type is this wide on average, so lines are cut to fit.
_LETTER = 7.6
_LINE = 18
_PADDING = 11
_GAP = 34
_SIDE_GAP = 10
_HEAD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """Measures of one form of the drawing: ``beside`` places what stands beside a step on its right, else below it."""

    name: str
    width: int
    step_x: int
    step_width: int
    side_x: int
    side_width: int
    beside: bool


SHAPES = (
    _Shape(name="wide", width=660, step_x=4, step_width=300, side_x=390, side_width=266, beside=True),
    _Shape(name="narrow", width=340, step_x=4, step_width=332, side_x=56, side_width=280, beside=False),
)


@dataclass(slots=True)
class _Box:
    node: Node
    lines: list[str]
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def view(self, href: str) -> dict[str, Any]:
        first = self.y + _PADDING + 14
        return {
            "href": href,
            "text": self.node.text,
            "kind": self.node.kind,
            "x": self.x,
            "y": self.y,
            "width": self.width,
            "height": self.height,
            "radius": self.height // 2 if self.node.kind == "urgent" else 4,
            "lines": [
                {"x": self.x + self.width // 2, "y": first + rank * _LINE, "text": line}
                for rank, line in enumerate(self.lines)
            ],
        }


def drawings(pathway: Pathway, *, name: str, description: str, href: Callable[[str], str]) -> Iterator[dict[str, Any]]:
    """Lay a pathway out in every shape.

    Args:
        pathway: The pathway.
        name: Start of the ids in the drawing.
        description: What it shows, in words.
        href: Turns the address of a page's Markdown into a link.

    Returns:
        One view for each shape, as the component takes it.
    """
    for shape in SHAPES:
        boxes = _boxes(pathway, shape)
        yield {
            "id": f"{name}-{shape.name}",
            "shape": shape.name,
            "title": pathway.title,
            "description": description,
            "width": shape.width,
            "height": max(box.bottom for box in boxes.values()) + 4,
            "nodes": [box.view(href(box.node.page)) for box in boxes.values()],
            "edges": [view for edge in pathway.edges for view in _edge(boxes, shape, edge.start, edge.end, edge.label)],
        }


def _boxes(pathway: Pathway, shape: _Shape) -> dict[str, _Box]:
    boxes: dict[str, _Box] = {}
    y = 4
    for step in (node for node in pathway.nodes if not node.beside):
        box = boxes[step.id] = _box(step, shape.step_x, y, shape.step_width)
        side_y = y if shape.beside else box.bottom + _GAP
        bottom = box.bottom
        for node in (node for node in pathway.nodes if node.beside == step.id):
            side = boxes[node.id] = _box(node, shape.side_x, side_y, shape.side_width)
            bottom = max(bottom, side.bottom)
            side_y = side.bottom + _SIDE_GAP
        y = bottom + _GAP
    return boxes


def _box(node: Node, x: int, y: int, width: int) -> _Box:
    lines = textwrap.wrap(node.text, width=int((width - 2 * _PADDING) / _LETTER))
    return _Box(node, lines, x, y, width, 2 * _PADDING + _LINE * len(lines))


def _edge(boxes: Mapping[str, _Box], shape: _Shape, start: str, end: str, label: str) -> Iterator[dict[str, Any]]:
    here, there = boxes[start], boxes[end]
    if there.node.beside != start:
        x = shape.step_x + 24
        yield _down(x, here.bottom, there.y, label)
    elif not shape.beside:
        x = shape.step_x + 38
        yield _elbow(x, here.bottom, there.x, there.middle, label)
    elif here.y <= there.middle <= here.bottom:
        yield _right(here.x + here.width, there.middle, there.x, label)
    else:
        x = here.x + here.width - 24
        yield _elbow(x, here.bottom, there.x, there.middle, label)


def _down(x: int, top: int, bottom: int, label: str) -> dict[str, Any]:
    head = f"M{x} {bottom} l-5 -{_HEAD} h10 z"
    return {"path": f"M{x} {top} V{bottom - _HEAD}", "head": head, "label": label, "x": x + 8, "y": bottom - 12}


def _right(start: int, y: int, end: int, label: str) -> dict[str, Any]:
    head = f"M{end} {y} l-{_HEAD} -5 v10 z"
    return {"path": f"M{start} {y} H{end - _HEAD}", "head": head, "label": label, "x": start + 24, "y": y - 7}


def _elbow(x: int, top: int, end: int, y: int, label: str) -> dict[str, Any]:
    head = f"M{end} {y} l-{_HEAD} -5 v10 z"
    return {"path": f"M{x} {top} V{y} H{end - _HEAD}", "head": head, "label": label, "x": x + 8, "y": top + 22}
