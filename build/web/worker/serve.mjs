/** The worker's side of the protocol: take parts, boot, prove, answer calls. The same for every way of booting. */

import { RuntimeFailure, asFailure, requireWasm } from "./reasons.mjs";
import { decode, verify } from "./unpack.mjs";
import { withProof } from "./proof.mjs";

/**
 * @typedef {import("./unpack.mjs").Seal} Seal
 * @typedef {import("./unpack.mjs").Arrived} Arrived
 * @typedef {{name: string} & Arrived} Part
 * @typedef {{type: "boot", release: string, build: string, path: string, seals: Record<string, Seal>, calculators: string[],
 *   settings: Record<string, unknown>}} BootMessage
 * @typedef {{type: "call", id: number, request: string, release: string}} CallMessage
 * @typedef {({type: "part", release: string} & Part)} PartMessage
 * @typedef {BootMessage | CallMessage | PartMessage} Message
 * @typedef {(request: string) => string} Call
 * @typedef {Pick<MessagePort, "postMessage" | "addEventListener">} Mouth where messages go out and come in
 * @typedef {{wardbookInPage?: (port: MessagePort) => void}} InPage what the script leaves in a page
 * @typedef {{part: (name: string) => Promise<Uint8Array<ArrayBuffer>>, early: (name: string) => Promise<Uint8Array<ArrayBuffer>>,
 *   settings: Record<string, unknown>, progress: (step: string) => void}} Boot what a way
 *   of booting is given: `part` gives proven bytes, `early` the same before they are proven, to prepare with
 */

/** A promise with its handles, made before anyone waits for it. */
class Slot {
  constructor() {
    /** @type {Promise<any>} */
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.promise.catch(() => undefined);
  }
}

/** One worker's life: waiting, booting, then answering until it is ended. */
class Session {
  /**
   * @param {(boot: Boot) => Promise<Call>} bootWith
   * @param {Mouth} mouth
   */
  constructor(bootWith, mouth) {
    this.bootWith = bootWith;
    this.mouth = mouth;
    this.build = /** @type {{wardbookBuild?: string}} */ (globalThis).wardbookBuild ?? "";
    this.release = "";
    /** @type {Map<string, Slot>} */
    this.slots = new Map();
    /** @type {Record<string, Seal>} */
    this.seals = {};
    /** @type {Call | undefined} */
    this.call = undefined;
  }

  /** @param {object} message */
  post(message) {
    this.mouth.postMessage({ ...message, release: this.release });
  }

  /** @param {unknown} error */
  fail(error) {
    const failure = asFailure(error);
    this.post({ type: "failed", reason: failure.reason, detail: failure.detail, files: failure.files });
  }

  /**
   * @param {string} name
   * @returns {Slot}
   */
  slot(name) {
    const slot = this.slots.get(name) ?? new Slot();
    this.slots.set(name, slot);
    return slot;
  }

  /** @param {BootMessage} message */
  async boot(message) {
    this.release = message.release;
    if (message.build !== this.build) {
      throw new RuntimeFailure("release-mismatch", `this worker is of build ${this.build}, the page of ${message.build}`);
    }
    requireWasm();
    this.seals = message.seals;
    /** @param {string} name */
    const part = (name) => this.slot(name).promise;
    /** @param {string} name */
    const early = (name) => this.slot(`${name}, unproven`).promise;
    /** @param {string} step */
    const progress = (step) => this.post({ type: "progress", step });
    const proofs = part("proof").then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
    const call = await this.bootWith({ part, early, settings: message.settings, progress });
    const proven = withProof(call, await proofs);
    message.calculators.forEach(proven.prove);
    this.call = proven.call;
    this.post({ type: "ready", path: message.path });
  }

  /** @param {PartMessage} message */
  async take(message) {
    const seal = this.seals[message.name];
    if (!seal) throw new RuntimeFailure("release-mismatch", `no part is called ${message.name}`);
    const bytes = await decode(message.name, message);
    this.slot(`${message.name}, unproven`).resolve?.(bytes);
    await undefined; // what prepares with it begins before the hashing, which first makes a copy
    this.slot(message.name).resolve?.(await verify(message.name, bytes, seal));
  }

  /** @param {CallMessage} message */
  answer(message) {
    if (message.release !== this.release) {
      throw new RuntimeFailure("release-mismatch", `this worker is of release ${this.release}, the page of ${message.release}`);
    }
    if (!this.call) throw new RuntimeFailure("python-error", "a call came before the start was complete");
    this.post({ type: "reply", id: message.id, reply: this.call(message.request) });
  }

  /** @param {Message} message */
  async handle(message) {
    switch (message.type) {
      case "boot":
        return this.boot(message);
      case "part":
        return this.take(message);
      case "call":
        return this.answer(message);
    }
  }
}

/**
 * @param {(boot: Boot) => Promise<Call>} bootWith
 * @param {Mouth} mouth
 */
function listen(bootWith, mouth) {
  const session = new Session(bootWith, mouth);
  mouth.addEventListener("message", (event) => {
    session.handle(/** @type {MessageEvent<Message>} */ (event).data).catch((error) => session.fail(error));
  });
  session.post({ type: "hello", build: session.build });
}

/**
 * Listen to the page and boot in the given way. Loaded by a page itself, as a last way where it may have no worker, the
 * script leaves a function there that takes a port instead.
 * @param {(boot: Boot) => Promise<Call>} bootWith
 */
export function serve(bootWith) {
  if (!("document" in globalThis)) listen(bootWith, /** @type {Mouth} */ (/** @type {unknown} */ (globalThis)));
  else /** @type {InPage} */ (globalThis).wardbookInPage = (port) => listen(bootWith, port);
}
