"""Everything that the host needs before it writes pages: the checked site, and our style, scripts and runtime."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from wardbook.checks import Report, check_site
from wardbook.load import broken_calculator, load_site
from wardbook.model import Finding, Severity, Site
from wardbook.pipeline.clock import today
from wardbook.pipeline.identity import release_id
from wardbook.pipeline.navigation import explanation
from wardbook.pipeline.settings import Settings
from wardbook.release.acceptance import write_cases
from wardbook.release.manifest import Identity, identity_of
from wardbook.release.paper import mark_papers
from wardbook.release.seal import seal
from wardbook.render import (
    PageAssets,
    build_ask,
    build_assets,
    build_recall,
    runtime_block,
    write_named_by_content,
)
from wardbook.runtime import RuntimeManifest, build_runtime
from wardbook.runtime.corpus import read_corpus

ASSETS = "assets/wardbook"
SEARCH_SCRIPT = "search/iframe-worker.js"

type Progress = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A checked site, ready for the host.

    Args:
        site: The site as data.
        release: Id of the release.
        stage: Folder whose files are copied into the built site.
        assets: Names of the pages' style and script.
        search: Name of the script that makes search work everywhere.
        recall: Name of the script that reads the list of withdrawals.
        runtime: The Python runtime that the site ships.
        settings: What the publisher has set.
    """

    site: Site
    release: str
    stage: Path
    assets: PageAssets
    search: str
    recall: str
    runtime: RuntimeManifest
    settings: Settings

    @cached_property
    def identity(self) -> Identity:
        """What the release is called and how long it holds."""
        settings = self.settings
        return identity_of(self.site, release=self.release, recall_key=settings.recall_key, address=settings.address)

    @cached_property
    def patients(self) -> str:
        """Address of the page for patients, or an empty text."""
        return self.site.page_for("patient")

    def theme_variables(self, *, base: str) -> dict[str, Any]:
        """Give what the theme's blocks print on a page.

        Args:
            base: Relative address of the site's root from that page, such as ``..``.
        """
        block = runtime_block(release=self.release, base=f"{base}/{ASSETS}/", runtime=self.runtime.data)
        identity = self.identity
        return {
            "css": self.assets.css,
            "js": self.assets.js,
            "search": self.search,
            "release": self.release,
            "dated": identity.dated.isoformat(),
            "valid_until": identity.valid_until.isoformat(),
            "name": identity.name,
            "recall": self.recall,
            "recall_key": identity.recall_key,
            "patients": self.patients,
            "runtime_block": block,
        }

    def seal(self, folder: Path, *, hashes: dict[str, frozenset[str]] | None = None) -> None:
        """Write paper codes, policy and manifest into the built site, after which no file of it may change.

        Args:
            folder: The built site.
            hashes: Hashes of the inline scripts of pages that were read before; those of this time are added.
        """
        mark_papers(folder, identity=self.identity, rules=str(self.runtime.data["build"]))
        seal(folder, identity=self.identity, assets=ASSETS, runtime=self.runtime.data, hashes=hashes)


def inspect(root: Path) -> tuple[Site, list[Finding]]:
    """Load the site and run all checks.

    Args:
        root: Root of the project.

    Returns:
        The site, and all findings sorted by path and place.
    """
    site, report = inspect_fully(root)
    return site, report.findings


def inspect_fully(root: Path) -> tuple[Site, Report]:
    """Load the site and run all checks.

    Args:
        root: Root of the project.

    Returns:
        The site, and all findings sorted by path and place with those that comments pass over.
    """
    site, findings = load_site(root)
    report = check_site(site, today=today())
    unwritten = [finding for name in site.calculators for finding in _unwritten(root, name)]
    return site, Report(sorted({*findings, *report.findings, *unwritten}), report.suppressed)


def _unwritten(root: Path, calculator: str) -> Iterator[Finding]:
    """Find why the part of a calculator's page that stands without script cannot be written."""
    try:
        explanation(calculator)
    except Exception as error:  # noqa: BLE001 - a calculator is an author's code and may fail in any way
        yield broken_calculator(root, calculator, "explained.py", error)


def stops(findings: list[Finding]) -> bool:
    """Tell whether one of the findings forbids publishing."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def prepare(site: Site, *, settings: Settings, stage: Path, progress: Progress) -> Prepared:
    """Build our files of the site.

    Args:
        site: A site whose checks found nothing that stops it.
        settings: What the publisher has set.
        stage: Folder to write to.
        progress: Told a line for each long step.
    """
    web = site.root / "build" / "web"
    out = stage / ASSETS
    progress("style and scripts")
    assets = build_assets(web=web, out=out)
    build_ask(web=web, out=out)
    recall = build_recall(web=web, out=out)
    script = web / SEARCH_SCRIPT
    search = write_named_by_content(out, script.name, script.read_bytes())
    progress("Python runtime (a minute or two the first time, then kept)")
    runtime = build_runtime(cache=site.root / ".cache" / "runtime", out=out, progress=progress)
    write_cases(read_corpus(sources=runtime.build), cache=site.root / ".cache" / "cases", out=out)
    return Prepared(
        site=site,
        release=release_id(site.root),
        stage=stage,
        assets=assets,
        search=search,
        recall=recall,
        runtime=runtime,
        settings=settings,
    )
