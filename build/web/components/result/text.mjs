/** A result as plain text, whole enough to stand in another record. */

import { outputLines } from "./outputs.mjs";
import { SEVERITY_WORDS, leadWords } from "./words.mjs";

/**
 * @typedef {import("../../engine/reply.mjs").Reply} Reply
 * @typedef {import("../../engine/reply.mjs").Labels} Labels
 * @typedef {import("../calculator/reading.mjs").Used} Used
 * @typedef {{reply: Reply, labels: Labels, used: Used[], release: string, calendar: string | null,
 *   at: string, passed: string[]}} Result what is shown: a reply and what it belongs to
 */

/**
 * Write a result as text.
 * @param {Result} result
 * @returns {string}
 */
export function plainText({ reply, labels, used, release, at, passed }) {
  const outputs = Object.entries(reply.outputs)
    .flatMap(([name, shown]) => outputLines(shown, labels.outputs[name], reply.references));
  const action = reply.action === null ? [] : [`Advice: ${labels.actions[reply.action]}`];
  return [
    `${labels.title}: ${leadWords(reply.status)}`,
    ...section("", [...passed, ...action, ...outputs]),
    ...section("Problems", reply.problems.map(({ message }) => message)),
    ...section("Not covered here", reply.gated.map((id) => labels.gated[id] ?? id)),
    ...section("Notes", reply.notes.map(({ severity, message }) => `${SEVERITY_WORDS[severity]}: ${message}`)),
    ...section("Answers used", used.map(({ label, text }) => `${label}: ${text}`)),
    ...section("Working", reply.working.map((step, at) => `${at + 1}. ${step.label}: ${step.expression} = ${step.value}`)),
    ...section("Sources", reply.references.map((key, at) => `${at + 1}. ${key}: ${labels.references[key] ?? key}`)),
    "",
    `Calculator ${reply.calculator}, version ${reply.version}; release ${release}`,
    at,
    "Not identified: this text holds no name, date of birth or record number. Check it before use.",
  ].join("\n");
}

/**
 * @param {string} title
 * @param {string[]} lines
 * @returns {string[]} nothing where there are no lines
 */
function section(title, lines) {
  if (!lines.length) return [];
  return ["", ...(title ? [`${title}:`] : []), ...lines];
}
