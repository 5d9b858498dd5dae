"""``content/people.toml``: who answers for pages."""

from pathlib import Path

from wardbook.load.files import Reader
from wardbook.load.schema import PersonData
from wardbook.load.tables import read_tables
from wardbook.model import Person


def load_people(reader: Reader, path: Path) -> dict[str, Person]:
    """Read everybody whom pages may name; nobody when there is no such file."""
    tables = read_tables(reader, path, PersonData, rule="broken-person")
    return {name: Person(id=name, **data.model_dump()) for name, data, _ in tables}
