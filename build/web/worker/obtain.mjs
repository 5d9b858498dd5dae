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
 * Fetch bytes, giving up when nothing arrives for a while.
 * @param {string} name
 * @param {string} address
 * @param {(response: Response) => boolean} wanted refuses a response by its headers, before its body is read
 * @returns {Promise<ArrayBuffer | undefined>} undefined when not wanted
 */
async function download(name, address, wanted) {
  const control = new AbortController();
  let timer = setTimeout(() => control.abort(), STALL_MS);
  try {
    const response = await fetch(address, { signal: control.signal, credentials: "same-origin" });
    if (!response.ok || !response.body) throw new RuntimeFailure("file-missing", `${name}: status ${response.status}`, [name]);
    if (!wanted(response)) {
      control.abort();
      return undefined;
    }
    const watched = new TransformStream({
      transform(chunk, controller) {
        clearTimeout(timer);
        timer = setTimeout(() => control.abort(), STALL_MS);
        controller.enqueue(chunk);
      },
    });
    return await new Response(response.body.pipeThrough(watched)).arrayBuffer();
  } catch (error) {
    if (error instanceof RuntimeFailure) throw error;
    throw new RuntimeFailure(control.signal.aborted ? "timeout" : "file-missing", `${name}: ${error}`, [name]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Fetch a part over http: plain where the host compresses on the way, else the file that is already compressed. A release
 * that is stored on the device holds the compressed one alone.
 * @param {string} name
 * @param {PartEntry} entry
 * @param {string} base
 * @returns {Promise<Obtained>}
 */
async function fetchPart(name, entry, base) {
  const { raw, gzip } = entry.forms;
  const isStored = Boolean(navigator.serviceWorker?.controller);
  if (raw && !(gzip && isStored)) {
    const data = await download(name, base + raw.url, (response) => !gzip || response.headers.has("Content-Encoding"));
    if (data) return { form: "raw", data, url: raw.url };
  }
  if (!gzip) throw new RuntimeFailure("file-missing", `${name} has no form to fetch`, [name]);
  requireInflate();
  const data = await download(name, base + gzip.url, () => true);
  return { form: "gzip", data: /** @type {ArrayBuffer} */ (data), url: gzip.url };
}

/**
 * Obtain a part in the best form that is not known to be bad, else in the next.
 * @param {string} name
 * @param {PartEntry} entry
 * @param {string} base
 * @param {Set<string>} bad addresses that gave wrong bytes
 * @returns {Promise<Obtained>}
 */
export async function obtain(name, entry, base, bad) {
  const forms = Object.fromEntries(Object.entries(entry.forms).filter(([, form]) => !bad.has(form.url)));
  const usable = { ...entry, forms };
  if (location.protocol !== "file:" && (forms.raw || forms.gzip)) {
    try {
      return await fetchPart(name, usable, base);
    } catch (error) {
      if (!forms.packed) throw error;
    }
  }
  if (!forms.packed) throw new RuntimeFailure("file-altered", `${name} is wrong in every form`, [name]);
  const data = await takePacked(name, base + forms.packed.url);
  return { form: "packed", data, url: forms.packed.url };
}
