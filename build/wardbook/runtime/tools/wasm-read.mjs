/** Reading WebAssembly: numbers, sections, and the places in code where functions, globals, types and tags are named. */

/** A place in the binary that this small reader does not know; the build stops rather than guess. */
export class UnknownWasmError extends Error {}

/** A reader over bytes. */
export class Reader {
  /** @param {Uint8Array} bytes @param {number} [at] */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** Unsigned LEB128 of up to 32 bits. */
  u32() {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  /** Pass over a LEB128 number of any kind. */
  skipLeb() {
    while (this.bytes[this.at++] >= 128);
  }

  /** @param {number} count */
  skip(count) {
    this.at += count;
  }

  name() {
    const length = this.u32();
    const text = new TextDecoder().decode(this.bytes.subarray(this.at, this.at + length));
    this.at += length;
    return text;
  }

  /** Limits of a memory or table; gives the least size. */
  limits() {
    const flags = this.byte();
    const least = this.u32();
    if (flags & 1) this.skipLeb();
    return least;
  }
}

/**
 * Split a module into its sections.
 * @param {Uint8Array} bytes
 * @returns {{id: number, content: Uint8Array}[]}
 */
export function sections(bytes) {
  const reader = new Reader(bytes, 8);
  const found = [];
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const size = reader.u32();
    found.push({ id, content: bytes.subarray(reader.at, reader.at + size) });
    reader.skip(size);
  }
  return found;
}

/**
 * What an instruction's immediates are, by opcode: a list of kinds, read in order.
 * l: number to pass over, f: function, g: global, b: block type or heap type, 4/8: bytes, m: memory argument,
 * v: vector of numbers and one more, t: vector of value types.
 */
const IMMEDIATES = new Map(/** @type {[number, string][]} */ ([
  [0x02, "b"], [0x03, "b"], [0x04, "b"], [0x06, "b"], [0x07, "l"], [0x08, "l"], [0x09, "l"], [0x18, "l"],
  [0x0c, "l"], [0x0d, "l"], [0x0e, "v"], [0x10, "f"], [0x11, "ll"], [0x12, "f"], [0x13, "ll"], [0x1c, "t"],
  [0x20, "l"], [0x21, "l"], [0x22, "l"], [0x23, "g"], [0x24, "g"], [0x25, "l"], [0x26, "l"],
  [0x3f, "l"], [0x40, "l"], [0x41, "l"], [0x42, "l"], [0x43, "4"], [0x44, "8"], [0xd0, "b"], [0xd2, "f"],
]));
const PLAIN = new Set([0x00, 0x01, 0x05, 0x0b, 0x0f, 0x19, 0x1a, 0x1b, 0xd1]);
const BULK = new Map([[8, "ll"], [9, "l"], [10, "ll"], [11, "l"], [12, "ll"], [13, "l"], [14, "ll"], [15, "l"], [16, "l"], [17, "l"]]);

/**
 * @param {number} opcode
 * @param {Reader} reader just after the opcode
 * @returns {string}
 */
function immediates(opcode, reader) {
  const known = IMMEDIATES.get(opcode);
  if (known !== undefined) return known;
  if (PLAIN.has(opcode) || (opcode >= 0x45 && opcode <= 0xc4)) return "";
  if (opcode >= 0x28 && opcode <= 0x3e) return "m";
  if (opcode === 0xfc) {
    const sub = reader.u32();
    if (sub < 8) return "";
    const bulk = BULK.get(sub);
    if (bulk !== undefined) return bulk;
  }
  throw new UnknownWasmError(`opcode ${opcode.toString(16)} at ${reader.at}`);
}

/**
 * Walk over the instructions of an expression or function body.
 * @param {Reader} reader at the first instruction
 * @param {number} end where the code ends
 * @param {(kind: "f"|"g", index: number, from: number, to: number) => void} named told of each function and global named
 */
export function walkCode(reader, end, named) {
  while (reader.at < end) {
    for (const kind of immediates(reader.byte(), reader)) {
      if (kind === "l" || kind === "b") reader.skipLeb();
      else if (kind === "4") reader.skip(4);
      else if (kind === "8") reader.skip(8);
      else if (kind === "m") {
        if (reader.u32() >= 64) throw new UnknownWasmError("several memories");
        reader.skipLeb();
      } else if (kind === "v") for (let left = reader.u32() + 1; left > 0; left -= 1) reader.skipLeb();
      else if (kind === "t") reader.skip(reader.u32());
      else {
        const from = reader.at;
        const index = reader.u32();
        named(/** @type {"f"|"g"} */ (kind), index, from, reader.at);
      }
    }
  }
}
