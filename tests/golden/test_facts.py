"""Every fact, kept a second time: a number that changes is changed on purpose, in two places, and read in review."""

import json
import os
from pathlib import Path

from wardbook.load.facts import load_facts
from wardbook.load.files import Reader

ROOT = Path(__file__).resolve().parents[2]
SECOND_COPY = Path(__file__).with_name("facts.json")


def _facts() -> dict[str, dict[str, object]]:
    reader = Reader(ROOT)
    facts = load_facts(reader)
    assert reader.findings == []
    return {name: dict(fact.table) | {"shown": fact.display} for name, fact in sorted(facts.items())}


def test_every_fact_stands_as_it_was_read() -> None:
    """Value, unit, source, place in the source, status and words of each fact are those of the second copy."""
    lines = [f"{json.dumps(name)}: {json.dumps(fact, ensure_ascii=False)}" for name, fact in _facts().items()]
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    if os.environ.get("GOLDEN") == "write":
        SECOND_COPY.write_text(text, encoding="utf-8")
    assert json.loads(text) == json.loads(SECOND_COPY.read_text(encoding="utf-8"))
