"""``content/people.toml``: who answers for pages."""

from pathlib import Path

from pydantic import ValidationError

from wardbook.load.files import Reader
from wardbook.load.schema import PersonData, faults
from wardbook.load.toml_text import TomlText, read_toml
from wardbook.model import Person


def load_people(reader: Reader, path: Path) -> dict[str, Person]:
    """Read everybody whom pages may name; nobody when there is no such file."""
    toml = read_toml(reader, path) if path.exists() else TomlText()
    people = {}
    for name, table in toml.values.items():
        try:
            data = PersonData.model_validate(table)
        except ValidationError as error:
            for keys, _, message in faults(error):
                reader.report(path, toml.place(name, *keys), "broken-person", f"{name}: {message}")
            continue
        people[name] = Person(id=name, **data.model_dump())
    return people
