/** A calculator's form: it asks when something changes, and never leaves an answer that belongs to other inputs. */

import { asEngineFailure } from "../../engine/client.mjs";
import { all, need } from "../../engine/dom.mjs";
import { dayOf, passedDates, readEdition, timeOf } from "../../engine/edition.mjs";
import { readLocal } from "../../engine/local.mjs";
import { whyWithdrawn } from "../../engine/recall.mjs";
import { settleChecks } from "../field/checks.mjs";
import { clearField, controlOf, fieldNamed, showProblems } from "../field/problems.mjs";
import { startUnits } from "../field/units.mjs";
import { adaptForm } from "../local/local.mjs";
import { ResultRegion } from "../result/result.mjs";
import { startRows } from "../rows/rows.mjs";
import { fullLabelOf, isBlank, labelOf, readForm } from "./reading.mjs";
import { Agreements, ask, convert } from "./session.mjs";
import { withdraw } from "./withdrawn.mjs";

/**
 * @typedef {import("../../engine/client.mjs").Engine} Engine
 * @typedef {import("../../engine/reply.mjs").Labels} Labels
 * @typedef {import("../result/parts.mjs").Linked} Linked
 * @typedef {import("./reading.mjs").Reading} Reading
 * @typedef {import("./session.mjs").Answered} Answered
 */

/** While a reader types, a refusal waits this long: "1" on the way to "180" is no mistake yet. */
const TYPING_MS = 400;

const STARTING = "Starting the calculator. The first start takes some seconds, on a slow device or connection up to a minute.";
const STARTING_IN_PAGE = "Starting the calculator in this page, because this browser allows it no background worker. The page stands still for some seconds.";

class Calculator {
  /**
   * @param {HTMLElement} root
   * @param {Engine} engine
   */
  constructor(root, engine) {
    this.root = root;
    this.engine = engine;
    this.form = need(root, "form[data-calculator]", HTMLFormElement);
    this.id = this.form.dataset.calculator ?? "";
    /** @type {Labels} */
    this.labels = JSON.parse(need(root, "[data-labels]", HTMLScriptElement).text);
    this.result = new ResultRegion(need(root, "[data-result]", HTMLElement));
    this.agreements = new Agreements();
    /** Whether the reader has turned to this calculator. */
    this.turned = false;
    /** Counts changes; an answer to an older one is not shown. */
    this.turn = 0;
    /** Whether the reader has asked for the answer, so that what is missing is marked. */
    this.marked = false;
    /** When the reader last typed. */
    this.typedAt = 0;
    this.frame = 0;
    /** How many numbers wait for their new unit. */
    this.converting = 0;
    /** @type {Map<string, string[]>} what was asked of each field, as last shown */
    this.asked = new Map();
    this.rows = all(this.form, "[data-kind='rows']", HTMLElement)
      .map((field) => startRows(field, () => this.changed(field)));
  }

  /** Show the form and listen. */
  begin() {
    const { form } = this;
    need(this.root, "[data-without-script]", HTMLElement).hidden = true;
    adaptForm(form, readLocal(document));
    form.reset();
    form.hidden = false;
    form.addEventListener("input", (event) => this.onInput(event));
    form.addEventListener("change", (event) => this.onChange(event));
    form.addEventListener("submit", (event) => this.onSubmit(event));
    form.addEventListener("reset", () => this.onReset());
    form.addEventListener("keydown", ({ key, ctrlKey, metaKey }) => {
      if (key === "Enter" && (ctrlKey || metaKey)) form.requestSubmit();
    });
    for (const type of ["focusin", "pointerdown", "touchstart"]) {
      form.addEventListener(type, () => this.turnedTo(), { passive: true, once: true });
    }
    this.engine.addEventListener("mode", () => this.onMode());
    this.watchUnits(form);
    void this.engine.recall.then((recall) => this.obey(whyWithdrawn(recall, this.id)));
  }

  /**
   * Obey a list that withdraws this calculator.
   * @param {string | null} reason null where it does not
   */
  obey(reason) {
    if (reason === null) return;
    this.turn += 1;
    withdraw(this.root, this.form);
    this.result.withdrawn(reason);
  }

  /** Say where Python runs, above all before it brings the page to a stand. */
  onMode() {
    this.result.runsIn(this.engine.mode);
    if (this.turned && this.engine.state === "starting") this.clearResult();
  }

  /** The reader has turned to this calculator: start Python before it is needed. */
  turnedTo() {
    if (this.turned || this.engine.state === "ready") return;
    void this.compute();
  }

  /** @param {HTMLElement} scope */
  watchUnits(scope) {
    for (const field of all(scope, "[data-kind='quantity']:not([data-watched])", HTMLElement)) {
      field.dataset.watched = "";
      startUnits(field, (wish) => this.convert(wish), () => this.changed(field));
    }
  }

  /**
   * Convert a number; no answer is asked for while it is on its way.
   * @type {import("../field/units.mjs").Convert}
   */
  async convert(wish) {
    this.converting += 1;
    try {
      return await convert(this.engine, this.id, wish);
    } finally {
      this.converting -= 1;
      this.schedule();
    }
  }

  /** @param {Event} event */
  onInput({ target }) {
    if (!(target instanceof HTMLInputElement) || target.type === "checkbox") return;
    this.typedAt = performance.now();
    this.changed(fieldAround(target));
  }

  /** @param {Event} event */
  onChange({ target }) {
    const field = fieldAround(target);
    if (target instanceof HTMLInputElement && target.type !== "checkbox") this.typedAt = 0;
    else if (target instanceof HTMLInputElement && target.name === "confirm") this.onConfirm(target);
    else {
      if (field) settleChecks(field, target);
      this.changed(field);
    }
  }

  /** @param {HTMLInputElement} box */
  onConfirm(box) {
    if (box.checked) this.agreements.agree(box.value, this.asked.get(box.value) ?? []);
    else this.agreements.forget(box.value);
    this.changed(null);
  }

  /**
   * Something changed: the result goes at once, the new one is asked for in the next frame.
   * @param {HTMLElement | null} field
   */
  changed(field) {
    this.turn += 1;
    if (field) {
      this.agreements.forget(field.dataset.field ?? "");
      clearField(field);
      if (field.dataset.kind === "rows") this.watchUnits(field);
    }
    this.clearResult();
    this.schedule();
  }

  /** Ask in the next frame, once for all changes until then. */
  schedule() {
    cancelAnimationFrame(this.frame);
    if (document.hidden) void this.compute();
    else this.frame = requestAnimationFrame(() => this.compute());
  }

  /** Take the old answer away. */
  clearResult() {
    if (this.engine.state === "failed") return;
    const starting = this.engine.mode === "page" ? STARTING_IN_PAGE : STARTING;
    if (this.engine.state !== "ready") this.result.loading(starting, () => this.engine.cancel());
    else if (isBlank(this.form)) this.result.empty();
    else this.result.loading("Calculating.", null);
  }

  /** @param {SubmitEvent} event */
  onSubmit(event) {
    event.preventDefault();
    this.turn += 1;
    this.marked = true;
    this.typedAt = 0;
    cancelAnimationFrame(this.frame);
    void this.compute({ again: true, asked: true });
  }

  onReset() {
    this.turn += 1;
    this.marked = false;
    this.agreements = new Agreements();
    this.result.empty();
    // The controls are emptied only after this event; what was asked of them meanwhile is not shown.
    setTimeout(() => {
      this.turn += 1;
      this.rows.forEach((rows) => rows.reset());
      this.watchUnits(this.form);
      showProblems(this.form, [], false);
      this.result.empty();
      if (!isBlank(this.form)) this.schedule();
    });
  }

  /**
   * Ask, and show the answer if it still belongs to what stands in the form.
   * @param {{again?: boolean, asked?: boolean}} [how] `again`: try to start even after a failure; `asked`: by the button
   */
  async compute({ again = false, asked = false } = {}) {
    if (this.converting) return;
    this.turned = true;
    const turn = this.turn;
    if (whyWithdrawn(await this.engine.recall, this.id) !== null) return;
    try {
      if (this.engine.failure && !again) throw this.engine.failure;
      const started = this.engine.start();
      if (asked || this.engine.state !== "ready") this.clearResult();
      await started;
      if (turn !== this.turn) return;
      if (isBlank(this.form) && !this.marked) {
        showProblems(this.form, [], false);
        this.result.empty();
        return;
      }
      const reading = readForm(this.form);
      const answered = await ask(this.engine, this.id, this.labels, reading, this.agreements);
      if (isRefusal(answered)) await this.typingPause();
      if (turn === this.turn) this.show(reading, answered, asked);
    } catch (error) {
      const failure = asEngineFailure(error);
      if (turn === this.turn) this.result.failed(failure, () => this.compute({ again: true }));
    }
  }

  /** Wait until the reader has stopped typing. */
  async typingPause() {
    const wait = this.typedAt + TYPING_MS - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }

  /**
   * @param {Reading} reading
   * @param {Answered} answered
   * @param {boolean} asked
   */
  show(reading, { reply, problems, calendar }, asked) {
    this.asked = messagesByName(problems);
    showProblems(this.form, problems, this.marked);
    const open = problems.filter(({ agreed }) => !agreed).map(({ name, message }) => this.linked(name, message));
    this.result.show({ reply, labels: this.labels, used: reading.used, calendar, ...this.circumstances() }, open);
    if (asked) this.result.reveal(open.length > 0);
  }

  /** When and by what an answer was worked out, and which dates of it have passed. */
  circumstances() {
    const now = new Date();
    const edition = document.querySelector("[data-edition]");
    const passed = edition instanceof HTMLElement ? passedDates(readEdition(edition), now) : [];
    return { release: this.engine.setting?.release ?? "", at: `Calculated on ${dayOf(now)} at ${timeOf(now)}, by the clock of this device.`, passed };
  }

  /**
   * @param {string} name
   * @param {string} message
   * @returns {Linked}
   */
  linked(name, message) {
    const field = fieldNamed(this.form, name);
    if (!field) return { text: message, open: null };
    const label = fullLabelOf(field);
    return {
      text: message.startsWith(labelOf(field)) ? message : `${label}: ${message}`,
      open: () => {
        field.closest("details")?.setAttribute("open", "");
        controlOf(field).focus();
      },
    };
  }
}

/**
 * Start a calculator's form.
 * @param {HTMLElement} root
 * @param {Engine} engine
 */
export function startCalculator(root, engine) {
  const calculator = new Calculator(root, engine);
  calculator.begin();
  const turned = () => {
    if (location.hash === `#${root.id}`) calculator.turnedTo();
  };
  addEventListener("hashchange", turned);
  turned();
}

/**
 * @param {EventTarget | null} target
 * @returns {HTMLElement | null}
 */
function fieldAround(target) {
  const field = target instanceof Element ? target.closest("[data-field]") : null;
  return field instanceof HTMLElement ? field : null;
}

/**
 * @param {Answered} answered
 * @returns {boolean}
 */
function isRefusal({ reply }) {
  return reply.status === "invalid" || reply.status === "incomplete";
}

/**
 * @param {Answered["problems"]} problems
 * @returns {Map<string, string[]>}
 */
function messagesByName(problems) {
  /** @type {Map<string, string[]>} */
  const messages = new Map();
  for (const { name, message } of problems) messages.set(name, [...(messages.get(name) ?? []), message]);
  return messages;
}
