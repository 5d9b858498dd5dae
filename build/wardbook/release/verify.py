"""Proving that a copy is whole: of a bundle as zip or folder, of a site as folder or behind an address."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Protocol
from zipfile import ZipFile

from minisign import PublicKey

from wardbook.release.archive import DAMAGE, is_untouched, read_member
from wardbook.release.errors import KeyFileError
from wardbook.release.manifest import MANIFEST, SIGNATURE, STATUS, STATUS_SCRIPT, Identity, Manifest
from wardbook.release.recall import judge_list, script_of
from wardbook.release.signing import judge, read_public_key
from wardbook.release.sums import SUMS, SUMS_SIGNATURE, read_sums


class Copy(Protocol):
    """A copy of a bundle or a site, wherever it is."""

    def names(self) -> frozenset[str] | None:
        """List the files that are there; None where nobody can list them."""
        ...

    def read(self, name: str) -> bytes:
        """Read one file.

        Raises:
            FileNotFoundError: It is not there.
            OSError: It is there and cannot be read.
        """
        ...


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One way in which a copy differs from what was released."""

    kind: str
    name: str
    detail: str = ""

    def render(self) -> str:
        """Write it as a line."""
        return f"{self.kind}: {self.name}" + (f" ({self.detail})" if self.detail else "")


@dataclass(slots=True, kw_only=True)
class Report:
    """What was found out about a copy.

    Args:
        release: Its release; empty where it does not say.
        files: How many files were compared.
        problems: What is missing, altered or extra.
        signature: What is known of its signature, in words.
        is_signed: Whether a signature was checked with a key and held.
        unlisted: Whether extra files could not be looked for.
        withdrawn: What is known of the list of withdrawals, in words.
    """

    release: str = ""
    files: int = 0
    problems: list[Problem] = field(default_factory=list)
    signature: str = "unsigned: nothing proves who made it"
    is_signed: bool = False
    unlisted: bool = False
    withdrawn: str = "there is no list"


class FolderCopy:
    """A copy in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> frozenset[str]:
        """List the files that are there."""
        paths = (path for path in self._folder.rglob("*") if not path.is_dir())
        return frozenset(path.relative_to(self._folder).as_posix() for path in paths)

    def read(self, name: str) -> bytes:
        """Read one file."""
        return (self._folder / name).read_bytes()


class ZipCopy:
    """A copy inside a zip, below its one folder."""

    def __init__(self, content: bytes) -> None:
        archive = ZipFile(BytesIO(content))
        entries = archive.infolist()
        top = entries[0].filename.partition("/")[0] + "/" if entries else "/"
        self._archive = archive
        self._entries = {entry.filename.removeprefix(top): entry for entry in entries}

    def names(self) -> frozenset[str]:
        """List the files that are there."""
        return frozenset(self._entries)

    def read(self, name: str) -> bytes:
        """Read one file."""
        if name not in self._entries:
            raise FileNotFoundError(name)
        return read_member(self._archive, self._entries[name])


type Progress = Callable[[str], None]


def tell_nobody(_name: str) -> None:
    """Take progress and say nothing."""


def verify_zip(content: bytes, *, key: PublicKey | None, progress: Progress = tell_nobody) -> Report:
    """Verify a bundle as it was sent.

    Args:
        content: Bytes of the zip.
        key: Public key of who should have signed it, or None.
        progress: Told each name before it is compared.
    """
    try:
        report = verify_bundle(ZipCopy(content), key=key, progress=progress)
    except DAMAGE as error:
        return Report(problems=[Problem("altered", "the zip itself", f"it cannot be read: {error}")])
    if not is_untouched(content):
        report.problems.append(Problem("altered", "the zip itself", "its bytes are not those that were written"))
    return report


def verify_bundle(copy: Copy, *, key: PublicKey | None, progress: Progress = tell_nobody) -> Report:
    """Verify an unpacked bundle; the arguments are those of `verify_zip`."""
    report = Report()
    try:
        sums = copy.read(SUMS)
        expected = read_sums(sums)
    except FileNotFoundError:
        report.problems.append(Problem("missing", SUMS))
        return report
    except (OSError, ValueError) as error:
        report.problems.append(Problem("altered", SUMS, str(error)))
        return report
    beside = frozenset({SUMS, SUMS_SIGNATURE, f"site/{STATUS}", f"site/{STATUS_SCRIPT}"})
    _compare(copy, expected, report, may_be_there=beside, progress=progress)
    _judge(copy, SUMS_SIGNATURE, sums, report, key)
    try:
        identity = Manifest.from_text(copy.read(f"site/{MANIFEST}").decode("utf-8")).identity
    except (OSError, ValueError) as error:
        report.problems.append(Problem("altered", f"site/{MANIFEST}", str(error)))
        return report
    report.release = identity.release
    _judge_list(copy, "site/", identity, report)
    return report


def verify_site(copy: Copy, *, key: PublicKey | None, progress: Progress = tell_nobody) -> Report:
    """Verify a site without the rest of its bundle; the arguments are those of `verify_zip`."""
    report = Report()
    try:
        content = copy.read(MANIFEST)
        manifest = Manifest.from_text(content.decode("utf-8"))
    except FileNotFoundError:
        report.problems.append(Problem("missing", MANIFEST))
        return report
    except (OSError, ValueError) as error:
        report.problems.append(Problem("altered", MANIFEST, str(error)))
        return report
    report.release = manifest.identity.release
    if manifest.to_text().encode("utf-8") != content:
        report.problems.append(Problem("altered", MANIFEST, "it is not written as it was released"))
    expected = {name: file.sha256 for name, file in manifest.files.items()}
    beside = frozenset({MANIFEST, SIGNATURE, STATUS, STATUS_SCRIPT, "web.config"})
    _compare(copy, expected, report, may_be_there=beside, progress=progress)
    _judge(copy, SIGNATURE, content, report, key)
    _judge_list(copy, "", manifest.identity, report)
    return report


def _compare(
    copy: Copy, expected: Mapping[str, str], report: Report, *, may_be_there: frozenset[str], progress: Progress
) -> None:
    names = copy.names()
    report.unlisted = names is None
    report.files = len(expected)
    report.problems += [Problem("extra", name) for name in sorted((names or frozenset()) - {*expected} - may_be_there)]
    report.problems += _differences(copy, expected, progress)


def _differences(copy: Copy, expected: Mapping[str, str], progress: Progress) -> Iterator[Problem]:
    for name, wanted in sorted(expected.items()):
        progress(name)
        try:
            found = hashlib.sha256(copy.read(name)).hexdigest()
        except FileNotFoundError:
            yield Problem("missing", name)
        except OSError as error:
            yield Problem("altered", name, str(error))
        else:
            if found != wanted:
                yield Problem("altered", name)


def _judge(copy: Copy, name: str, content: bytes, report: Report, key: PublicKey | None) -> None:
    try:
        signature = copy.read(name)
    except FileNotFoundError:
        if key:
            report.problems.append(Problem("missing", name, "a key was given, and nothing is signed"))
        return
    except OSError as error:
        report.problems.append(Problem("altered", name, str(error)))
        return
    if key is None:
        report.signature = "signed, NOT CHECKED: give the public key of who should have signed it"
        return
    try:
        comment = judge(content, signature, key=key)
    except KeyFileError as error:
        report.signature = "FORGED OR DAMAGED"
        report.problems.append(Problem("altered", name, str(error)))
        return
    report.is_signed = True
    report.signature = f"signed by the key that was given: {comment}"


def _judge_list(copy: Copy, folder: str, identity: Identity, report: Report) -> None:
    """Judge the list of withdrawals in both its forms; it may be missing, and comes after the release was signed."""
    try:
        content = copy.read(folder + STATUS)
    except FileNotFoundError:
        return
    except OSError as error:
        report.problems.append(Problem("altered", folder + STATUS, str(error)))
        return
    try:
        key = read_public_key(identity.recall_key) if identity.recall_key else None
        report.withdrawn = judge_list(content, key=key)
        if copy.read(folder + STATUS_SCRIPT) != script_of(content.decode("utf-8")).encode("utf-8"):
            report.problems.append(Problem("altered", folder + STATUS_SCRIPT, f"it is not the list of {STATUS}"))
    except FileNotFoundError:
        report.problems.append(Problem("missing", folder + STATUS_SCRIPT, "pages opened from a disk need it"))
    except (OSError, KeyFileError) as error:
        report.withdrawn = "FORGED OR DAMAGED"
        report.problems.append(Problem("altered", folder + STATUS, str(error)))
