/** A reply of the kit, taken apart with care: whatever is not as agreed is refused. */

import { EngineFailure } from "./failures.mjs";

/**
 * @typedef {"ok" | "incomplete" | "invalid" | "blocked" | "uncovered"} Status
 * @typedef {string | number | boolean | null | WireList | WireObject} Wire
 * @typedef {Wire[]} WireList
 * @typedef {{[name: string]: Wire}} WireObject
 * @typedef {{value: Wire, display: string, unit: string | null}} Shown
 * @typedef {{label: string, expression: string, value: string}} Step
 * @typedef {{code: string, severity: "info" | "caution" | "warning" | "stop", message: string, references: string[]}} Note
 * @typedef {{field: string | null, code: string, message: string}} Problem
 * @typedef {{calculator: string, version: string, status: Status, outputs: Record<string, Shown>, action: string | null,
 *   working: Step[], notes: Note[], problems: Problem[], references: string[], gated: string[]}} Reply
 * @typedef {{text: string, refusal: ""} | {text: null, refusal: string}} Converted the number in the new unit, or why there is none
 * @typedef {{label: string, type: string, dose: boolean, units: Record<string, [string, string]>, choices: Record<string, string>,
 *   record: [string, string][]}} OutputLabels
 * @typedef {{title: string, version: string, outputs: Record<string, OutputLabels>, actions: Record<string, string>,
 *   inputs: Record<string, string>, gated: Record<string, string>, references: Record<string, string>, calendar: boolean}} Labels
 */

const STATUSES = ["ok", "incomplete", "invalid", "blocked", "uncovered"];
const SEVERITIES = ["info", "caution", "warning", "stop"];

/** @param {unknown} value */
const isText = (value) => typeof value === "string";
/** @param {unknown} value */
const isTextOrNull = (value) => value === null || isText(value);
/** @param {unknown} value */
const isTexts = (value) => Array.isArray(value) && value.every(isText);

/**
 * @param {unknown} value
 * @param {Record<string, (part: unknown) => boolean>} shape
 * @returns {boolean}
 */
function has(value, shape) {
  if (typeof value !== "object" || value === null) return false;
  const parts = /** @type {Record<string, unknown>} */ (value);
  return Object.entries(shape).every(([name, fits]) => fits(parts[name]));
}

/**
 * @param {Record<string, (part: unknown) => boolean>} shape
 * @returns {(value: unknown) => boolean}
 */
const listOf = (shape) => (value) => Array.isArray(value) && value.every((part) => has(part, shape));

const REPLY = {
  calculator: isText,
  version: isText,
  status: (/** @type {unknown} */ value) => isText(value) && STATUSES.includes(String(value)),
  outputs: (/** @type {unknown} */ value) => has(value, {})
    && Object.values(Object(value)).every((part) => has(part, { display: isText, unit: isTextOrNull })),
  action: isTextOrNull,
  working: listOf({ label: isText, expression: isText, value: isText }),
  notes: listOf({
    code: isText,
    severity: (value) => SEVERITIES.includes(String(value)),
    message: isText,
    references: isTexts,
  }),
  problems: listOf({ field: isTextOrNull, code: isText, message: isText }),
  references: isTexts,
  gated: isTexts,
};

/**
 * Read a reply to a calculation.
 * @param {string} text
 * @param {string} calculator the one that was asked
 * @param {Labels} labels its words in this page
 * @returns {Reply}
 * @throws {EngineFailure} unknown-reply or release-mismatch
 */
export function readReply(text, calculator, labels) {
  const value = parse(text);
  if (!has(value, REPLY)) throw new EngineFailure("unknown-reply", "a part is missing or of the wrong kind");
  const reply = /** @type {Reply} */ (value);
  if (reply.calculator !== calculator) throw new EngineFailure("unknown-reply", "another calculator answered");
  if (reply.version !== labels.version) throw new EngineFailure("release-mismatch", "another version answered");
  const names = Object.keys(reply.outputs);
  if (names.some((name) => !(name in labels.outputs)) || (reply.action !== null && !(reply.action in labels.actions))) {
    throw new EngineFailure("unknown-reply", "an output or an action has no words in this page");
  }
  if (reply.status !== "ok" && names.some((name) => labels.outputs[name].dose)) {
    throw new EngineFailure("unknown-reply", "a dose came with a problem");
  }
  if (reply.status === "ok" ? reply.problems.length : !reply.problems.length && reply.status !== "uncovered") {
    throw new EngineFailure("unknown-reply", "status and problems contradict each other");
  }
  return reply;
}

/**
 * Read the answer to a change of unit.
 * @param {string} text
 * @returns {Converted}
 * @throws {EngineFailure}
 */
export function readConverted(text) {
  const value = parse(text);
  if (has(value, { converted: (part) => has(part, { value: isText, unit: isText }) })) {
    return { text: /** @type {{converted: {value: string}}} */ (value).converted.value, refusal: "" };
  }
  if (has(value, { problems: listOf({ message: isText }) })) {
    const { problems } = /** @type {{problems: {message: string}[]}} */ (value);
    return { text: null, refusal: problems.map(({ message }) => message).join(" ") };
  }
  throw new EngineFailure("unknown-reply", "a conversion gave neither a number nor a problem");
}

/**
 * Read the answer to a wish for a calendar file.
 * @param {string} text
 * @returns {string}
 * @throws {EngineFailure}
 */
export function readCalendar(text) {
  const value = parse(text);
  if (!has(value, { calendar: isText })) throw new EngineFailure("unknown-reply", "an answered plan has no calendar");
  return /** @type {{calendar: string}} */ (value).calendar;
}

/**
 * @param {string} text
 * @returns {unknown}
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new EngineFailure("unknown-reply", "not JSON");
  }
}
