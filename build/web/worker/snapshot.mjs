/**
 * The snapshot file: the runs of memory that differ from what the WebAssembly itself puts there.
 * Layout: "WBSNAP2\n", number of runs, for each the gap before it and its length, then the bytes of all runs. Numbers are
 * 32-bit little-endian; the tables stand together so that they compress.
 */

import { RuntimeFailure } from "./reasons.mjs";

const MAGIC = "WBSNAP2\n";
/** A gap shorter than this costs less than another run. */
const SHORTEST_GAP = 64;

/**
 * Find the runs that differ.
 * @param {Uint8Array} memory
 * @param {Uint8Array} fresh
 * @param {[number, number][]} parts where to look
 * @returns {[number, number][]} begin and end of each, in words' steps
 */
function differences(memory, fresh, parts) {
  /** @type {[number, number][]} */
  const runs = [];
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length >> 2);
  const old = new Uint32Array(fresh.buffer, fresh.byteOffset, fresh.length >> 2);
  for (const [from, to] of parts) {
    for (let i = from >> 2; i < to >> 2; i += 1) {
      if (words[i] === old[i]) continue;
      const last = runs.at(-1);
      if (last && i * 4 - last[1] < SHORTEST_GAP) last[1] = i * 4 + 4;
      else runs.push([i * 4, i * 4 + 4]);
    }
  }
  return runs;
}

/**
 * @param {Uint8Array} memory
 * @param {Uint8Array} fresh memory as the WebAssembly leaves it
 * @param {[number, number][]} parts
 * @returns {Uint8Array}
 */
export function writeSnapshot(memory, fresh, parts) {
  const runs = differences(memory, fresh, parts);
  const head = new TextEncoder().encode(MAGIC);
  const bytes = new Uint8Array(head.length + 4 + runs.length * 8 + runs.reduce((sum, [from, to]) => sum + to - from, 0));
  const view = new DataView(bytes.buffer);
  bytes.set(head);
  let at = head.length;
  view.setUint32(at, runs.length, true);
  at += 4;
  runs.forEach(([from], i) => view.setUint32(at + i * 4, from - (i ? runs[i - 1][1] : 0), true));
  at += runs.length * 4;
  runs.forEach(([from, to], i) => view.setUint32(at + i * 4, to - from, true));
  at += runs.length * 4;
  for (const [from, to] of runs) {
    bytes.set(memory.subarray(from, to), at);
    at += to - from;
  }
  return bytes;
}

/**
 * Read where the runs of a snapshot belong.
 * @param {Uint8Array} bytes the snapshot
 * @returns {{runs: [number, number][], data: Uint8Array}} begin and end of each run in memory, and the bytes of all
 * @throws {RuntimeFailure} it is not a snapshot, or not a whole one
 */
export function readRuns(bytes) {
  const head = MAGIC.length + 4;
  if (bytes.length < head || new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new RuntimeFailure("file-altered", "not a snapshot: other first bytes", ["memory"]);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const count = view.getUint32(MAGIC.length, true);
  const data = bytes.subarray(head + count * 8);
  let at = 0;
  let length = 0;
  /** @type {[number, number][]} */
  const runs = [];
  for (let i = 0; i < count && head + count * 8 <= bytes.length; i += 1) {
    const from = at + view.getUint32(head + i * 4, true);
    at = from + view.getUint32(head + (count + i) * 4, true);
    length += at - from;
    runs.push([from, at]);
  }
  if (runs.length !== count || length !== data.length) {
    throw new RuntimeFailure("file-altered", "the snapshot has bytes too many or too few", ["memory"]);
  }
  return { runs, data };
}

/**
 * Put the runs into memory.
 * @param {{runs: [number, number][], data: Uint8Array}} snapshot
 * @param {Uint8Array} memory
 */
export function applyRuns({ runs, data }, memory) {
  let at = 0;
  for (const [from, to] of runs) {
    memory.set(data.subarray(at, at + to - from), from);
    at += to - from;
  }
}
