/** Begin before Python is needed: with a page that holds a calculator, elsewhere when a reader turns to a link to one. */

import { beginParts } from "../worker/attempt.mjs";

/** @typedef {import("./client.mjs").Engine} Engine */

/** The page of a calculator, by its address; their list is none. */
const CALCULATOR_PAGE = /\/calculators\/(?!index\.html)[^/]+\.html$/;

/**
 * Begin to start Python, or to fetch its files, unless the reader asked to save data.
 * @param {Document} page
 * @param {Engine} engine
 */
export function beginEarly(page, engine) {
  const connection = /** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection;
  // Without workers the page itself would stand still, unasked.
  if (!engine.setting || connection?.saveData || typeof Worker !== "function") return;
  if (engine.calculators.length) {
    // What goes wrong is told when the reader turns to the form.
    engine.start().catch(() => undefined);
  } else if (location.protocol !== "file:") {
    onInterest(page, engine.setting);
  }
}

/**
 * Fetch the files of the fast path once a link to a calculator is pointed at or focused, so that its page finds them.
 * @param {Document} page
 * @param {import("./setting.mjs").Setting} setting
 */
function onInterest(page, { runtime, base }) {
  const types = ["pointerover", "focusin"];
  const listen = (/** @type {Event} */ { target }) => {
    const link = target instanceof Element ? target.closest("a") : null;
    if (!link || !CALCULATOR_PAGE.test(link.pathname)) return;
    for (const type of types) page.removeEventListener(type, listen);
    const [fastest] = runtime.paths;
    beginParts(fastest, { manifest: runtime, base, bad: new Set() });
    fetch(base + runtime.scripts[fastest.script].url, { credentials: "same-origin" }).catch(() => undefined);
  };
  for (const type of types) page.addEventListener(type, listen, { passive: true });
}
