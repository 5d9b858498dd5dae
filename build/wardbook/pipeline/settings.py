"""What a publisher sets in ``mkdocs.yml`` for a release: where readers find it, and the key that can withdraw it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from wardbook.model import Finding
from wardbook.release.errors import KeyFileError
from wardbook.release.signing import read_public_key

CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a publisher sets.

    Args:
        address: Where readers find the site, with a slash at its end; empty where that is not known.
        recall_key: Public key of minisign that signs what is withdrawn later; empty where there is none.
    """

    address: str = ""
    recall_key: str = ""


class _Loader(yaml.SafeLoader):
    """Reads the host's own tags as nothing: no setting of ours has one."""


_Loader.add_multi_constructor("", lambda *_of_the_host: None)


def read_settings(root: Path) -> tuple[Settings, list[Finding]]:
    """Read the settings ``site_url`` and ``extra: recall_key`` of the host's configuration.

    Args:
        root: Root of the project.
    """
    path = root / CONFIGURATION
    try:
        data: Any = yaml.load(path.read_text("utf-8"), Loader=_Loader) if path.is_file() else None  # noqa: S506 - safe
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return Settings(), [broken_settings(f"{error.problem}; mend the YAML here or on the line before", line=line)]
    data = data if isinstance(data, dict) else {}
    extra = data.get("extra")
    address = str(data.get("site_url") or "").strip()
    key = str((extra if isinstance(extra, dict) else {}).get("recall_key") or "").strip()
    findings = []
    if address and not _is_address(address):
        findings.append(
            Finding(CONFIGURATION, 1, 1, "bad-address", f"site_url '{address}' is no http or https address.")
        )
    if key and not _is_key(key):
        findings.append(Finding(CONFIGURATION, 1, 1, "bad-recall-key", "recall_key is no public key of minisign."))
    return Settings(address=f"{address.rstrip('/')}/" if address else "", recall_key=key), findings


def broken_settings(message: str, *, line: int = 1) -> Finding:
    """Tell that the host's configuration cannot be used.

    Args:
        message: Why, and what to do.
        line: Line of the file.
    """
    return Finding(CONFIGURATION, line, 1, "broken-settings", message)


def _is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not parts.query and not parts.fragment


def _is_key(text: str) -> bool:
    try:
        read_public_key(text)
    except KeyFileError:
        return False
    return True
