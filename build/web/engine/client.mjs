/** The page's one client of the worker: starts it when first needed, asks it, and gives every wait an end. */

import { startWorker } from "../worker/start.mjs";
import { RuntimeFailure } from "../worker/reasons.mjs";
import { EngineFailure } from "./failures.mjs";
import { NOTHING_WITHDRAWN } from "./recall.mjs";

/**
 * @typedef {import("./setting.mjs").Setting} Setting
 * @typedef {import("./failures.mjs").Reason} Reason
 * @typedef {import("./recall.mjs").Recall} Recall
 * @typedef {"idle" | "starting" | "ready" | "failed"} EngineState
 * @typedef {{resolve: (reply: string) => void, reject: (failure: EngineFailure) => void}} Waiting
 * @typedef {import("../worker/spawn.mjs").Mode} Mode
 * @typedef {Pick<Worker, "postMessage" | "terminate" | "addEventListener">} Port
 * @typedef {{path: string, reason: string}} Refusal a way of starting that failed
 * @typedef {{worker: Port, path?: string, mode?: string, attempts?: Refusal[]}} Started
 * @typedef {(options: Parameters<typeof startWorker>[0]) => Promise<Started>} Start
 * @typedef {{type: "reply", id: number, reply: string, release: string}} ReplyMessage
 * @typedef {{type: "failed", reason: import("../worker/reasons.mjs").Reason, detail: string, release: string}} FailedMessage
 */

/** How long a start may stand still. */
const SILENCE_MS = 60_000;
/** How long a start may take, even while files still arrive. */
const START_MS = 180_000;
/** How long one answer may take. */
const CALL_MS = 20_000;
/** Failures of a Python that ran, which another way of starting may not have. */
const CURABLE = new Set(["python-error", "timeout", "out-of-memory"]);

/** Tells by the event "mode" that it has learnt where Python runs. */
export class Engine extends EventTarget {
  /**
   * @param {Setting | null} setting
   * @param {string[]} calculators those on this page
   * @param {Start} [start]
   * @param {Promise<Recall>} [recall] what is withdrawn
   */
  constructor(setting, calculators, start = startWorker, recall = Promise.resolve(NOTHING_WITHDRAWN)) {
    super();
    this.recall = recall;
    this.setting = setting;
    this.calculators = calculators;
    this.startWorker = start;
    /** @type {EngineState} */
    this.state = "idle";
    /** @type {EngineFailure | null} why the last start or call ended it */
    this.failure = null;
    /** @type {Mode | null} where Python runs, from the time it is known */
    this.mode = null;
    /** @type {Promise<Port> | null} */
    this.starting = null;
    /** @type {Port | null} */
    this.port = null;
    /** @type {Started | null} the way Python runs, or last ran */
    this.started = null;
    /** @type {Refusal[]} the ways that answered at first and failed later */
    this.lost = [];
    /** @type {Map<number, Waiting>} */
    this.waiting = new Map();
    this.calls = 0;
    /** @type {(failure: EngineFailure) => void} */
    this.giveUp = () => undefined;
  }

  /**
   * Start Python unless it runs or is starting; after a failure, try anew.
   * @returns {Promise<Port>}
   * @throws {EngineFailure}
   */
  start() {
    if (!this.starting) {
      if (this.state === "failed") this.lost = [];
      this.state = "starting";
      const attempt = this.begin();
      this.starting = attempt;
      this.failure = null;
      attempt.catch((error) => this.end(asEngineFailure(error), attempt));
    }
    return this.starting;
  }

  /** Give up a start that is under way. */
  cancel() {
    this.giveUp(new EngineFailure("cancelled", "by the reader"));
  }

  /**
   * Ask one question. Where Python fails at it, the next way of starting is asked.
   * @param {string} request JSON
   * @returns {Promise<string>} JSON
   * @throws {EngineFailure} no way is left, or none could help
   */
  async call(request) {
    for (;;) {
      const port = await this.start();
      try {
        return await this.ask(port, request);
      } catch (error) {
        if (this.state === "failed") throw error;
      }
    }
  }

  /**
   * @param {Port} port
   * @param {string} request
   * @returns {Promise<string>}
   */
  ask(port, request) {
    const id = ++this.calls;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.fail(new EngineFailure("timeout", "a call was not answered")), CALL_MS);
      const settled = () => {
        clearTimeout(timer);
        this.waiting.delete(id);
      };
      this.waiting.set(id, {
        resolve: (reply) => { settled(); resolve(reply); },
        reject: (failure) => { settled(); reject(failure); },
      });
      port.postMessage({ type: "call", id, request, release: this.setting?.release });
    });
  }

  /** @returns {Promise<Port>} */
  async begin() {
    if (!this.setting) throw new EngineFailure("file-missing", "the page does not name its runtime");
    if (typeof WebAssembly !== "object") throw new EngineFailure("no-wasm", "this browser has no WebAssembly");
    const started = await this.watched(this.setting);
    const port = started.worker;
    this.started = started;
    port.addEventListener("message", (event) => this.receive(/** @type {MessageEvent} */ (event).data));
    port.addEventListener("error", () => this.fail(new EngineFailure("python-error", "the worker stopped")));
    this.port = port;
    this.state = "ready";
    return port;
  }

  /**
   * Start the worker under a watch, because the start itself may never settle.
   * @param {Setting} setting
   * @returns {Promise<Started>}
   */
  watched({ runtime, base, release }) {
    return new Promise((resolve, reject) => {
      let given = false;
      const expire = () => giveUp(new EngineFailure("timeout", "the start did not end"));
      let silence = setTimeout(expire, SILENCE_MS);
      const limit = setTimeout(expire, START_MS);
      const heard = () => {
        clearTimeout(silence);
        if (!given) silence = setTimeout(expire, SILENCE_MS);
      };
      const end = () => {
        given = true;
        clearTimeout(silence);
        clearTimeout(limit);
      };
      // Of this start alone: one that was given up may still fail while the next is under way.
      const giveUp = (/** @type {EngineFailure} */ failure) => { end(); reject(failure); };
      this.giveUp = giveUp;
      const onStatus = (/** @type {import("../worker/attempt.mjs").Status} */ { mode }) => {
        heard();
        if (!given) this.learn(mode ?? null);
      };
      const paths = this.pathsLeft();
      const options = { manifest: runtime, base, release, calculators: this.calculators, onStatus, paths };
      this.startWorker(options).then(
        (started) => {
          if (given) started.worker.terminate();
          end();
          resolve(started);
        },
        (error) => giveUp(asEngineFailure(error)),
      );
    });
  }

  /** @param {Mode | null} mode */
  learn(mode) {
    if (mode === this.mode) return;
    this.mode = mode;
    this.dispatchEvent(new Event("mode"));
  }

  /** @param {ReplyMessage | FailedMessage | {type: "progress"}} message */
  receive(message) {
    switch (message.type) {
      case "reply":
        if (message.release !== this.setting?.release) {
          this.fail(new EngineFailure("release-mismatch", `a reply came from release ${message.release}`));
        } else {
          this.waiting.get(message.id)?.resolve(message.reply);
        }
        return;
      case "failed":
        this.fail(new EngineFailure(message.reason, message.detail));
        return;
      case "progress":
        return;
      default:
        this.fail(new EngineFailure("unknown-reply", "a message of an unknown type"));
    }
  }

  /**
   * Name the ways of starting that have not failed after they had answered.
   * @returns {string[]}
   */
  pathsLeft() {
    const names = this.setting?.runtime.paths.map(({ name }) => name) ?? [];
    return names.filter((name) => this.lost.every(({ path }) => path !== name));
  }

  /**
   * Stop the worker and tell everyone who waits; they ask again where another way of starting is left.
   * @param {EngineFailure} failure
   */
  fail(failure) {
    this.port?.terminate();
    if (this.started?.path && CURABLE.has(failure.reason)) this.lost.push({ path: this.started.path, reason: failure.reason });
    const isCurable = CURABLE.has(failure.reason) && this.pathsLeft().length > 0;
    this.end(failure, this.starting);
    if (isCurable) {
      this.state = "idle";
      this.failure = null;
    }
    Array.from(this.waiting.values(), (one) => one.reject(failure));
  }

  /**
   * Make room for a new start.
   * @param {EngineFailure} failure
   * @param {Promise<Port> | null} attempt the start that ended
   */
  end(failure, attempt) {
    if (this.starting !== attempt) return;
    this.state = "failed";
    this.failure = failure;
    this.starting = null;
    this.port = null;
    this.learn(null);
  }
}

/**
 * @param {unknown} error
 * @returns {EngineFailure}
 */
export function asEngineFailure(error) {
  if (error instanceof EngineFailure) return error;
  if (error instanceof RuntimeFailure) return new EngineFailure(error.reason, error.detail);
  return new EngineFailure("python-error", error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}
