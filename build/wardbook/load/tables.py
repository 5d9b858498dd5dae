"""Files of TOML whose tables all have one shape: people, claims, studies, hazards."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from wardbook.load.files import Reader
from wardbook.load.schema import Data, faults
from wardbook.load.toml_text import TomlText, read_toml


def read_tables[Shape: Data](
    reader: Reader, path: Path, shape: type[Shape], *, rule: str
) -> Iterator[tuple[str, Shape, TomlText]]:
    """Read the tables of a file that have the shape, and report the others.

    Args:
        reader: Takes the findings.
        path: The file; no table when there is none.
        shape: What each table must be.
        rule: Id of the finding for a table that is not.

    Yields:
        Name and content of each table, and the file, which knows the place of each.
    """
    toml = read_toml(reader, path) if path.exists() else TomlText()
    for name, table in toml.values.items():
        try:
            yield name, shape.model_validate(table), toml
        except ValidationError as error:
            for keys, _, message in faults(error):
                reader.report(path, toml.place(name, *keys), rule, f"{name}: {message}")
