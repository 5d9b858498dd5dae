/** Worker script of the fast path: a restored Python, without Pyodide's JavaScript. */

import { restore } from "./core-boot.mjs";
import { serve } from "./serve.mjs";

serve(async ({ part, early, seal, progress }) => {
  // Compiling and putting memory back run beside the hashing; nothing is called before everything is proven.
  const wasm = early("wasm").then((bytes) => WebAssembly.compile(bytes));
  wasm.catch(() => undefined);
  const memory = await early("memory");
  progress("python");
  const restored = restore(wasm, memory, seal("wasm").sha256);
  restored.catch(() => undefined);
  await Promise.all([part("wasm"), part("memory")]);
  return restored;
});
