/**
 * Restore a snapshot as the worker does and answer a corpus.
 * usage: node try-core.mjs BOOT.mjs INTERIOR.mjs CORE.wasm FRAME.json SNAPSHOT CORPUS.json OUT.json
 */

import { readFileSync, writeFileSync } from "node:fs";

const [boot, interior, module, frameFile, snapshot, corpus, target] = process.argv.slice(2);
const { restore, wake } = await import(boot);
const { instantiateCore } = await import(interior);
const frame = JSON.parse(readFileSync(frameFile, "utf8"));
const core = await instantiateCore(await WebAssembly.compile(readFileSync(module)), frame);
restore(core, frame, readFileSync(snapshot));
const call = wake(core, frame);
writeFileSync(target, JSON.stringify(JSON.parse(readFileSync(corpus, "utf8")).map((request) => call(request))));
