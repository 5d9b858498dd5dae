/**
 * Restore a snapshot as the worker does and answer a corpus.
 * usage: node try-core.mjs BOOT.mjs CORE.wasm HASH SNAPSHOT CORPUS.json OUT.json
 */

import { readFileSync, writeFileSync } from "node:fs";

const [boot, core, hash, snapshot, corpus, target] = process.argv.slice(2);
const { restore } = await import(boot);
const call = await restore(WebAssembly.compile(readFileSync(core)), readFileSync(snapshot), hash);
writeFileSync(target, JSON.stringify(JSON.parse(readFileSync(corpus, "utf8")).map((request) => call(request))));
