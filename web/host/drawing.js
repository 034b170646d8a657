// The wasm that draws: fetched when the first picture is near, started once a page, and started anew where it broke.
// GLUE, WASM, SUM and SINGLE are the names of files beside the script, put in by web/forms.mjs; PACKED is all of them in one, where
// the host allows one file only.

/** What the script's own element says for all blocks: `data-compact`, `data-theme`, `data-selector`, `data-page`. */
export const OPTIONS = { ...document.currentScript?.dataset };

/** Where the files lie. */
const HERE = document.currentScript?.src ?? document.querySelector('script[src*="incident-timeline"]')?.src ?? document.baseURI;
const beside = (name) => new URL(name, HERE).href;

/** On the disk and in a sandbox nothing may be fetched but scripts of the old kind. */
const alone = self.origin === "null";

/** The smallest module: where it may not be compiled, no other is fetched. */
const NOTHING = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

let address;
let parts;
let instance;
let breaking;
let turn = Promise.resolve();

/** Pictures that are drawn, and empty ones: those are used again, for the wasm never lets go of what it has drawn in. */
const live = new Set();
const idle = [];

/** Hands over the parts of the script that holds all in one file. */
let handOver;
const handed = new Promise((resolve) => (handOver = resolve));
export { handOver };

/** What pictures are made with, `{ glue, module, sheet, side }`; rejects where it is not allowed or not to be had. */
export function load() {
  parts ??= (async () => {
    new WebAssembly.Module(NOTHING);
    const { css, ...rest } = await (PACKED ? unpacked(PACKED) : alone ? inOneFile() : SINGLE ? fetched().catch(inOneFile) : fetched());
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return { ...rest, sheet };
  })();
  return parts;
}

async function fetched() {
  const [made, module] = await Promise.all([import(beside(GLUE)), streamed()]);
  return { ...made, module };
}

async function streamed() {
  address = beside(WASM);
  const response = await fetch(address, { integrity: SUM });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const typed = response.headers.get("Content-Type") === "application/wasm";
  return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** Where the host lets no files be fetched, they come as a script. */
async function inOneFile() {
  const script = document.createElement("script");
  const failed = new Promise((_, reject) => (script.onerror = () => reject(new Error(`${SINGLE} was not found beside the script`))));
  if (new URL(HERE).origin === self.origin) await import(beside(SINGLE));
  else {
    script.src = beside(SINGLE);
    document.head.append(script);
  }
  return unpacked(await Promise.race([handed, failed]));
}

async function unpacked({ wasm, ...made }) {
  return { ...made, module: await WebAssembly.compile(await unpack(wasm)) };
}

/** Turns the packed wasm back into bytes, with what every supported browser has built in. */
async function unpack(base64) {
  const packed = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

function started() {
  instance ??= load().then(async ({ glue, module }) => {
    const made = glue();
    await made.init({ module_or_path: module });
    return made;
  });
  return instance;
}

/**
 * Draws one picture after the other, so that it is known which breaks. `place` puts it on the page, `told` hears of what changes in
 * it, `lost` that it broke later, with all others.
 */
export function draw(wanted) {
  const drawn = turn.then(() => one(wanted));
  turn = drawn.then(() => {}, () => {});
  return drawn;
}

async function one({ place, notes, told, lost }) {
  const { Picture } = await started();
  const entry = idle.pop() ?? { root: Object.assign(document.createElement("div"), { className: "embedded" }) };
  place(entry.root);
  try {
    await new Promise((resolve, reject) => {
      breaking = reject;
      entry.told = (read) => read && queueMicrotask(resolve);
      if (entry.picture) entry.picture.renew(notes);
      else entry.picture = new Picture(entry.root, notes, (read) => entry.told(read));
    });
  } catch (error) {
    breaking = undefined;
    broke(error);
    throw error;
  }
  breaking = undefined;
  Object.assign(entry, { told, lost });
  live.add(entry);
  entry.picture.destroy = () => live.delete(entry) && empty(entry);
  return entry.picture;
}

/** Takes a picture away. It is idle once it has said that it is empty. */
function empty(entry) {
  entry.root.remove();
  entry.lost = undefined;
  entry.told = (read) => read && idle.push(entry);
  entry.picture.renew("");
}

/** A panic leaves the wasm in doubt for all pictures of the page: they are drawn anew with a fresh one. */
function broke(error) {
  if (breaking) return breaking(error);
  instance?.then(({ stop }) => stop());
  instance = undefined;
  const all = [...live];
  live.clear();
  idle.length = 0;
  for (const { lost } of all) lost(error);
}

function heard(error) {
  const stack = String(error?.stack);
  // Others may have a wasm of their own on the page.
  if (/wasm-function\[/.test(stack) && (stack.includes(address) || !stack.includes(".wasm:"))) broke(error);
}

addEventListener("error", ({ error }) => heard(error));
addEventListener("unhandledrejection", ({ reason }) => heard(reason));
