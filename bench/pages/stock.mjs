/** Stock: `loadPyodide` as its documentation shows it, in a worker, with the calculators as a zip. */

import { finish, REQUEST } from "./shared.mjs";

const worker = new Worker("stock-worker.js");
worker.addEventListener("message", ({ data }) => finish(data, "stock"));
worker.postMessage(JSON.stringify(REQUEST));
