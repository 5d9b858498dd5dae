/** Self-proof: a known case of a calculator is answered and compared before any result of it is shown. */

import { RuntimeFailure } from "./reasons.mjs";
import { sha256InScript } from "./sha256.mjs";

/** @typedef {Record<string, {request: string, sha256: string}>} Proofs known requests and the hash of the right reply */

/**
 * Wrap a call so that the first request for each calculator proves that calculator first.
 * @param {(request: string) => string} call
 * @param {Proofs} proofs
 * @returns {{call: (request: string) => string, prove: (id: string) => void}}
 */
export function withProof(call, proofs) {
  const proven = new Set();
  /** @param {string} id */
  const prove = (id) => {
    if (proven.has(id) || !Object.hasOwn(proofs, id)) return;
    const reply = call(proofs[id].request);
    const found = sha256InScript(new TextEncoder().encode(reply));
    if (found !== proofs[id].sha256) throw new RuntimeFailure("python-error", `the known case of ${id} came out differently`);
    proven.add(id);
  };
  return {
    prove,
    call: (request) => {
      prove(calculatorOf(request));
      return call(request);
    },
  };
}

/**
 * @param {string} request
 * @returns {string} the id asked for; empty where the text is not a request (Python says so in its reply)
 */
function calculatorOf(request) {
  try {
    const id = JSON.parse(request)?.calculator;
    return typeof id === "string" ? id : "";
  } catch {
    return "";
  }
}
