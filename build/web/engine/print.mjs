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

/**
 * Print one result with what it belongs to, and nothing else of its page.
 * @param {HTMLElement} result
 */
export function printAlone(result) {
  const part = result.closest("article > *");
  const { body } = document;
  part?.setAttribute("data-printed", "");
  body.dataset.printing = "result";
  const restore = () => {
    part?.removeAttribute("data-printed");
    delete body.dataset.printing;
  };
  addEventListener("afterprint", restore, { once: true });
  print();
}
