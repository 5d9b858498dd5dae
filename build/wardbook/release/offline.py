"""The service worker of a release, with the list of what it stores."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from wardbook.release.manifest import UNLISTED, SealedFile

SERVICE_WORKER = "sw.js"
_SOURCES = Path(__file__).resolve().parents[2] / "web" / "offline"
# Only a page opened from a disk asks for these.
_FOR_DISKS = (".min.text.js", "search/search_index.js")


def service_worker(files: Mapping[str, SealedFile], *, release: str, assets: str, runtime: Mapping[str, Any]) -> str:
    """Write the service worker of a release.

    Args:
        files: Every other file of the site.
        release: Id of the release.
        assets: Address of the folder of our files within the site.
        runtime: The runtime's own description, as pages carry it.

    Returns:
        A script that stores the release, whole or not at all.
    """
    doubled = {f"{assets}/{name}" for name in _doubled(runtime)}
    stored = {name: int(name not in doubled and not name.endswith(_FOR_DISKS)) for name in files}
    data = {
        "release": release,
        "files": {name: [file.sha256, stored[name]] for name, file in sorted(files.items())},
        "open": sorted(UNLISTED),
    }
    text = (_SOURCES / "sw.js").read_text("utf-8")
    return f"self.wardbookRelease={json.dumps(data, separators=(',', ':'))};\n{text}"


def removing_service_worker() -> str:
    """Give the service worker that removes what a device has stored."""
    return (_SOURCES / "sw-remove.js").read_text("utf-8")


def _doubled(runtime: Mapping[str, Any]) -> Iterator[str]:
    """List the files of the runtime of which a device stores another form."""
    for script in runtime["scripts"].values():
        yield script["packed"]
    for part in runtime["parts"].values():
        forms = part["forms"]
        if "gzip" in forms:
            yield from (form["url"] for name, form in forms.items() if name != "gzip")
