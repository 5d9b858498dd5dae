"""The last step of a build: policy into the pages, files into the service worker, then all into the manifest."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wardbook.release.manifest import MANIFEST, Identity, Manifest, seal_file, seal_files
from wardbook.release.offline import SERVICE_WORKER, service_worker
from wardbook.release.policy import seal_pages
from wardbook.release.recall import NOTHING, place_list


def seal(
    folder: Path,
    *,
    identity: Identity,
    assets: str,
    runtime: Mapping[str, Any],
    hashes: dict[str, frozenset[str]] | None = None,
) -> Manifest:
    """Seal a built site; whoever changes a file afterwards is found.

    Args:
        folder: The built site.
        identity: What the release is called and how long it holds.
        assets: Address of the folder of our files within the site.
        runtime: The runtime's own description, as pages carry it.
        hashes: Hashes of the inline scripts of pages that were read before; those of this time are added.

    Returns:
        The manifest that was written into the site.

    Raises:
        SealError: A page cannot carry the policy.
    """
    policy = seal_pages(folder, hashes=hashes)
    workers = tuple(sorted(f"{assets}/{script['url']}" for script in runtime["scripts"].values()))
    parts = {name: str(runtime[name]) for name in ("build", "pyodide", "python")}
    files = seal_files(folder)
    worker = service_worker(files, release=identity.release, assets=assets, runtime=runtime)
    (folder / SERVICE_WORKER).write_text(worker, "utf-8")
    files[SERVICE_WORKER] = seal_file(folder / SERVICE_WORKER)
    manifest = Manifest(identity=identity, policy=policy, parts=parts, workers=workers, files=files)
    (folder / MANIFEST).write_text(manifest.to_text(), "utf-8")
    place_list(folder, NOTHING)
    return manifest
