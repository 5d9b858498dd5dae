"""What the commands ``bundle``, ``verify`` and ``recall`` do: keys, progress, and words for what was found."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from minisign import PublicKey, SecretKey
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from wardbook.kit import registry
from wardbook.model import Finding
from wardbook.release.adapt import adapt
from wardbook.release.bundle import make_bundle
from wardbook.release.distant import DistantCopy
from wardbook.release.errors import BundleError, KeyFileError
from wardbook.release.local import read_local
from wardbook.release.manifest import MANIFEST, Identity, Manifest
from wardbook.release.recall import judge_list, place_list, read_entries, unknown_entries, write_list
from wardbook.release.signing import is_encrypted, read_public_key, read_secret_key
from wardbook.release.sums import SUMS
from wardbook.release.verify import FolderCopy, Report, verify_bundle, verify_site, verify_zip

PASSWORD = "WARDBOOK_KEY_PASSWORD"  # noqa: S105 - the name of a variable
# Beside the files of the site, a bundle holds this many, about; only the bar depends on it.
_PAPERS = 15


def adapt_site(site: Path, given: Path, *, out: Path) -> list[Finding]:
    """Write a copy of a built site with what a hospital has set.

    Args:
        site: The built site.
        given: The hospital's file.
        out: Folder to write to; it does not exist yet.

    Returns:
        What is wrong with the file; nothing is written then.

    Raises:
        SiteError: The site is not one that can be adapted.
    """
    _identity_of(site)
    specs = {id_: registry.find(id_).describe() for id_ in registry.calculator_ids()}
    local, findings = read_local(given, specs=specs)
    if local:
        adapt(site, local=local, specs=specs, out=out)
    return findings


def pack(site: Path, *, out: Path, licences: Path, key: Path | None, ask: Callable[[], str]) -> Path:
    """Make the bundle of a built site, and say what was made.

    Args:
        site: The built site.
        out: Folder to write to.
        licences: Folder that holds our own licences.
        key: File with a secret key, or None.
        ask: Asks the person for the key's password.

    Returns:
        Path of the zip.

    Raises:
        SiteError: The site or the key is not as it must be.
    """
    console = Console(stderr=True, soft_wrap=True)
    try:
        files = len(Manifest.from_text((site / MANIFEST).read_text("utf-8")).files)
    except (OSError, ValueError) as error:
        raise BundleError(f"{site} is no built site: {error}") from error
    secret = _secret_key(key, ask) if key else None
    with _bar(console, "packing", files + _PAPERS) as progress:
        path = make_bundle(site, out=out, licences=licences, key=secret, progress=progress)
    console.print(f"The bundle is {path} ({path.stat().st_size / 1024 / 1024:.1f} MB).", style="green", highlight=False)
    if secret is None:
        words = "NOT SIGNED: nothing proves who made this bundle. Sign with --key for any use but a trial."
        console.print(words, style="bold red", highlight=False)
    return path


def prove(copy: str, *, public_key: str | None) -> bool:
    """Verify a copy and print what was found.

    Args:
        copy: A zip, a folder or an address.
        public_key: File or text of a public key, or None.

    Returns:
        Whether the copy is whole, and signed by the key if there is one.

    Raises:
        SiteError: There is no such copy, or the key is none.
    """
    console = Console(stderr=True, soft_wrap=True)
    key = read_public_key(public_key) if public_key else None
    with _bar(console, "comparing", None) as progress:
        report = _verify(copy, key, progress)
    output = Console(soft_wrap=True, markup=False, highlight=False)
    for problem in sorted(report.problems):
        output.print(problem.render())
    output.print(f"release: {report.release or 'not said'}")
    output.print(f"signature: {report.signature}", style=None if report.is_signed else "bold red")
    output.print(f"withdrawn: {report.withdrawn}")
    if report.unlisted:
        output.print("extra files: not looked for, because an address does not list what it has")
    verdict = "WHOLE" if not report.problems else f"NOT WHOLE: {len(report.problems)} found"
    output.print(f"{verdict} ({report.files} files compared)", style="green" if not report.problems else "bold red")
    return not report.problems


def recall(given: Path, *, site: Path, out: Path, key: Path, issued: date, ask: Callable[[], str]) -> list[Finding]:
    """Sign a list of what is withdrawn from a site, and write both its forms.

    Args:
        given: What a person wrote: one withdrawal a line.
        site: The built site, to find what it does not have.
        out: Folder to write to.
        key: File with the secret key whose public half the site was built with.
        issued: Day that the list is issued on.
        ask: Asks the person for the key's password.

    Returns:
        What is wrong with the list; nothing is written then.

    Raises:
        SiteError: The site or the key is not as it must be.
    """
    identity = _identity_of(site)
    entries, findings = read_entries(given.read_text("utf-8"), path=given.name)
    findings += unknown_entries(entries, site=site, identity=identity, path=given.name)
    if findings:
        return findings
    secret = _secret_key(key, ask)
    text = write_list(entries, site=identity.name, issued=issued, key=secret)
    if not identity.recall_key:
        raise KeyFileError("The site was built without recall_key, so its pages cannot check any list.")
    judge_list(text.encode("utf-8"), key=read_public_key(identity.recall_key))
    out.mkdir(parents=True, exist_ok=True)
    place_list(out, text)
    return []


def _identity_of(site: Path) -> Identity:
    try:
        return Manifest.from_text((site / MANIFEST).read_text("utf-8")).identity
    except (OSError, ValueError) as error:
        raise BundleError(f"{site} is no built site: {error}") from error


def _verify(copy: str, key: PublicKey | None, progress: Callable[[str], None]) -> Report:
    if "://" in copy:
        return verify_site(DistantCopy(copy), key=key, progress=progress)
    path = Path(copy)
    if path.is_file():
        return verify_zip(path.read_bytes(), key=key, progress=progress)
    if not path.is_dir():
        raise BundleError(f"{copy} is no zip, no folder and no address.")
    is_site = (path / MANIFEST).exists() and not (path / SUMS).exists()
    return (verify_site if is_site else verify_bundle)(FolderCopy(path), key=key, progress=progress)


def _secret_key(path: Path, ask: Callable[[], str]) -> SecretKey:
    password = None
    if is_encrypted(path):
        password = os.environ.get(PASSWORD) or ask()
    return read_secret_key(path, password=password)


@contextmanager
def _bar(console: Console, what: str, total: int | None) -> Iterator[Callable[[str], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda _name: bar.update(task, advance=1)
