"""The interior of the pinned Pyodide is as the one module that knows it expects; a change is reported by its name."""

import json
import re
from pathlib import Path

import pytest

from tests.support.in_node import run_program
from wardbook.runtime import node
from wardbook.runtime.errors import ToolError
from wardbook.runtime.newest import GLUE_NAMES, LOADER_NAMES
from wardbook.runtime.upstream import Upstream, find_upstream

_INTERIOR = node.WORKER / "interior.mjs"


@pytest.fixture(scope="module")
def upstream() -> Upstream:
    """Find the pinned release."""
    return find_upstream(web=node.WEB)


def _exports() -> list[str]:
    text = _INTERIOR.read_text(encoding="utf-8")
    match = re.search(r"CORE_EXPORTS = (\[[^\]]*\])", text)
    assert match
    names: list[str] = json.loads(match[1].replace(",\n]", "]"))
    return names


@pytest.mark.parametrize("name", GLUE_NAMES)
def test_the_glue_has(upstream: Upstream, name: str) -> None:
    """A name that the interior module uses stands in Pyodide's glue."""
    assert re.search(rf"\b{re.escape(name)}\b", upstream.path("pyodide.asm.js").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LOADER_NAMES)
def test_the_loader_has(upstream: Upstream, name: str) -> None:
    """A name that the interior module or the boot uses stands in Pyodide's loader."""
    assert re.search(rf"\b{re.escape(name)}\b", upstream.path("pyodide.js").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", _exports())
def test_the_webassembly_exports(upstream: Upstream, tmp_path: Path, name: str) -> None:
    """A function that a restored Python is called through is exported."""
    assert _shrunk(upstream, tmp_path, [name]).stat().st_size > 0


def test_an_unknown_export_stops_the_build(upstream: Upstream, tmp_path: Path) -> None:
    """The shrinking tool names what is missing."""
    with pytest.raises(ToolError, match="not exported: PyObject_CallNoOne"):
        _shrunk(upstream, tmp_path, ["malloc", "PyObject_CallNoOne"])


def test_shrinking_is_repeatable_and_valid(upstream: Upstream, tmp_path: Path) -> None:
    """The same module comes out each time; it compiles, is smaller, and exports what was asked and no more."""
    names = _exports()
    first = _shrunk(upstream, tmp_path, names).read_bytes()
    second = _shrunk(upstream, tmp_path, names)
    assert first == second.read_bytes()
    assert len(first) < 0.85 * upstream.path("pyodide.asm.wasm").stat().st_size
    script = (
        "const {readFileSync} = require('node:fs');"
        f"const module = new WebAssembly.Module(readFileSync({json.dumps(str(second))}));"
        "console.log(JSON.stringify(WebAssembly.Module.exports(module).map(({name}) => name).sort()));"
    )
    assert run_program("-e", script) == sorted(names)


def test_shrinking_refuses_what_it_does_not_know(tmp_path: Path) -> None:
    """A module of another kind is refused rather than guessed at."""
    module = tmp_path / "other.wasm"
    module.write_bytes(b"\0asm\x01\0\0\0")
    with pytest.raises(ToolError, match="element segments of another kind"):
        node.run_tool("wasm-shrink.mjs", module, tmp_path / "out.wasm", _INTERIOR)


def _shrunk(upstream: Upstream, folder: Path, names: list[str]) -> Path:
    interior = folder / "interior.mjs"
    interior.write_text(f"export const CORE_EXPORTS = {json.dumps(names)};\n")
    node.run_tool("wasm-shrink.mjs", upstream.path("pyodide.asm.wasm"), folder / "small.wasm", interior)
    return folder / "small.wasm"
