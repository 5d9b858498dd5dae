"""TOML files, read with the place of every table and key."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wardbook.load.files import Reader
from wardbook.model import Place
from wardbook.model.source import Lines, Suppression
from wardbook.model.syntax import TOML_SUPPRESSION

_ENTRY = re.compile(r"[ \t]*(?:\[([\w.-]+)\]|([\w-]+)[ \t]*=)")
_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class TomlText:
    """A TOML file: its values, and the place of each table and of each key within it."""

    values: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[tuple[str, ...], Place] = field(default_factory=dict)

    def place(self, *keys: str) -> Place:
        """Find a key, or else the table that lacks it."""
        return self.places.get(keys) or self.places.get(keys[:1]) or Place(1, 1)


def read_toml(reader: Reader, path: Path) -> TomlText:
    """Read a TOML file; nothing, and a finding, when it is malformed."""
    text = reader.text(path)
    if text is None:
        return TomlText()
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = _WHERE.search(str(error))
        reason = _WHERE.sub("", str(error))
        at_end = Place(text.count("\n") + 1, 1)
        place = Place(int(where[1]), int(where[2])) if where and where[1] else at_end
        reader.report(path, place, "broken-toml", f"{reason}; mend the TOML here or on the line before")
        return TomlText()
    reader.suppressions[reader.name(path)] = tuple(_suppressions(text))
    return TomlText(values, _places(text))


def _suppressions(text: str) -> Iterator[Suppression]:
    lines = Lines.of(text)
    for match in TOML_SUPPRESSION.finditer(text):
        yield from (Suppression(rule.strip(), match[2], lines.place(match.start())) for rule in match[1].split(","))


def _places(text: str) -> dict[tuple[str, ...], Place]:
    places: dict[tuple[str, ...], Place] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        match = _ENTRY.match(line)
        if match is None:
            continue
        place = Place(number, len(line) - len(line.lstrip()) + 1)
        if match[1]:
            table = tuple(match[1].split("."))
            places.setdefault(table, place)
        else:
            places.setdefault((*table, match[2]), place)
    return places
