/** The signed list of what is withdrawn: checked with the key that the site was built with, then read. */

import { hashes, verify } from "@noble/ed25519";
import { blake2b } from "@noble/hashes/blake2.js";
import { sha512 } from "@noble/hashes/sha2.js";

/**
 * @typedef {{kind: string, id: string, reason: string}} Withdrawal
 * @typedef {{issued: string, withdrawals: Withdrawal[]}} List what is withdrawn for the release that asks
 * @typedef {{key: string, site: string, release: string}} Expected the public key and what the list must be for
 */

// Pages on plain http have no hashes of the browser, so the way without them is the only one.
hashes.sha512 = sha512;

const SIGNATURE = /^([^]*?\n)untrusted comment: [^\n]*\n([A-Za-z0-9+/=]+)\ntrusted comment: ([^\n]*)\n([A-Za-z0-9+/=]+)\n?$/;
const HEAD = /^wardbook status list\nsite: (\S+)\nissued: (\d{4}-\d{2}-\d{2})\n\n([^]*)$/;
const ENTRY = /^(release|calculator|recommendation) (\S+?)(?: of (\S+?))?: (.+)$/;
const NUMBER_AT = 2;
const KEY_AT = 10;

/** A list that is not used; the message says why. */
export class ListRefused extends Error {}

/**
 * Check and read a list.
 * @param {string} text
 * @param {Expected} expected
 * @returns {List}
 * @throws {ListRefused}
 */
export function readList(text, expected) {
  const [, body, signature, comment, second] = SIGNATURE.exec(text) ?? refuse("it is not signed");
  if (!expected.key) refuse("this copy was built without a key to check it with");
  if (!isSigned(body, bytes(signature), comment, bytes(second), bytes(expected.key))) {
    refuse("its signature is not of those who made this site");
  }
  const [, site, issued, entries] = HEAD.exec(body) ?? refuse("it is written in a form that this page does not know");
  if (site !== expected.site) refuse(`it is for another site, ${site}`);
  const withdrawals = entries.split("\n").filter(Boolean).flatMap((line) => entryOf(line, expected.release));
  return { issued, withdrawals };
}

/**
 * @param {string} line
 * @param {string} release
 * @returns {Withdrawal[]} none where the entry is for other releases
 */
function entryOf(line, release) {
  const [, kind, id, only, reason] = ENTRY.exec(line) ?? refuse("it holds a line that this page does not know");
  if (kind === "release" ? id !== release : only !== undefined && only !== release) return [];
  return [{ kind, id, reason }];
}

/**
 * Whether both signatures of minisign hold: of the text, and of the first signature with its comment.
 * @param {string} body
 * @param {Uint8Array} signature
 * @param {string} comment
 * @param {Uint8Array} second
 * @param {Uint8Array} key
 * @returns {boolean}
 */
function isSigned(body, signature, comment, second, key) {
  const utf8 = new TextEncoder();
  const head = String.fromCharCode(...signature.subarray(0, NUMBER_AT));
  const number = signature.subarray(NUMBER_AT, KEY_AT).join();
  if (head !== "ED" || number !== key.subarray(NUMBER_AT, KEY_AT).join()) return false;
  const first = signature.subarray(KEY_AT);
  const both = Uint8Array.from([...first, ...utf8.encode(comment)]);
  const point = key.subarray(KEY_AT);
  return holds(first, blake2b(utf8.encode(body)), point) && holds(second, both, point);
}

/**
 * @param {Uint8Array} signature
 * @param {Uint8Array} message
 * @param {Uint8Array} key
 * @returns {boolean} false also for what is no signature at all
 */
function holds(signature, message, key) {
  try {
    return verify(signature, message, key, { zip215: false });
  } catch {
    return false;
  }
}

/**
 * @param {string} base64
 * @returns {Uint8Array}
 */
function bytes(base64) {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/**
 * @param {string} why
 * @returns {never}
 */
function refuse(why) {
  throw new ListRefused(why);
}
