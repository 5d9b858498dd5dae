/**
 * Answer a corpus in Pyodide, by its public interface, and list the library files that were loaded for it.
 * usage: node run-corpus.mjs PYODIDE_FOLDER LIBRARY.zip PACKAGE.zip CORPUS.json OUT.json
 */

import { readFileSync, writeFileSync } from "node:fs";
import { loaderOf } from "./fixed-world.mjs";

const [folder, library, bundle, corpus, target] = process.argv.slice(2);
const lock = JSON.parse(readFileSync(`${folder}/pyodide-lock.json`, "utf8"));
const python = await loaderOf(folder)({
  indexURL: folder,
  stdLibURL: library,
  packageBaseUrl: folder,
  lockFileContents: { info: lock.info, packages: {} },
  env: { LANG: "C.UTF-8", PYTHONHASHSEED: "0" },
});
python.unpackArchive(new Uint8Array(readFileSync(bundle)), "zip");
const { call } = python.pyimport("wardbook.kit");
const replies = JSON.parse(readFileSync(corpus, "utf8")).map((request) => call(request));
const loaded = python.runPython(`
import json, sys
json.dumps(sorted({module.__spec__.origin for module in sys.modules.values() if getattr(module, "__spec__", None) and module.__spec__.origin}))
`);
writeFileSync(target, JSON.stringify({ replies, loaded: JSON.parse(loaded) }));
