"""CPython and the browser's Python give byte-equal replies to random requests (standards Q4; DESIGN section 4)."""

import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import batched
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.support.corpus import corpus_requests
from tests.support.requests import random_request
from tests.support.results import Figures, write_slow_run
from tests.support.shrunk import WASM, functions_of, shrunk_as_shipped, shrunk_for_the_loader
from tests.support.vectors import ROOT, all_vectors, mismatches
from wardbook.kit import call
from wardbook.kit.registry import calculator_ids
from wardbook.render import explained
from wardbook.runtime import node
from wardbook.runtime.plan import Plan, make_plan
from wardbook.runtime.steps import Steps
from wardbook.runtime.upstream import Upstream, find_upstream

SEED = 20261122
NODE = "Pyodide in Node"
# For each calculator: in every run, and in `make deep`.
DEEP = bool(os.environ.get("WARDBOOK_DEEP"))
CASES = 10_000 if DEEP else 200
# The replies to so many requests stay below the longest text that Node can hold.
BATCH = 20_000


@pytest.fixture(scope="module")
def upstream() -> Upstream:
    """Find the pinned Pyodide."""
    return find_upstream(web=node.WEB)


@pytest.fixture(scope="module")
def plan(upstream: Upstream) -> Plan:
    """Build what the site ships, or find it built."""
    return make_plan(Steps(cache=ROOT / ".cache" / "runtime", progress=print), upstream)


@pytest.fixture(scope="module")
def shrunk(upstream: Upstream, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cut the release to what its own loader can still start."""
    return shrunk_for_the_loader(upstream, tmp_path_factory.mktemp("shrunk"))


@pytest.fixture(scope="module")
def requests() -> list[str]:
    """List the whole corpus, then random requests for every calculator, the same ones each time."""
    rng = Random(SEED)
    asked = [json.dumps(random_request(calculator, rng)) for calculator in calculator_ids() for _ in range(CASES)]
    return corpus_requests() + asked


@pytest.fixture(scope="module")
def right(requests: list[str]) -> list[str]:
    """Answer them in CPython."""
    return [call(request) for request in requests]


def _written(plan: Plan, name: str, folder: Path) -> Path:
    path = folder / name
    path.write_bytes(plan.parts[name].content)
    return path


def _corpus(requests: Sequence[str], folder: Path) -> Path:
    path = folder / "corpus.json"
    path.write_text(json.dumps(requests), encoding="utf-8")
    return path


def _answers_of_the_snapshot(plan: Plan, requests: list[str], folder: Path) -> list[str]:
    core, memory = _written(plan, "wasm", folder), _written(plan, "memory", folder)
    boot, out, frame = node.WORKER / "core-boot.mjs", folder / "replies.json", folder / "frame.json"
    frame.write_text(json.dumps(plan.paths[0].settings["frame"]), encoding="utf-8")
    replies: list[str] = []
    for batch in batched(requests, BATCH, strict=False):
        node.run_tool("try-core.mjs", boot, core, frame, memory, _corpus(batch, folder), out)
        replies += json.loads(out.read_text(encoding="utf-8"))
    return replies


def _answers_of_files(
    plan: Plan, release: Path, parts: tuple[str, str], requests: list[str], folder: Path
) -> list[str]:
    """Start a release of Pyodide with a library and a package of the plan, and ask it."""
    zips = [_written(plan, part, folder).rename(folder / f"{part}.zip") for part in parts]
    out, replies = folder / "replies.json", []
    for batch in batched(requests, BATCH, strict=False):
        node.run_tool("run-corpus.mjs", release, *zips, _corpus(batch, folder), out)
        replies += json.loads(out.read_text(encoding="utf-8"))["replies"]
    return replies


def _first_difference(requests: list[str], right: list[str], found: list[str]) -> tuple[Any, ...] | None:
    assert len(found) == len(right)
    return next((case for case in zip(requests, right, found, strict=True) if case[1] != case[2]), None)


def test_from_the_snapshot(plan: Plan, requests: list[str], right: list[str], tmp_path: Path, figures: Figures) -> None:
    """The shrunk runtime with its restored memory."""
    for calculator in calculator_ids():
        figures.add(NODE, calculator, kind="random", cases=CASES)
    assert _first_difference(requests, right, _answers_of_the_snapshot(plan, requests, tmp_path)) is None
    if DEEP:
        equal = dict.fromkeys(calculator_ids(), f"{CASES} of {CASES}")
        write_slow_run("parity", command="make deep", figures=equal)


@pytest.mark.parametrize("parts", [("library", "package"), ("stock-library", "sources")])
def test_from_files(
    plan: Plan, upstream: Upstream, requests: list[str], right: list[str], tmp_path: Path, parts: tuple[str, str]
) -> None:
    """The byte-code path, and the untouched files."""
    replies = _answers_of_files(plan, upstream.folder, parts, requests, tmp_path)
    assert _first_difference(requests, right, replies) is None


def test_shrunk_without_a_snapshot(
    plan: Plan, shrunk: Path, requests: list[str], right: list[str], tmp_path: Path
) -> None:
    """Pyodide's own loader, without a snapshot, on a WebAssembly cut by the tool that cuts the shipped one."""
    asked = len(requests if DEEP else corpus_requests())
    replies = _answers_of_files(plan, shrunk, ("library", "package"), requests[:asked], tmp_path)
    assert _first_difference(requests[:asked], right[:asked], replies) is None


def test_the_shipped_module_is_a_further_cut(plan: Plan, upstream: Upstream, shrunk: Path, tmp_path: Path) -> None:
    """Cut again, what the loader started is byte for byte what ships; neither is whole."""
    shipped = plan.parts["wasm"].content
    assert shrunk_as_shipped(shrunk / WASM, tmp_path / WASM) == shipped
    modules = (shipped, (shrunk / WASM).read_bytes(), upstream.path(WASM).read_bytes())
    few, some, all_of_them = map(functions_of, modules)
    assert few < some < all_of_them


def test_vectors_from_the_snapshot(plan: Plan, tmp_path: Path, figures: Figures) -> None:
    """What sources say is also what the browser's Python says, without CPython as the go-between."""
    vectors = [vector for vector in all_vectors() if isinstance(vector["request"], dict)]
    for calculator, cases in Counter(str(vector["request"].get("calculator")) for vector in vectors).items():
        figures.add(NODE, calculator, cases=cases)
    found = _answers_of_the_snapshot(plan, [json.dumps(vector["request"]) for vector in vectors], tmp_path)
    replies = [json.loads(reply) for reply in found]
    pairs = zip(vectors, replies, strict=True)
    assert [(vector["id"], wrong) for vector, reply in pairs if (wrong := mismatches(reply, vector["expect"]))] == []


def test_printed_tables_from_the_snapshot(plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell of every answer table and threshold table of the pages, asked again of the browser's Python."""
    asked: list[str] = []
    native = explained._ask

    def ask(calculator: str, inputs: Mapping[str, Any]) -> dict[str, Any]:
        asked.append(json.dumps({"calculator": calculator, "inputs": inputs}))
        return native(calculator, inputs)

    monkeypatch.setattr(explained, "_ask", ask)
    for calculator in calculator_ids():
        explained.explanation_markdown(calculator)
    requests = sorted(set(asked))
    assert len(requests) > len(calculator_ids())
    right = [call(request) for request in requests]
    assert _first_difference(requests, right, _answers_of_the_snapshot(plan, requests, tmp_path)) is None
