/** SHA-256 for pages and workers; plain http names have no `crypto.subtle`, so a small one of our own stands in. */

/**
 * The first 32 bits of the fractional parts of a root of the first primes.
 * @param {number} count how many
 * @param {number} power 1/2 or 1/3
 * @returns {number[]}
 */
function primeRoots(count, power) {
  const roots = [];
  for (let number = 2; roots.length < count; number += 1) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) prime = false;
    if (prime) roots.push(Math.floor((number ** power % 1) * 2 ** 32) | 0);
  }
  return roots;
}

const ROUNDS = Int32Array.from(primeRoots(64, 1 / 3));
const START = Int32Array.from(primeRoots(8, 1 / 2));

/**
 * Pad the last bytes of a message: one bit, zeros, the length in bits.
 * @param {Uint8Array} bytes the whole message
 * @returns {Uint8Array} one or two blocks of 64 bytes
 */
function lastBlocks(bytes) {
  const rest = bytes.subarray(bytes.length - (bytes.length % 64));
  const padded = new Uint8Array(rest.length < 56 ? 64 : 128);
  padded.set(rest);
  padded[rest.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  return padded;
}

/**
 * Mix one run of whole blocks into the state.
 * @param {Int32Array} state eight words, changed
 * @param {Uint8Array} bytes the length is a multiple of 64
 * @param {Int32Array} words scratch space of 64 words
 */
function mix(state, bytes, words) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; at += 64) {
    for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(at + i * 4);
    for (let i = 16; i < 64; i += 1) {
      const x = words[i - 15];
      const y = words[i - 2];
      const low = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const high = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      words[i] = (words[i - 16] + low + words[i - 7] + high) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i += 1) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[i] + words[i]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => {
      state[i] += word;
    });
  }
}

/**
 * Write bytes as lower-case hexadecimal.
 * @param {Uint8Array} bytes
 * @returns {string}
 */
function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * SHA-256 in script, for places without `crypto.subtle`.
 * @param {Uint8Array} bytes
 * @returns {string} 64 hexadecimal digits
 */
export function sha256InScript(bytes) {
  const state = START.slice();
  const words = new Int32Array(64);
  mix(state, bytes.subarray(0, bytes.length - (bytes.length % 64)), words);
  mix(state, lastBlocks(bytes), words);
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => out.setInt32(i * 4, word));
  return hex(new Uint8Array(out.buffer));
}

/**
 * SHA-256, by the browser where it offers it.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<string>} 64 hexadecimal digits
 */
export async function sha256(bytes) {
  if (!globalThis.crypto?.subtle) return sha256InScript(bytes);
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
