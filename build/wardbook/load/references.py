"""``content/references.json``: sources as CSL-JSON, kept as they are."""

import json
import re
from pathlib import Path

from pydantic import ValidationError

from wardbook.load.files import Reader
from wardbook.load.schema import ReferenceData, faults
from wardbook.model import Place, Reference
from wardbook.model.source import Lines

_ID = re.compile(r'"id"\s*:\s*"([^"]*)"')


def load_references(reader: Reader, path: Path) -> dict[str, Reference]:
    """Read the references; none when there is no such file."""
    text = reader.text(path) if path.exists() else None
    if text is None:
        return {}
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        reader.report(path, Place(error.lineno, error.colno), "broken-json", f"{error.msg}; mend the JSON here")
        return {}
    except RecursionError:
        reader.report(path, Place(1, 1), "broken-json", "lists stand inside lists without end; mend the JSON")
        return {}
    if not isinstance(items, list):
        reader.report(path, Place(1, 1), "broken-reference", "the file is one list of CSL-JSON items")
        return {}
    lines = Lines.of(text)
    places = [lines.place(match.start()) for match in _ID.finditer(text)]
    references: dict[str, Reference] = {}
    for rank, item in enumerate(items):
        place = places[rank] if rank < len(places) else Place(1, 1)
        reference = _reference(reader, path, item, place)
        if reference is None:
            continue
        if reference.key in references:
            first = references[reference.key].place.line
            message = f"the key {reference.key!r} stands on line {first} already; keep one"
            reader.report(path, place, "duplicate-id", message)
            continue
        references[reference.key] = reference
    return references


def _reference(reader: Reader, path: Path, item: object, place: Place) -> Reference | None:
    try:
        data = ReferenceData.model_validate(item)
    except ValidationError as error:
        name = item.get("id", "?") if isinstance(item, dict) else "?"
        for _, _, message in faults(error):
            reader.report(path, place, "broken-reference", f"{name}: {message}")
        return None
    return Reference(
        key=data.id,
        csl=data.model_dump(exclude={"note", "custom"}, exclude_unset=True),
        status=data.custom.status if data.custom else "",
        note=data.note,
        path=reader.name(path),
        place=place,
    )
