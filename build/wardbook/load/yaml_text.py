"""YAML inside Markdown files, read with the place of every key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from wardbook.model.source import Place

# libyaml is many times faster and comes with every wheel; the words of an error are the same.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class YamlFault:
    """Why a piece of YAML cannot be used, and where."""

    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class YamlText:
    """A mapping read from YAML; empty when it is at fault."""

    values: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    fault: YamlFault | None = None


def read_yaml(text: str, *, line: int, column: int = 1) -> YamlText:
    """Read a mapping.

    Args:
        text: The YAML.
        line: Line of the file on which it starts.
        column: Column of the file that its first column stands for.
    """

    def place(mark: yaml.Mark) -> Place:
        return Place(line + mark.line, column + mark.column)

    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return YamlText()
        if not isinstance(node, yaml.MappingNode):
            return YamlText(fault=YamlFault("write one 'key: value' a line", place(node.start_mark)))
        places: dict[str, Place] = {}
        for key, _ in node.value:
            name = str(key.value)
            if name in places:
                return YamlText(fault=YamlFault(f"{name!r} is given twice; keep one", place(key.start_mark)))
            places[name] = place(key.start_mark)
        values = {str(key): value for key, value in loader.construct_document(node).items()}
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = place(mark) if mark else Place(line, column)
        return YamlText(fault=YamlFault(str(error.problem or error.context), where))
    except (yaml.YAMLError, ValueError) as error:
        # A date such as 2026-02-30 reaches us as a plain ValueError, without its place.
        return YamlText(fault=YamlFault(str(error), Place(line, column)))
    finally:
        loader.dispose()
    return YamlText(values, places)
