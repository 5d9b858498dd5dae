/** The question box: loads the passages when first used, quotes them word for word, and sends nothing. */

import { button, make, need } from "../../engine/dom.mjs";
import { isWithdrawn } from "../../engine/recall.mjs";
import { runScript } from "../../engine/script.mjs";
import { copyText } from "../result/copy.mjs";
import { addressOf, download, questionText } from "./export.mjs";

/**
 * @typedef {import("../../ask/rank.mjs").Passage} Passage
 * @typedef {import("../../ask/rank.mjs").Passages} Passages
 * @typedef {import("../../ask/rank.mjs").Answer} Answer
 * @typedef {import("../../engine/recall.mjs").Recall} Recall
 * @typedef {{ask: (question: string, reader?: string) => Answer}} Ranker
 * @typedef {{wardbookPassages?: Passages, wardbookAsk?: {makeRanker: (data: Passages) => Ranker}}} Loaded
 * @typedef {{data: Passages, ranker: Ranker}} Ready
 */

const KINDS = /** @type {Record<string, string>} */ ({
  recommendation: "Recommendation",
  "bottom-line": "Bottom line",
  row: "Row of a table",
  calculator: "Calculator",
  text: "Text",
});

/**
 * @param {HTMLElement} root
 * @param {import("../../engine/client.mjs").Engine} engine knows what is withdrawn
 */
export function startAsk(root, { recall }) {
  const form = need(root, "form", HTMLFormElement);
  const box = need(root, "[name=question]", HTMLInputElement);
  root.querySelector("[data-without-script]")?.remove();
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = box.value.trim();
    if (question) void answer(root, question, recall);
    else say(root, "Type a question first.");
  });
  box.addEventListener("input", () => clear(root));
}

/** @type {Promise<Ready> | null} the passages, once somebody has asked */
let loading = null;

/**
 * Answer a question; an older question that is still waited for is dropped.
 * @param {HTMLElement} root
 * @param {string} question
 * @param {Promise<Recall>} recall
 */
async function answer(root, question, recall) {
  clear(root);
  root.dataset.asked = question;
  say(root, "Looking\u2026");
  try {
    const { data, ranker } = await (loading ??= load(root.dataset.script ?? ""));
    const read = await recall;
    if (root.dataset.asked !== question) return;
    show(root, question, data, withoutWithdrawn(ranker.ask(question, document.documentElement.dataset.reader ?? "clinician"), read));
  } catch {
    loading = null;
    say(root, "The passages did not load, so there is no answer. Use the list of pages, or try again.");
  }
}

/**
 * Load the passages.
 * @param {string} address
 * @returns {Promise<Ready>}
 */
async function load(address) {
  await runScript(address);
  const { wardbookPassages: data, wardbookAsk: program } = /** @type {Loaded} */ (globalThis);
  if (!data || !program) throw new Error("damaged");
  return { data, ranker: program.makeRanker(data) };
}

/**
 * Leave out what is withdrawn.
 * @param {Answer} found
 * @param {Recall} recall
 * @returns {Answer}
 */
function withoutWithdrawn(found, recall) {
  const passages = found.passages.filter((passage) => !isWithdrawn(recall, passage));
  return { ...found, passages, covered: found.covered && passages.length > 0 };
}

/** @param {HTMLElement} root @param {string} question @param {Passages} data @param {Answer} found */
function show(root, question, data, found) {
  const number = found.passages.length;
  say(root, found.covered ? `${number} ${number === 1 ? "passage" : "passages"} of this guideline, the nearest first.` : NOT_COVERED);
  const list = make("ol", { class: "g-ask__list" }, ...found.passages.map((passage) => entry(root, data, passage)));
  const text = () => questionText(question, found, data.status);
  const copied = button("Copy the question for the authors", () => void copy(root, text()), "g-button--inline");
  const saved = button("Save it as a text file", () => download("question.txt", text()), "g-button--inline");
  const export_ = make("p", { class: "g-ask__export" }, copied, " ", saved);
  need(root, ".g-ask__answer", HTMLElement).replaceChildren(...(found.covered ? [list] : []), export_);
}

const NOT_COVERED = "Not covered: no passage of this guideline answers this question. Other words may find one; no answer is made up.";

/** @param {HTMLElement} root @param {Passages} data @param {Passage} passage */
function entry(root, data, passage) {
  const where = passage.heading ? `${passage.title}: ${passage.heading}` : passage.title;
  const link = make("a", { href: `${root.dataset.root ?? ""}${addressOf(passage)}` }, where);
  const quote = make("blockquote", { class: "g-ask__quote" });
  for (const [label, text] of passage.parts) {
    quote.append(make("p", {}, ...(label ? [make("strong", {}, label), ": "] : []), text));
  }
  const status = [KINDS[passage.kind] ?? "Text", ...passage.grade, data.status].filter(Boolean).join(". ");
  const made = make("li", { class: "g-ask__entry" }, make("p", { class: "g-ask__where" }, link), quote);
  made.append(make("p", { class: "g-ask__note" }, status));
  const sources = passage.cites.map((key) => data.references[key]).filter((text) => text !== undefined);
  if (sources.length > 0) {
    const listed = make("ul", { class: "g-ask__sources" }, ...sources.map((text) => make("li", {}, text)));
    made.append(make("details", {}, make("summary", {}, sources.length === 1 ? "1 source" : `${sources.length} sources`), listed));
  }
  return made;
}

/** @param {HTMLElement} root @param {string} text */
async function copy(root, text) {
  const copied = await copyText(text, need(root, ".g-ask__answer", HTMLElement));
  say(root, copied
    ? "Copied. Paste it into a message to the authors; nothing was sent."
    : "This browser does not let the page copy; save it as a text file instead.");
}

/** @param {HTMLElement} root @param {string} text */
function say(root, text) {
  need(root, ".g-ask__status", HTMLElement).textContent = text;
}

/** @param {HTMLElement} root */
function clear(root) {
  delete root.dataset.asked;
  say(root, "");
  need(root, ".g-ask__answer", HTMLElement).replaceChildren();
}
