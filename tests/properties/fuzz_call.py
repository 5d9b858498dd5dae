"""Feeds the one door of the calculators with bytes that coverage leads to: ``make deep`` runs it, Linux only.

Whatever comes in, a reply of the wire format goes out; anything else ends the program with the bytes that did it.
"""

import json
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["wardbook.kit", "calculators"]):
    from tests.support.requests import inputs_of_vectors
    from wardbook.kit import call
    from wardbook.kit.registry import calculator_ids, find

IDS = calculator_ids()
STATUSES = {"ok", "incomplete", "invalid", "blocked", "uncovered"}
DOSES = {id_: {output.name for output in find(id_).spec.outputs if output.dose} for id_ in IDS}


def _text(data: bytes) -> str:
    """Read the first byte as a calculator whose inputs follow, or take all of it as it is."""
    text = data[1:].decode("utf-8", "surrogateescape")
    if not data or data[0] >= len(IDS):
        return text
    return f'{{"calculator": "{IDS[data[0]]}", "inputs": {text}}}'


def one(data: bytes) -> None:
    """Ask once and hold the reply to the wire format."""
    reply = json.loads(call(_text(data)))
    if "converted" in reply or "calendar" in reply:
        return
    if reply["status"] not in STATUSES:
        raise AssertionError(reply)
    if reply["status"] != "ok" and DOSES.get(str(reply["calculator"]), set()) & set(reply["outputs"]):
        raise AssertionError(reply)


def _write_seeds(folder: Path) -> None:
    """Begin with the inputs of the vectors, so that chance need not find the names of inputs."""
    seeds = [(place, inputs) for place, name in enumerate(IDS) for inputs in inputs_of_vectors()[name]]
    for number, (place, inputs) in enumerate(seeds):
        text = json.dumps(inputs, separators=(",", ":"))
        (folder / f"{number}").write_bytes(bytes([place]) + text.encode())


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as seeds:
        _write_seeds(Path(seeds))
        atheris.Setup([*sys.argv, seeds], one)
        atheris.Fuzz()
