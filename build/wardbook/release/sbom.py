"""The bill of materials of a release, in CycloneDX: other people's work inside it, and every file that can run."""

import tomllib
import uuid
from datetime import UTC, datetime, time
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from wardbook.release.manifest import Manifest, SealedFile

_SPACE = uuid.UUID("6f1c7a52-7d0e-5a8e-9f5e-3b1d5a4f2c10")


def shipped_components() -> list[dict[str, str]]:
    """List what of other people's work is inside a release."""
    text = files("wardbook.release").joinpath("shipped.toml").read_text("utf-8")
    listed: list[dict[str, str]] = tomllib.loads(text)["component"]
    return listed


def bill_of_materials(manifest: Manifest) -> str:
    """Write the bill of materials; the same text for the same release.

    Args:
        manifest: The sealed site.
    """
    identity = manifest.identity
    subject = Component(
        name=f"wardbook-{identity.name}",
        version=identity.release,
        type=ComponentType.APPLICATION,
        bom_ref="site",
        licenses=[_licence("Apache-2.0")],
    )
    metadata = BomMetaData(component=subject, timestamp=datetime.combine(identity.dated, time(), tzinfo=UTC))
    bom = Bom(serial_number=uuid.uuid5(_SPACE, manifest.to_text()), metadata=metadata)
    shipped = [_component(entry, manifest) for entry in shipped_components()]
    for component in shipped:
        bom.components.add(component)
    for name, file in manifest.files.items():
        if name.startswith("assets/") or name.endswith(".js"):
            bom.components.add(_file(name, file))
    bom.register_dependency(subject, shipped)
    return str(JsonV1Dot6(bom).output_as_string(indent=1)) + "\n"


def _component(entry: dict[str, str], manifest: Manifest) -> Component:
    number = version_of(entry, manifest)
    purl = PackageURL.from_string(entry["purl"])
    return Component(
        name=entry["name"],
        version=number or None,
        bom_ref=entry["name"],
        purl=PackageURL(purl.type, purl.namespace, purl.name, version=number or None),
        description=entry["what"],
        licenses=[_licence(entry["licence"])],
    )


def version_of(entry: dict[str, str], manifest: Manifest) -> str:
    """Find the version of a component; an empty text where nobody says it."""
    if "part" in entry:
        return manifest.parts[entry["part"]]
    return version(entry["package"]) if "package" in entry else entry.get("version", "")


def _file(name: str, file: SealedFile) -> Component:
    digest = HashType(alg=HashAlgorithm.SHA_256, content=file.sha256)
    return Component(name=f"site/{name}", type=ComponentType.FILE, bom_ref=f"file:{name}", hashes=[digest])


def _licence(name: str) -> Any:
    return LicenseFactory().make_from_string(name)
