/** Ours: the starter as pages use it. */

import { startWorker } from "../../build/web/worker/start.mjs";
import { finish, manifest, REQUEST } from "./shared.mjs";

export const longTasks = { count: 0 };
new PerformanceObserver((list) => {
  longTasks.count += list.getEntries().length;
}).observe({ type: "longtask", buffered: true });

const options = { manifest, base: new URL("runtime/", location.href).href, release: "bench", calculators: [REQUEST.calculator] };
const { worker, path } = await startWorker(options);
let last = 0;

/**
 * Ask once and wait for the reply.
 * @param {import("../../build/web/worker/spawn.mjs").Port} answering
 * @param {string} request
 * @returns {Promise<string>}
 */
function call(answering, request) {
  return new Promise((resolve) => {
    const id = ++last;
    answering.addEventListener("message", function listen({ data }) {
      if (data.id !== id) return;
      answering.removeEventListener("message", listen);
      resolve(data.reply);
    });
    answering.postMessage({ type: "call", id, request, release: "bench" });
  });
}

finish(await call(worker, JSON.stringify(REQUEST)), path);

/**
 * Time calls from page to worker and back.
 * @param {number} count
 * @param {import("../../build/web/worker/spawn.mjs").Port} answering
 * @returns {Promise<number[]>} milliseconds
 */
export async function timeCalls(count, answering = worker) {
  const times = [];
  for (let i = 0; i < count; i += 1) {
    // No weight comes twice, as a reader's would not.
    const request = JSON.stringify({ ...REQUEST, inputs: { ...REQUEST.inputs, weight: `${(40 + i / 20).toFixed(2)} kg` } });
    const before = performance.now();
    await call(answering, request);
    times.push(performance.now() - before);
  }
  return times;
}

/**
 * Time the same messages to and from a worker that sends back what it got: what a call costs without an answer.
 * @param {number} count
 * @returns {Promise<number[]>} milliseconds
 */
async function timeEcho(count) {
  const echo = new Worker("echo-worker.js");
  const times = await timeCalls(count, echo);
  echo.terminate();
  return times;
}

Object.assign(globalThis, { timeCalls, timeEcho });
