"""The words of replies as reviewed: notes, sources, questions and lines of working, each figure hidden behind a #.

Figures are held by the vectors, with their arithmetic; here stand the words around them, a file for each calculator in
`tests/vectors/replies/`. Run this module (`make golden`) to write them again, and read the difference.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from tests.support.vectors import ROOT, all_vectors
from wardbook.kit import call
from wardbook.kit.registry import calculator_ids

FOLDER = ROOT / "tests" / "vectors" / "replies"
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")

type Json = dict[str, Any]


def faults_of_reply(reply: Json, vector: str) -> list[str]:
    """List where the words of a reply differ from those that were reviewed.

    Args:
        reply: Of the wire format.
        vector: Id of the vector that it answers.
    """
    reviewed = _reviewed(reply["calculator"])
    wanted, sources = reviewed["replies"].get(vector, {}), reviewed["sources"]
    found = words_of(reply)
    faults = [f"{part}: expected {wanted[part]}, got {found[part]}" for part in wanted if found[part] != wanted[part]]
    if not sources:
        return faults
    return faults + [
        f"the note {note['code']} names {note['references']}"
        for note in reply["notes"]
        if note["references"] not in sources.get(note["code"], ())
    ]


def words_of(reply: Json) -> Json:
    """Take the words out of a reply."""
    return {
        "notes": [note["code"] for note in reply["notes"]],
        "references": reply["references"],
        "problems": [problem["field"] for problem in reply["problems"]],
        "working": [_FIGURE.sub("#", " | ".join(map(str, step.values()))) for step in reply["working"]],
    }


@cache
def _reviewed(calculator: str | None) -> Json:
    file = FOLDER / f"{calculator}.json"
    reviewed: Json = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {"sources": {}, "replies": {}}
    return reviewed


def main() -> None:
    """Write the words of the first vector of each kind of reply, for every calculator."""
    for calculator in calculator_ids():
        asked = [vector for vector in all_vectors() if _asks(vector) == calculator]
        answered = [(vector["id"], json.loads(call(json.dumps(vector["request"])))) for vector in asked]
        _write(FOLDER / f"{calculator}.json", answered)


def _asks(vector: Json) -> object:
    request = vector["request"]
    return request.get("calculator") if isinstance(request, dict) else None


def _write(file: Path, answered: list[tuple[str, Json]]) -> None:
    sources: dict[str, set[tuple[str, ...]]] = {}
    replies: Json = {}
    kinds: set[str] = set()
    lines: set[str] = set()
    for vector, reply in answered:
        for note in reply["notes"]:
            sources.setdefault(note["code"], set()).add(tuple(note["references"]))
        words = words_of(reply)
        working = words.pop("working")
        kind = json.dumps([reply["status"], reply["action"], reply["gated"], words])
        if reply["status"] == "invalid" or (kind in kinds and lines.issuperset(working)):
            continue
        replies[vector] = words if lines.issuperset(working) else {**words, "working": working}
        kinds.add(kind)
        lines.update(working)
    parts = {
        "sources": {code: json.dumps(sorted(found)) for code, found in sorted(sources.items())},
        "replies": {vector: json.dumps(words, ensure_ascii=False) for vector, words in replies.items()},
    }
    text = ",\n".join(
        f'"{part}": {{\n{",\n".join(f" {json.dumps(key)}: {value}" for key, value in rows.items())}\n}}'
        for part, rows in parts.items()
    )
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{{\n{text}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
