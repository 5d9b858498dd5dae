"""Byte-code: sources compiled inside the runtime, and the standard library cut to what the corpus loads."""

import importlib.util
import json
from pathlib import Path

from wardbook.runtime import archive, node
from wardbook.runtime.corpus import Corpus
from wardbook.runtime.errors import RuntimeBuildError
from wardbook.runtime.replies import compare
from wardbook.runtime.steps import Steps, sha256_of, sha256_of_files
from wardbook.runtime.upstream import Upstream

_COMPILER = Path(__file__).parent / "inside" / "compile_zip.py"
_LIBRARY_PREFIX = "/lib/python313.zip/"
# Loaded only when something goes wrong, so no run of the corpus names them.
_FOR_ERRORS = ("traceback", "linecache", "tokenize", "textwrap", "codeop", "_colorize")


def compile_zip(steps: Steps, upstream: Upstream, source: Path, *, name: str) -> Path:
    """Compile every source of a zip; other files are kept.

    Args:
        steps: The steps of this build.
        upstream: The runtime that compiles.
        source: Zip with sources.
        name: Name of the step.

    Returns:
        Zip with byte-code.

    Raises:
        RuntimeBuildError: The byte-code is not of the version that this Python's is.
    """

    def make(folder: Path) -> None:
        target = folder / "compiled.zip"
        node.run_tool("compile.mjs", upstream.folder, _COMPILER, source, target)
        _check_magic(target)

    inputs = {
        "source": sha256_of(source.read_bytes()),
        "tools": sha256_of_files(_COMPILER, *node.tools("compile.mjs")),
        "pyodide": upstream.digest,
    }
    return steps.run(name, inputs=inputs, make=make) / "compiled.zip"


def _check_magic(path: Path) -> None:
    """Compare with the Python that runs the tests: the same magic number, hence the same language."""
    wrong = [
        name
        for name, content in archive.read_zip(path).items()
        if name.endswith(".pyc") and not content.startswith(importlib.util.MAGIC_NUMBER)
    ]
    if wrong:
        raise RuntimeBuildError(f"{wrong[0]} is byte-code of another Python than the one that builds the site.")


def prune_library(steps: Steps, upstream: Upstream, *, library: Path, package: Path, corpus: Corpus) -> Path:
    """Keep the files of the library that starting Python and answering the corpus load.

    Args:
        steps: The steps of this build.
        upstream: The runtime to run.
        library: Zip of the whole compiled library.
        package: Zip of the compiled kit and calculators.
        corpus: What to answer.

    Returns:
        The smaller zip, with which the corpus has been answered rightly.

    Raises:
        ReplyError: The runtime answers differently with the whole or with the smaller library.
    """

    def answer(zip_file: Path, folder: Path) -> list[str]:
        target = folder / "answers.json"
        node.run_tool("run-corpus.mjs", upstream.folder, zip_file, package, corpus.write(folder), target)
        answers = json.loads(target.read_text(encoding="utf-8"))
        compare(f"Pyodide with {zip_file.name}", corpus.requests, corpus.replies, answers["replies"])
        return [str(path) for path in answers["loaded"]]

    def make(folder: Path) -> None:
        loaded = {path.removeprefix(_LIBRARY_PREFIX) for path in answer(library, folder)}
        wanted = loaded | {f"{name}.pyc" for name in _FOR_ERRORS}
        files = {name: content for name, content in archive.read_zip(library).items() if name in wanted}
        archive.write_zip(folder / "library.zip", files)
        answer(folder / "library.zip", folder)

    inputs = {
        "library": sha256_of(library.read_bytes()),
        "package": sha256_of(package.read_bytes()),
        "corpus": corpus.digest,
        "tools": sha256_of_files(*node.tools("run-corpus.mjs")),
        "errors": " ".join(_FOR_ERRORS),
        "pyodide": upstream.digest,
    }
    return steps.run("library-pruned", inputs=inputs, make=make) / "library.zip"
