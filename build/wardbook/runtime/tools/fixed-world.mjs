/** Imported first by tools whose results must be the same bytes everywhere: clock and random source stand still. */

import crypto from "node:crypto";
import { createRequire, syncBuiltinESMExports } from "node:module";

const INSTANT = Date.UTC(2026, 0, 1);
const RealDate = Date;

globalThis.Date = /** @type {DateConstructor} */ (class extends RealDate {
  /** @param {any[]} values */
  constructor(...values) {
    super(...(values.length ? values : [INSTANT]));
  }

  static now() {
    return INSTANT;
  }
});
performance.now = () => 0;
Math.random = () => 0.5;
const fill = (target) => {
  new Uint8Array(target.buffer, target.byteOffset, target.byteLength).fill(7);
  return target;
};
crypto.randomFillSync = fill;
crypto.webcrypto.getRandomValues = fill;
globalThis.crypto.getRandomValues = fill;
crypto.randomBytes = (size) => Buffer.alloc(size, 7);
syncBuiltinESMExports();

/**
 * Load Pyodide's two scripts from the pinned package, after the world has been fixed.
 * @param {string} folder
 * @returns {(options: object) => Promise<any>} loadPyodide
 */
export function loaderOf(folder) {
  const require = createRequire(import.meta.url);
  require(`${folder}/pyodide.asm.js`);
  return require(`${folder}/pyodide.js`).loadPyodide;
}

// Node quotes a minified line of a megabyte before it says what went wrong; the message alone is what a person can read.
process.on("uncaughtException", (error) => {
  process.stderr.write(`${String(error?.message ?? error).slice(-3000)}\n`);
  process.exit(1);
});
