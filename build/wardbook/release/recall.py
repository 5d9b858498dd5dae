"""The list of what is withdrawn: written beside a site that is already out, signed, and read by each of its pages."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from minisign import PublicKey, SecretKey

from wardbook.model import Finding
from wardbook.release.errors import KeyFileError
from wardbook.release.manifest import STATUS, STATUS_SCRIPT, Identity
from wardbook.release.signing import judge, sign

# What stands beside a site from the start, so that a page that asks for the list finds one.
NOTHING = "wardbook status list\nNothing is withdrawn.\n"
LARGEST_LIST = 100_000
_UNTRUSTED = "signature of a Wardbook status list"
_ENTRY = re.compile(r"(release|calculator|recommendation) ([a-z0-9][a-z0-9.-]*)(?: of ([a-z0-9][a-z0-9.-]*))?: (\S.*)")
_SIGNED = re.compile(r"(.*?\n)(untrusted comment: .*)", re.DOTALL)
_HEAD = re.compile(r"wardbook status list\nsite: \S+\nissued: \d{4}-\d{2}-\d{2}\n\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """One thing that must not be used any more.

    Args:
        kind: ``release``, ``calculator`` or ``recommendation``.
        id: Which one.
        release: The one release that it is withdrawn from; None for every release.
        reason: Why, as readers see it.
    """

    kind: str
    id: str
    release: str | None
    reason: str

    def render(self) -> str:
        """Write it as a line of the list."""
        only = f" of {self.release}" if self.release else ""
        return f"{self.kind} {self.id}{only}: {self.reason}"


def read_entries(text: str, *, path: str) -> tuple[list[Withdrawal], list[Finding]]:
    """Read what a person wrote: one withdrawal a line; empty lines and lines that begin with ``#`` are passed over.

    Args:
        text: Such as ``calculator rituximab: the dose table of this release is wrong``.
        path: Name of the file, for the findings.
    """
    entries: list[Withdrawal] = []
    findings: list[Finding] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _ENTRY.fullmatch(line.rstrip())
        if match is None or not line.rstrip().isprintable():
            message = "write 'release|calculator|recommendation ID: reason', or 'ID of RELEASE: reason', on one line."
            findings.append(Finding(path, number, 1, "withdrawal-form", message))
            continue
        entry = Withdrawal(kind=match[1], id=match[2], release=match[3], reason=match[4])
        if entry.kind == "release" and entry.release:
            findings.append(Finding(path, number, 1, "withdrawal-form", "a release is withdrawn without 'of'."))
        if any((entry.kind, entry.id, entry.release) == (one.kind, one.id, one.release) for one in entries):
            findings.append(
                Finding(path, number, 1, "withdrawal-twice", f"{entry.kind} {entry.id} is withdrawn twice.")
            )
        entries.append(entry)
    return entries, findings


def unknown_entries(entries: list[Withdrawal], *, site: Path, identity: Identity, path: str) -> Iterator[Finding]:
    """Find what a site does not have, so that a slip of the pen does not leave a reader unwarned.

    Args:
        entries: What is to be withdrawn.
        site: The built site.
        identity: What that site is called.
        path: Name of the list's file, for the findings.
    """
    pages = "".join(page.read_text("utf-8") for page in sorted(site.rglob("*.html")))
    for entry in entries:
        if entry.release not in {None, identity.release}:
            continue
        known = {
            "release": True,
            "calculator": f'data-calculator="{entry.id}"' in pages,
            "recommendation": f'id="rec-{entry.id}"' in pages,
        }
        if not known[entry.kind]:
            message = f"{identity.release} has no {entry.kind} '{entry.id}'; name the release that has it with 'of'."
            yield Finding(path, 1, 1, f"unknown-{entry.kind}", message)


def write_list(entries: list[Withdrawal], *, site: str, issued: date, key: SecretKey) -> str:
    """Write and sign a list.

    Args:
        entries: All that is withdrawn; a list takes the place of the one before it.
        site: Name of the site that it is for.
        issued: Day that it is issued on.
        key: A secret key that is not encrypted any more.
    """
    lines = [entry.render() for entry in entries]
    body = "\n".join(["wardbook status list", f"site: {site}", f"issued: {issued.isoformat()}", "", *lines, ""])
    comment = f"status list of {issued.isoformat()} for {site}"
    return body + sign(body.encode("utf-8"), key=key, comment=comment, untrusted=_UNTRUSTED).decode("utf-8")


def place_list(folder: Path, text: str) -> None:
    """Write a list in both its forms: as text, and as a script for pages that are opened from a disk."""
    (folder / STATUS).write_text(text, "utf-8")
    (folder / STATUS_SCRIPT).write_text(script_of(text), "utf-8")


def script_of(text: str) -> str:
    """Write the form of a list that a page opened from a disk can read."""
    return f"self.wardbookStatus={json.dumps(text)};\n"


def judge_list(content: bytes, *, key: PublicKey | None) -> str:
    """Say what a list is.

    Args:
        content: Bytes of the list.
        key: The public key that the site was built with, or None.

    Returns:
        In words: that nothing is withdrawn, or the signed comment of the list.

    Raises:
        KeyFileError: It is not signed by the key, or not a list at all.
    """
    if content == NOTHING.encode("utf-8"):
        return "nothing is withdrawn"
    text = content.decode("utf-8", errors="replace")
    signed = _SIGNED.fullmatch(text)
    if signed is None or _HEAD.match(text) is None or len(content) > LARGEST_LIST:
        raise KeyFileError("it is no signed list")
    if key is None:
        raise KeyFileError("the site was built without a key to check it with")
    return judge(signed[1].encode("utf-8"), signed[2].encode("utf-8"), key=key, untrusted=_UNTRUSTED)
