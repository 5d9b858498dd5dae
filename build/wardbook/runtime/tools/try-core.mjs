/**
 * Restore a snapshot as the worker does and answer a corpus.
 * usage: node try-core.mjs BOOT.mjs CORE.wasm FRAME.json SNAPSHOT CORPUS.json OUT.json
 */

import { readFileSync, writeFileSync } from "node:fs";

const [boot, module, frameFile, snapshot, corpus, target] = process.argv.slice(2);
const { prepare, restore, wake } = await import(boot);
const frame = JSON.parse(readFileSync(frameFile, "utf8"));
const prepared = await prepare(await WebAssembly.compile(readFileSync(module)), frame);
restore(prepared, frame, readFileSync(snapshot));
const call = wake(prepared.core, frame);
writeFileSync(target, JSON.stringify(JSON.parse(readFileSync(corpus, "utf8")).map((request) => call(request))));
