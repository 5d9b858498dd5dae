"""``content/guidelines/<id>/pathway.toml``: the picture of the way through a guideline, as data."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError

from wardbook.load.files import Reader
from wardbook.load.schema import Data, Id, Words, faults
from wardbook.load.toml_text import read_toml
from wardbook.model import Place
from wardbook.model.pathway import Edge, Node, Pathway

RULE = "broken-pathway"
_FILE = "pathway.toml"
_Page = Annotated[str, StringConstraints(pattern=r"^[a-z0-9./-]+\.md(#[\w-]+)?$")]


class _NodeData(Data):
    """One box."""

    text: Words
    kind: Literal["question", "action", "urgent", "choice"]
    page: _Page
    beside: Id | None = None


class _EdgeData(Data):
    """One line."""

    start: Id = Field(alias="from")
    end: Id = Field(alias="to")
    label: Words | None = None


class _PathwayData(Data):
    """The whole file."""

    title: Words
    nodes: dict[Id, _NodeData] = Field(min_length=1)
    edges: list[_EdgeData]


def load_pathways(reader: Reader, content: Path) -> dict[str, Pathway]:
    """Read the pathways by guideline."""
    read = {path.parent.name: _pathway(reader, path) for path in sorted(content.glob(f"guidelines/*/{_FILE}"))}
    return {name: pathway for name, pathway in read.items() if pathway is not None}


def _pathway(reader: Reader, path: Path) -> Pathway | None:
    toml = read_toml(reader, path)
    try:
        data = _PathwayData.model_validate(toml.values)
    except ValidationError as error:
        for keys, _, message in faults(error):
            reader.report(path, toml.place(*keys[:2]), RULE, message)
        return None
    messages = list(_loose_ends(data))
    for message in messages:
        reader.report(path, Place(1, 1), RULE, message)
    folder = f"guidelines/{path.parent.name}"
    nodes = (
        Node(
            id=name,
            text=node.text,
            kind=node.kind,
            page=posixpath.normpath(posixpath.join(folder, node.page)),
            beside=node.beside or "",
        )
        for name, node in data.nodes.items()
    )
    edges = (Edge(start=edge.start, end=edge.end, label=edge.label or "") for edge in data.edges)
    return None if messages else Pathway(title=data.title, nodes=tuple(nodes), edges=tuple(edges))


def _loose_ends(data: _PathwayData) -> Iterator[str]:
    steps = [name for name, node in data.nodes.items() if node.beside is None]
    for edge in data.edges:
        yield from (
            f"an edge names {name!r}, which is no node" for name in (edge.start, edge.end) if name not in data.nodes
        )
    for name, node in data.nodes.items():
        if node.beside is not None and node.beside not in steps:
            yield f"{name} stands beside {node.beside!r}, which is no step of the way"
        if name != steps[0] and not any(edge.end == name for edge in data.edges):
            yield f"no edge leads to {name!r}"
