// The package for npm, out of the same parts: the element as a module for bundlers and pages, and the reader without a page.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Imported on a server it does nothing; in a browser it brings the element and looks for blocks. */
const INDEX = `const element = globalThis.document ? import("./element.js") : undefined;
export const run = (options) => element?.then(({ run }) => run(options));
`;

/** The reader: in Node from the disk, elsewhere fetched, once and when it is first asked. */
const START = `
const address = new URL("./reader.wasm", import.meta.url);
let started;
const start = () => (started ??= (async () => {
  const bytes = address.protocol === "file:" ? await (await import("node:fs/promises")).readFile(address) : await (await fetch(address)).arrayBuffer();
  await init({ module_or_path: bytes });
})());
export async function parse(notes) { await start(); return JSON.parse(read(notes)); }
export async function render(notes) { await start(); return draw(notes); }
`;

const READER_TYPES = `import type { Incident } from "./incident-timeline.js";

/** What the notes say, as the incident JSON. Never fails: what is odd is a finding. */
export function parse(notes: string): Promise<Incident>;
/** The picture of the notes as the text of an SVG file. */
export function render(notes: string): Promise<string>;
`;

const README = `# incident-timeline

Draws the raw notes of an incident as a timeline.

\`\`\`js
import "incident-timeline"; // the element <incident-timeline> and blocks named incident-timeline
import { parse, render } from "incident-timeline/reader"; // in Node, too

const { events } = await parse("10:02 UTC pager fired");
const svg = await render("10:02 UTC pager fired");
\`\`\`

\`custom-elements.json\` lists attributes, members and events of the element, \`integrity.json\` the hashes of the files.
`;

const EXPORTS = {
  ".": { types: "./incident-timeline.d.ts", default: "./index.js" },
  "./reader": { types: "./reader.d.ts", default: "./reader.js" },
  "./custom-elements.json": "./custom-elements.json",
};

/**
 * Writes the package into `folder`. `root` is the project, `element` the loader as a module, `glue` the script of the wasm, `picture`
 * what pictures are made with and its wasm, `reader` the wasm without a page.
 */
export function writePackage({ folder, root, element, glue, picture, reader }) {
  const [version] = /(?<=^version = ")[^"]+/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"));
  const files = {
    "index.js": INDEX,
    "element.js": swapped(element, { "import(beside(GLUE))": 'import("./picture.js")', "beside(WASM)": 'new URL("./picture.wasm", import.meta.url)' }),
    "picture.js": picture.script,
    "picture.wasm": picture.wasm,
    "reader.js": swapped(glue, { "function parse(": "function read(", "function render(": "function draw(" }) + START,
    "reader.wasm": reader,
    "reader.d.ts": READER_TYPES,
    "README.md": README,
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "web/host/custom-elements.json", "web/host/incident-timeline.d.ts"]) {
    copyFileSync(join(root, name), join(folder, name.split("/").at(-1)));
  }
  const sums = Object.keys(files).filter((name) => /\.(js|wasm)$/.test(name)).map((name) => [name, `sha384-${createHash("sha384").update(files[name]).digest("base64")}`]);
  writeFileSync(join(folder, "integrity.json"), JSON.stringify(Object.fromEntries(sums), null, 2));
  writeFileSync(join(folder, "package.json"), JSON.stringify({
    name: "incident-timeline",
    version,
    description: "Draws the raw notes of an incident as a timeline",
    license: "MIT OR Apache-2.0",
    type: "module",
    exports: EXPORTS,
    types: "./incident-timeline.d.ts",
    customElements: "custom-elements.json",
    sideEffects: ["./index.js", "./element.js"],
  }, null, 2));
}

/** `text` with others in the place of these words, each of which must be there. */
function swapped(text, words) {
  return Object.entries(words).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${from} was not found`);
    return text.replaceAll(from, to);
  }, text);
}
