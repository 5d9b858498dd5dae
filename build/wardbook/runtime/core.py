"""The fast path: a WebAssembly cut to what a restored Python needs, and the memory to restore."""

import json
from pathlib import Path

from wardbook.runtime import archive, node
from wardbook.runtime.corpus import Corpus
from wardbook.runtime.replies import compare, read_replies
from wardbook.runtime.steps import Steps, sha256_of, sha256_of_files
from wardbook.runtime.upstream import Upstream

_SETTLE = Path(__file__).parent / "inside" / "settle.py"
_INTERIOR = node.WORKER / "interior.mjs"
_SNAPSHOT = node.WORKER / "snapshot.mjs"
_BOOT = node.WORKER / "core-boot.mjs"
_WORKER_CODE = (_INTERIOR, _SNAPSHOT, _BOOT, node.WORKER / "reasons.mjs")


def shrink_wasm(steps: Steps, upstream: Upstream) -> Path:
    """Drop every export that a restored Python is not called through, and all that only they reached.

    Raises:
        ToolError: The WebAssembly lacks a name that is needed, or holds what the tool does not know.
    """
    source = upstream.path("pyodide.asm.wasm")
    inputs = {
        "wasm": upstream.hashes[source.name],
        "tools": sha256_of_files(*node.tools("wasm-shrink.mjs", "wasm-read.mjs"), _INTERIOR),
    }

    def make(folder: Path) -> None:
        table = node.run_tool("wasm-shrink.mjs", source, folder / "core.wasm", _INTERIOR)
        (folder / "core.table").write_text(table, encoding="ascii")

    return steps.run("wasm-shrunk", inputs=inputs, make=make) / "core.wasm"


def take_snapshot(
    steps: Steps, upstream: Upstream, *, core: Path, library: Path, package: Path, corpus: Corpus
) -> Path:
    """Start Python, answer the corpus, and keep its memory as a difference to what the shrunk module itself puts there.

    Args:
        steps: The steps of this build.
        upstream: The runtime to start.
        core: The shrunk WebAssembly.
        library: Zip of the compiled library.
        package: Zip of the compiled kit and calculators.
        corpus: What to answer, before and from the snapshot.

    Returns:
        The folder of the snapshot, from which the corpus has been answered rightly: its bytes in ``memory.bin``, what
        has to be known besides them in ``frame.json``.

    Raises:
        ReplyError: A reply differs before the snapshot or from it.
    """

    def make(folder: Path) -> None:
        files = {"library": str(library), "package": str(_unpacked(package, folder)), "core": str(core)}
        _snapshot(folder, upstream, core=core, corpus=corpus, files=files)

    inputs = {
        "core": sha256_of(core.read_bytes()),
        "library": sha256_of(library.read_bytes()),
        "package": sha256_of(package.read_bytes()),
        "corpus": corpus.digest,
        "code": sha256_of_files(_SETTLE, *_WORKER_CODE, *node.tools("make-snapshot.mjs", "try-core.mjs")),
        "pyodide": upstream.digest,
    }
    return steps.run("snapshot", inputs=inputs, make=make)


def _snapshot(folder: Path, upstream: Upstream, *, core: Path, corpus: Corpus, files: dict[str, str]) -> None:
    """Write the snapshot, and answer the corpus before it is taken and from it."""
    memory, frame = folder / "memory.bin", folder / "frame.json"
    spec = {
        **files,
        "pyodide": f"{upstream.folder}/",
        "interior": str(_INTERIOR),
        "snapshot": str(_SNAPSHOT),
        "settle": str(_SETTLE),
        "corpus": str(corpus.write(folder)),
        "table": int(core.with_suffix(".table").read_text(encoding="ascii")),
        "out": str(memory),
        "frame": str(frame),
        "replies": str(folder / "before.json"),
    }
    (folder / "spec.json").write_text(json.dumps(spec), encoding="utf-8")
    node.run_tool("make-snapshot.mjs", folder / "spec.json")
    compare("Python before the snapshot", corpus.requests, corpus.replies, read_replies(folder / "before.json"))
    answers = folder / "after.json"
    node.run_tool("try-core.mjs", _BOOT, core, frame, memory, folder / "corpus.json", answers)
    compare("Python from the snapshot", corpus.requests, corpus.replies, read_replies(answers))


def _unpacked(package: Path, folder: Path) -> Path:
    target = folder / "package"
    for name, content in archive.read_zip(package).items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return target
