/**
 * The one module that knows the interior of the pinned Pyodide: which functions its WebAssembly offers and asks for, and
 * how to stop its loader between start and bootstrap. Everything here may change with any release; its tests name what did.
 *
 * A restored Python needs none of Pyodide's JavaScript: memory is put back as it was after a run of all calculators, and a
 * function object in it is called through CPython's own C interface. A host function that nothing needed at build time is
 * a trap here: the start path fails, and the next one takes over.
 */

import { RuntimeFailure } from "./reasons.mjs";

/** What the WebAssembly must export for a restored Python to be called. */
export const CORE_EXPORTS = [
  "malloc", "free", "PyUnicode_FromStringAndSize", "PyUnicode_AsUTF8AndSize", "PyObject_CallOneArg", "_Py_DecRef",
];

/** Where the loader of the pinned Pyodide puts its main module. */
export const MEMORY_BASE = 1024;
export const TABLE_BASE = 1;
const PAGE = 65536;
const MOST_PAGES = 65536;
/** Words that are added up by one call. */
const PIECE = 1024;

/**
 * @typedef {{stackPointer: number, globals: Record<string, number>, pages: number, table: number, used: number,
 *   entry: number, sum: number}} Frame what has to be known of a snapshot besides its bytes
 * @typedef {{memory: WebAssembly.Memory, exports: Record<string, (...values: number[]) => number>,
 *   stackPointer: WebAssembly.Global}} Core a WebAssembly instance without Python's memory in it yet
 */

/**
 * The few host functions that calculations use.
 * @param {WebAssembly.Memory} memory
 * @param {WebAssembly.Table} table
 * @returns {Record<string, (...values: any[]) => number>}
 */
function hostFunctions(memory, table) {
  const view = () => new DataView(memory.buffer);
  return {
    _PyEM_TrampolineCall_JS: (index, first, second, third) => table.get(index)(first, second, third),
    _PyEM_GetCountArgsPtr: () => 0,
    _Py_CheckEmscriptenSignals_Helper: () => 0,
    clock_time_get: (_clock, _precision, target) => {
      view().setBigUint64(target, BigInt(Date.now()) * 1_000_000n, true);
      return 0;
    },
    emscripten_date_now: () => Date.now(),
    emscripten_get_now: () => performance.now(),
    emscripten_get_heap_max: () => MOST_PAGES * PAGE - PAGE,
    emscripten_resize_heap: (size) => {
      const missing = Math.ceil((size - memory.buffer.byteLength) / PAGE);
      try {
        memory.grow(Math.max(missing, 16));
        return 1;
      } catch {
        return 0;
      }
    },
    fd_write: (_file, vectors, count, target) => {
      let written = 0;
      for (let i = 0; i < count; i += 1) written += view().getUint32(vectors + i * 8 + 4, true);
      view().setUint32(target, written, true);
      return 0;
    },
  };
}

/**
 * @param {string} name
 * @returns {() => never}
 */
function trap(name) {
  return () => {
    throw new RuntimeFailure("python-error", `Python asked its host for ${name}`);
  };
}

/**
 * Everything that the module imports: our host functions, values, and traps for the rest.
 * @param {WebAssembly.Module} module
 * @param {{pages: number, table: number, globals: Record<string, number>}} frame
 */
function importsFor(module, frame) {
  const memory = new WebAssembly.Memory({ initial: frame.pages, maximum: MOST_PAGES });
  const table = new WebAssembly.Table({ initial: frame.table + TABLE_BASE, element: "anyfunc" });
  const stackPointer = new WebAssembly.Global({ value: "i32", mutable: true }, 0);
  const host = hostFunctions(memory, table);
  /** @type {Record<string, WebAssembly.ImportValue>} */
  const fixed = {
    memory,
    __indirect_function_table: table,
    __stack_pointer: stackPointer,
    __memory_base: new WebAssembly.Global({ value: "i32", mutable: false }, MEMORY_BASE),
    __table_base: new WebAssembly.Global({ value: "i32", mutable: false }, TABLE_BASE),
  };
  const tag = /** @type {{Tag: new (type: {parameters: string[]}) => WebAssembly.ImportValue}} */ (/** @type {unknown} */ (WebAssembly));
  /** @type {Record<string, Record<string, WebAssembly.ImportValue>>} */
  const imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    if (kind === "function") imports[from][name] = host[name] ?? trap(name);
    else if (from.startsWith("GOT.")) imports[from][name] = new WebAssembly.Global({ value: "i32", mutable: true }, frame.globals[name] ?? 0);
    else if (String(kind) === "tag") imports[from][name] = new tag.Tag({ parameters: ["i32"] });
    else if (fixed[name]) imports[from][name] = fixed[name];
    else throw new RuntimeFailure("python-error", `the module imports ${name} of a kind unknown here`);
  }
  return { imports, memory, stackPointer };
}

/**
 * Instantiate the shrunk WebAssembly: its static data is in memory then, Python's is not.
 * @param {WebAssembly.Module} module
 * @param {{pages: number, table: number, globals: Record<string, number>}} frame
 * @returns {Promise<Core>}
 */
export async function instantiateCore(module, frame) {
  const { imports, memory, stackPointer } = importsFor(module, frame);
  const instance = await WebAssembly.instantiate(module, imports);
  return { memory, stackPointer, exports: /** @type {Core["exports"]} */ (instance.exports) };
}

/**
 * The parts of memory that a snapshot has a say in: all that is used but the stack.
 * @param {Frame} frame
 * @returns {[number, number][]}
 */
export function judgedParts(frame) {
  return [staticPart(frame), [frame.globals.__stack_high, frame.used]];
}

/**
 * The part of memory that the module itself fills.
 * @param {Frame} frame
 * @returns {[number, number]}
 */
export function staticPart(frame) {
  return [MEMORY_BASE, frame.globals.__stack_low];
}

/**
 * @param {Int32Array} words
 * @param {number} from
 * @param {number} to
 * @returns {number}
 */
function sumOfWords(words, from, to) {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum = (sum + words[i]) | 0;
  return sum;
}

/**
 * Add up memory as 32-bit words, a piece at a time: a browser makes a function fast once it has been called often.
 * @param {ArrayBuffer} buffer
 * @param {[number, number][]} parts
 * @returns {number}
 */
export function sumOf(buffer, parts) {
  const words = new Int32Array(buffer);
  let sum = 0;
  for (const [from, to] of parts) {
    for (let at = from >> 2; at < to >> 2; at += PIECE) sum = (sum + sumOfWords(words, at, Math.min(at + PIECE, to >> 2))) | 0;
  }
  return sum;
}

/**
 * Make the frozen function callable: text in, text out, nothing kept.
 * @param {Core} core with Python's memory in it
 * @param {number} entry address of the function object
 * @returns {(request: string) => string}
 */
export function callable(core, entry) {
  const { memory, exports: python } = core;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const lengthCell = python.malloc(4);
  return (request) => {
    const bytes = encoder.encode(request);
    const buffer = python.malloc(bytes.length + 1);
    if (!buffer) throw new RuntimeFailure("out-of-memory", "no room for the request");
    new Uint8Array(memory.buffer).set(bytes, buffer);
    const text = python.PyUnicode_FromStringAndSize(buffer, bytes.length);
    python.free(buffer);
    const reply = text && python.PyObject_CallOneArg(entry, text);
    if (!reply) throw new RuntimeFailure("python-error", "Python raised an exception");
    const from = python.PyUnicode_AsUTF8AndSize(reply, lengthCell);
    const length = new DataView(memory.buffer).getInt32(lengthCell, true);
    const answer = decoder.decode(new Uint8Array(memory.buffer, from, length));
    python._Py_DecRef(text);
    python._Py_DecRef(reply);
    return answer;
  };
}

/**
 * Put the stack where the snapshot had it.
 * @param {Core} core
 * @param {Frame} frame
 */
export function setStack(core, frame) {
  core.stackPointer.value = frame.stackPointer;
}

/**
 * A Python that has started but that Pyodide has not yet made its own.
 * @typedef {{run: (source: string) => void, write: (path: string, bytes: Uint8Array) => void, read: (path: string) => string,
 *   memory: () => Uint8Array, frame: () => Pick<Frame, "stackPointer" | "globals" | "pages" | "used">}} BarePython
 */

/** Options of `loadPyodide` that fix what would otherwise differ from machine to machine. */
export const FIXED_OPTIONS = { _sysExecutable: "wardbook", env: { LANG: "C.UTF-8", PYTHONHASHSEED: "0", HOME: "/" } };

/**
 * Run Pyodide's loader until Python has started, then leave it waiting: nothing of Pyodide's own Python is imported.
 * @param {(options: object) => Promise<unknown>} loadPyodide
 * @param {object} options
 * @param {Record<string, Uint8Array>} files written before Python starts
 * @returns {Promise<BarePython>}
 */
export function startBare(loadPyodide, options, files) {
  const world = /** @type {{_createPyodideModule: (settings: any) => Promise<any>}} */ (/** @type {unknown} */ (globalThis));
  const create = world._createPyodideModule;
  if (typeof create !== "function") throw new Error("Pyodide's script has no _createPyodideModule");
  return new Promise((resolve, reject) => {
    world._createPyodideModule = async (settings) => {
      /** @type {any} */
      let imports;
      const instantiate = settings.instantiateWasm;
      settings.instantiateWasm = (/** @type {any} */ offered, /** @type {unknown} */ done) => {
        imports = offered;
        return instantiate(offered, done);
      };
      settings.preRun.push((/** @type {any} */ starting) => writeAll(starting.FS, files));
      create(settings).then((module) => resolve(bare(module, imports)), reject);
      return new Promise(() => undefined);
    };
    loadPyodide({ ...FIXED_OPTIONS, ...options }).catch(reject);
  });
}

/**
 * @param {any} fs
 * @param {Record<string, Uint8Array>} files
 */
function writeAll(fs, files) {
  for (const [path, bytes] of Object.entries(files)) {
    fs.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    fs.writeFile(path, bytes);
  }
}

/**
 * @param {any} module
 * @param {any} imports
 * @returns {BarePython}
 */
function bare(module, imports) {
  const { HEAP32, FS: fs } = module;
  HEAP32[(module.__PyRuntime + HEAP32[module.__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET >> 2]) >> 2] = 0;
  return {
    run: (source) => {
      const text = module.stringToNewUTF8(source);
      const failed = module._PyRun_SimpleString(text);
      module._free(text);
      if (failed) throw new Error("Python raised an exception; it stands above");
    },
    write: (path, bytes) => writeAll(fs, { [path]: bytes }),
    read: (path) => fs.readFile(path, { encoding: "utf8" }),
    memory: () => new Uint8Array(module.HEAP8.buffer),
    frame: () => ({
      stackPointer: imports.env.__stack_pointer.value,
      globals: Object.fromEntries(Object.entries(imports["GOT.mem"]).filter(([name]) => /^__(heap_base|stack_low|stack_high)$/.test(name))
        .map(([name, cell]) => [name, /** @type {WebAssembly.Global} */ (cell).value])),
      pages: module.HEAP8.length / PAGE,
      used: module._sbrk(0),
    }),
  };
}

/**
 * Write zeros over what Python has freed, so that the same state is the same bytes: the allocator's free chunks and the
 * unused stack.
 * @param {Uint8Array} memory
 * @param {Pick<Frame, "stackPointer" | "globals" | "used">} frame
 * @throws {Error} the heap is not laid out as this release's allocator does
 */
export function blankFree(memory, frame) {
  const words = new Uint32Array(memory.buffer);
  memory.fill(0, frame.globals.__stack_low, frame.stackPointer);
  let at = frame.globals.__heap_base;
  while (at < frame.used) {
    const head = words[(at + 4) >> 2];
    const size = head & ~7;
    if (size < 16 || at + size > frame.used) throw new Error(`no heap chunk begins at ${at}`);
    // A free chunk keeps its links: two words in small ones, six in those that stand in a tree.
    if (!(head & 2)) memory.fill(0, Math.min(at + (size < 256 ? 16 : 32), at + size), at + size);
    at += size;
  }
  if (at !== frame.used) throw new Error("the heap does not end where it should");
}
