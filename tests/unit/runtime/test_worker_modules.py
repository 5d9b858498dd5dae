"""The worker's modules, run in Node: hashing, snapshots, proofs."""

import hashlib
import re
from typing import Any

from tests.support.in_node import run_module
from wardbook.runtime import node


def _run(script: str) -> Any:
    """Run a script that may import the worker's modules as WORKER/name and prints JSON."""
    return run_module(script.replace("WORKER", node.WORKER.as_uri()))


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
import { applyRuns, readRuns, writeSnapshot } from "WORKER/snapshot.mjs";
const fresh = new Uint8Array(4096).fill(3);
const memory = fresh.slice();
memory.set([1, 2, 3, 4], 100); memory.set([9], 160); memory.set([8], 2000); memory.set([7], 4000);
const bytes = writeSnapshot(memory, fresh, [[64, 1024], [1024, 4096]]);
const attempt = (work) => { try { return work(); } catch (error) { return error.message; } };
"""


def test_a_snapshot_gives_memory_back() -> None:
    """Writing the difference and applying it to fresh memory gives the memory, and tells which parts were written."""
    found = _run(
        _SNAPSHOT
        + "const target = fresh.slice(); const read = readRuns(bytes); applyRuns(read, target);"
        + "console.log(JSON.stringify([read.runs, target.every((value, i) => value === memory[i]), bytes.length]));"
    )
    assert found[0] == [[100, 164], [2000, 2004], [4000, 4004]]
    assert found[1] is True
    assert found[2] < 150


def test_a_truncated_snapshot_is_refused() -> None:
    """Bytes that are missing, at whichever place, are noticed before any is put into memory."""
    found = _run(
        _SNAPSHOT
        + "const shorter = Array.from(bytes, (_, length) => attempt(() => readRuns(bytes.slice(0, length))));"
        + "console.log(JSON.stringify([...shorter, attempt(() => readRuns(bytes.slice(5)))]));"
    )
    assert len(found) > 100
    assert all(
        re.match("file-altered: (not a snapshot|the snapshot has bytes too many or too few)", why) for why in found
    )


# Static data up to 4096, the stack up to 6144, then a heap that is new but for three bytes.
_RESTORE = """
import { restore } from "WORKER/core-boot.mjs";
import { sumOf } from "WORKER/interior.mjs";
import { writeSnapshot } from "WORKER/snapshot.mjs";
const parts = [[1024, 4096], [6144, 8192]];
const fresh = new Uint8Array(8192).fill(3, 0, 6144);
const memory = fresh.slice();
memory.set([1, 2, 3, 4], 2000); memory.set([5, 6, 7], 7000);
const written = writeSnapshot(memory, fresh, parts);
const frame = { globals: { __stack_low: 4096, __stack_high: 6144 }, sum: sumOf(memory.buffer, parts) };
const attempt = (bytes, snapshot) => {
  const core = { memory: { buffer: bytes.slice().buffer } };
  const sum = sumOf(core.memory.buffer, parts.slice(0, 1));
  try { restore({ core, sum }, frame, snapshot); } catch (error) { return error.message; }
  return new Uint8Array(core.memory.buffer).every((value, i) => value === memory[i]);
};
"""


def test_restored_memory_adds_up_to_what_it_was() -> None:
    """The sum of what may have been filled is the sum of all that was kept."""
    assert _run(_RESTORE + "console.log(JSON.stringify([frame.sum, attempt(fresh, written)]));")[1] is True


def test_memory_that_adds_up_to_something_else_is_refused() -> None:
    """Static data of another WebAssembly is noticed, and so is a run that is not what was written."""
    found = _run(
        _RESTORE
        + "const other = fresh.slice(); other[3000] ^= 1;"
        + "const wrong = written.slice(); wrong[wrong.length - 2] ^= 1;"
        + "console.log(JSON.stringify([attempt(other, written), attempt(fresh, wrong)]));"
    )
    assert all(re.fullmatch(r"file-altered: memory adds up to -?\d+, not -?\d+", message) for message in found)


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
