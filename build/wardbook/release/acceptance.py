"""The cases that a hospital's browser answers to accept a release: every vector, with the hash of the right reply."""

import hashlib
import json
import shutil
from pathlib import Path

from wardbook import kit
from wardbook.runtime.corpus import Corpus
from wardbook.runtime.steps import sha256_of

CASES = "cases.js"
# What no calculator's vectors ask: requests that the door itself must refuse, each with its own problem.
_CREATININE = (
    '{{"calculator": "egfr", "inputs": {{"creatinine": {}, "age": {{"value": "50", "unit": "a"}}, "sex": "male"}}}}'
)
_AT_THE_DOOR = (
    '{"calculator": "no-such-calculator", "inputs": {}}',
    '{"calculator": "egfr"}',
    '["egfr"]',
    _CREATININE.format('{"value": "0.9", "unit": "mg/l"}'),
    _CREATININE.format('{"value": "NaN", "unit": "mg/dL"}'),
    _CREATININE.format("null"),
)


def write_cases(corpus: Corpus, *, cache: Path, out: Path) -> None:
    """Write the cases as a script, which also loads from a disk.

    Args:
        corpus: Requests, and the replies of the Python that builds the site.
        cache: Folder that keeps what was written, because the replies take seconds to compute.
        out: Folder to write to.
    """
    kept = cache / f"{sha256_of(repr((corpus.digest, _AT_THE_DOOR)).encode())}.js"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(".part")
        draft.write_text(_script(corpus), "utf-8")
        draft.replace(kept)
    shutil.copyfile(kept, out / CASES)


def _script(corpus: Corpus) -> str:
    further = [(request, kit.call(request)) for request in _AT_THE_DOOR]
    pairs = [*zip(corpus.requests, corpus.replies, strict=True), *further]
    cases = [[request, hashlib.sha256(reply.encode("utf-8")).hexdigest()] for request, reply in pairs]
    return f"self.wardbookCases={json.dumps(cases, separators=(',', ':'))};\n"
