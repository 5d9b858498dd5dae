"""Building the runtime: from the pinned Pyodide and the calculators to the files that a site ships."""

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from wardbook.runtime import forms, node
from wardbook.runtime.forms import Form, Part
from wardbook.runtime.manifest import RuntimeManifest, describe_files
from wardbook.runtime.plan import Plan, make_plan
from wardbook.runtime.steps import Steps, sha256_of, sha256_of_files
from wardbook.runtime.upstream import Upstream, find_upstream

_BUILD_LENGTH = 16
_CODE = (Path(__file__), Path(forms.__file__))


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
    steps = Steps(cache=cache.resolve(), progress=progress)
    upstream = find_upstream(web=node.WEB)
    plan = make_plan(steps, upstream)
    folder = steps.run(
        "forms",
        inputs={"plan": plan.digest, "code": sha256_of_files(*_CODE)},
        make=lambda draft: _write_files(plan, upstream, draft),
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


def _write_files(plan: Plan, upstream: Upstream, folder: Path) -> None:
    build = plan.digest[:_BUILD_LENGTH]
    files = folder / "files"
    files.mkdir()
    manifest = {
        "build": build,
        "python": upstream.python,
        "pyodide": upstream.version,
        "paths": [asdict(path) for path in plan.paths],
        "scripts": {name: _write_script(name, text, build, files) for name, text in plan.scripts.items()},
        "parts": {name: _write_part(name, part, build, files) for name, part in plan.parts.items()},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, sort_keys=True), encoding="utf-8")


def _write_script(name: str, text: str, build: str, files: Path) -> dict[str, Any]:
    """Write a worker script, which knows its build, as it is and packed."""
    content = f"self.wardbookBuild={json.dumps(build)};\n{text}".encode()
    url, packed = f"runtime-{name}-{build}.js", forms.file_name(name, "packed", build)
    (files / url).write_bytes(content)
    (files / packed).write_bytes(forms.encode(name, content, "packed"))
    return {"sha256": sha256_of(content), "length": len(content), "url": url, "packed": packed}


def _write_part(name: str, part: Part, build: str, files: Path) -> dict[str, Any]:
    def write(form: Form) -> dict[str, Any]:
        encoded = forms.encode(name, part.content, form)
        url = forms.file_name(name, form, build)
        (files / url).write_bytes(encoded)
        return {"url": url, "bytes": len(encoded)}

    return {"sha256": part.sha256, "length": len(part.content), "forms": {form: write(form) for form in part.forms}}
