"""Known cases: for each calculator one request whose right answer the browser must give before it shows any other."""

import json
from pathlib import Path
from typing import Any

import calculators
from wardbook import kit
from wardbook.kit import registry
from wardbook.runtime.errors import RuntimeBuildError
from wardbook.runtime.steps import sha256_of


def requests_of(calculator: str) -> list[dict[str, Any]]:
    """Read the requests of a calculator's vectors, in their order.

    Raises:
        RuntimeBuildError: It has no vectors.
    """
    folder = Path(str(calculators.__file__)).parent / calculator.replace("-", "_")
    path = folder / "vectors.json"
    if not path.is_file():
        raise RuntimeBuildError(f"{path} is missing: a calculator without vectors cannot be proven in the browser.")
    vectors: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return [vector["request"] for vector in vectors]


def corpus() -> list[str]:
    """List all requests of all vectors as the texts that cross to the worker, sorted by calculator."""
    return [_text(request) for calculator in registry.calculator_ids() for request in requests_of(calculator)]


def known_cases() -> dict[str, dict[str, str]]:
    """Choose a known case of each calculator and compute its reply.

    Returns:
        By calculator: the ``request`` and the ``sha256`` of the right reply. The case is the first vector that is
        answered with status ok, else the first one.
    """
    return {calculator: _known_case(requests_of(calculator)) for calculator in registry.calculator_ids()}


def _known_case(requests: list[dict[str, Any]]) -> dict[str, str]:
    cases = [(text, kit.call(text)) for text in map(_text, requests)]
    text, reply = next((case for case in cases if json.loads(case[1]).get("status") == "ok"), cases[0])
    return {"request": text, "sha256": sha256_of(reply.encode())}


def _text(request: dict[str, Any]) -> str:
    return json.dumps(request, ensure_ascii=False)
