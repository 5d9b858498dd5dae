/** A calculator that is withdrawn: nothing of it can be filled in, and none of its doses is left on the page. */

import { make } from "../../engine/dom.mjs";

/**
 * Close the form, and take away what was computed by the same rules.
 * @param {HTMLElement} root
 * @param {HTMLFormElement} form
 */
export function withdraw(root, form) {
  for (const control of form.elements) control.setAttribute("disabled", "");
  document.getElementById(`tables-${form.dataset.calculator}`)?.remove();
  const embedded = root.querySelector(".g-calculator__page") !== null;
  if (!embedded) removeExplanation(root);
}

/**
 * On its own page, examples and answer tables follow the form; the sources stay.
 * @param {HTMLElement} root
 */
function removeExplanation(root) {
  const part = root.closest("article > *");
  if (!part) return;
  while (part.nextElementSibling && !part.nextElementSibling.matches("#references, .g-references")) part.nextElementSibling.remove();
  part.after(make("p", {}, "The formula, examples and tables of this calculator are withdrawn with it and are not shown."));
}
