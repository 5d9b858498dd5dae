/** Why a start failed: codes that the page turns into words. */

/**
 * @typedef {"no-wasm"|"no-worker"|"file-missing"|"file-altered"|"wrong-type"|"policy"|"timeout"|"release-mismatch"
 *   |"out-of-memory"|"old-browser"|"python-error"} Reason
 */

/** A failed start or call, with a code that never changes. */
export class RuntimeFailure extends Error {
  /**
   * @param {Reason} reason
   * @param {string} detail for diagnostics; never holds what a reader typed
   * @param {string[]} [files] names of the files that were wrong
   */
  constructor(reason, detail, files = []) {
    super(`${reason}: ${detail}`);
    this.name = "RuntimeFailure";
    this.reason = reason;
    this.detail = detail;
    this.files = files;
  }
}

/**
 * Give any thrown thing a reason.
 * @param {unknown} error
 * @returns {RuntimeFailure}
 */
export function asFailure(error) {
  if (error instanceof RuntimeFailure) return error;
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (/out of memory|Array buffer allocation|could not allocate/i.test(text)) return new RuntimeFailure("out-of-memory", text);
  if (/Content Security Policy|unsafe-eval|disallowed by embedder/i.test(text)) return new RuntimeFailure("policy", text);
  return new RuntimeFailure("python-error", text);
}

/**
 * Say at once whether WebAssembly can run here: Pyodide's own promise would never settle.
 * @throws {RuntimeFailure} no-wasm or policy
 */
export function requireWasm() {
  if (typeof WebAssembly !== "object") throw new RuntimeFailure("no-wasm", "this browser has no WebAssembly");
  try {
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch (error) {
    throw new RuntimeFailure("policy", `an empty WebAssembly module was refused: ${error}`);
  }
}

/**
 * Say that compressed files cannot be read here, before any is fetched.
 * @throws {RuntimeFailure} old-browser
 */
export function requireInflate() {
  if (typeof DecompressionStream !== "function") throw new RuntimeFailure("old-browser", "this browser cannot unpack gzip");
}
