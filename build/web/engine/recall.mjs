/**
 * What was withdrawn after this site was built: a signed list beside the site, read anew by every page.
 *
 * A server gives it as `status.txt`. A page opened from a disk cannot read a file, so there the same list comes as a script.
 */

import { runScript } from "./script.mjs";

/**
 * @typedef {import("../recall/list.mjs").List} List
 * @typedef {import("../recall/list.mjs").Expected} Expected
 * @typedef {{readList: (text: string, expected: Expected) => List}} Reader
 * @typedef {{wardbookStatus?: string, wardbookRecall?: Reader}} Loaded
 * @typedef {{list: List | null, problem: string | null}} Recall `problem` says why a list that is there is not used
 */

/** How long a page waits for the list before it goes on without. */
const WAIT_MS = 5_000;
const LARGEST = 100_000;
const NOTHING = "wardbook status list\nNothing is withdrawn.\n";

/** @type {Recall} */
export const NOTHING_WITHDRAWN = { list: null, problem: null };

/**
 * Read the list that belongs to a page.
 * @param {Document} page
 * @returns {Promise<Recall>} never rejected
 */
export async function readRecall(page) {
  const place = page.querySelector("[data-recall]");
  if (!(place instanceof HTMLElement)) return NOTHING_WITHDRAWN;
  const { root = ".", recall = "", recallKey: key = "", site = "", edition = "" } = place.dataset;
  // A hospital's own adaptation is withdrawn together with the release that it was made from.
  const release = edition.replace(/-local-[0-9a-f]+$/, "");
  const base = `${new URL(root, page.baseURI).href.replace(/\/$/, "")}/`;
  const text = await (location.protocol === "file:" ? fromDisk(base) : fromServer(base));
  if (!text || text === NOTHING) return NOTHING_WITHDRAWN;
  try {
    if (text.length > LARGEST) throw new Error("it is too long");
    if (await runScript(base + recall, WAIT_MS) !== "loaded") throw new Error("the program that checks it could not be loaded");
    const { wardbookRecall: reader } = /** @type {Loaded} */ (globalThis);
    if (!reader) throw new Error("the program that checks it is damaged");
    return { list: reader.readList(text, { key, site, release }), problem: null };
  } catch (error) {
    return { list: null, problem: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Why a calculator must not be used.
 * @param {Recall} recall
 * @param {string} calculator
 * @returns {string | null}
 */
export function whyWithdrawn({ list }, calculator) {
  const found = list?.withdrawals.find(({ kind, id }) => kind === "release" || (kind === "calculator" && id === calculator));
  if (!found) return null;
  return found.kind === "release" ? `This release is withdrawn: ${found.reason}` : `This calculator is withdrawn: ${found.reason}`;
}

/**
 * Whether a place of the site must not be quoted any more: nothing of a withdrawn release is, and no withdrawn
 * recommendation or calculator.
 * @param {Recall} recall
 * @param {{page: string, anchor: string}} place address of its page, whole or from the site's root, and its anchor there
 * @returns {boolean}
 */
export function isWithdrawn({ list }, { page, anchor }) {
  return (list?.withdrawals ?? []).some(({ kind, id }) => {
    if (kind === "recommendation") return anchor === `rec-${id}` || anchor === `rec-${id}-title`;
    return kind === "release" || `/${page}`.endsWith(`/calculators/${id}.html`);
  });
}

/**
 * @param {string} base
 * @returns {Promise<string | null>} null where there is no list
 */
async function fromServer(base) {
  try {
    const response = await fetch(`${base}status.txt`, { cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout(WAIT_MS) });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} base
 * @returns {Promise<string | null>} null where there is no list
 */
async function fromDisk(base) {
  await runScript(`${base}status.js`, WAIT_MS);
  const { wardbookStatus } = /** @type {Loaded} */ (globalThis);
  return wardbookStatus ?? null;
}
