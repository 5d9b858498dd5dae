"""A pathway: boxes that lead to pages, and the lines between them."""

from dataclasses import dataclass

KINDS = ("question", "action", "urgent", "choice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One box.

    Args:
        id: Its name within the pathway.
        text: Its words.
        kind: ``question``, ``action``, ``urgent`` or ``choice``.
        page: Address of the Markdown that it leads to, within the site, with an anchor where it has one.
        beside: Id of the step that it stands beside; empty for a step of the way itself.
    """

    id: str
    text: str
    kind: str
    page: str
    beside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line from a box to a box, with the answer that leads along it."""

    start: str
    end: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """What a guideline asks and does, step by step.

    Args:
        title: Its name.
        nodes: Boxes, steps of the way in their order.
        edges: Lines between them.
    """

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def edges_from(self, name: str) -> tuple[Edge, ...]:
        """Give the lines that leave a box."""
        return tuple(edge for edge in self.edges if edge.start == name)
