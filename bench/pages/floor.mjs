/** The floor: the downloads of the fast path, the compile and the copy, and no Python. */

import { beginParts } from "../../build/web/worker/attempt.mjs";
import { finish, manifest } from "./shared.mjs";

const path = manifest.paths[0];
const parts = beginParts(path, { manifest, base: new URL("runtime/", location.href).href, bad: new Set() });
const worker = new Worker("floor-worker.js");
worker.addEventListener("message", ({ data }) => finish(data, "floor"));
for (const [name, part] of parts) part.then(({ data }) => worker.postMessage({ name, data }, [data]));
