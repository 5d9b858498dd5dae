/** Start Pyodide by its public interface alone, from files in memory: the fall-back that changes nothing of it. */

import { RuntimeFailure } from "./reasons.mjs";
import { VIRTUAL_BASE, serveFromMemory } from "./virtual.mjs";

/**
 * @typedef {(request: string) => string} Call
 * @typedef {{wasm: Uint8Array<ArrayBuffer>, library: Uint8Array<ArrayBuffer>, package: Uint8Array<ArrayBuffer>}} PyodideParts
 * @typedef {{unpackArchive: (bytes: Uint8Array, format: string) => void, pyimport: (name: string) => {call: Call}}} Pyodide
 * @typedef {(options: object) => Promise<Pyodide>} LoadPyodide
 * @typedef {{abi_version: string, arch: string, platform: string, python: string}} LockInfo the `info` block of the lock file
 */

/**
 * Learn when WebAssembly is refused: Pyodide only warns of it, and its own promise then never settles.
 * @returns {Promise<never>} rejects with the reason
 */
function refusal() {
  const { instantiateStreaming } = WebAssembly;
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (...given) => {
      try {
        return await instantiateStreaming(...given);
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
}

/**
 * Boot and import the calculators.
 * @param {PyodideParts} parts
 * @param {LockInfo} lockInfo
 * @returns {Promise<Call>}
 */
export async function bootPyodide(parts, lockInfo) {
  const loadPyodide = /** @type {{loadPyodide?: LoadPyodide}} */ (globalThis).loadPyodide;
  if (!loadPyodide) throw new RuntimeFailure("file-altered", "the script holds no Pyodide");
  serveFromMemory(new Map([["pyodide.asm.wasm", parts.wasm], ["python_stdlib.zip", parts.library]]));
  const refused = refusal();
  const pyodide = await Promise.race([refused, loadPyodide({
    indexURL: VIRTUAL_BASE,
    packageBaseUrl: VIRTUAL_BASE,
    lockFileContents: { info: lockInfo, packages: {} },
    env: { LANG: "C.UTF-8", PYTHONHASHSEED: "0" },
  })]);
  pyodide.unpackArchive(parts.package, "zip");
  const kit = pyodide.pyimport("wardbook.kit");
  const { call } = kit;
  return (request) => call(request);
}
