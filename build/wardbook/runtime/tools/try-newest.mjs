/**
 * Answer a corpus in a Pyodide that is not the pinned one, loaded as a module.
 * usage: node try-newest.mjs PYODIDE_FOLDER PACKAGE.zip CORPUS.json OUT.json
 */

import { readFileSync, writeFileSync } from "node:fs";

const [folder, bundle, corpus, target] = process.argv.slice(2);
const { loadPyodide } = await import(`${folder}/pyodide.mjs`);
const python = await loadPyodide({ indexURL: folder, env: { LANG: "C.UTF-8", PYTHONHASHSEED: "0" } });
python.unpackArchive(new Uint8Array(readFileSync(bundle)), "zip");
const { call } = python.pyimport("wardbook.kit");
writeFileSync(target, JSON.stringify(JSON.parse(readFileSync(corpus, "utf8")).map((request) => call(request))));
