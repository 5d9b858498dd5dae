"""The forms in which a part travels: plain, gzip, and gzip in base64 inside a classic script."""

import base64
import gzip
import json
from dataclasses import dataclass
from typing import Literal

from wardbook.runtime.steps import sha256_of

Form = Literal["raw", "gzip", "packed"]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the runtime.

    Args:
        content: The bytes that the worker needs.
        forms: In which forms the site ships it; ``packed`` is the one that works everywhere.
    """

    content: bytes
    forms: tuple[Form, ...] = ("raw", "gzip", "packed")

    @property
    def sha256(self) -> str:
        """Hash of the content, whatever the form."""
        return sha256_of(self.content)


def file_name(role: str, form: Form, build: str) -> str:
    """Name a file with an extension that every server knows; hosts that compress text compress the plain form."""
    if form == "packed":
        return f"runtime-{role}-packed-{build}.js"
    return f"runtime-{role}{'-gz' if form == 'gzip' else ''}-{build}.txt"


def encode(name: str, content: bytes, form: Form) -> bytes:
    """Write a part in a form.

    Args:
        name: Under which a packed script registers it.
        content: The bytes.
        form: Which form.
    """
    if form == "raw":
        return content
    compressed = gzip.compress(content, 9, mtime=0)
    if form == "gzip":
        return compressed
    entry = {
        "sha256": sha256_of(content),
        "length": len(content),
        "data": base64.b64encode(compressed).decode("ascii"),
    }
    return f"(self.wardbookPacked??={{}})[{json.dumps(name)}]={json.dumps(entry)};\n".encode("ascii")
