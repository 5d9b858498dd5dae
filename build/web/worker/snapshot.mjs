/**
 * The snapshot file: a frame (JSON) and the runs of memory that differ from what the WebAssembly itself puts there.
 * Layout: "WBSNAP1\n", length of the frame, the frame, number of runs, for each the gap before it and its length, then the
 * bytes of all runs. Numbers are 32-bit little-endian; the tables stand together so that they compress.
 */

import { RuntimeFailure } from "./reasons.mjs";

/** @typedef {import("./interior.mjs").Frame} Frame */

const MAGIC = "WBSNAP1\n";
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
 * @param {Frame} frame
 * @param {Uint8Array} memory
 * @param {Uint8Array} fresh memory as the WebAssembly leaves it
 * @param {[number, number][]} parts
 * @returns {Uint8Array}
 */
export function writeSnapshot(frame, memory, fresh, parts) {
  const runs = differences(memory, fresh, parts);
  const head = new TextEncoder().encode(MAGIC);
  const json = new TextEncoder().encode(JSON.stringify(frame));
  const bytes = new Uint8Array(head.length + 8 + json.length + runs.length * 8 + runs.reduce((sum, [from, to]) => sum + to - from, 0));
  const view = new DataView(bytes.buffer);
  bytes.set(head);
  view.setUint32(head.length, json.length, true);
  bytes.set(json, head.length + 4);
  let at = head.length + 4 + json.length;
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
 * Read a snapshot's frame and where its runs begin.
 * @param {Uint8Array} bytes
 * @returns {{frame: Frame, runs: number}}
 * @throws {RuntimeFailure} it is not a snapshot
 */
export function readFrame(bytes) {
  const head = MAGIC.length;
  try {
    if (new TextDecoder().decode(bytes.subarray(0, head)) !== MAGIC) throw new Error("other first bytes");
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(head, true);
    const frame = JSON.parse(new TextDecoder().decode(bytes.subarray(head + 4, head + 4 + length)));
    return { frame, runs: head + 4 + length };
  } catch (error) {
    throw new RuntimeFailure("file-altered", `not a snapshot: ${error}`, ["memory"]);
  }
}

/**
 * Put the runs into memory.
 * @param {Uint8Array} bytes the snapshot
 * @param {number} at where its runs begin
 * @param {Uint8Array} memory
 */
export function applyRuns(bytes, at, memory) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const count = view.getUint32(at, true);
  let data = at + 4 + count * 8;
  let target = 0;
  for (let i = 0; i < count; i += 1) {
    target += view.getUint32(at + 4 + i * 4, true);
    const length = view.getUint32(at + 4 + (count + i) * 4, true);
    memory.set(bytes.subarray(data, data + length), target);
    data += length;
    target += length;
  }
  if (data !== bytes.length) throw new RuntimeFailure("file-altered", "the snapshot has bytes too many or too few", ["memory"]);
}
