/** Restore a Python that has already started: put memory back into a fresh module, prove the sum. */

import { callable, instantiateCore, setStack, staticPart, sumOf } from "./interior.mjs";
import { RuntimeFailure } from "./reasons.mjs";
import { applyRuns, readRuns } from "./snapshot.mjs";

/**
 * @typedef {import("./interior.mjs").Core} Core
 * @typedef {import("./interior.mjs").Frame} Frame
 */

/**
 * Make all ready for the snapshot, which arrives last.
 * @param {WebAssembly.Module} module
 * @param {Frame} frame
 * @returns {Promise<{core: Core, sum: number}>} the module as it leaves itself, and what its memory adds up to
 */
export async function prepare(module, frame) {
  const core = await instantiateCore(module, frame);
  return { core, sum: sumOf(core.memory.buffer, [staticPart(frame)]) };
}

/**
 * Put memory back; nothing of it runs. Beyond the static data memory is new, that is zero, so that its sum is known.
 * @param {{core: Core, sum: number}} prepared
 * @param {Frame} frame
 * @param {Uint8Array} bytes the snapshot
 * @throws {RuntimeFailure} file-altered: memory is not what it was
 */
export function restore({ core, sum }, frame, bytes) {
  const { buffer } = core.memory;
  const snapshot = readRuns(bytes);
  const replaced = snapshot.runs.filter(([from]) => from < frame.globals.__stack_low);
  const left = sum - sumOf(buffer, replaced);
  applyRuns(snapshot, new Uint8Array(buffer));
  const found = (left + sumOf(buffer, snapshot.runs)) | 0;
  if (found !== frame.sum) throw new RuntimeFailure("file-altered", `memory adds up to ${found}, not ${frame.sum}`, ["memory"]);
}

/**
 * Make a restored Python answer.
 * @param {Core} core
 * @param {Frame} frame
 * @returns {(request: string) => string}
 */
export function wake(core, frame) {
  setStack(core, frame);
  return callable(core, frame.entry);
}
