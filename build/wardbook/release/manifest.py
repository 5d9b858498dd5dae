"""The manifest of a site: what it is, until when it holds, what a server must send, and every file with its hash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from wardbook.model import Site
from wardbook.release.policy import Policy

MANIFEST = "manifest.txt"
SIGNATURE = "manifest-signature.txt"
STATUS = "status.txt"
STATUS_SCRIPT = "status.js"
# Beside a site these may stand or not; the manifest cannot hold its own hash, and the others come after it was written.
UNLISTED = frozenset({MANIFEST, SIGNATURE, STATUS, STATUS_SCRIPT})
_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a release is called and how long it holds.

    Args:
        release: Its id.
        name: What it is about, as part of a file name.
        dated: Day of the last change of meaning in any page.
        valid_until: Earliest day by which one of its pages must be looked at again.
        recall_key: Public key of minisign that signs what is withdrawn later; empty where there is none.
        address: Where readers find it, with a slash at its end; empty where that is not known.
    """

    release: str
    name: str
    dated: date
    valid_until: date
    recall_key: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """One file as it was released."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A released site.

    Args:
        identity: What it is called and how long it holds.
        policy: Its security policy.
        parts: Versions of what is inside: ``python``, ``pyodide``, and ``build``, the runtime's own hash.
        workers: Addresses of the scripts that run Python and get the worker's form of the policy.
        files: Every file by its address within the site.
    """

    identity: Identity
    policy: Policy
    parts: Mapping[str, str]
    workers: tuple[str, ...]
    files: Mapping[str, SealedFile]

    def to_text(self) -> str:
        """Write it as JSON, the same text for the same site."""
        data = {
            "format": _FORMAT,
            **asdict(self.identity),
            "policy": asdict(self.policy),
            "parts": dict(sorted(self.parts.items())),
            "workers": list(self.workers),
            "files": {name: asdict(file) for name, file in sorted(self.files.items())},
        }
        return json.dumps(data, indent=1, default=date.isoformat) + "\n"

    @classmethod
    def from_text(cls, text: str) -> "Manifest":
        """Read it back.

        Raises:
            ValueError: It is not a manifest of this form.
        """
        try:
            return cls._read(json.loads(text))
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError(f"{MANIFEST} is no manifest: {error}") from error

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> "Manifest":
        if data["format"] != _FORMAT:
            raise ValueError(f"{MANIFEST} has format {data['format']}; this program reads {_FORMAT}")
        return cls(
            identity=Identity(
                release=str(data["release"]),
                name=str(data["name"]),
                dated=date.fromisoformat(data["dated"]),
                valid_until=date.fromisoformat(data["valid_until"]),
                recall_key=str(data["recall_key"]),
                address=str(data["address"]),
            ),
            policy=Policy(**data["policy"]),
            parts={name: str(version) for name, version in data["parts"].items()},
            workers=tuple(data["workers"]),
            files={name: SealedFile(**file) for name, file in data["files"].items()},
        )


def identity_of(site: Site, *, release: str, recall_key: str, address: str) -> Identity:
    """Name a release and find its dates in the front matter of its pages.

    Args:
        site: The site; at least one page has front matter.
        release: Id of the release.
        recall_key: Public key that signs what is withdrawn later, or an empty text.
        address: Where readers find the site, or an empty text.
    """
    dated = [page.meta for page in site.pages.values() if page.meta]
    return Identity(
        release=release,
        name="-".join(site.guidelines) or "site",
        dated=max(meta.updated for meta in dated),
        valid_until=min(meta.review_by for meta in dated),
        recall_key=recall_key,
        address=address,
    )


def seal_files(folder: Path) -> dict[str, SealedFile]:
    """Hash every file of a site that a manifest lists, by its address."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: seal_file(path) for name, path in sorted(paths.items()) if name not in UNLISTED}


def seal_file(path: Path) -> SealedFile:
    """Hash a file."""
    content = path.read_bytes()
    return SealedFile(sha256=hashlib.sha256(content).hexdigest(), size=len(content))
