"""Records about other content: claims, differences, studies, and numbers that must be equal."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from wardbook.load.files import Reader
from wardbook.load.schema import Data, Words
from wardbook.load.tables import read_tables
from wardbook.model.claims import Claim, Difference
from wardbook.model.records import SameNumbers, Study

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Address = Annotated[str, StringConstraints(pattern=r"^[a-z0-9/-]+\.html#[a-z0-9-]+$")]
_Point = Annotated[str, StringConstraints(pattern=r"^k[1-9]\d*$")]
_RULE = "broken-record"


class _ClaimData(Data):
    """One table of the claims."""

    claim: Words
    at: _Address
    references: list[_Text]
    status: Literal["verified", "conflict", "unverified"]
    differences: list[_Point]


class _DifferenceData(Data):
    """One table of the differences; facts work where the sources and the guideline speak."""

    at: _Address
    title: Words
    article: Words
    sources: _Text
    here: _Text
    references: list[_Text] = Field(min_length=1)
    claims: list[int]
    see: _Address


class _StudyData(Data):
    """One table of the studies."""

    design: Words
    people: Words | None = None
    read: Words


class _SameData(Data):
    """One group of equal numbers."""

    numbers: list[Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+){2}$")]] = Field(min_length=2)


def load_claims(reader: Reader, path: Path) -> dict[int, Claim]:
    """Read the claims by number; none when there is no such file."""
    claims = {}
    for name, data, toml in read_tables(reader, path, _ClaimData, rule=_RULE):
        place = toml.place(name)
        number = name.removeprefix("claim-")
        if not number.isdigit():
            reader.report(path, place, _RULE, f"{name}: a claim is called claim-1, claim-2 and so on; rename it")
            continue
        claims[int(number)] = Claim(
            number=int(number),
            text=data.claim,
            at=data.at,
            references=tuple(data.references),
            status=data.status,
            differences=tuple(data.differences),
            path=reader.name(path),
            place=place,
        )
    return claims


def load_differences(reader: Reader, path: Path) -> dict[str, Difference]:
    """Read the differences by id, in the order of the file; none when there is no such file."""
    return {
        name: Difference(
            id=name,
            at=data.at,
            title=data.title,
            article=data.article,
            sources=data.sources,
            here=data.here,
            references=tuple(data.references),
            claims=tuple(data.claims),
            see=data.see,
            path=reader.name(path),
            place=toml.place(name),
        )
        for name, data, toml in read_tables(reader, path, _DifferenceData, rule=_RULE)
    }


def load_studies(reader: Reader, path: Path) -> dict[str, Study]:
    """Read what kind of source each reference is, by key; none when there is no such file."""
    return {
        name: Study(
            key=name,
            design=data.design,
            people=data.people or "",
            read=data.read,
            path=reader.name(path),
            place=toml.place(name),
        )
        for name, data, toml in read_tables(reader, path, _StudyData, rule=_RULE)
    }


def load_same_numbers(reader: Reader, path: Path) -> tuple[SameNumbers, ...]:
    """Read which numbers must be equal; none when there is no such file."""
    return tuple(
        SameNumbers(id=name, numbers=tuple(data.numbers), path=reader.name(path), place=toml.place(name))
        for name, data, toml in read_tables(reader, path, _SameData, rule=_RULE)
    )
