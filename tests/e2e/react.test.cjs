// A page of React, in its development build, which complains of everything that is not as it left it.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const { test } = require("node:test");
const { becomes, openHost, packages } = require("./page.cjs");

const NOTES = "All times UTC\n10:02 pager fired\n10:05 checkout was down\n10:40 checkout is back\n";

/** React as one script: its modules as functions, and the few that ask for each other. */
const MODULES = {
  react: "react/cjs/react.development.js",
  scheduler: "scheduler/cjs/scheduler.development.js",
  "react-dom": "react-dom/cjs/react-dom.development.js",
  "react-dom/client": "react-dom/cjs/react-dom-client.development.js",
};

function react() {
  const folder = packages.resolve("react").replace(/react\/index\.js$/, "");
  const inside = packages.resolve("react-dom").replace(/react-dom\/index\.js$/, "");
  const file = (name) => fs.readFileSync((name.startsWith("react/") ? folder : inside) + name, "utf8");
  const modules = Object.entries(MODULES).map(([name, from]) => `${JSON.stringify(name)}(module, exports, require) {${file(from)}\n}`);
  return `const all = {${modules.join(",\n")}}, made = {}, process = { env: { NODE_ENV: "development" } };
    const require = (name) => { if (!made[name]) { const module = { exports: made[name] = {} }; all[name](module, module.exports, require); made[name] = module.exports; } return made[name]; };
    globalThis.React = require("react"); globalThis.ReactDOM = require("react-dom/client");`;
}

/** A page with React, an app, and the script. */
async function open(t, { app, root = "", script = "" }) {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>App</title><script src="react.js"></script>
    <script ${script} src="incident-timeline.js"></script></head><body><div id="root">${root}</div><script src="app.js"></script></body></html>`;
  const { page, context, base } = await openHost(t, "<title>Empty</title>");
  const answer = (name, contentType, body) => context.route(base + name, (route) => route.fulfill({ contentType, body }));
  await answer("react.js", "text/javascript", `(() => {${react()}})();`);
  await answer("app.js", "text/javascript", app);
  await answer("app.html", "text/html", html);
  await page.goto(`${base}app.html`);
  return page;
}

/** What is held once all garbage is gone: the browser's own count of nodes and listeners, bytes of scripts and of the wasm. */
async function kept(page) {
  const session = await page.context().newCDPSession(page);
  // What React notes down of each step for the tools of developers.
  await page.evaluate(() => performance.clearMeasures());
  for (let time = 0; time < 3; time++) await session.send("HeapProfiler.collectGarbage");
  const { documents, nodes, jsEventListeners: listeners } = await session.send("Memory.getDOMCounters");
  const { usedSize: heap } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return { documents, nodes, listeners, heap, wasm: await page.evaluate(() => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)) };
}

/** Keeps hold of the memory of each wasm that the page starts. */
const MEMORIES = `globalThis.memories = [];
  const start = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...all) => {
    const made = await start(...all);
    memories.push((made.instance ?? made).exports.memory);
    return made;
  };`;

test("a page that adds, changes and removes blocks a hundred times is not disturbed", async (t) => {
  const page = await open(t, {
    app: `
      const { createElement: h, useState, Fragment } = React;
      function App() {
        const [items, set] = useState([]);
        globalThis.put = set;
        return h("main", null, items.map(({ key, kind, notes }) =>
          kind === "element" ? h("incident-timeline", { key, notes })
          : kind === "words" ? h("p", { key }, notes)
          : h(Fragment, { key }, h("pre", { className: kind === "code" ? undefined : "incident-timeline" },
              kind === "code" ? h("code", { className: "language-incident-timeline" }, notes) : notes))));
      }
      ReactDOM.createRoot(document.getElementById("root")).render(h(App));`,
  });
  await page.waitForFunction(() => globalThis.put && customElements.get("incident-timeline"));
  await page.evaluate(MEMORIES);
  const hundred = () => page.evaluate(async (notes) => {
    const kinds = ["pre", "code", "element", "words"];
    for (let round = 0; round < 100; round++) {
      const items = Array.from({ length: round % 5 }, (_, n) => ({
        key: (round * 7 + n * 3) % 6 + 10 * n, kind: kinds[(round + n * (round % 3)) % 4], notes: notes + "10:" + (41 + ((round + n) % 10)) + " line " + round + "\\n",
      }));
      put(items);
      for (let frames = round % 4; frames >= 0; frames--) await new Promise(requestAnimationFrame);
    }
    put([{ key: "last", kind: "code", notes }, { key: "words", kind: "words", notes: "the end" }]);
  }, NOTES);
  const last = () => page.waitForFunction(() => document.querySelectorAll("incident-timeline").length === 1 && document.querySelector("pre + incident-timeline").incident);
  await hundred();
  await last();
  assert.deepEqual(await page.locator("main > *").evaluateAll((all) => all.map((one) => one.localName)), ["pre", "incident-timeline", "p"]);
  // What the first hundred left is what the page needs; another hundred leaves no more.
  const before = await kept(page);
  await hundred();
  await last();
  /** The most that is kept, as a share of that: of hundreds of pictures a busy browser was seen to hold on to one. */
  const MOST = { documents: 1, nodes: 1.5, listeners: 1.1, heap: 1.1, wasm: 1 };
  const over = (after) => Object.keys(MOST).filter((name) => after[name] > before[name] * MOST[name]);
  await becomes(async () => over(await kept(page)), []);
  await page.evaluate(() => put([]));
  await page.waitForFunction(() => !document.querySelector("main").firstChild);
});

test("a page that the server made is taken over without a difference, however late", async (t) => {
  const server = require(packages.resolve("react-dom/server"));
  const { createElement: h } = require(packages.resolve("react"));
  const fence = h("main", null, h("h1", null, "Wiki"), h("pre", null, h("code", { className: "language-incident-timeline" }, NOTES)), h("p", null, "after"));
  const page = await open(t, {
    root: server.renderToString(fence),
    script: "async",
    app: `
      const h = React.createElement;
      globalThis.__next_f = [];
      const fence = h("main", null, h("h1", null, "Wiki"), h("pre", null, h("code", { className: "language-incident-timeline" }, ${JSON.stringify(NOTES)})), h("p", null, "after"));
      globalThis.takeOver = () => ReactDOM.hydrateRoot(document.getElementById("root"), fence, { onRecoverableError: (error) => console.error(String(error)) });`,
  });
  await page.waitForFunction(() => customElements.get("incident-timeline") && document.readyState === "complete");
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.equal(await page.locator("incident-timeline").count(), 0, "not before the page is taken over");
  await page.evaluate(() => takeOver());
  await page.waitForFunction(() => document.querySelector("pre + incident-timeline")?.incident);
});
