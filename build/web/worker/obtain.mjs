/** The page's side of a part: fetch it in the form that suits the host, or take it from a packed script. */

import { runScript } from "../engine/script.mjs";
import { RuntimeFailure, requireInflate } from "./reasons.mjs";

/**
 * @typedef {{url: string, bytes: number}} Form one file that holds a part
 * @typedef {{sha256: string, length: number, forms: Partial<Record<"raw"|"gzip"|"packed", Form>>}} PartEntry
 * @typedef {{sha256: string, length: number, data: string}} Packed what a packed script registers
 * @typedef {{form: "raw"|"gzip"|"packed", data: ArrayBuffer|string, url: string}} Obtained
 */

/** How long a download may stand still. */
const STALL_MS = 30_000;
/** The part of a file after which the next one is asked for, so that the line is never idle. */
const NEARLY = 0.7;
/** What a host answers with that has the file. */
const OK = 200;

/**
 * The registry that packed scripts write to.
 * @returns {Record<string, Packed>}
 */
function registry() {
  const holder = /** @type {{wardbookPacked?: Record<string, Packed>}} */ (globalThis);
  holder.wardbookPacked ??= {};
  return holder.wardbookPacked;
}

/**
 * Run a classic script of the site.
 * @param {string} name
 * @param {string} address
 * @returns {Promise<void>}
 */
export async function loadScript(name, address) {
  const outcome = await runScript(address, 2 * STALL_MS);
  if (outcome === "timeout") throw new RuntimeFailure("timeout", `${name} did not load`, [name]);
  if (outcome === "missing") throw new RuntimeFailure("file-missing", `${name} cannot be loaded`, [name]);
}

/**
 * Run a packed script and take what it registers.
 * @param {string} name
 * @param {string} address
 * @returns {Promise<string>} gzip in base64
 */
export async function takePacked(name, address) {
  requireInflate();
  await loadScript(name, address);
  const entry = registry()[name];
  delete registry()[name];
  if (!entry) throw new RuntimeFailure("file-altered", `${name} registered nothing`, [name]);
  return entry.data;
}

/**
 * Fetch bytes, giving up when nothing arrives for a while. A request of this kind tells how far it is without handing
 * every piece to the page.
 * @param {string} name
 * @param {string} address
 * @param {number} bytes how many are expected
 * @param {{wanted?: (request: XMLHttpRequest) => boolean, onNearlyHere: () => void}} watch `wanted` refuses an answer by
 *   its headers, before its body is read
 * @returns {Promise<ArrayBuffer | undefined>} undefined when not wanted
 */
function download(name, address, bytes, { wanted = () => true, onNearlyHere }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    /** @param {import("./reasons.mjs").Reason} reason @param {string} why */
    const refuse = (reason, why) => reject(new RuntimeFailure(reason, `${name}: ${why}`, [name]));
    let timer = setTimeout(() => request.abort(), STALL_MS);
    request.addEventListener("progress", ({ loaded }) => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), STALL_MS);
      if (loaded >= bytes * NEARLY) onNearlyHere();
    });
    request.addEventListener("readystatechange", () => {
      if (request.readyState !== request.HEADERS_RECEIVED) return;
      if (request.status !== OK) refuse("file-missing", `status ${request.status}`);
      else if (wanted(request)) return;
      else resolve(undefined);
      request.abort();
    });
    request.addEventListener("load", () => resolve(request.response));
    request.addEventListener("error", () => refuse("file-missing", "the connection broke"));
    request.addEventListener("abort", () => refuse("timeout", "nothing arrived any more"));
    request.addEventListener("loadend", () => clearTimeout(timer));
    request.responseType = "arraybuffer";
    request.open("GET", address);
    request.send();
  });
}

/**
 * Fetch a part over http: plain where the host compresses on the way, else the file that is already compressed. A release
 * that is stored on the device holds the compressed one alone.
 * @param {string} name
 * @param {PartEntry} entry
 * @param {string} base
 * @param {() => void} onNearlyHere
 * @returns {Promise<Obtained>}
 */
async function fetchPart(name, entry, base, onNearlyHere) {
  const { raw, gzip } = entry.forms;
  const isStored = Boolean(navigator.serviceWorker?.controller);
  if (raw && !(gzip && isStored)) {
    const wanted = (/** @type {XMLHttpRequest} */ request) => !gzip || request.getResponseHeader("Content-Encoding") !== null;
    const data = await download(name, base + raw.url, raw.bytes, { wanted, onNearlyHere });
    if (data) return { form: "raw", data, url: raw.url };
  }
  if (!gzip) throw new RuntimeFailure("file-missing", `${name} has no form to fetch`, [name]);
  requireInflate();
  const data = await download(name, base + gzip.url, gzip.bytes, { onNearlyHere });
  return { form: "gzip", data: /** @type {ArrayBuffer} */ (data), url: gzip.url };
}

/**
 * Obtain a part in the best form that is not known to be bad, else in the next.
 * @param {string} name
 * @param {PartEntry} entry
 * @param {string} base
 * @param {Set<string>} bad addresses that gave wrong bytes
 * @param {() => void} onNearlyHere told when most of it has arrived, unless it fails
 * @returns {Promise<Obtained>}
 */
export async function obtain(name, entry, base, bad, onNearlyHere) {
  const forms = Object.fromEntries(Object.entries(entry.forms).filter(([, form]) => !bad.has(form.url)));
  const usable = { ...entry, forms };
  if (location.protocol !== "file:" && (forms.raw || forms.gzip)) {
    try {
      return await fetchPart(name, usable, base, onNearlyHere);
    } catch (error) {
      if (!forms.packed) throw error;
    }
  }
  if (!forms.packed) throw new RuntimeFailure("file-altered", `${name} is wrong in every form`, [name]);
  const data = await takePacked(name, base + forms.packed.url);
  return { form: "packed", data, url: forms.packed.url };
}
