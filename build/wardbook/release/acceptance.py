"""The cases that a hospital's browser answers to accept a release: every vector, with the hash of the right reply."""

import hashlib
import json
import shutil
from pathlib import Path

from wardbook.runtime.corpus import Corpus

CASES = "cases.js"


def write_cases(corpus: Corpus, *, cache: Path, out: Path) -> None:
    """Write the cases as a script, which also loads from a disk.

    Args:
        corpus: Requests, and the replies of the Python that builds the site.
        cache: Folder that keeps what was written, because the replies take seconds to compute.
        out: Folder to write to.
    """
    kept = cache / f"{corpus.digest}.js"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(".part")
        draft.write_text(_script(corpus), "utf-8")
        draft.replace(kept)
    shutil.copyfile(kept, out / CASES)


def _script(corpus: Corpus) -> str:
    pairs = zip(corpus.requests, corpus.replies, strict=True)
    cases = [[request, hashlib.sha256(reply.encode("utf-8")).hexdigest()] for request, reply in pairs]
    return f"self.wardbookCases={json.dumps(cases, separators=(',', ':'))};\n"
