"""The corpus: every request of every calculator's vectors, and the replies that the Python of the build gives."""

import json
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import calculators
from wardbook import kit
from wardbook.kit import registry
from wardbook.runtime.errors import RuntimeBuildError
from wardbook.runtime.steps import sha256_of

# What no vector asks: requests that are refused before any calculator sees them.
_REFUSED = ('{"calculator": "none-of-this-name", "inputs": {}}', "[]", "{")


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """Requests, as the texts that cross to the worker.

    Args:
        by_calculator: Requests by the id of their calculator, in the order of its vectors.
        sources: Hash of the kit and the calculators, on which the right replies depend.
    """

    by_calculator: dict[str, list[str]]
    sources: str

    @cached_property
    def requests(self) -> list[str]:
        """All requests: those of the vectors, then those that are refused at the door."""
        return [text for texts in self.by_calculator.values() for text in texts] + list(_REFUSED)

    @cached_property
    def replies(self) -> list[str]:
        """The right reply to each request."""
        return [kit.call(request) for request in self.requests]

    @cached_property
    def digest(self) -> str:
        """One hash over all requests and what their replies depend on, so that no reply is computed to look it up."""
        return sha256_of(json.dumps([self.requests, self.sources, sys.version]).encode())

    def known_cases(self) -> dict[str, dict[str, str]]:
        """Choose one case of each calculator that the browser must answer before it shows any result.

        Returns:
            By calculator: the ``request`` and the ``sha256`` of the right reply. The case is the first that is
            answered with status ok, else the first.
        """
        right = dict(zip(self.requests, self.replies, strict=True))
        return {calculator: _known_case(texts, right) for calculator, texts in self.by_calculator.items()}

    def write(self, folder: Path) -> Path:
        """Write the requests for a tool as one JSON list."""
        path = folder / "corpus.json"
        path.write_text(json.dumps(self.requests), encoding="utf-8")
        return path


def read_corpus(*, sources: str) -> Corpus:
    """Collect the requests of all calculators.

    Args:
        sources: Hash of the kit and the calculators.

    Raises:
        RuntimeBuildError: A calculator has no vectors, so nothing would prove it in the browser.
    """
    by_calculator = {calculator: _requests_of(calculator) for calculator in registry.calculator_ids()}
    return Corpus(by_calculator=by_calculator, sources=sources)


def _requests_of(calculator: str) -> list[str]:
    path = Path(str(calculators.__file__)).parent / calculator.replace("-", "_") / "vectors.json"
    if not path.is_file():
        raise RuntimeBuildError(f"{path} is missing: a calculator without vectors cannot be proven in the browser.")
    vectors: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return [json.dumps(vector["request"], ensure_ascii=False) for vector in vectors]


def _known_case(requests: list[str], right: dict[str, str]) -> dict[str, str]:
    request = next((text for text in requests if json.loads(right[text]).get("status") == "ok"), requests[0])
    return {"request": request, "sha256": sha256_of(right[request].encode())}
