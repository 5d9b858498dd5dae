/** One question at a time: what a form holds goes out, and only the answer to the newest question comes back. */

import { readCalendar, readConverted, readReply } from "../../engine/reply.mjs";
import { isQuestion } from "../field/problems.mjs";

/**
 * @typedef {import("../../engine/client.mjs").Engine} Engine
 * @typedef {import("../../engine/reply.mjs").Converted} Converted
 * @typedef {import("../../engine/reply.mjs").Labels} Labels
 * @typedef {import("../../engine/reply.mjs").Reply} Reply
 * @typedef {import("../../engine/reply.mjs").Problem} Problem
 * @typedef {import("../field/problems.mjs").FieldProblem} FieldProblem
 * @typedef {import("./reading.mjs").Reading} Reading
 * @typedef {{reply: Reply, problems: FieldProblem[], calendar: string | null}} Answered `problems` also holds the questions
 *   that were answered with yes; `calendar` is the text of the plan's file
 */

/** The questions a reader has answered with yes: what was asked, by the name of the control. */
export class Agreements {
  constructor() {
    /** @type {Map<string, Set<string>>} */
    this.byName = new Map();
  }

  /**
   * @param {string} name
   * @param {string[]} messages
   */
  agree(name, messages) {
    this.byName.set(name, new Set(messages));
  }

  /**
   * Forget what was agreed of a field, or of everything in its list.
   * @param {string} name
   */
  forget(name) {
    const list = name.replace(/\[.*$/, "");
    for (const agreed of this.byName.keys()) {
      if (agreed === name || (agreed.startsWith(`${list}[`) && name === list)) this.byName.delete(agreed);
    }
  }

  /**
   * @param {string} name
   * @param {string} message
   * @returns {boolean}
   */
  holds(name, message) {
    return this.byName.get(name)?.has(message) ?? false;
  }
}

/**
 * Ask for an answer. The question goes out without agreements first: an agreement holds for what was asked, word by word,
 * so a changed value is asked about anew.
 * @param {Engine} engine
 * @param {string} calculator
 * @param {Labels} labels
 * @param {Reading} reading
 * @param {Agreements} agreements
 * @returns {Promise<Answered>}
 * @throws {EngineFailure}
 */
export async function ask(engine, calculator, labels, reading, agreements) {
  const question = async (/** @type {Reading["inputs"]} */ inputs) =>
    readReply(await engine.call(JSON.stringify({ calculator, inputs })), calculator, labels);
  const toField = (/** @type {Problem} */ { field, code, message }) => {
    const name = field === null ? "" : reading.shownName(field);
    return { field, name, code, message, agreed: isQuestion({ code }) && agreements.holds(name, message) };
  };
  const reply = await question(reading.inputs);
  const problems = reply.problems.map(toField);
  const agreed = problems.filter((problem) =>
    problem.agreed && problems.every(({ name, agreed: also }) => name !== problem.name || also));
  const calendarOf = async (/** @type {Reply} */ { status, outputs }, /** @type {Reading["inputs"]} */ inputs) =>
    labels.calendar && status === "ok" && !("calendar" in outputs)
      ? readCalendar(await engine.call(JSON.stringify({ calculator, calendar: inputs })))
      : null;
  if (!agreed.length) {
    const plain = problems.map((problem) => ({ ...problem, agreed: false }));
    return { reply, problems: plain, calendar: await calendarOf(reply, reading.inputs) };
  }
  const confirm = agreed.map(({ field }) => field);
  const sure = { ...reading.inputs, confirm };
  const confirmed = await question(sure);
  const still = confirmed.problems.map(toField);
  return {
    reply: confirmed,
    problems: [...still.map((problem) => ({ ...problem, agreed: false })), ...agreed],
    calendar: await calendarOf(confirmed, sure),
  };
}

/**
 * Convert what was typed.
 * @param {Engine} engine
 * @param {string} calculator
 * @param {{input: string, value: string, from: string, to: string}} wish
 * @returns {Promise<Converted>}
 */
export async function convert(engine, calculator, wish) {
  return readConverted(await engine.call(JSON.stringify({ calculator, convert: wish })));
}
