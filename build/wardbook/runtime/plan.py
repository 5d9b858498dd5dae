"""What the site ships of the runtime: the ways of starting, their scripts, and the parts they wait for."""

import json
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from wardbook.runtime import archive, node
from wardbook.runtime.bytecode import compile_zip, prune_library
from wardbook.runtime.core import shrink_wasm, take_snapshot
from wardbook.runtime.corpus import Corpus, read_corpus
from wardbook.runtime.forms import Part
from wardbook.runtime.sources import Sources, collect_sources
from wardbook.runtime.steps import Steps, sha256_of, sha256_of_files
from wardbook.runtime.upstream import Upstream

_STOCK_SCRIPTS = ("pyodide.js", "pyodide.asm.js")
_SOURCE_MAP = "//# sourceMappingURL=pyodide.js.map"


@dataclass(frozen=True, kw_only=True)
class StartPath:
    """One way of starting: a worker script, the parts it waits for, and settings it is told."""

    name: str
    script: str
    parts: tuple[str, ...]
    settings: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All that the site ships of the runtime, before its files have names.

    Args:
        paths: Ways of starting, the fastest first; each is tried when the one before has failed.
        scripts: Worker scripts by name.
        parts: What scripts wait for, by name.
    """

    paths: tuple[StartPath, ...]
    scripts: dict[str, str]
    parts: dict[str, Part]

    @cached_property
    def digest(self) -> str:
        """One hash over everything that readers' browsers get."""
        entries = {
            "paths": [asdict(path) for path in self.paths],
            "scripts": {name: sha256_of(text.encode()) for name, text in self.scripts.items()},
            "parts": {name: [part.sha256, part.forms] for name, part in self.parts.items()},
        }
        return sha256_of(json.dumps(entries, sort_keys=True).encode())


def make_plan(steps: Steps, upstream: Upstream) -> Plan:
    """Run every step that needs running, and put the results together.

    Raises:
        RuntimeBuildError: A tool failed, or a result does not answer the corpus rightly.
    """
    collected = collect_sources()
    corpus = read_corpus(sources=collected.digest)
    sources = _source_zip(steps, collected)
    package = compile_zip(steps, upstream, sources, name="package-bytecode")
    whole = compile_zip(steps, upstream, upstream.path("python_stdlib.zip"), name="library-bytecode")
    library = prune_library(steps, upstream, library=whole, package=package, corpus=corpus)
    core = shrink_wasm(steps, upstream)
    snapshot = take_snapshot(steps, upstream, core=core, library=whole, package=package, corpus=corpus)
    scripts = _scripts(steps, upstream)
    return Plan(
        paths=_paths(
            {"frame": json.loads((snapshot / "frame.json").read_text(encoding="ascii"))},
            {"lockInfo": upstream.lock_info()},
        ),
        scripts={name: (scripts / f"{name}.js").read_text(encoding="utf-8") for name in ("core", "stock")},
        parts={
            "wasm": Part(content=core.read_bytes()),
            "memory": Part(content=(snapshot / "memory.bin").read_bytes()),
            "proof": Part(content=_proof(steps, corpus)),
            "library": Part(content=library.read_bytes(), forms=("gzip", "packed")),
            "package": Part(content=package.read_bytes(), forms=("gzip", "packed")),
            "stock-wasm": Part(content=upstream.path("pyodide.asm.wasm").read_bytes(), forms=("packed",)),
            "stock-library": Part(content=upstream.path("python_stdlib.zip").read_bytes(), forms=("packed",)),
            "sources": Part(content=sources.read_bytes(), forms=("packed",)),
        },
    )


def _paths(frame: dict[str, Any], lock: dict[str, Any]) -> tuple[StartPath, ...]:
    """List the ways of starting, the fastest first."""
    return (
        StartPath(name="snapshot", script="core", parts=("wasm", "memory", "proof"), settings=frame),
        StartPath(
            name="bytecode",
            script="stock",
            parts=("stock-wasm", "library", "package", "proof"),
            settings={**lock, "library": "library", "package": "package"},
        ),
        StartPath(
            name="stock",
            script="stock",
            parts=("stock-wasm", "stock-library", "sources", "proof"),
            settings={**lock, "library": "stock-library", "package": "sources"},
        ),
    )


def _source_zip(steps: Steps, sources: Sources) -> Path:
    folder = steps.run(
        "package",
        inputs={"sources": sources.digest, "code": sha256_of_files(Path(archive.__file__))},
        make=lambda draft: archive.write_zip(draft / "package.zip", sources.files),
    )
    return folder / "package.zip"


def _proof(steps: Steps, corpus: Corpus) -> bytes:
    def make(folder: Path) -> None:
        text = json.dumps(corpus.known_cases(), sort_keys=True)
        (folder / "proof.json").write_text(text, encoding="utf-8")

    return (steps.run("known-cases", inputs={"corpus": corpus.digest}, make=make) / "proof.json").read_bytes()


def _scripts(steps: Steps, upstream: Upstream) -> Path:
    """Bundle the workers; the stock one holds Pyodide's scripts, for a worker made of a Blob can load no second one."""

    def make(folder: Path) -> None:
        stock = [upstream.path(name).read_text(encoding="utf-8").replace(_SOURCE_MAP, "") for name in _STOCK_SCRIPTS]
        stock.append(node.bundle_worker("worker-stock.mjs"))
        (folder / "stock.js").write_text("\n".join(stock), encoding="utf-8")
        (folder / "core.js").write_text(node.bundle_worker("worker-core.mjs"), encoding="utf-8")

    inputs = {"worker": sha256_of_files(*sorted(node.WORKER.glob("*.mjs"))), "pyodide": upstream.digest}
    return steps.run("worker-scripts", inputs=inputs, make=make)
