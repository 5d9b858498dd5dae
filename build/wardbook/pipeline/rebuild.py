"""The build of the preview: pages that have changed since the last one are written anew, all others are kept."""

import pickle
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, cast

from wardbook.checks.built.links import Linked
from wardbook.model import Finding
from wardbook.pipeline.dependencies import page_keys, shared_key
from wardbook.pipeline.gates import run_gates
from wardbook.pipeline.prepare import ASSETS, Prepared, Progress, inspect, prepare, stops
from wardbook.pipeline.produce import swap
from wardbook.pipeline.settings import read_settings
from wardbook.render.calculators import script_json

_CACHE = ".cache/preview"


class PartialHost(Protocol):
    """Writes all pages of a prepared site into a folder, or some of them anew, and says what was wrong with them."""

    def __call__(self, prepared: Prepared, out: Path, *, only: frozenset[str] | None) -> list[Finding]:
        """Write pages."""


@dataclass(kw_only=True)
class _State:
    """What is known of the pages that are kept.

    Args:
        shared: Key of what all pages depend on.
        keys: Key of each page by the address of its Markdown.
        marks: What stands in pages without being theirs: the release, and the description of the runtime.
        links: What the gates found in each page that its links and those of others need.
        hashes: Hashes of each page's inline scripts.
    """

    shared: str
    keys: Mapping[str, str]
    marks: tuple[str, str]
    links: dict[str, Linked] = field(default_factory=dict)
    hashes: dict[str, frozenset[str]] = field(default_factory=dict)


def rebuild_site(*, root: Path, out: Path, host: PartialHost, progress: Progress) -> list[Finding]:
    """Build the site as `build_site` does, and keep the pages that have not changed since the last time.

    Args:
        root: Root of the project; ``.cache/preview`` below it holds what is kept.
        out: Folder of the site; replaced as a whole, or left as it is when a finding stops the build.
        host: Writes the pages.
        progress: Told a line for each step.

    Returns:
        All findings of the stage that stopped the build, or the warnings of a build that succeeded.
    """
    site, findings = inspect(root)
    settings, misset = read_settings(root)
    findings += misset
    if stops(findings):
        return findings
    kept = root / _CACHE
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as work:
        draft = Path(work) / "draft"
        prepared = prepare(site, settings=settings, stage=Path(work) / "stage", progress=progress)
        state, found = _update(prepared, kept, host, progress)
        findings += found
        if stops(findings):
            return findings
        shutil.copytree(kept / "pages", draft)
        prepared.seal(draft, hashes=state.hashes)
        swap(draft, out, aside=Path(work) / "former")
    (kept / "state").write_bytes(state.shared.encode() + b"\n" + pickle.dumps(state))
    return findings


def _update(prepared: Prepared, kept: Path, host: PartialHost, progress: Progress) -> tuple[_State, list[Finding]]:
    """Bring the kept pages up to date; what was known of them is forgotten until all is done."""
    state = _State(shared=shared_key(prepared), keys=page_keys(prepared), marks=_marks(prepared))
    former = _take(kept / "state", shared=state.shared)
    pages = kept / "pages"
    only = None
    if former and former.keys.keys() == state.keys.keys() and pages.is_dir():
        only = frozenset(uri for uri, key in state.keys.items() if former.keys[uri] != key)
        written = {f"{uri.removesuffix('.md')}.html" for uri in only}
        state.links = {path: linked for path, linked in former.links.items() if path not in written}
        state.hashes = {path: hashes for path, hashes in former.hashes.items() if path not in written}
        shutil.rmtree(pages / ASSETS)
        _renew(pages, dict(zip(former.marks, state.marks, strict=True)))
    else:
        shutil.rmtree(pages, ignore_errors=True)
    progress(f"{len(state.keys if only is None else only)} of {len(state.keys)} pages")
    findings = host(prepared, pages, only=only)
    if not stops(findings):
        findings = [*findings, *run_gates(pages, links=state.links, hashes=state.hashes)]
    return state, findings


def _take(path: Path, *, shared: str) -> _State | None:
    """Read what is known, and remove it, so that a build that stops half-way is followed by a whole one.

    Nothing is known where what all pages share is another, the code that wrote it included.
    """
    if not path.is_file():
        return None
    key, _, state = path.read_bytes().partition(b"\n")
    path.unlink()
    return cast("_State", pickle.loads(state)) if key == shared.encode() else None  # noqa: S301 - our own cache


def _marks(prepared: Prepared) -> tuple[str, str]:
    return (prepared.release, str(script_json(prepared.runtime.data)))


def _renew(pages: Path, marks: Mapping[str, str]) -> None:
    """Put the new release and runtime into every page."""
    changed = {old: new for old, new in marks.items() if old != new}
    for page in pages.rglob("*.html") if changed else ():
        text = page.read_text("utf-8")
        for old, new in changed.items():
            text = text.replace(old, new)
        page.write_text(text, "utf-8")
