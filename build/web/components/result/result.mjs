/** The region that shows a result, why there is none, or what is awaited. */

import { button, make, need } from "../../engine/dom.mjs";
import { failureWords } from "../../engine/failures.mjs";
import { printAlone } from "../../engine/print.mjs";
import { copyText } from "./copy.mjs";
import { fileElement } from "./file.mjs";
import { outputLines, outputList } from "./outputs.mjs";
import { noteList, part, problemList, sourceList, stepList, usedList } from "./parts.mjs";
import { plainText } from "./text.mjs";
import { leadWords, modeWords } from "./words.mjs";

/**
 * @typedef {import("../../engine/failures.mjs").EngineFailure} EngineFailure
 * @typedef {import("./text.mjs").Result} Result
 * @typedef {import("./parts.mjs").Linked} Linked
 * @typedef {"empty" | "loading" | "ready" | "incomplete" | "invalid" | "blocked" | "uncovered" | "failed"} State
 */

/** How long a reader must pause before a result is read out. */
const QUIET_MS = 700;

export class ResultRegion {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.body = need(root, "[data-result-body]", HTMLElement);
    this.status = need(root, "[data-status]", HTMLElement);
    this.mode = need(root, "[data-mode]", HTMLElement);
    this.blank = Array.from(this.body.childNodes);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.announcing = undefined;
  }

  /** Show that nothing is asked. */
  empty() {
    this.put("empty", ...this.blank);
    this.announce("");
  }

  /**
   * Say where Python runs.
   * @param {import("../../worker/spawn.mjs").Mode | null} mode
   */
  runsIn(mode) {
    this.mode.dataset.mode = mode ?? "";
    this.mode.textContent = mode === null ? "" : `; ${modeWords(mode)}`;
  }

  /**
   * Show that an answer is awaited; the old one is gone at once.
   * @param {string} words
   * @param {(() => void) | null} cancel
   */
  loading(words, cancel) {
    if (this.root.dataset.state === "loading" && this.body.firstChild?.textContent === words) return;
    const lead = make("p", { class: "g-result__lead g-result__lead--waiting" }, words);
    this.put("loading", lead, ...(cancel ? [button("Cancel", cancel)] : []));
    this.announce(cancel ? words : "");
  }

  /**
   * Show a reply.
   * @param {Result} result
   * @param {Linked[]} problems in the order of the form
   */
  show(result, problems) {
    const { reply, labels, used, calendar, at, passed } = result;
    const state = reply.status === "ok" ? "ready" : reply.status;
    const action = reply.action === null ? [] : [
      make("p", { class: "g-result__action", "data-action": reply.action }, labels.actions[reply.action]),
    ];
    const outputs = outputList(reply, labels.outputs);
    const gated = make("ul", { class: "g-result__gated" }, ...reply.gated.map((id) =>
      make("li", { "data-gated": id }, labels.gated[id] ?? id)));
    this.put(
      state,
      ...passed.map((words) => make("p", { class: "g-result__passed", "data-expired": "" }, words)),
      make("p", { class: "g-result__lead" }, leadWords(reply.status)),
      ...action,
      ...(outputs.childElementCount ? [outputs] : []),
      ...(problems.length ? [problemList(problems)] : []),
      ...part("Rules that are not covered here", gated),
      ...(reply.notes.length ? [noteList(reply.notes)] : []),
      ...(calendar === null ? [] : part("The dates as a calendar file", fileElement("calendar", calendar, {}))),
      ...part("Working", stepList(reply.working)),
      ...part("Answers used", usedList(used)),
      ...part("Sources", sourceList(reply.references, labels.references)),
      make("p", { class: "g-result__at", "data-calculated": "" }, at),
      this.copier(result),
    );
    this.announce(spoken(result, problems));
  }

  /**
   * Show why there can be no answer.
   * @param {EngineFailure} failure
   * @param {() => void} retry
   */
  failed(failure, retry) {
    const { happened, advice } = failureWords(failure.reason);
    this.put(
      "failed",
      make("p", { class: "g-result__lead" }, "No answer"),
      make("p", { "data-reason": failure.reason }, `${happened} ${advice}`),
      make("p", {}, "Until then, work the answer out by hand from the ", tablesLink(), " and the sources."),
      button("Try again", retry),
    );
    document.querySelectorAll("details[data-tables]").forEach((tables) => tables.setAttribute("open", ""));
    this.announce(`No answer. ${happened} ${advice}`);
  }

  /**
   * Show that the calculator must not be used.
   * @param {string} reason
   */
  withdrawn(reason) {
    const advice = "Use the product label and the sources, and ask whoever installed this site for a newer release.";
    this.put("blocked", make("p", { class: "g-result__lead" }, "Withdrawn"), make("p", { "data-withdrawn": "calculator" }, `${reason} ${advice}`));
    this.announce(`Withdrawn. ${reason}`);
  }

  /**
   * Bring the answer that was asked for into view; problems take the focus.
   * @param {boolean} refused
   */
  reveal(refused) {
    if (refused) need(this.body, "[data-problems]", HTMLElement).focus();
    else this.root.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {State} state
   * @param {...Node} content
   */
  put(state, ...content) {
    this.root.dataset.state = state;
    this.body.replaceChildren(...content);
  }

  /**
   * @param {Result} result
   * @returns {HTMLElement}
   */
  copier(result) {
    const said = make("span", { class: "g-result__copied", role: "status" });
    const line = make("p", { class: "g-result__tools" });
    const act = async () => {
      const copied = await copyText(plainText(result), this.body);
      said.textContent = copied ? "Copied." : "Copying is not allowed here: copy the selected text.";
    };
    line.append(button("Copy as text", act), " ", button("Print", () => printAlone(this.root)), " ", said);
    return line;
  }

  /** @param {string} words */
  announce(words) {
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => { this.status.textContent = words; }, words ? QUIET_MS : 0);
  }
}

/**
 * The way to the tables that need no script, where this page has some.
 * @returns {Node | string}
 */
function tablesLink() {
  const target = document.getElementById("answer-tables") ?? document.querySelector("details[data-tables]");
  return target ? make("a", { class: "g-result__link", href: `#${target.id}` }, "tables on this page") : "tables";
}

/**
 * What a screen reader says of a result.
 * @param {Result} result
 * @param {Linked[]} problems
 * @returns {string}
 */
function spoken({ reply, labels, passed }, problems) {
  const outputs = Object.entries(reply.outputs)
    .filter(([, { value }]) => typeof value !== "object")
    .flatMap(([name, shown]) => outputLines(shown, labels.outputs[name], reply.references));
  const action = reply.action === null ? [] : [labels.actions[reply.action]];
  return [...passed, leadWords(reply.status), ...action, ...outputs, ...problems.map(({ text }) => text)].join(". ");
}
