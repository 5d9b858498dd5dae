"""A WebAssembly cut by the tool that cuts the shipped one, but with what Pyodide's own loader needs kept.

The shipped one keeps only the few functions that a restored Python is called through, so no loader can start it. This
one starts without a snapshot: whatever it answers differently, the cutting changed.
"""

import json
import re
import shutil
from pathlib import Path

from wardbook.runtime import node
from wardbook.runtime.upstream import Upstream

WASM = "pyodide.asm.wasm"
_GLUE, _LOADER, _LOCK = "pyodide.asm.js", "pyodide.js", "pyodide-lock.json"
_INTERIOR = node.WORKER / "interior.mjs"
# The glue binds thousands of exports to names of its own, and wraps some so that addresses have no sign.
_BOUND = re.compile(r'var ([\w$]+)=(?:Module\["[\w$]+"\]=)*wasmExports\["([\w$]+)"\];')
_WRAPPED = re.compile(r'wasmExports\["([\w$]+)"\]=makeWrapper_\w+\(wasmExports\["\1"\]\);')
_FUNCTIONS = 3


def exports_for_the_loader(upstream: Upstream) -> list[str]:
    """List the exports that Pyodide's scripts do more with than bind or wrap, and those named in quotes."""
    glue = upstream.path(_GLUE).read_text(encoding="utf-8")
    rest = _WRAPPED.sub("", _BOUND.sub("", glue)) + upstream.path(_LOADER).read_text(encoding="utf-8")
    words, quoted = set(re.findall(r"[\w$]+", rest)), set(re.findall(r'"([\w$]+)"', rest))
    bound = {export for name, export in _BOUND.findall(glue) if name in words or export in quoted}
    return sorted(bound | set(re.findall(r'wasmExports(?:\["|\.)([\w$]+)', rest)))


def shrunk_for_the_loader(upstream: Upstream, folder: Path) -> Path:
    """Write a release whose scripts are untouched and whose WebAssembly is cut to what they and a restored Python use.

    Args:
        upstream: The release.
        folder: Where to write it.

    Returns:
        The folder.

    Raises:
        ToolError: The WebAssembly lacks an export that the scripts use; the message names it.
    """
    for name in (_GLUE, _LOADER, _LOCK):
        shutil.copyfile(upstream.path(name), folder / name)
    names = folder / "names.mjs"
    names.write_text(
        f"import {{ CORE_EXPORTS as core }} from {json.dumps(_INTERIOR.as_uri())};\n"
        f"export const CORE_EXPORTS = [...core, ...{json.dumps(exports_for_the_loader(upstream))}];\n",
        encoding="utf-8",
    )
    node.run_tool("wasm-shrink.mjs", upstream.path(WASM), folder / WASM, names)
    return folder


def shrunk_as_shipped(wasm: Path, target: Path) -> bytes:
    """Cut a WebAssembly to what a restored Python uses.

    Args:
        wasm: What to cut.
        target: Where to write it.
    """
    node.run_tool("wasm-shrink.mjs", wasm, target, _INTERIOR)
    return target.read_bytes()


def functions_of(wasm: bytes) -> int:
    """Count the functions that a module defines."""
    section, at = 0, 8
    size = 0
    while section != _FUNCTIONS:
        at += size
        section = wasm[at]
        size, at = _number(wasm, at + 1)
    return _number(wasm, at)[0]


def _number(wasm: bytes, at: int) -> tuple[int, int]:
    """Read a number of seven bits a byte, and where it ends."""
    value = shift = 0
    while True:
        value |= (wasm[at] & 127) << shift
        at, shift = at + 1, shift + 7
        if wasm[at - 1] < 128:
            return value, at
