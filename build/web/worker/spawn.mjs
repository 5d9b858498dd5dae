/** Make a worker from a script of the site: by its address where the host allows it, else from one Blob, else in the page. */

import { loadScript, takePacked } from "./obtain.mjs";
import { RuntimeFailure, asFailure, requireWasm } from "./reasons.mjs";
import { sha256 } from "./sha256.mjs";
import { decode, verify } from "./unpack.mjs";

/**
 * @typedef {{sha256: string, length: number, url: string, packed: string}} ScriptEntry
 * @typedef {"url"|"blob"|"page"} Mode where Python runs: a worker by its address, one from a Blob, or the page itself
 * @typedef {Pick<Worker, "postMessage"|"terminate"|"addEventListener"|"removeEventListener">} Port
 * @typedef {{worker: Port, mode: Mode, verified: Promise<void>}} Spawned
 */

/** How long a worker may take to say hello. */
const HELLO_MS = 15_000;
/** The script that a page itself may run: Pyodide's own would take `fetch` and its globals from the page. */
const FIT_FOR_PAGES = "core";
/** Where no worker can be had, as opposed to one that is broken. */
const NO_WORKER = new Set(["no-worker", "policy"]);

/** @type {Set<string>} addresses of scripts that the page's policy has refused as workers */
const refused = new Set();
globalThis.document?.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
  if (effectiveDirective === "worker-src") refused.add(blockedURI);
});

/**
 * @param {Port} worker
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
      if (refused.has(address) || refused.has(new URL(address).protocol.slice(0, -1))) reject(new RuntimeFailure("policy", `${name} was refused by the page's policy`, [name]));
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
 * Run the script in the page: while it works, the page stands still, and no watch can end it.
 * @param {string} name
 * @param {ScriptEntry} entry
 * @param {string} base
 * @param {string} build
 * @returns {Promise<Spawned>}
 */
async function spawnInPage(name, entry, base, build) {
  requireWasm();
  const address = base + entry.url;
  await loadScript(name, address);
  const { wardbookInPage: open } = /** @type {import("./serve.mjs").InPage} */ (globalThis);
  if (!open) throw new RuntimeFailure("file-altered", `${name} left nothing in the page`, [name]);
  const { port1, port2 } = new MessageChannel();
  /** @type {Port} */
  const worker = Object.assign(port1, { terminate: () => port1.close() });
  const greeted = hello(worker, name, build, address);
  port1.start();
  open(port2);
  port2.start();
  await greeted;
  // A page opened from a disk cannot read the file that it ran; it trusts it as it trusts its own script.
  const verified = location.protocol === "file:" ? Promise.resolve() : verifyScript(name, address, entry);
  verified.catch(() => undefined);
  return { worker, mode: "page", verified };
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
async function spawnWorker(name, entry, base, build) {
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

/**
 * Start Python's script in the strongest way that works, until it has said hello.
 * @param {string} name
 * @param {ScriptEntry} entry
 * @param {string} base
 * @param {string} build
 * @returns {Promise<Spawned>}
 * @throws {RuntimeFailure} no-worker, policy, file-missing, file-altered, wrong-type, timeout or release-mismatch
 */
export async function spawn(name, entry, base, build) {
  try {
    return await spawnWorker(name, entry, base, build);
  } catch (error) {
    const failure = asFailure(error);
    if (name !== FIT_FOR_PAGES || !NO_WORKER.has(failure.reason)) throw failure;
    return spawnInPage(name, entry, base, build).catch(() => {
      throw failure;
    });
  }
}
