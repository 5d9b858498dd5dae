"""The bundle: one zip with the site and what a hospital needs to install it and to prove that it is whole."""

from collections.abc import Callable, Mapping
from html import escape
from importlib.resources import files
from pathlib import Path

from minisign import SecretKey

from wardbook.release.archive import write_zip
from wardbook.release.errors import BundleError
from wardbook.release.manifest import MANIFEST, SIGNATURE, STATUS, STATUS_SCRIPT, Manifest
from wardbook.release.offline import removing_service_worker
from wardbook.release.sbom import bill_of_materials, shipped_components, version_of
from wardbook.release.servers import server_files, template, template_text
from wardbook.release.signing import sign
from wardbook.release.sums import SUMS, SUMS_SIGNATURE, write_sums
from wardbook.release.verify import FolderCopy, verify_site

# A zip that grows past this no longer fits what hospitals accept by post, and asks for a reason.
LARGEST_ZIP = 30 * 1024 * 1024
_RECALL = {
    True: "Pages obey a list only if those who made this site have signed it; <code>wardbook verify</code> checks it.",
    False: "<strong>THIS RELEASE WAS BUILT WITHOUT A KEY FOR SUCH LISTS: its pages ignore every one.</strong>",
}


def make_bundle(
    site: Path, *, out: Path, licences: Path, key: SecretKey | None, progress: Callable[[str], None]
) -> Path:
    """Make the bundle of a built site.

    Args:
        site: The built site.
        out: Folder to write to.
        licences: Folder that holds our own licences.
        key: Signs the bundle; None leaves it unsigned, and its read-me says so.
        progress: Told each name while it is packed.

    Returns:
        Path of the zip.

    Raises:
        BundleError: The site is not as it was built, or the zip is larger than allowed.
    """
    report = verify_site(FolderCopy(site), key=None)
    if report.problems:
        raise BundleError(f"{site} is not as it was built; build it again. {report.problems[0].render()}")
    text = (site / MANIFEST).read_text("utf-8")
    manifest = Manifest.from_text(text)
    content = {f"site/{name}": (site / name).read_bytes() for name in (*manifest.files, MANIFEST)}
    content |= _papers(manifest, licences, is_signed=key is not None)
    comment = f"wardbook {manifest.identity.name} {manifest.identity.release}"
    if key:
        content[f"site/{SIGNATURE}"] = sign(text.encode("utf-8"), key=key, comment=comment)
    sums = write_sums(content).encode("ascii")
    content[SUMS] = sums
    if key:
        content[SUMS_SIGNATURE] = sign(sums, key=key, comment=comment)
    # Not in the list of hashes: a later list of withdrawals takes their place, and has a signature of its own.
    content |= {
        f"site/{name}": (site / name).read_bytes() for name in (STATUS, STATUS_SCRIPT) if (site / name).exists()
    }
    return _write(content, manifest, out, progress)


def bundle_name(manifest: Manifest) -> str:
    """Name the bundle, and the folder inside it."""
    return f"wardbook-{manifest.identity.name}-{manifest.identity.release}"


def _write(content: Mapping[str, bytes], manifest: Manifest, out: Path, progress: Callable[[str], None]) -> Path:
    name = bundle_name(manifest)
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{name}.zip"
    draft = path.with_suffix(".part")
    write_zip(draft, {f"{name}/{inner}": file for inner, file in content.items()}, progress=progress)
    size = draft.stat().st_size
    if size > LARGEST_ZIP:
        draft.unlink()
        raise BundleError(f"The zip has {size:,} bytes, more than the {LARGEST_ZIP:,} that are allowed.")
    draft.replace(path)
    return path


def _papers(manifest: Manifest, licences: Path, *, is_signed: bool) -> dict[str, bytes]:
    papers = {f"server/{name}": text for name, text in server_files(manifest).items()}
    papers["server/sw-remove.js"] = removing_service_worker()
    papers["sbom.cdx.json"] = bill_of_materials(manifest)
    papers["local-example.toml"] = template_text("local-example.toml")
    papers["serve.py"] = files("wardbook.release").joinpath("serve.py").read_text("utf-8")
    papers["README-HOSPITAL.html"] = _read_me(manifest, is_signed=is_signed)
    papers["licences/LIST.txt"] = _licence_list(manifest)
    for name in ("LICENSE", "LICENSE-CONTENT"):
        papers[f"licences/{name}.txt"] = (licences / name).read_text("utf-8")
    for text in sorted({entry["text"] for entry in shipped_components() if "text" in entry}):
        papers[f"licences/{text}"] = files("wardbook.release").joinpath("licences", text).read_text("utf-8")
    return {name: text.encode("utf-8") for name, text in papers.items()}


def _licence_list(manifest: Manifest) -> str:
    lines = [
        f"{entry['name']} {version_of(entry, manifest)}".strip() + f": {entry['licence']}. {entry['what']}."
        for entry in shipped_components()
    ]
    head = "Wardbook: Apache-2.0 (LICENSE.txt); its words: CC BY 4.0 (LICENSE-CONTENT.txt). Inside it:"
    return "\n".join([head, "", *lines, ""])


def _read_me(manifest: Manifest, *, is_signed: bool) -> str:
    identity = manifest.identity
    signature = template("signed.html" if is_signed else "unsigned.html").substitute()
    return template("readme.html").substitute(
        name=escape(bundle_name(manifest)),
        release=escape(identity.release),
        dated=identity.dated.isoformat(),
        valid_until=identity.valid_until.isoformat(),
        files=len(manifest.files),
        signature=signature,
        recall=_RECALL[bool(identity.recall_key)],
        page=escape(manifest.policy.page),
        worker=escape(manifest.policy.worker),
    )
