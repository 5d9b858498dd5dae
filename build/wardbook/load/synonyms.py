"""``content/synonyms.toml``: words that mean the same to a clinician."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from wardbook.load.files import Reader
from wardbook.load.schema import Data, faults
from wardbook.load.toml_text import read_toml

_Word = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([ -][a-z0-9]+)*$")]
_Group = Annotated[list[_Word], Field(min_length=2)]


class _SynonymData(Data):
    """The whole file."""

    groups: list[_Group]


def load_synonyms(reader: Reader, path: Path) -> tuple[tuple[str, ...], ...]:
    """Read the groups of synonyms; none when there is no such file."""
    if not path.exists():
        return ()
    toml = read_toml(reader, path)
    try:
        data = _SynonymData.model_validate(toml.values)
    except ValidationError as error:
        for keys, _, message in faults(error):
            reader.report(
                path,
                toml.place(*keys[:1]),
                "broken-synonyms",
                f"{message}; write small letters, in lists of two or more",
            )
        return ()
    return tuple(tuple(group) for group in data.groups)
