"""The worker's modules, run in Node: hashing, snapshots, proofs."""

import hashlib
import json
import shutil
import subprocess
from typing import Any

from wardbook.runtime import node

_NODE = shutil.which("node") or "node"


def _run(script: str) -> Any:
    """Run a script that may import the worker's modules as WORKER/name and prints JSON."""
    done = subprocess.run(
        [_NODE, "--input-type=module", "-e", script.replace("WORKER", node.WORKER.as_uri())],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_script_hash_is_sha_256() -> None:
    """At every length around the block borders, and for a longer text, the hash is that of the standard."""
    lengths = [*range(130), 1000, 65_537]
    found = _run(
        'import { sha256InScript, sha256 } from "WORKER/sha256.mjs";'
        f"const lengths = {lengths};"
        "const texts = lengths.map((length) => Uint8Array.from({ length }, (_, i) => (i * 7) % 251));"
        "const native = await Promise.all(texts.map(sha256));"
        "console.log(JSON.stringify([texts.map(sha256InScript), native]));"
    )
    expected = [hashlib.sha256(bytes((i * 7) % 251 for i in range(length))).hexdigest() for length in lengths]
    assert found == [expected, expected]


_SNAPSHOT = """
import { applyRuns, readFrame, writeSnapshot } from "WORKER/snapshot.mjs";
const fresh = new Uint8Array(4096).fill(3);
const memory = fresh.slice();
memory.set([1, 2, 3, 4], 100); memory.set([9], 160); memory.set([8], 2000); memory.set([7], 4000);
const frame = { wasm: "w", sum: 5 };
const bytes = writeSnapshot(frame, memory, fresh, [[64, 1024], [1024, 4096]]);
const attempt = (work) => { try { return work(); } catch (error) { return error.message; } };
"""


def test_a_snapshot_gives_memory_back() -> None:
    """Writing the difference and applying it to fresh memory gives the memory; its frame travels with it."""
    found = _run(
        _SNAPSHOT
        + "const { frame: read, runs } = readFrame(bytes);"
        + "const target = fresh.slice(); applyRuns(bytes, runs, target);"
        + "console.log(JSON.stringify([read, target.every((value, i) => value === memory[i]), bytes.length]));"
    )
    assert found[0] == {"wasm": "w", "sum": 5}
    assert found[1] is True
    assert found[2] < 300


def test_a_truncated_snapshot_is_refused() -> None:
    """Bytes that are missing at the end, or at the start, are noticed."""
    found = _run(
        _SNAPSHOT
        + "const { runs } = readFrame(bytes);"
        + "const short = bytes.slice(0, bytes.length - 4);"
        + "console.log(JSON.stringify([attempt(() => applyRuns(short, runs, fresh.slice())),"
        + "attempt(() => readFrame(bytes.slice(5)))]));"
    )
    assert found[0].startswith("file-altered: the snapshot has bytes too many or too few")
    assert found[1].startswith("file-altered: not a snapshot")


def test_a_snapshot_of_another_webassembly_is_refused() -> None:
    """The frame names the module that it belongs to."""
    found = _run(
        'import { restore } from "WORKER/core-boot.mjs";'
        + _SNAPSHOT
        + "const why = await restore(Promise.resolve(null), bytes, 'other').catch((error) => error.message);"
        + "console.log(JSON.stringify(why));"
    )
    assert found == "file-altered: the snapshot belongs to another WebAssembly"


def test_a_wrong_known_case_stops_every_result() -> None:
    """A calculator is proven before its first result, once; a wrong reply shows nothing."""
    right = hashlib.sha256(b"reply to ask-a").hexdigest()
    found = _run(
        'import { withProof } from "WORKER/proof.mjs";'
        "const asked = []; const call = (text) => { asked.push(text); return `reply to ${text}`; };"
        f"const sha256 = '{right}';"
        "const proofs = { a: { request: 'ask-a', sha256 }, b: { request: 'ask-b', sha256 } };"
        "const proven = withProof(call, proofs);"
        "const request = (id) => JSON.stringify({ calculator: id });"
        "proven.call(request('a')); proven.call(request('a')); proven.call('no json');"
        "let refused = ''; try { proven.call(request('b')); } catch (error) { refused = error.message; }"
        "console.log(JSON.stringify([asked, refused]));"
    )
    assert found[0] == ["ask-a", '{"calculator":"a"}', '{"calculator":"a"}', "no json", "ask-b"]
    assert found[1] == "python-error: the known case of b came out differently"
