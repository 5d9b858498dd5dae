/**
 * Compile Python sources to byte-code inside the runtime, so that the byte-code is its own and the same on every machine.
 * Docstrings and asserts are dropped; files are marked as unchecked, because their sources do not travel.
 * usage: node compile.mjs PYODIDE_FOLDER PYTHON_SCRIPT IN.zip OUT.zip
 */

import { readFileSync, writeFileSync } from "node:fs";
import { loaderOf } from "./fixed-world.mjs";

const [folder, script, source, target] = process.argv.slice(2);
const python = await loaderOf(folder)({ indexURL: folder, env: { PYTHONHASHSEED: "0" } });
python.FS.writeFile("/in.zip", readFileSync(source));
python.runPython(readFileSync(script, "utf8"));
writeFileSync(target, python.FS.readFile("/out.zip"));
