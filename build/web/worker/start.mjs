/** Start Python for a page: the fastest path first, then the safer ones, each in a fresh worker. */

import { attempt } from "./attempt.mjs";
import { RuntimeFailure, asFailure } from "./reasons.mjs";

/**
 * @typedef {import("./attempt.mjs").Manifest} Manifest
 * @typedef {import("./attempt.mjs").Status} Status
 * @typedef {import("./attempt.mjs").Started} Started
 * @typedef {import("./reasons.mjs").Reason} Reason
 * @typedef {{path: string, reason: Reason, detail: string}} Refusal an attempt that failed
 */

/** Reasons that no other path can cure. */
const FINAL = new Set(["no-wasm", "no-worker", "old-browser", "policy", "release-mismatch"]);

/** Every path failed; `attempts` says why each did. */
export class StartFailure extends RuntimeFailure {
  /** @param {Refusal[]} attempts at least one */
  constructor(attempts) {
    const first = attempts[0];
    super(first.reason, first.detail);
    this.name = "StartFailure";
    this.attempts = attempts;
  }
}

/**
 * Start a worker that answers calculator calls.
 * @param {object} options
 * @param {Manifest} options.manifest the page's data block
 * @param {string} options.base address of the folder of the runtime files, ending in a slash
 * @param {string} options.release the page's release
 * @param {string[]} [options.calculators] those to prove before ready; others are proven at their first call
 * @param {(status: Status) => void} [options.onStatus]
 * @param {string[]} [options.paths] names of the paths to try, for tests and after a later failure; all by default
 * @returns {Promise<Started & {attempts: Refusal[]}>} `attempts` lists the paths that failed before this one
 * @throws {StartFailure}
 */
export async function startWorker({ manifest, base, release, calculators = [], onStatus = () => undefined, paths }) {
  const setting = { manifest, base, release, calculators, onStatus, bad: new Set() };
  /** @type {Refusal[]} */
  const attempts = [];
  for (const path of manifest.paths.filter(({ name }) => !paths || paths.includes(name))) {
    try {
      return { ...(await attempt(path, setting)), attempts };
    } catch (error) {
      const { reason, detail } = asFailure(error);
      attempts.push({ path: path.name, reason, detail });
      if (FINAL.has(reason)) break;
    }
  }
  throw new StartFailure(attempts);
}
