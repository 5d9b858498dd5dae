/** What the theme leaves out: a name for its search dialog, and the keyboard's way into what scrolls sideways. */

import { all } from "./dom.mjs";

const SCROLLED = ".md-typeset__scrollwrap, .md-typeset p:has(> math)";

/**
 * Put right what a reader without a mouse or without sight would miss.
 * @param {Document} page
 */
export function completeTheme(page) {
  page.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search");
  const view = page.defaultView;
  view?.addEventListener("load", () => letFocusIn(page));
  view?.addEventListener("resize", () => letFocusIn(page));
}

/**
 * Let the keyboard scroll whatever is wider than its place.
 * @param {Document} page
 */
function letFocusIn(page) {
  for (const box of all(page, SCROLLED, HTMLElement)) {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", "Wide content; scrolls sideways");
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    }
  }
}
