/** Words for the reader's own kind: asked once, shown from then on, and changed at any time. */

import { button, make } from "../../engine/dom.mjs";
import { rememberReader, rememberedReader } from "./remembered.mjs";

/** @typedef {import("./remembered.mjs").Reader} Reader */

/** @type {[Reader, string][]} */
const CHOICES = [
  ["clinician", "Clinician"],
  ["nurse", "Nurse or pharmacist"],
  ["patient", "Patient or carer"],
  ["all", "Show the words for all"],
];

/** @type {Record<Reader, string>} */
const SHOWN = {
  clinician: "Shown for clinicians.",
  nurse: "Shown for nurses and pharmacists.",
  patient: "Shown for patients and carers.",
  all: "Shown for all readers.",
};

/**
 * Show the page to the reader's kind and offer the choice; every page does so, for the choice goes along.
 * @param {Document} page
 */
export function startReaders(page) {
  const writtenFor = (meta(page, "wardbook-audience") ?? "").split(" ");
  const isForPatients = writtenFor.includes("patient") || writtenFor.includes("carer");
  page.documentElement.dataset.writtenFor = isForPatients ? "all" : "professionals";
  const heading = page.querySelector("article h1");
  if (!heading) return;
  const box = make("section", { class: "g-reader", "aria-label": "Who this is shown for" });
  const hasVariants = page.querySelector(".g-variant") !== null;
  const kept = rememberedReader();
  if (kept) show(page, kept);
  if (kept || hasVariants) heading.after(box);
  if (kept) tell(page, box, kept);
  else if (hasVariants) ask(page, box);
}

/** @param {Document} page @param {Reader} reader */
function show(page, reader) {
  page.documentElement.dataset.reader = reader;
}

/** @param {Document} page @param {string} name */
function meta(page, name) {
  return page.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? null;
}

/**
 * Ask which words to show.
 * @param {Document} page
 * @param {HTMLElement} box
 */
function ask(page, box) {
  const question = make("p", { class: "g-reader__question", id: "reader-question" }, "Which best describes you?");
  const choices = make("div", { class: "g-reader__choices", role: "group", "aria-labelledby": "reader-question" });
  for (const [reader, label] of CHOICES) {
    choices.append(button(label, () => choose(page, box, reader), "g-button--inline"));
  }
  box.replaceChildren(question, choices);
}

/** @param {Document} page @param {HTMLElement} box @param {Reader} reader */
function choose(page, box, reader) {
  rememberReader(reader);
  show(page, reader);
  tell(page, box, reader);
  box.querySelector("button")?.focus();
}

/**
 * Tell for whom the page is shown, and offer to change it.
 * @param {Document} page
 * @param {HTMLElement} box
 * @param {Reader} reader
 */
function tell(page, box, reader) {
  const change = button("Change", () => askAgain(page, box), "g-button--inline");
  box.replaceChildren(make("p", { class: "g-reader__notice" }, `${SHOWN[reader]} `, change));
  if (reader !== "patient" || page.documentElement.dataset.writtenFor === "all") return;
  const words = page.querySelector(".g-variant--patient")
    ? "The rest of this page is written for health professionals and is not shown. "
    : "This page is written for health professionals and is not shown. ";
  const notice = make("p", { class: "g-reader__notice" }, words);
  const address = meta(page, "wardbook-patients");
  if (address) notice.append(make("a", { href: address }, "Go to the page for patients and carers"));
  box.append(notice);
}

/** @param {Document} page @param {HTMLElement} box */
function askAgain(page, box) {
  ask(page, box);
  box.querySelector("button")?.focus();
}
