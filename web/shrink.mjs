// Makes the linked wasm smaller: a panic becomes a bare trap, its places in the source go, and Binaryen optimizes the rest.

/** Where a panic ends up: functions of the standard library and of what stands around it that never come back. */
const PANICS = /\bpanic_\w+|::panicking::panic\b|_fail(ed)?\b|handle_(alloc_)?error|capacity_overflow|panic_hook::hook/;
const LIBRARIES = /^<?(core|alloc|std|hashbrown|console_error_panic_hook|wasm_bindgen|__rustc)\b/;

/** What is left out of each form of the page: of what scripts call, by its name, and of the rooms of the library. */
const LEFT_OUT = {
  page: { calls: /^((__wbg_)?picture_|(parse|render|first)$)/ },
  picture: {
    calls: /^(mount|parse|render|first)$/,
    // What only writes, keeps, shares and imports: `PageMsg::looks` lets nothing through to it.
    rooms: /^<?incident_timeline::(redact|edit|export::(csv|html|markdown|mermaid)|import|link|sample|report|page::(notes|share|out|tabs|app::(editing|first|keeping|sharing|writing))|model::(text|sheet|drafts|history|fields))(::|>| )/,
  },
  reader: { calls: /^((mount|first)$|(__wbg_)?picture_)/ },
};

/** `bytes` as one `form` of the page runs them, without the words of panics, optimized. `binaryen` is the module of that name. */
export function shrink(bytes, binaryen, form) {
  const module = binaryen.readBinary(withoutLocations(bytes));
  const exported = Array.from({ length: module.getNumExports() }, (_, index) => binaryen.getExportInfo(module.getExportByIndex(index)).name);
  const { calls, rooms } = LEFT_OUT[form];
  const unused = exported.filter((name) => calls.test(name));
  if (unused.length === 0) throw new Error(`nothing is left out of the ${form}`);
  for (const name of unused) module.removeExport(name);
  const functions = Array.from({ length: module.getNumFunctions() }, (_, index) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(index)));
  const own = functions.filter(({ module }) => !module).map((one) => ({ ...one, plain: one.name.replace(/\[[0-9a-f]{16}\]/g, "") }));
  const panics = own.filter(({ plain, results }) => results === binaryen.none && LIBRARIES.test(plain) && PANICS.test(plain));
  // Names are what it goes by: without them all the words would stay, and nobody would see.
  if (!panics.some(({ name }) => name.includes("panicking::panic_fmt"))) throw new Error("the wasm's panics were not found");
  const uncalled = own.filter(({ plain }) => rooms?.test(plain) && !plain.includes(" as core::default::Default>"));
  if (rooms && uncalled.length === 0) throw new Error(`no room is left out of the ${form}`);
  for (const { name, params, results } of new Set([...panics, ...uncalled])) {
    module.removeFunction(name);
    module.addFunction(name, params, results, [], module.unreachable());
  }
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(0);
  // Nothing stands in the first kilobyte of memory: the far end of the stack does.
  binaryen.setLowMemoryUnused(true);
  // Large functions with one caller stay by themselves: inlined they pack worse, and the browser compiles giants slowly.
  binaryen.setOneCallerInlineMaxSize(100);
  module.optimize();
  module.runPasses(["strip-producers", "strip-target-features"]);
  return Buffer.from(module.emitBinary());
}

/** `bytes` with zeros in the place of each `core::panic::Location`: address and length of a path, line, column. */
function withoutLocations(bytes) {
  const blank = Buffer.from(bytes);
  for (const { address, data } of dataSegments(blank)) {
    const found = [];
    for (let at = -address & 3; at + 16 <= data.length; at += 4) {
      const [path, length, line, column] = [0, 4, 8, 12].map((word) => data.readUInt32LE(at + word));
      const [start, end] = [path - address, path - address + length];
      const plausible = start >= 0 && length > 3 && end <= data.length && line > 0 && column > 0 && column < 1000;
      if (plausible && data.toString("latin1", end - 3, end) === ".rs") found.push([at, at + 16], [start, end]);
    }
    // Not before all are found: many share a path.
    for (const [start, end] of found) data.fill(0, start, end);
  }
  return blank;
}

/** The parts of memory that the wasm comes with, as views of `bytes`, each with its address. */
function dataSegments(bytes) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  const found = [];
  while (at < bytes.length) {
    const [kind, size] = [bytes[at++], number()];
    const end = at + size;
    if (kind === 11) {
      for (let left = number(); left > 0; left--) {
        // Flag 0: active in the only memory, at `i32.const address end`.
        if (number() !== 0 || bytes[at++] !== 0x41) throw new Error("the wasm's data is laid out in another way");
        const address = number();
        at++;
        const length = number();
        found.push({ address, data: bytes.subarray(at, at + length) });
        at += length;
      }
    }
    at = end;
  }
  return found;
}
