/**
 * Start Python bare, import the calculators, run the corpus, settle, and write memory as a snapshot for the shrunk module.
 * usage: node make-snapshot.mjs SPEC.json, with {pyodide, interior, snapshot, library, package, settle, corpus, core, table, out, frame, replies}
 */

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { loaderOf } from "./fixed-world.mjs";

const spec = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { blankFree, instantiateCore, judgedParts, startBare, sumOf } = await import(spec.interior);
const { writeSnapshot } = await import(spec.snapshot);

const SITE = "/lib/python3.13/site-packages/";
const files = Object.fromEntries(readdirSync(spec.package, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .sort()
  .map((path) => [SITE + path.slice(spec.package.length + 1), readFileSync(path)]));
files["/corpus.json"] = readFileSync(spec.corpus);

const python = await startBare(loaderOf(spec.pyodide), { indexURL: spec.pyodide, stdLibURL: spec.library }, files);
python.run(readFileSync(spec.settle, "utf8"));
writeFileSync(spec.replies, python.read("/replies.json"));
const entry = Number(python.read("/entry"));

const memory = python.memory();
const frame = { ...python.frame(), table: spec.table, entry, sum: 0 };
blankFree(memory, frame);
frame.sum = sumOf(memory.buffer, judgedParts(frame));
writeFileSync(spec.frame, JSON.stringify(frame));
const module = await WebAssembly.compile(readFileSync(spec.core));
const core = await instantiateCore(module, frame);
writeFileSync(spec.out, writeSnapshot(memory, new Uint8Array(core.memory.buffer), judgedParts(frame)));
process.exit(0);
