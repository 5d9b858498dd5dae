/** From a part as it arrived (plain bytes, gzip, or gzip in base64) to verified bytes. */

import { RuntimeFailure } from "./reasons.mjs";
import { sha256 } from "./sha256.mjs";

/**
 * @typedef {{sha256: string, length: number}} Seal what the bytes must be
 * @typedef {{form: "raw"|"gzip"|"packed", data: ArrayBuffer|string}} Arrived
 */

/**
 * @param {string} text base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
function fromBase64(text) {
  const direct = /** @type {{fromBase64?: (text: string) => Uint8Array<ArrayBuffer>}} */ (/** @type {unknown} */ (Uint8Array));
  if (direct.fromBase64) return direct.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/**
 * Whether bytes begin as gzip does. A host may have undone the compression on the way, so the bytes decide, not the name.
 * @param {Uint8Array} bytes
 * @returns {boolean}
 */
function isGzip(bytes) {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes gzip
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Decode a part, without judging it.
 * @param {string} name for the message
 * @param {Arrived} arrived
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {RuntimeFailure} file-altered
 */
export async function decode(name, arrived) {
  try {
    const bytes = typeof arrived.data === "string" ? fromBase64(arrived.data) : new Uint8Array(arrived.data);
    return arrived.form !== "raw" && isGzip(bytes) ? await inflate(bytes) : bytes;
  } catch (error) {
    throw new RuntimeFailure("file-altered", `${name} cannot be unpacked: ${error}`, [name]);
  }
}

/**
 * Prove that a part is the one that was built.
 * @param {string} name for the message
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Seal} seal
 * @returns {Promise<Uint8Array<ArrayBuffer>>} the same bytes
 * @throws {RuntimeFailure} file-altered
 */
export async function verify(name, bytes, seal) {
  if (bytes.length !== seal.length) {
    throw new RuntimeFailure("file-altered", `${name} has ${bytes.length} bytes, not ${seal.length}`, [name]);
  }
  const found = await sha256(bytes);
  if (found !== seal.sha256) throw new RuntimeFailure("file-altered", `${name} has SHA-256 ${found}`, [name]);
  return bytes;
}
