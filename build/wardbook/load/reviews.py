"""``content/reviews/*.toml``: one record a file, written by ``wardbook review --record``."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError

from wardbook.load.files import Reader
from wardbook.load.schema import Data, Id, Words, faults
from wardbook.load.toml_text import read_toml
from wardbook.model import Reading, ReviewRecord

_Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_Subject = Annotated[str, StringConstraints(pattern=r"^[a-z0-9/-]+(\.md)?$")]
_RULE = "broken-review"
# What is no text of a page, or is part of a reading in another way.
_NOT_PRINTED = frozenset({"facts", "reviews", "people.toml", "same-numbers.toml", "synonyms.toml"})


class _ReviewData(Data):
    """A review record."""

    subject: _Subject
    person: Id
    role: Words
    interests: Words
    date: date
    decision: Literal["under-review", "approved", "withdrawn"]
    text: dict[str, _Hash] = Field(min_length=1)
    facts: dict[str, _Hash]
    references: dict[str, _Hash]
    calculators: dict[str, str]


def load_reviews(reader: Reader, folder: Path) -> tuple[ReviewRecord, ...]:
    """Read the records in the order of their files; none when there is no such folder."""
    return tuple(record for path in sorted(folder.glob("*.toml")) if (record := _record(reader, path)) is not None)


def load_data(reader: Reader) -> dict[str, str]:
    """Read the data files that pages may print, by path; what is wrong in them is for their own readers to report."""
    content = reader.root / "content"
    files = [path for path in sorted(content.rglob("*.toml")) if path.relative_to(content).parts[0] not in _NOT_PRINTED]
    return {reader.name(path): path.read_text(encoding="utf-8", errors="replace") for path in files}


def _record(reader: Reader, path: Path) -> ReviewRecord | None:
    toml = read_toml(reader, path)
    if not toml.values:
        return None
    try:
        data = _ReviewData.model_validate(toml.values)
    except ValidationError as error:
        for keys, _, message in faults(error):
            reader.report(path, toml.place(*keys), _RULE, message)
        return None
    return ReviewRecord(
        subject=data.subject,
        person=data.person,
        role=data.role,
        interests=data.interests,
        date=data.date,
        decision=data.decision,
        read=Reading(text=data.text, facts=data.facts, references=data.references, calculators=data.calculators),
        path=reader.name(path),
        place=toml.place("subject"),
    )
