"""The cases that a hospital's browser answers to accept a release: every vector, with the hash of the right reply."""

import hashlib
import json
from pathlib import Path

from wardbook.runtime.corpus import Corpus

CASES = "cases.js"


def write_cases(corpus: Corpus, out: Path) -> None:
    """Write the cases as a script, which also loads from a disk.

    Args:
        corpus: Requests, and the replies of the Python that builds the site.
        out: Folder to write to.
    """
    pairs = zip(corpus.requests, corpus.replies, strict=True)
    cases = [[request, hashlib.sha256(reply.encode("utf-8")).hexdigest()] for request, reply in pairs]
    (out / CASES).write_text(f"self.wardbookCases={json.dumps(cases, separators=(',', ':'))};\n", "utf-8")
