"""Building the runtime: from the pinned Pyodide and the calculators to the files that a site ships."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wardbook.runtime import archive, known, node
from wardbook.runtime.forms import Part, encode, file_name
from wardbook.runtime.manifest import RuntimeManifest, describe_files
from wardbook.runtime.sources import Sources, collect_sources
from wardbook.runtime.steps import Steps, sha256_of, sha256_of_files
from wardbook.runtime.upstream import Upstream, find_upstream

WEB = Path(__file__).resolve().parents[2] / "web"
_BUILD_LENGTH = 16
_CODE = sorted(Path(__file__).parent.glob("*.py"))


@dataclass(frozen=True, kw_only=True)
class StartPath:
    """One way of starting: a worker script, the parts it waits for, and settings it is told."""

    name: str
    script: str
    parts: tuple[str, ...]
    settings: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All that the site ships of the runtime, before it has names."""

    paths: tuple[StartPath, ...]
    scripts: dict[str, str]
    parts: dict[str, Part]


def build_runtime(*, cache: Path, out: Path, progress: Callable[[str], None]) -> RuntimeManifest:
    """Build the runtime, or find it built.

    Args:
        cache: Folder for the results of the steps, kept between builds.
        out: Folder to write the site's runtime files to, usually ``assets/wardbook``; made if it does not exist.
        progress: Told a line for each step that has to be done.

    Returns:
        The manifest; its file names are those written to ``out``.

    Raises:
        RuntimeBuildError: A pinned file is not the pinned one, a tool failed, or a result is not what it must be.
    """
    steps = Steps(cache=cache, progress=progress)
    upstream = find_upstream(web=WEB)
    sources = collect_sources()
    plan = _plan(steps, upstream, sources)
    folder = steps.run(
        "forms",
        inputs={"plan": _plan_digest(plan), "code": sha256_of_files(*_CODE)},
        make=lambda draft: _write_forms(plan, upstream, draft),
    )
    data: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted((folder / "files").iterdir()):
        shutil.copyfile(path, out / path.name)
    return RuntimeManifest(
        build=data["build"],
        python=upstream.python,
        pyodide=upstream.version,
        files=describe_files(folder / "files"),
        data=data,
    )


def _plan(steps: Steps, upstream: Upstream, sources: Sources) -> Plan:
    package = steps.run(
        "package",
        inputs={"sources": sources.digest, "code": sha256_of_files(*_CODE)},
        make=lambda draft: archive.write_zip(draft / "package.zip", sources.files),
    )
    proof = steps.run(
        "known-cases",
        inputs={"sources": sources.digest, "corpus": sha256_of("\n".join(known.corpus()).encode())},
        make=lambda draft: _write_json(draft / "proof.json", known.known_cases()),
    )
    scripts = steps.run(
        "worker-scripts",
        inputs={"worker": sha256_of_files(*sorted((WEB / "worker").glob("*.mjs"))), "pyodide": str(upstream.hashes)},
        make=lambda draft: _write_scripts(upstream, draft),
    )
    return Plan(
        paths=(
            StartPath(
                name="stock",
                script="stock",
                parts=("stock-wasm", "stock-library", "package", "proof"),
                settings={"lockInfo": upstream.lock_info()},
            ),
        ),
        scripts={"stock": (scripts / "stock.js").read_text(encoding="utf-8")},
        parts={
            "stock-wasm": Part(content=upstream.path("pyodide.asm.wasm").read_bytes()),
            "stock-library": Part(content=upstream.path("python_stdlib.zip").read_bytes()),
            "package": Part(content=(package / "package.zip").read_bytes()),
            "proof": Part(content=(proof / "proof.json").read_bytes()),
        },
    )


def _write_scripts(upstream: Upstream, folder: Path) -> None:
    """Join Pyodide's two scripts and ours: a worker opened from a file can load no second script."""
    parts = [upstream.path(name).read_text(encoding="utf-8") for name in ("pyodide.js", "pyodide.asm.js")]
    parts = [part.replace("//# sourceMappingURL=pyodide.js.map", "") for part in parts]
    parts.append(node.bundle_script(WEB / "worker" / "worker-stock.mjs", web=WEB))
    (folder / "stock.js").write_text("\n".join(parts), encoding="utf-8")


def _plan_digest(plan: Plan) -> str:
    """Hash everything that readers' browsers get; the build's name."""
    entries = {
        "paths": [vars(path) for path in plan.paths],
        "scripts": {name: sha256_of(text.encode()) for name, text in plan.scripts.items()},
        "parts": {name: [part.sha256, part.forms] for name, part in plan.parts.items()},
    }
    return sha256_of(json.dumps(entries, sort_keys=True).encode())


def _write_forms(plan: Plan, upstream: Upstream, folder: Path) -> None:
    build = _plan_digest(plan)[:_BUILD_LENGTH]
    files = folder / "files"
    files.mkdir()
    scripts, parts = {}, {}
    for name, text in plan.scripts.items():
        content = f"self.wardbookBuild={json.dumps(build)};\n{text}".encode()
        url, packed = f"runtime-{name}-{build}.js", file_name(name, "packed", build)
        (files / url).write_bytes(content)
        (files / packed).write_bytes(encode(name, content, "packed"))
        scripts[name] = {"sha256": sha256_of(content), "length": len(content), "url": url, "packed": packed}
    for name, part in plan.parts.items():
        forms = {}
        for form in part.forms:
            encoded = encode(name, part.content, form)
            url = file_name(name, form, build)
            (files / url).write_bytes(encoded)
            forms[form] = {"url": url, "bytes": len(encoded)}
        parts[name] = {"sha256": part.sha256, "length": len(part.content), "forms": forms}
    paths = [vars(path) for path in plan.paths]
    _write_json(folder / "manifest.json", {
        "build": build, "python": upstream.python, "pyodide": upstream.version,
        "paths": paths, "scripts": scripts, "parts": parts,
    })  # fmt: skip


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, sort_keys=True), encoding="utf-8")
