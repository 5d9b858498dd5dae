/** Make a worker from a script of the site: by its address where the host allows it, else from one Blob. */

import { takePacked } from "./obtain.mjs";
import { RuntimeFailure } from "./reasons.mjs";
import { sha256 } from "./sha256.mjs";
import { decode, verify } from "./unpack.mjs";

/**
 * @typedef {{sha256: string, length: number, url: string, packed: string}} ScriptEntry
 * @typedef {{worker: Worker, mode: "url"|"blob", verified: Promise<void>}} Spawned
 */

/** How long a worker may take to say hello. */
const HELLO_MS = 15_000;

/** @type {Set<string>} addresses of scripts that the page's policy has refused as workers */
const refused = new Set();
globalThis.document?.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
  if (effectiveDirective === "worker-src") refused.add(blockedURI);
});

/**
 * @param {Worker} worker
 * @param {string} name
 * @param {string} build
 * @param {string} address
 * @returns {Promise<void>}
 */
function hello(worker, name, build, address) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new RuntimeFailure("timeout", `${name} said nothing`, [name])), HELLO_MS);
    worker.addEventListener("message", function listen(event) {
      if (event.data?.type !== "hello") return;
      clearTimeout(timer);
      worker.removeEventListener("message", listen);
      if (event.data.build === build) resolve();
      else reject(new RuntimeFailure("release-mismatch", `${name} is of build ${event.data.build}, the page of ${build}`));
    });
    worker.addEventListener("error", () => {
      clearTimeout(timer);
      if (refused.has(address)) reject(new RuntimeFailure("policy", `${name} was refused by the page's policy`, [name]));
      else reject(new RuntimeFailure("wrong-type", `${name} did not run`, [name]));
    }, { once: true });
  });
}

/**
 * Prove the script that a worker was loaded from; the browser has it in its cache.
 * @param {string} name
 * @param {string} address
 * @param {ScriptEntry} entry
 */
async function verifyScript(name, address, entry) {
  /** @type {Uint8Array<ArrayBuffer>} */
  let bytes;
  try {
    const response = await fetch(address, { cache: "force-cache", credentials: "same-origin" });
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new RuntimeFailure("file-missing", `${name}: ${error}`, [name]);
  }
  const found = await sha256(bytes);
  if (found !== entry.sha256) throw new RuntimeFailure("file-altered", `${name} has SHA-256 ${found}`, [name]);
}

/**
 * @param {string} name
 * @param {string} address
 * @returns {Worker}
 */
function newWorker(name, address) {
  try {
    return new Worker(address, { name: "wardbook" });
  } catch (error) {
    throw new RuntimeFailure("no-worker", `${name}: ${error}`, [name]);
  }
}

/**
 * @param {string} name
 * @param {ScriptEntry} entry
 * @param {string} base
 * @param {string} build
 * @returns {Promise<Spawned>}
 */
async function spawnFromBlob(name, entry, base, build) {
  const data = await takePacked(name, base + entry.packed);
  const text = await verify(name, await decode(name, { form: "packed", data }), entry);
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = newWorker(name, address);
  try {
    await hello(worker, name, build, address);
  } catch (error) {
    worker.terminate();
    throw error;
  } finally {
    URL.revokeObjectURL(address);
  }
  return { worker, mode: "blob", verified: Promise.resolve() };
}

/**
 * Start a worker that has said hello.
 * @param {string} name
 * @param {ScriptEntry} entry
 * @param {string} base
 * @param {string} build
 * @returns {Promise<Spawned>}
 * @throws {RuntimeFailure} no-worker, file-missing, file-altered, wrong-type, timeout or release-mismatch
 */
export async function spawn(name, entry, base, build) {
  if (typeof Worker !== "function") throw new RuntimeFailure("no-worker", "this browser has no workers");
  if (location.protocol === "file:") return spawnFromBlob(name, entry, base, build);
  const worker = newWorker(name, base + entry.url);
  try {
    await hello(worker, name, build, base + entry.url);
  } catch (error) {
    worker.terminate();
    return spawnFromBlob(name, entry, base, build).catch((later) => {
      throw error instanceof RuntimeFailure && error.reason === "policy" ? error : later;
    });
  }
  const verified = verifyScript(name, base + entry.url, entry);
  verified.catch(() => undefined);
  return { worker, mode: "url", verified };
}
