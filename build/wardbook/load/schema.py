"""Schemas of what authors write as data, and their faults as findings."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

# What a browser might read as an element, a comment or an entity.
_MARKUP = re.compile(r"<[A-Za-z/!?]|&#?\w+;")


def _plain(text: str) -> str:
    # The host prints these words as they are, in titles and lists.
    if "[[" in text or "[@" in text:
        raise ValueError("facts and citations do not work here; write plain words")
    if _MARKUP.search(text):
        raise ValueError("markup does not work here; write plain words")
    return text


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_plain)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Audience = Literal["clinician", "nurse", "pharmacist", "patient", "carer", "author", "it"]

# What to write instead, by pydantic's name of the fault.
_ADVICE = {
    "missing": "add it",
    "extra_forbidden": "remove it or correct its spelling",
    "string_type": "write words; put quotation marks around a number",
    "string_too_short": "write at least one word",
    "string_pattern_mismatch": "write lower-case words joined by hyphens",
    "date_from_datetime_parsing": "write a date such as 2026-11-22",
    "date_from_datetime_inexact": "write a date such as 2026-11-22, without a time",
    "date_type": "write a date such as 2026-11-22",
    "list_type": "write a list such as [one, two]",
    "int_parsing": "write a whole number",
    "int_type": "write a whole number",
}


class Data(BaseModel):
    """What all schemas share: nothing unknown, nothing changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class FrontMatter(Data):
    """The front matter of a page."""

    title: Words
    description: Words
    owner: Id
    updated: date
    review_by: date
    guideline: Id | None = None
    condition: Words | None = None
    audience: list[Audience] = Field(default_factory=list)
    order: int | None = None
    keywords: list[Words] = Field(default_factory=list)
    synonyms: list[Words] = Field(default_factory=list)
    hide: list[Literal["navigation", "toc", "path", "footer"]] = Field(default_factory=list)


class PersonData(Data):
    """One table of ``content/people.toml``."""

    name: Words
    kind: Literal["person", "role"]
    role: Words
    contact: Words | None = None
    interests: Words | None = None


class ReferenceCustom(Data):
    """What the project notes about a reference beside its CSL-JSON."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True)

    status: Literal["verified", "unverified"]


class ReferenceData(Data):
    """The part of a CSL-JSON item that the site depends on; the rest is kept as it is."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True)

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]([A-Za-z0-9_.:-]*[A-Za-z0-9_])?$")]
    type: Words
    title: Words
    note: str = ""
    custom: ReferenceCustom | None = None


def faults(error: ValidationError) -> list[tuple[tuple[str, ...], str, str]]:
    """Tell what a schema refused.

    Returns:
        For each fault the keys that lead to it, pydantic's name of it, and a sentence for the author.
    """
    told = []
    for detail in error.errors(include_url=False, include_context=False):
        keys = tuple(str(part) for part in detail["loc"])
        said = detail["msg"][:1].lower() + detail["msg"][1:]
        advice = _ADVICE.get(detail["type"], "")
        told.append((keys, detail["type"], f"{'.'.join(keys)}: {said}{f'; {advice}' if advice else ''}"))
    return told
