// Trunk's hook: makes the forms of the page, all around the one wasm build that Trunk has just finished.
//
//   index.html                  the hosted page: what is seen at once stands in it, with its styles and its loader inside, each
//                               allowed by hash
//   incident-timeline.html      the whole page in one file, for file:// and offline use, under its own strict policy
//   incident-timeline.js        the script for other people's pages, which fetches the two below once there is something to draw
//   picture-*.js, picture-*.wasm
//   incident-timeline.single.js the same in one file
//   embed.html                  the picture of the notes in its address, for frames
//   404.html                    for hosts that show it where they have nothing: leads links whose # was changed to the page
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { deflateRawSync } from "node:zlib";
import { writePackage } from "./npm.mjs";
import { embeddedStyles, inDark } from "./shadow.mjs";
import { shrink } from "./shrink.mjs";

/** The oldest browsers that are supported. */
const TARGET = ["chrome103", "firefox113", "safari16.4"];

const here = dirname(fileURLToPath(import.meta.url));
const out = process.env.TRUNK_STAGING_DIR;
if (!out || !process.env.PAGE_TOOLS) fail("this is a hook for Trunk: run cargo xtask build");
const tool = async (path) => (await import(pathToFileURL(join(process.env.PAGE_TOOLS, path)))).default;
const binaryen = await tool("binaryen/index.js");
const esbuild = await tool("esbuild/lib/main.js");

const source = (name) => readFileSync(join(here, name), "utf8");
const built = (name, encoding) => readFileSync(join(out, name), encoding);
const files = readdirSync(out);
const only = (pattern) => {
  const found = files.filter((file) => pattern.test(file));
  return found.length === 1 ? found[0] : fail(`expected one file like ${pattern} in ${out}, found: ${found}`);
};

const wasmName = only(/^page.*_bg\.wasm$/);
const glueName = only(/^page.*\.js$/);
const renamed = shortNames();
const linked = built(wasmName);
const wasmBytes = madeFor("page");
const linkedGlue = built(glueName, "utf8");
const whole = encodedAtOnce(renamed(withoutFirst(linkedGlue)));
const module = withoutPicture(whole);
const glue = plainScript(module);
const html = tidyHtml(built("index.html", "utf8"));
const sheets = [...html.matchAll(/<link\b[^>]*rel="?stylesheet[^>]*>/g)].map(([tag]) => tag);
const sheetNames = sheets.map((tag) => /href="?(?:\.\/)?([^"\s>]+\.css)/.exec(tag)[1]);
const written = minified(sheetNames.map((name) => built(name, "utf8")).join(""), "css").trim();
const styles = switchable(written);

for (const name of sheetNames) rmSync(join(out, name));
writeFileSync(join(out, wasmName), wasmBytes);
writeFileSync(join(out, glueName), minified(module));
writeFileSync(join(out, "index.html"), hostedPage(await firstSight()));
writeFileSync(join(out, "incident-timeline.html"), oneFile());
embedScripts();
writeFileSync(join(out, "embed.html"), smallPage("embed", "script-src 'self' 'strict-dynamic' 'wasm-unsafe-eval'", "connect-src 'self'"));
writeFileSync(join(out, "404.html"), smallPage("404", "script-src", ""));

/** The page with all that is seen at once; `first` is what stands in it until the wasm takes its place. */
function hostedPage(first) {
  const parts = ["rescue", "early", "loader"].map((name) => source(`${name}.js`)).join("");
  const loader = minified(parts.replace("./GLUE", () => `./${glueName}`).replace("./WASM", () => `./${wasmName}`)).trim();
  const decides = minified(source("theme.js") + source("sight.js")).trim();
  const style = styles + minified(source("../styles/first.css"), "css").trim();
  [loader, decides, style].forEach(inline);
  const policy = [
    "default-src 'none'",
    `script-src 'self' '${hash(decides)}' '${hash(loader)}' 'wasm-unsafe-eval'`,
    `style-src '${hash(style)}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return withPolicy(withoutSheets(withoutLoader(html)), policy)
    .replace("</head>", () => `<script>${decides}</script><style>${style}</style></head>`)
    .replace('<div id="app"></div>', () => `<div id="app">${first}</div><script type="module">${loader}</script>`);
}

/** What the page draws at first, as the wasm writes it down: run here, before anything is taken out of it. */
async function firstSight() {
  const { default: init, first } = await import(`data:text/javascript,${encodeURIComponent(linkedGlue)}`);
  await init({ module_or_path: linked });
  return first();
}

/** `page` under a policy of its own. */
function withPolicy(page, policy) {
  return page.replace(/<meta\b[^>]*http-equiv="?content-security-policy[^>]*>/i, () =>
    `<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">`);
}

/** `styles` that are dark where the root element says so, or where it says nothing and the system is dark. */
function switchable(styles) {
  const schemes = ["dark", "light"].map((theme) => `:root[data-theme=${theme}]{color-scheme:${theme}}`).join("");
  const dark = (under) =>
    `@media screen and (prefers-color-scheme:dark){${under(":where(:root:not([data-theme=light]))")}}@media screen{${under(":where([data-theme=dark])")}}`;
  return `${inDark(styles, dark)}@media screen{${schemes}}`;
}

/** Writes a file that may be cached for good, for its name comes from its content; returns the name. */
function named(stem, content, extension) {
  const name = `${stem}-${createHash("sha256").update(content).digest("hex").slice(0, 16)}.${extension}`;
  writeFileSync(join(out, name), content);
  return name;
}

/** The page with everything inside. Its policy names what may run by hash and lets nothing be fetched. */
function oneFile() {
  const script = minified([glue, source("unpack.js"), source("theme.js"), source("rescue.js"), source("single.js")].join("\n"));
  inline(script);
  inline(styles);
  const policy = [
    "default-src 'none'",
    `script-src '${hash(script)}' 'wasm-unsafe-eval'`,
    `style-src '${hash(styles)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return withPolicy(withoutSheets(withoutLoader(html)), policy)
    .replace(/<link\b[^>]*rel="?(?:modulepreload|preload)[^>]*>/g, "")
    .replace("</head>", () => `<style>${styles}</style></head>`)
    .replace("</body>", () =>
      `<script type="text/plain" id="wasm">${packedWasm(wasmBytes)}</script><script type="module">${script}</script></body>`);
}

/** A page of its own with its styles and its script inside, each allowed by hash. */
function smallPage(name, scripts, others) {
  const [script, style] = [bundled(`${name}.js`, {}), minified(source("embed.css"), "css").trim()];
  inline(script);
  inline(style);
  const policy = ["default-src 'none'", `${scripts} '${hash(script)}'`, `style-src '${hash(style)}'`, others, "base-uri 'none'", "form-action 'none'"];
  return tidyHtml(source(`${name}.html`))
    .replace("POLICY", policy.filter(Boolean).join("; "))
    .replace("STYLE", () => style)
    .replace("SCRIPT", () => script);
}

/** The script for any page, classic or module, and what it draws with: beside it, or inside. */
function embedScripts() {
  const css = minified(embeddedStyles(written), "css").trim();
  // A function: the wasm starts anew where it broke, and what is left of the old one may no longer call it.
  const drawing = `() => {
    ${plainScript(whole)}
    return { init, Picture, stop: () => { wasm = new Proxy({}, { get: () => () => {} }) } };
  }`;
  const bytes = madeFor("picture");
  const side = bundled("host/side.js", { format: "esm" });
  const script = minified(`${side} export const glue = ${drawing}; export const css = ${JSON.stringify(css)};`);
  const own = bundled("host/side.js", { globalName: "own" });
  const packed = `{ ...own, glue: ${drawing}, css: ${JSON.stringify(css)}, wasm: ${JSON.stringify(packedWasm(bytes))} }`;
  const sum = createHash("sha256").update(bytes).digest("base64");
  const names = { GLUE: named("picture", script, "js"), WASM: named("picture", bytes, "wasm"), SUM: `sha256-${sum}` };
  if (process.env.MAKE_NPM) {
    const element = loader({ SUM: names.SUM, SINGLE: "" }, { PACKED: "undefined" }, { format: "esm", minify: false });
    const reader = madeFor("reader");
    writePackage({ folder: join(out, "npm"), root: join(here, ".."), element, glue: plainScript(whole), picture: { script, wasm: bytes }, reader });
  }
  const single = minified(`(() => { ${own} const PACKED = ${packed};\n${loader({ ...names, SINGLE: "" })} })();`);
  writeFileSync(join(out, "incident-timeline.single.js"), single);
  const pinned = `incident-timeline.single.js?${createHash("sha256").update(single).digest("hex").slice(0, 16)}`;
  writeFileSync(join(out, "incident-timeline.js"), loader({ ...names, SINGLE: pinned }, { PACKED: "undefined" }));
}

/** The modules of `web/host` as one script, with these names of files in it. */
function loader(names, others = {}, form = {}) {
  const define = { ...others };
  for (const [name, value] of Object.entries(names)) define[name] = JSON.stringify(value);
  return bundled("host/index.js", { define, ...form });
}

/** A module and what it imports as one script. */
function bundled(name, options) {
  const usual = { bundle: true, write: false, format: "iife", minify: true, target: TARGET, charset: "utf8" };
  return esbuild.buildSync({ entryPoints: [join(here, name)], ...usual, ...options }).outputFiles[0].text;
}

/**
 * A function that puts a number in the place of each name that wasm and script share: wasm-bindgen ends those with a hash, which
 * does not pack. A name keeps its length, so that nothing else in the wasm moves.
 */
function shortNames() {
  const numbers = new Map();
  const number = (name) => {
    if (!numbers.has(name)) numbers.set(name, `${numbers.size}`.padStart(name.length, "_"));
    return numbers.get(name);
  };
  return (text) => text.replace(/__wb[a-z]\w*_[0-9a-f]{16}\b/g, number);
}

/** wasm-bindgen's module where the browser encodes long texts at once: it takes them over letter by letter, which is for short ones. */
function encodedAtOnce(module) {
  const loop = "for (; offset < len; offset++) {";
  if (!module.includes(loop)) fail("the wasm's script takes texts over in another way");
  return module.replace(loop, "for (; len < 1_000 && offset < len; offset++) {");
}

/** wasm-bindgen's module without what only the build calls. */
function withoutFirst(module) {
  const kept = module.replace(/^export function first\(.*\{\n[\s\S]*?\n\}\n/m, "");
  return kept === module ? fail("the wasm's script has no first sight") : kept;
}

/** wasm-bindgen's module for the page, which draws no pictures of other pages. */
function withoutPicture(module) {
  const kept = module.replace(/^export (?:class Picture|function (?:parse|render)\b.*) \{\n[\s\S]*?\n\}\n/gm, "").replace(/^(const PictureFinalization =|if \(Symbol\.dispose\) Picture)[\s\S]*?;\n/gm, "");
  return /\bPicture|\bparse\(notes/.test(kept) || kept === module ? fail("the wasm's script writes its classes in another way") : kept;
}

/** wasm-bindgen's module as plain declarations: `__wbg_init` starts it, the exports become functions. */
function plainScript(module) {
  const plain = module
    .replace(/\bexport\s*\{[^}]*\}\s*;?/g, "")
    .replace(/\bexport\s+(?=(?:async\s+)?(?:function|class|const|let)\b)/g, "")
    .replace(/\bimport\.meta\.url\b/g, "location.href")
    .replace(/__wbg_init\b/g, "init");
  if (/\b(?:import|export)\s*[{*"']|\bimport\.meta\b/.test(plain)) {
    fail("the wasm's script imports or exports something that one script cannot hold");
  }
  return plain;
}

/** `page` without what Trunk put in to start the wasm. */
function withoutLoader(page) {
  const kept = page.replace(/<script\b[^>]*>[^<]*TrunkApplicationStarted[\s\S]*?<\/script>/, "");
  return kept === page ? fail("Trunk's loader was not found in index.html") : kept;
}

/** `page` without its style sheets. */
function withoutSheets(page) {
  return sheets.reduce((rest, tag) => rest.replace(tag, ""), page);
}

/** The wasm with what that form of the page runs. */
function madeFor(form) {
  const bytes = versioned(Buffer.from(renamed(shrink(linked, binaryen, form).toString("latin1")), "latin1"));
  return WebAssembly.validate(bytes) ? bytes : fail("the wasm is not valid with its imports renamed");
}

/** `bytes` with the version in a section of its own, which nothing runs. It is there before anything takes the sum of them. */
function versioned(bytes) {
  const version = /^version = "(.+)"/m.exec(readFileSync(join(here, "../Cargo.toml"), "utf8"))[1];
  const section = Buffer.from(`\x07versionincident-timeline ${version}`, "latin1");
  return Buffer.concat([bytes, Buffer.from([0, section.length]), section]);
}

function packedWasm(bytes) {
  return deflateRawSync(bytes, { level: 9 }).toString("base64");
}

/** A module (`js`) or styles (`css`) in as few letters as the oldest supported browsers understand. */
function minified(text, loader = "js") {
  return esbuild.transformSync(text, { loader, target: TARGET, minify: true, format: loader === "js" ? "esm" : undefined }).code;
}

/** Trunk's page without empty lines and without the attributes that were meant for Trunk. */
function tidyHtml(page) {
  return page.replace(/\s+data-integrity="?none"?/g, "").replace(/^\s+/gm, "");
}

/** Refuses text that would end the inline element it stands in. */
function inline(text) {
  if (/<\/(?:script|style)|<!--/i.test(text)) fail("the inline part would end its own element");
}

function hash(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function fail(message) {
  console.error(`web/forms.mjs: ${message}`);
  process.exit(1);
}
