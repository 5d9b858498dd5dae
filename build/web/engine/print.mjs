/** Paper has no folds: open them before printing and close them afterwards. */

import { all } from "./dom.mjs";

/**
 * @param {Window} view
 */
export function openForPrint(view) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  view.addEventListener("beforeprint", () => {
    opened = all(view.document, "article details:not([open])", HTMLDetailsElement);
    for (const fold of opened) fold.open = true;
  });
  view.addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
    opened = [];
  });
}
