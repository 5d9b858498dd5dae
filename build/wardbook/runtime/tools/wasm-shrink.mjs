/**
 * Shrink a WebAssembly module: keep the exports named and what they, the start function and the table can reach.
 * Functions, globals and imports that nothing names are dropped; nothing that stays is changed but for its numbers.
 * usage: node wasm-shrink.mjs IN OUT INTERIOR.mjs; prints the least size of the imported table
 */

import { readFileSync, writeFileSync } from "node:fs";
import { Reader, UnknownWasmError, sections, walkCode } from "./wasm-read.mjs";

const KIND = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };

/**
 * @param {number} value
 * @returns {number[]} LEB128
 */
function leb(value) {
  const bytes = [];
  do {
    const low = value % 128;
    value = Math.floor(value / 128);
    bytes.push(value ? low + 128 : low);
  } while (value);
  return bytes;
}

/** Bytes under construction, joined at the end. */
class Writer {
  constructor() {
    /** @type {(Uint8Array | number[])[]} */
    this.pieces = [];
  }

  /** @param {Uint8Array | number[]} bytes */
  add(bytes) {
    this.pieces.push(bytes);
    return this;
  }

  bytes() {
    const whole = new Uint8Array(this.pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of this.pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}

/**
 * @param {Uint8Array[]} items
 * @returns {Uint8Array} a section's content: their number, then they
 */
function vector(items) {
  const writer = new Writer().add(leb(items.length));
  items.forEach((item) => writer.add(item));
  return writer.bytes();
}

/** The parts of a module that shrinking looks at. */
class Module {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.sections = sections(bytes);
    this.content = new Map(this.sections.map(({ id, content }) => [id, content]));
    this.imports = this.items(2, importItem);
    this.importedFunctions = this.imports.filter(({ kind }) => kind === KIND.function).length;
    this.importedGlobals = this.imports.filter(({ kind }) => kind === KIND.global).length;
    this.types = this.items(3, (reader) => ({ type: reader.u32() }));
    this.globals = this.items(6, globalItem);
    this.exports = this.items(7, (reader) => ({ name: reader.name(), kind: reader.byte(), index: reader.u32() }));
    this.bodies = this.items(10, (reader) => reader.skip(reader.u32()));
    const start = this.content.get(8);
    this.start = start ? new Reader(start).u32() : -1;
    this.elements = this.readElements();
  }

  /**
   * @template Item
   * @param {number} id
   * @param {(reader: Reader) => Item} read
   * @returns {(Item & {bytes: Uint8Array})[]}
   */
  items(id, read) {
    const reader = new Reader(this.content.get(id) ?? Uint8Array.of(0));
    return Array.from({ length: reader.u32() }, () => {
      const from = reader.at;
      const item = read(reader);
      return { ...item, bytes: reader.bytes.subarray(from, reader.at) };
    });
  }

  readElements() {
    const reader = new Reader(this.content.get(9) ?? Uint8Array.of(0));
    const count = reader.u32();
    if (count !== 1 || reader.u32() !== 0) throw new UnknownWasmError("element segments of another kind");
    const from = reader.at;
    if (reader.byte() !== 0x23) throw new UnknownWasmError("a table that does not begin at a global");
    const global = reader.u32();
    if (reader.byte() !== 0x0b) throw new UnknownWasmError("a table with a long offset");
    const offset = reader.bytes.subarray(from, reader.at);
    return { global, offset, functions: Array.from({ length: reader.u32() }, () => reader.u32()) };
  }
}

/** @param {Reader} reader */
function importItem(reader) {
  const from = reader.name();
  const name = reader.name();
  const kind = reader.byte();
  let least = 0;
  if (kind === KIND.function) reader.skipLeb();
  else if (kind === KIND.table) {
    reader.byte();
    least = reader.limits();
  } else if (kind === KIND.memory) reader.limits();
  else if (kind === KIND.global) reader.skip(2);
  else if (kind === KIND.tag) {
    reader.byte();
    reader.skipLeb();
  } else throw new UnknownWasmError(`import of kind ${kind}`);
  return { from, name, kind, least };
}

/** @param {Reader} reader */
function globalItem(reader) {
  reader.skip(2);
  while (reader.bytes[reader.at] !== 0x0b) {
    if (reader.byte() === 0x23) throw new UnknownWasmError("a global that begins as another");
    reader.skipLeb();
  }
  reader.skip(1);
}

/**
 * Find what is reachable.
 * @param {Module} module
 * @param {{kind: number, index: number}[]} kept exports
 * @returns {{functions: Set<number>, globals: Set<number>}} old numbers
 */
function reach(module, kept) {
  const functions = new Set(module.elements.functions);
  const globals = new Set([module.elements.global, 0]);
  kept.forEach(({ kind, index }) => {
    if (kind === KIND.function) functions.add(index);
    if (kind === KIND.global) globals.add(index);
  });
  if (module.start >= 0) functions.add(module.start);
  for (const index of functions) {
    const body = module.bodies[index - module.importedFunctions];
    if (!body) continue;
    walkCode(bodyCode(body.bytes), body.bytes.length, (kind, named) => (kind === "f" ? functions : globals).add(named));
  }
  return { functions, globals };
}

/**
 * @param {Uint8Array} bytes a body: size, locals, code
 * @returns {Reader} at the code
 */
function bodyCode(bytes) {
  const reader = new Reader(bytes);
  reader.skipLeb();
  for (let groups = reader.u32(); groups > 0; groups -= 1) {
    reader.skipLeb();
    reader.skip(1);
  }
  return reader;
}

/**
 * @param {number} total
 * @param {Set<number>} kept
 * @returns {Map<number, number>} new number by old
 */
function renumber(total, kept) {
  const numbers = new Map();
  for (let index = 0; index < total; index += 1) if (kept.has(index)) numbers.set(index, numbers.size);
  return numbers;
}

/**
 * Write a body with new numbers.
 * @param {Uint8Array} bytes
 * @param {Map<number, number>} functions
 * @param {Map<number, number>} globals
 * @returns {Uint8Array}
 */
function rewriteBody(bytes, functions, globals) {
  const sized = new Reader(bytes);
  sized.skipLeb();
  const writer = new Writer();
  let copied = sized.at;
  walkCode(bodyCode(bytes), bytes.length, (kind, index, from, to) => {
    const number = (kind === "f" ? functions : globals).get(index);
    writer.add(bytes.subarray(copied, from)).add(leb(/** @type {number} */ (number)));
    copied = to;
  });
  const code = writer.add(bytes.subarray(copied)).bytes();
  return new Writer().add(leb(code.length)).add(code).bytes();
}

/**
 * @param {Module} module
 * @param {Map<number, number>} functions
 * @param {Map<number, number>} globals
 * @param {{name: string, kind: number, index: number}[]} kept exports
 * @returns {Map<number, Uint8Array>} new content by section
 */
function rewrite(module, functions, globals, kept) {
  const counts = [0, 0, 0, 0, 0];
  const imports = module.imports.filter(({ kind }) => {
    const index = counts[kind]++;
    return kind === KIND.function ? functions.has(index) : kind !== KIND.global || globals.has(index);
  });
  const alive = [...functions.keys()].filter((index) => index >= module.importedFunctions);
  const own = alive.map((index) => index - module.importedFunctions);
  const element = new Writer().add([1, 0, 0x23]).add(leb(globals.get(module.elements.global) ?? 0)).add([0x0b]);
  element.add(leb(module.elements.functions.length));
  module.elements.functions.forEach((index) => element.add(leb(functions.get(index) ?? 0)));
  return new Map([
    [2, vector(imports.map(({ bytes }) => bytes))],
    [3, vector(own.map((index) => module.types[index].bytes))],
    [6, vector(module.globals.filter((_, index) => globals.has(index + module.importedGlobals)).map(({ bytes }) => bytes))],
    [7, vector(kept.map((entry) => exportBytes(entry, functions, globals)))],
    [8, Uint8Array.from(leb(functions.get(module.start) ?? 0))],
    [9, element.bytes()],
    [10, vector(own.map((index) => rewriteBody(module.bodies[index].bytes, functions, globals)))],
  ]);
}

/**
 * @param {{name: string, kind: number, index: number}} entry
 * @param {Map<number, number>} functions
 * @param {Map<number, number>} globals
 * @returns {Uint8Array}
 */
function exportBytes({ name, kind, index }, functions, globals) {
  const text = new TextEncoder().encode(name);
  const number = kind === KIND.function ? functions.get(index) : kind === KIND.global ? globals.get(index) : index;
  return new Writer().add(leb(text.length)).add(text).add([kind]).add(leb(number ?? 0)).bytes();
}

/**
 * Shrink a module.
 * @param {Uint8Array} bytes
 * @param {string[]} names exports to keep
 * @returns {Uint8Array}
 * @throws {UnknownWasmError} a name is not exported, or the module holds what this tool does not know
 */
export function shrink(bytes, names) {
  const module = new Module(bytes);
  const kept = module.exports.filter(({ name }) => names.includes(name));
  const missing = names.filter((name) => !kept.some((entry) => entry.name === name));
  if (missing.length) throw new UnknownWasmError(`not exported: ${missing.join(", ")}`);
  const reached = reach(module, kept);
  const functions = renumber(module.importedFunctions + module.types.length, reached.functions);
  const globals = renumber(module.importedGlobals + module.globals.length, reached.globals);
  const content = rewrite(module, functions, globals, kept);
  const writer = new Writer().add(bytes.subarray(0, 8));
  for (const section of module.sections) {
    const fresh = content.get(section.id) ?? section.content;
    writer.add([section.id]).add(leb(fresh.length)).add(fresh);
  }
  return writer.bytes();
}

const [source, target, interior] = process.argv.slice(2);
const { CORE_EXPORTS } = await import(interior);
const small = shrink(readFileSync(source), CORE_EXPORTS);
writeFileSync(target, small);
console.log(new Module(small).imports.find(({ kind }) => kind === KIND.table)?.least);
