/** What the page says about its release and its runtime. */

/**
 * @typedef {import("../worker/start.mjs").Manifest} Manifest
 * @typedef {{release: string, base: string, runtime: Manifest}} Setting
 */

/**
 * Read the data block that the build wrote.
 * @param {Document} page
 * @returns {Setting | null} null where the page has none
 */
export function readSetting(page) {
  const text = page.getElementById("wardbook-runtime")?.textContent;
  if (!text) return null;
  /** @type {Setting} */
  const setting = JSON.parse(text);
  return { ...setting, base: new URL(setting.base, page.baseURI).href };
}
