"""Try the newest Pyodide of the next series: what would change with it. python -m wardbook.runtime.newest FOLDER."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from wardbook.runtime import archive, node
from wardbook.runtime.corpus import read_corpus
from wardbook.runtime.errors import ReplyError, ToolError
from wardbook.runtime.replies import compare, read_replies
from wardbook.runtime.sources import collect_sources
from wardbook.runtime.upstream import find_upstream

SERIES = "314"
# What the interior module uses of Pyodide's glue and loader, beyond the exports that the shrinking tool checks.
GLUE_NAMES = (
    "_createPyodideModule", "__PyRuntime", "__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET", "_PyRun_SimpleString", "_sbrk",
    "stringToNewUTF8", "_free", "__stack_pointer", "__heap_base", "__stack_low", "__stack_high",
)  # fmt: skip
LOADER_NAMES = ("instantiateWasm", "preRun", "_sysExecutable", "_createPyodideModule", "stdLibURL", "lockFileContents")
_GLUE, _LOADER, _WASM = "pyodide.asm.js", "pyodide.js", "pyodide.asm.wasm"


def main(folder: Path) -> None:
    """Install the newest release of the series beside the pinned one, and print what would change with it.

    Args:
        folder: Where to install it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["npm", "install", "--silent", "--no-save", "--ignore-scripts", "--prefix", folder, f"pyodide@{SERIES}"],  # noqa: S607 - as the project finds npm
        check=True,
    )
    for line in changes(folder.resolve() / "node_modules" / "pyodide"):
        sys.stdout.write(f"{line}\n")


def changes(release: Path) -> Iterator[str]:
    """Compare a release with the pinned one, name by name, and let it answer the whole corpus.

    Args:
        release: Folder of the npm package.
    """
    pinned = find_upstream(web=node.WEB)
    info = json.loads((release / "pyodide-lock.json").read_text("utf-8"))["info"]
    version = json.loads((release / "package.json").read_text("utf-8"))["version"]
    yield f"Pyodide {version} with Python {info['python']}; pinned is {pinned.version} with {pinned.python}"
    for name in pinned.hashes:
        now = f"{(release / name).stat().st_size:,} bytes" if (release / name).is_file() else "missing"
        yield f"{name}: {now}; pinned has {pinned.path(name).stat().st_size:,} bytes"
    for file, names in ((_GLUE, GLUE_NAMES), (_LOADER, LOADER_NAMES)):
        text = (release / file).read_text("utf-8") if (release / file).is_file() else ""
        missing = [name for name in names if not re.search(rf"\b{re.escape(name)}\b", text)]
        yield f"{file}: {'lacks ' + ', '.join(missing) if missing else 'has every name that is used of it'}"
    with tempfile.TemporaryDirectory() as work:
        yield _shrunk(release, Path(work))
        yield _answered(release, Path(work))


def _shrunk(release: Path, work: Path) -> str:
    try:
        node.run_tool("wasm-shrink.mjs", release / _WASM, work / "small.wasm", node.WORKER / "interior.mjs")
    except ToolError as error:
        return f"shrinking: fails: {_reason(error)}"
    return f"shrinking: works, {(work / 'small.wasm').stat().st_size:,} bytes"


def _answered(release: Path, work: Path) -> str:
    sources = collect_sources()
    corpus = read_corpus(sources=sources.digest)
    archive.write_zip(work / "package.zip", sources.files)
    target = work / "answers.json"
    try:
        node.run_tool("try-newest.mjs", release, work / "package.zip", corpus.write(work), target)
        compare("it", corpus.requests, corpus.replies, read_replies(target))
    except ToolError as error:
        return f"corpus: was not answered: {_reason(error)}"
    except ReplyError as error:
        return f"corpus: a reply differs: {error}"
    return f"corpus: all {len(corpus.requests)} replies are equal"


def _reason(error: ToolError) -> str:
    """Take the line that names the error out of what Node prints."""
    lines = str(error).splitlines()
    return next((line.strip() for line in lines if "Error: " in line), lines[0])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
