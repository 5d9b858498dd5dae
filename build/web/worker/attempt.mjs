/** One attempt to start Python by one path: a fresh worker, its parts, and a watch over both. */

import { obtain } from "./obtain.mjs";
import { RuntimeFailure } from "./reasons.mjs";
import { spawn } from "./spawn.mjs";

/**
 * @typedef {import("./obtain.mjs").PartEntry} PartEntry
 * @typedef {import("./spawn.mjs").ScriptEntry} ScriptEntry
 * @typedef {import("./spawn.mjs").Port} Port
 * @typedef {{name: string, script: string, parts: string[], settings: Record<string, unknown>}} PathEntry a way of starting
 * @typedef {{build: string, python: string, pyodide: string, paths: PathEntry[], scripts: Record<string, ScriptEntry>,
 *   parts: Record<string, PartEntry>}} Manifest
 * @typedef {import("./spawn.mjs").Mode} Mode
 * @typedef {{state: "loading", path: string, step: string, mode?: Mode}} Status `mode` from the time it is known
 * @typedef {{manifest: Manifest, base: string, release: string, calculators: string[], onStatus: (status: Status) => void,
 *   bad: Set<string>}} Setting
 * @typedef {{worker: Port, mode: Mode, path: string}} Started
 */

/** How long Python may take once all its parts have arrived. */
const BOOT_MS = 45_000;
/** A part of fewer bytes is asked for at once. */
const SMALL = 100_000;

/**
 * Wait until the worker is ready or has failed.
 * @param {Port} worker
 * @param {(step: string) => void} onStep
 * @param {{startClock: () => void}} clock filled in here; started when all parts have been sent
 * @returns {Promise<void>}
 */
function readiness(worker, onStep, clock) {
  return new Promise((resolve, reject) => {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const expire = () => reject(new RuntimeFailure("timeout", "Python did not start in time"));
    clock.startClock = () => {
      timer = setTimeout(expire, BOOT_MS);
    };
    worker.addEventListener("message", (event) => {
      const message = event.data;
      if (message.type === "progress") onStep(message.step);
      if (message.type !== "ready" && message.type !== "failed") return;
      clearTimeout(timer);
      if (message.type === "ready") resolve();
      else reject(new RuntimeFailure(message.reason, message.detail, message.files));
    });
    worker.addEventListener("error", (event) => {
      clearTimeout(timer);
      reject(new RuntimeFailure("python-error", `the worker stopped: ${event.message}`));
    });
  });
}

/**
 * Begin to obtain the parts of a path, before there is a worker to take them: the small ones at once, the others one after
 * another in their order, so that the first can be prepared while the next arrives.
 * @param {PathEntry} path
 * @param {Pick<Setting, "manifest" | "base" | "bad">} setting
 * @returns {Map<string, Promise<import("./obtain.mjs").Obtained>>}
 */
export function beginParts(path, { manifest, base, bad }) {
  /** @type {Promise<unknown>} */
  let turn = Promise.resolve();
  return new Map(path.parts.map((name) => {
    const entry = manifest.parts[name];
    /** @type {() => void} */
    let onNearlyHere = () => undefined;
    const isNearlyHere = new Promise((resolve) => { onNearlyHere = () => resolve(undefined); });
    const part = (entry.length < SMALL ? Promise.resolve() : turn).then(() => obtain(name, entry, base, bad, onNearlyHere));
    const hasEnded = part.catch(() => undefined);
    if (entry.length >= SMALL) turn = Promise.race([isNearlyHere, hasEnded]);
    return [name, part];
  }));
}

/**
 * Send the parts to a worker as they arrive.
 * @param {Port} worker
 * @param {Map<string, Promise<import("./obtain.mjs").Obtained>>} parts
 * @param {string} release
 * @param {Map<string, string>} used address by part name, filled in here
 */
async function sendParts(worker, parts, release, used) {
  await Promise.all(Array.from(parts, async ([name, promise]) => {
    const { form, data, url } = await promise;
    used.set(name, url);
    const message = { type: "part", name, form, data, release };
    if (typeof data === "string") worker.postMessage(message);
    else worker.postMessage(message, [data]);
  }));
}

/**
 * @param {PathEntry} path
 * @param {Setting} setting
 * @returns {Promise<Started>}
 * @throws {RuntimeFailure} and remembers the addresses that gave wrong bytes
 */
export async function attempt(path, setting) {
  const { manifest, base, release, calculators, onStatus, bad } = setting;
  onStatus({ state: "loading", path: path.name, step: "files" });
  /** @type {Map<string, string>} */
  const used = new Map();
  const parts = beginParts(path, setting);
  const { worker, mode, verified } = await spawn(path.script, manifest.scripts[path.script], base, manifest.build);
  try {
    const clock = { startClock: () => undefined };
    const onStep = (/** @type {string} */ step) => onStatus({ state: "loading", path: path.name, step, mode });
    onStep("files");
    const ready = readiness(worker, onStep, clock);
    ready.catch(() => undefined);
    const seals = Object.fromEntries(path.parts.map((name) => {
      const { sha256, length } = manifest.parts[name];
      return [name, { sha256, length }];
    }));
    worker.postMessage({
      type: "boot", release, build: manifest.build, path: path.name, seals, calculators, settings: path.settings,
    });
    await Promise.race([ready, sendParts(worker, parts, release, used)]);
    clock.startClock();
    await Promise.all([ready, verified]);
    return { worker, mode, path: path.name };
  } catch (error) {
    worker.terminate();
    if (error instanceof RuntimeFailure) error.files.forEach((name) => bad.add(used.get(name) ?? name));
    throw error;
  }
}
