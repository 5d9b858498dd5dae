"""The page's client of the worker, run in Node with starts that end when the test says so."""

from typing import Any

from tests.support.in_node import run_module
from wardbook.runtime import node

_CLIENT = (node.WEB / "engine" / "client.mjs").as_uri()
_ENGINE = f"""
import {{ Engine }} from "{_CLIENT}";
const starts = [];
const start = () => new Promise((resolve, reject) => starts.push({{ resolve, reject }}));
const worker = {{ postMessage() {{}}, terminate() {{}}, addEventListener() {{}} }};
const engine = new Engine({{ runtime: {{ paths: [] }}, base: "", release: "r" }}, [], start);
const rest = () => new Promise((resolve) => setTimeout(resolve));
"""


def _run(script: str) -> Any:
    """Run a script with an engine and its ``starts``; it prints JSON and ends."""
    return run_module(f"{_ENGINE}{script}; process.exit()")


def test_a_cancelled_start_that_fails_later_leaves_the_next_one_alone() -> None:
    """What becomes of a start that the reader gave up concerns nobody any more."""
    found = _run("""
        engine.start().catch(() => undefined);
        await rest();
        engine.cancel();
        await rest();
        const cancelled = [engine.state, engine.failure?.reason];
        const again = engine.start();
        await rest();
        starts[0].reject(new Error("the line broke"));
        await rest();
        starts[1].resolve({ worker });
        const outcome = await again.then(() => "started", ({ reason }) => reason);
        console.log(JSON.stringify([cancelled, outcome, engine.state]))
    """)
    assert found == [["failed", "cancelled"], "started", "ready"]
