/** Says on a page what is withdrawn from it. */

import { all, make, need } from "../../engine/dom.mjs";
import { isWithdrawn } from "../../engine/recall.mjs";

/**
 * @typedef {import("../../engine/recall.mjs").Recall} Recall
 */

/**
 * Say on the page what is withdrawn, and what list is not used.
 * @param {Document} page
 * @param {Recall} recall
 */
export function showRecall(page, recall) {
  const { list, problem } = recall;
  const main = page.querySelector("article, main");
  if (problem !== null) {
    main?.prepend(notice("ignored", "A list of withdrawals lies beside this site. It was ignored: ", `${problem}. Tell whoever installed this site.`));
  }
  for (const { kind, id, reason } of list?.withdrawals ?? []) {
    if (kind === "recommendation") {
      strike(page, id, reason);
      warnSummaries(page, id, reason);
      markLinks(page, `#rec-${id}`);
    }
    if (kind === "calculator") markLinks(page, `/calculators/${id}.html`);
    if (kind === "release") {
      main?.prepend(notice("release", "Do not use this release. It is withdrawn: ", `${reason} No calculator answers. (List of ${list?.issued}.)`));
    }
  }
  if (list?.withdrawals.length) keepOutOfSearch(page, recall);
}

/**
 * Leave of each result of the theme's search that is withdrawn only its title, which still leads to the reason.
 * @param {Document} page
 * @param {Recall} recall
 */
function keepOutOfSearch(page, recall) {
  const results = page.querySelector("[data-md-component=search-result]");
  if (!results) return;
  const strip = () => {
    for (const link of all(results, "a.md-search-result__link:not([data-withdrawn])", HTMLAnchorElement)) {
      if (!isWithdrawn(recall, { page: link.pathname, anchor: link.hash.slice(1) })) continue;
      link.dataset.withdrawn = "result";
      const entry = need(link, "article", HTMLElement);
      entry.replaceChildren(...all(entry, ":scope > :is(h1, h2, .md-search-result__icon)", HTMLElement), mark());
    }
  };
  new MutationObserver(strip).observe(results, { childList: true, subtree: true });
  strip();
}

/**
 * Strike a recommendation where it stands.
 * @param {Document} page
 * @param {string} id
 * @param {string} reason
 */
function strike(page, id, reason) {
  const section = page.getElementById(`rec-${id}`);
  if (!section) return;
  const advice = make("del", { class: "g-recall__struck" });
  advice.append(...section.childNodes);
  section.append(notice("recommendation", "Withdrawn: ", reason), advice);
}

/**
 * Say before each summary that may repeat a recommendation in other words that it is withdrawn.
 * @param {Document} page
 * @param {string} id
 * @param {string} reason
 */
function warnSummaries(page, id, reason) {
  for (const summary of all(page, `[data-may-repeat~="${CSS.escape(id)}"]`, HTMLElement)) {
    const words = `${reason} Do not rely on these lines where they repeat it.`;
    summary.prepend(notice("summary", `The recommendation ${id} is withdrawn: `, words));
  }
}

/**
 * Say beside each link that leads to what is withdrawn that it is.
 * @param {Document} page
 * @param {string} ending of its address
 */
function markLinks(page, ending) {
  for (const link of all(page, "article a[href]", HTMLAnchorElement)) {
    if (link.href.endsWith(ending)) link.after(mark());
  }
}

function mark() {
  return make("strong", { class: "g-recall__mark" }, " (withdrawn)");
}

/**
 * @param {string} what
 * @param {string} lead
 * @param {string} words
 * @returns {HTMLElement}
 */
function notice(what, lead, words) {
  return make("p", { class: "g-recall", role: "alert", "data-withdrawn": what }, make("strong", {}, lead), words);
}
