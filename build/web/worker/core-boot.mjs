/** Restore a Python that has already started: instantiate, put memory back, prove the sum. */

import { callable, instantiateCore, setStack, sumOf } from "./interior.mjs";
import { RuntimeFailure } from "./reasons.mjs";
import { applyRuns, readFrame } from "./snapshot.mjs";

/**
 * @param {WebAssembly.Module | Promise<WebAssembly.Module>} module
 * @param {Uint8Array} snapshot
 * @param {string} wasmHash SHA-256 of the WebAssembly that the module was compiled from
 * @returns {Promise<(request: string) => string>}
 * @throws {RuntimeFailure} file-altered: the snapshot belongs to another WebAssembly, or memory is not what it was
 */
export async function restore(module, snapshot, wasmHash) {
  const { frame, runs } = readFrame(snapshot);
  if (frame.wasm !== wasmHash) throw new RuntimeFailure("file-altered", "the snapshot belongs to another WebAssembly", ["memory"]);
  const core = await instantiateCore(await module, frame);
  applyRuns(snapshot, runs, new Uint8Array(core.memory.buffer));
  const sum = sumOf(core.memory.buffer, frame);
  if (sum !== frame.sum) throw new RuntimeFailure("file-altered", `memory adds up to ${sum}, not ${frame.sum}`, ["memory"]);
  setStack(core, frame);
  return callable(core, frame.entry);
}
