/** Restore a Python that has already started: put memory back into a fresh module, prove the sum. */

import { callable, filledParts, setStack, sumOf } from "./interior.mjs";
import { RuntimeFailure } from "./reasons.mjs";
import { applyRuns } from "./snapshot.mjs";

/**
 * @typedef {import("./interior.mjs").Core} Core
 * @typedef {import("./interior.mjs").Frame} Frame
 */

/**
 * Put memory back; nothing of it runs.
 * @param {Core} core as its WebAssembly leaves it
 * @param {Frame} frame
 * @param {Uint8Array} snapshot
 * @throws {RuntimeFailure} file-altered: memory is not what it was
 */
export function restore(core, frame, snapshot) {
  const runs = applyRuns(snapshot, new Uint8Array(core.memory.buffer));
  const sum = sumOf(core.memory.buffer, filledParts(frame, runs));
  if (sum !== frame.sum) throw new RuntimeFailure("file-altered", `memory adds up to ${sum}, not ${frame.sum}`, ["memory"]);
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
