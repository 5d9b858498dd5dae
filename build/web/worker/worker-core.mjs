/** Worker script of the fast path: a restored Python, without Pyodide's JavaScript. */

import { restore, wake } from "./core-boot.mjs";
import { instantiateCore } from "./interior.mjs";
import { serve } from "./serve.mjs";

/** @typedef {{frame: import("./interior.mjs").Frame}} CoreSettings */

serve(async ({ part, early, settings, progress }) => {
  const { frame } = /** @type {CoreSettings} */ (settings);
  // Compiling and putting memory back run beside the hashing; nothing of Python is called before everything is proven.
  const core = early("wasm").then((bytes) => WebAssembly.compile(bytes)).then((module) => instantiateCore(module, frame));
  core.catch(() => undefined);
  const restored = early("memory").then(async (bytes) => {
    progress("python");
    restore(await core, frame, bytes);
  });
  restored.catch(() => undefined);
  await Promise.all([part("wasm"), part("memory")]);
  await restored;
  return wake(await core, frame);
});
