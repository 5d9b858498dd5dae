"""``content/synonyms.toml``: names of treatments, words that mean the same, and classes."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from wardbook.load.files import Reader
from wardbook.load.schema import Data, faults
from wardbook.load.toml_text import read_toml
from wardbook.model.records import Synonyms

_Word = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([ -][a-z0-9]+)*$")]
_Group = Annotated[list[_Word], Field(min_length=2)]


class _SynonymData(Data):
    """The whole file."""

    names: list[_Group] = Field(default_factory=list)
    groups: list[_Group]
    classes: dict[_Word, list[_Word]] = Field(default_factory=dict)


def load_synonyms(reader: Reader, path: Path) -> Synonyms:
    """Read the synonyms; none when there is no such file."""
    if not path.exists():
        return Synonyms()
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
        return Synonyms()
    return Synonyms(
        names=tuple(map(tuple, data.names)),
        groups=tuple(map(tuple, data.groups)),
        classes={name: tuple(members) for name, members in data.classes.items()},
    )
