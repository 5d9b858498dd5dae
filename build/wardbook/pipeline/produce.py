"""The whole build: nothing is published before every check and gate has passed, and then all at once."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from wardbook.model import Finding
from wardbook.pipeline.gates import run_gates
from wardbook.pipeline.prepare import Prepared, Progress, inspect, prepare, stops
from wardbook.pipeline.settings import read_settings

# Writes all pages of a prepared site into a folder and says what was wrong with them.
type Host = Callable[[Prepared, Path], list[Finding]]


def build_site(*, root: Path, out: Path, host: Host, progress: Progress) -> list[Finding]:
    """Build the site and put it in its place.

    Args:
        root: Root of the project.
        out: Folder of the site; replaced as a whole, or left as it is when a finding stops the build.
        host: Writes the pages.
        progress: Told a line for each step.

    Returns:
        All findings of the stage that stopped the build, or the warnings of a build that succeeded.
    """
    progress("content and checks")
    site, findings = inspect(root)
    settings, misset = read_settings(root)
    findings += misset
    if stops(findings):
        return findings
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as work:
        draft = Path(work) / "draft"
        prepared = prepare(site, settings=settings, stage=Path(work) / "stage", progress=progress)
        progress(f"{len(site.pages) + 1} pages")
        findings += host(prepared, draft)
        if stops(findings):
            return findings
        progress("gates over the built pages")
        hashes: dict[str, frozenset[str]] = {}
        findings += run_gates(draft, hashes=hashes)
        if not stops(findings):
            prepared.seal(draft, hashes=hashes)
            swap(draft, out, aside=Path(work) / "former")
    return findings


def swap(draft: Path, out: Path, *, aside: Path) -> None:
    """Put a finished site in the place of the former one.

    Args:
        draft: The finished site, on the same disk as ``out``.
        out: Its place.
        aside: Where the former site goes before it is removed.
    """
    if out.exists():
        out.rename(aside)
    draft.chmod(0o755)
    draft.rename(out)
    shutil.rmtree(aside, ignore_errors=True)
