// The package for npm as others use it: packed, installed, asked in Node, imported on a server, drawn in a page.
"use strict";

const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { test } = require("node:test");
const { serve } = require("../../xtask/node/serve.cjs");
const { DIST, newPage } = require("../e2e/page.cjs");

const NOTES = "All times UTC\n2024-05-03\n10:02 pager fired\n10:05 checkout was down\n10:40 checkout is back\n";

/** A project that has nothing but the package. */
function project(t) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "package-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const npm = (...words) => execFileSync("npm", words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const [{ filename, files }] = JSON.parse(npm("pack", path.join(DIST, "npm"), "--json"));
  fs.writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }');
  npm("install", "--offline", "--no-audit", "--no-fund", `./${filename}`);
  const node = (script) => execFileSync("node", ["--input-type=module", "-e", script], { cwd: folder, encoding: "utf8" });
  return { folder, files: files.map(({ path }) => path), node };
}

test("it is packed whole, with types, licences and hashes, and without scripts that run at the installation", async (t) => {
  const { folder, files } = project(t);
  const named = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "THIRD-PARTY.txt", "custom-elements.json", "element.js", "incident-timeline.d.ts", "index.js", "integrity.json",
    "package.json", "picture.js", "picture.wasm", "reader.d.ts", "reader.js", "reader.wasm"];
  assert.deepEqual(files.sort(), named);
  const home = path.join(folder, "node_modules/incident-timeline");
  const { scripts, exports, dependencies } = JSON.parse(fs.readFileSync(path.join(home, "package.json"), "utf8"));
  assert.deepEqual([scripts, dependencies], [undefined, undefined]);
  for (const file of Object.values(exports).flatMap((one) => (typeof one === "string" ? one : Object.values(one)))) {
    assert.ok(fs.existsSync(path.join(home, file)), file);
  }
});

test("in Node it reads and draws notes, and its element does no harm", async (t) => {
  const { node } = project(t);
  const said = JSON.parse(node(`
    import { run } from "incident-timeline";
    import { parse, render } from "incident-timeline/reader";
    const [incident, svg] = [await parse(${JSON.stringify(NOTES)}), await render(${JSON.stringify(NOTES)})];
    const berlin = await parse("2024-05-03 10:02 Europe/Berlin pager fired");
    console.log(JSON.stringify({ ran: run() ?? null, texts: incident.events.map(({ text }) => text), svg: svg.slice(0, 4), drawn: svg.includes("pager fired"), offset: berlin.events[0].start.offset }));`));
  assert.deepEqual(said, { ran: null, texts: ["pager fired", "checkout was down", "checkout is back"], svg: "<svg", drawn: true, offset: "+02:00" });
});

/** Serves a folder and opens its page: three events are drawn. */
async function draws(t, folder, name) {
  const server = serve(folder);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.closeAllConnections() ?? server.close());
  const home = `http://127.0.0.1:${server.address().port}/`;
  const { page } = await newPage(t, { inside: home });
  await page.goto(home + name);
  await page.waitForFunction(() => document.querySelector("pre + incident-timeline")?.incident?.events.length === 3);
}

const html = (script) => `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Page</title>
  <script type="module" src="${script}"></script><pre class="incident-timeline">${NOTES}</pre></html>`;

test("a page draws with it as a module", async (t) => {
  const { folder } = project(t);
  fs.writeFileSync(path.join(folder, "page.html"), html("node_modules/incident-timeline/index.js"));
  await draws(t, folder, "page.html");
});

test("Vite bundles it", async (t) => {
  const { folder } = project(t);
  fs.writeFileSync(path.join(folder, "index.html"), html("main.js"));
  fs.writeFileSync(path.join(folder, "main.js"), 'import { run } from "incident-timeline";\nrun({ page: "/" });\n');
  execFileSync("node", [path.join(process.env.NPM_USERS, "vite/bin/vite.js"), "build"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  await draws(t, path.join(folder, "dist"), "index.html");
});
